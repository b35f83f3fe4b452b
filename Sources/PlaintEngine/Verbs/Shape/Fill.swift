import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Takes the value above into missing cells.
struct Fill: Shaping {
  static let declaration = Declaration(
    Word("fill", "向下填充"), .shape,
    Message("Take the value above into missing cells.", "缺失的单元格取上方的值。"),
    grammar: [Slots.plainColumns.here],
    discussion: Message(
      """
      For tables whose cells were merged, so that a value stands in the first row of its block \
      only. Rows are taken in their present order; those above the first value stay missing. \
      Several columns are filled from left to right: where the value of one changes, those after \
      it start anew.
      """,
      """
      用于合并过单元格的表：值只在每块的第一行。按现有行序填充；第一个值之前的行仍为缺失。\
      写多列时由左到右：前一列的值变了，后面的列重新开始。
      """),
    example: ["sort reason", "fill satisfaction"])

  static let takesWhere = true

  let steps: [Step]
  private let names: [String]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    var names: [String] = []
    for phrase in call[Slots.plainColumns] {
      let bound = try scope.column(phrase)
      guard let name = bound.expression.columnName else { continue }
      guard !names.contains(name) else {
        throw Diagnostic(
          Message("“\(name)” stands here twice", "“\(name)”写了两次"), at: bound.place)
      }
      names.append(name)
    }
    self.names = names
    steps = [.fill(names)]
  }

  /// How many cells took a value, and how many stay missing, column by column.
  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let input = context.input else { return [] }
    let after = input.relation
    let before = Relation(after.source, steps: after.steps.dropLast())
    return try zip(names, zip(missing(in: before, context), missing(in: after, context)))
      .map { name, cells in Self.said(quotedName(name), before: cells.0, after: cells.1) }
  }

  private func missing(in relation: Relation, _ context: Context) throws(Diagnostic) -> [Int] {
    try relation.missing(names.map(Expression.column), context.run)
  }

  private static func said(_ name: String, before: Int, after: Int) -> Shown {
    if before == 0 {
      return .warning(Message("\(name) has no missing cell", "\(name) 没有缺失的单元格"))
    }
    let rest =
      after == 0
      ? Message("", "")
      : Message(
        "; \(grouped(after)) stay missing, with no value above",
        "；上方没有值的 \(grouped(after)) 个仍为缺失")
    return .note(
      Message(
        "\(name): \(counted(before - after, "cell")) took the value above\(rest.english)",
        "\(name)：\(grouped(before - after)) 个单元格取了上方的值\(rest.text(in: .chinese))"))
  }
}
