import PlaintLanguage
import PlaintQuery
import PlaintText

/// Keeps only the columns named, in that order.
struct Select: Shaping {
  static let declaration = Declaration(
    Word("select", "选列"), .shape,
    Message("Keep only the columns named, in that order.", "只保留所列的列，按此顺序。"),
    grammar: [Slots.columns.here, .clauses([Clauses.where.here])],
    discussion: Message(
      "A call or an expression in parentheses becomes a column of its own: (fee * 2) as double.",
      "调用或括号中的表达式成为新列：(退费金额 * 2) 作为 两倍。"),
    example: ["select ticket, channel, (length(content)) as length", "show 2"])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    let (adds, names) = try scope.shownColumns(call[Slots.columns])
    let own = Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })
    steps = adds + [.project(own, order: names)]
  }
}

extension Scope {
  /// Why rows are not taken by `top`.
  static let topOfRows = Message("top goes with answers, not with rows", "“前”用于统计结果，不用于行")

  /// Columns to be shown, in order: those there are, and steps that add what is computed.
  mutating func shownColumns(
    _ phrases: [DimensionPhrase]
  ) throws(Diagnostic) -> (adds: [Step], names: [String]) {
    var adds: [Step] = []
    let keys = try wholeKeys(phrases, Self.topOfRows)
    for key in keys {
      if case .column(key.name) = key.expression { continue }
      if schema[key.name] != nil {
        throw Diagnostic(
          Message("there is already a column “\(key.name)”", "已有列“\(key.name)”"), at: key.place)
      }
      adds.append(.add(key.name, key.expression))
    }
    return (adds, keys.map(\.name))
  }
}
