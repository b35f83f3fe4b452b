import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Adds another dataset's rows below.
struct AppendVerb: Shaping {
  static let declaration = Declaration(
    Word("append", "追加"), .shape,
    Message("Add another dataset's rows, matched by column name.", "按列名追加另一数据集的行。"),
    grammar: [Slots.dataset.here, .clauses([Clauses.where.here])],
    discussion: Message(
      "A column that one of them lacks is missing there; dates and moments become moments, other columns of two kinds text.",
      "一方没有的列，其值为缺失；同名的日期和时刻合为时刻，其他类型不同的列成为文本。"),
    example: ["load tickets.csv as more", "use tickets", "append more"])
  let steps: [Step]
  private let other: Relation

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    other = try Pipe.dataset(call[Slots.dataset], in: scope.session).relation
    try other.requireShallow(at: call[Slots.dataset].place)
    steps = [.append(other)]
  }

  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    let rows = try other.seen(context.run).last ?? 0
    guard let input = context.input else { return [] }
    let before = Relation(input.relation.source, steps: Array(input.relation.steps.dropLast()))
    let own = before.schema
    return try [.note(Message("added \(counted(rows, "row"))", "追加 \(grouped(rows)) 行"))]
      + differences(own, other.schema).map(Shown.note)
      + RepeatedIdentifiers.notes(input.relation, judgedBy: before, context.run).map(Shown.note)
  }
}

extension AppendVerb {
  /// Columns that only one side has, and those whose kinds make text of both.
  private func differences(_ own: Schema, _ added: Schema) -> [Message] {
    let missing = own.names.filter { added[$0] == nil }
    let new = added.names.filter { own[$0] == nil }
    let both = own.fields.compactMap { field in
      added[field.name].map {
        (name: field.name, kinds: [field.kind, $0.kind], made: field.kind.joined(with: $0.kind))
      }
    }
    let texts = both.filter { $0.made == nil }.map(\.name)
    let moments = both.filter { $0.made == .moment && $0.kinds != [.moment, .moment] }.map(\.name)
    let said = [
      (missing, "missing in the rows added", "追加的行缺少列"),
      (new, "new columns, missing in the rows above", "新增列，原有行缺失"),
      (moments, "moments now, days stand at 00:00", "日期与时刻合为时刻，日期按 00:00"),
      (texts, "text now, the two sides are of different kinds", "两侧类型不同，合并为文本"),
    ]
    return said.compactMap { names, english, chinese in
      names.isEmpty
        ? nil
        : Message(
          "\(english): \(list(names, limit: 8))",
          "\(chinese)：\(list(names, limit: 8, in: .chinese))")
    }
  }
}

extension Relation {
  /// Datasets made of one another over and over double with each round: each level asks all below it.
  private static let deepest = 12

  /// Refuses what is made of datasets nested too deep to be asked again and again.
  func requireShallow(at place: Place) throws(Diagnostic) {
    guard depth >= Self.deepest else { return }
    throw Diagnostic(
      Message(
        "datasets are made of one another \(Self.deepest) deep here, which is the limit",
        "数据集由彼此合成已达 \(Self.deepest) 层，这是上限"), at: place,
      hints: [
        Message(
          "export it and load the file: a loaded dataset begins anew", "请先导出再加载：加载的数据集从头算起")
      ])
  }
}
