import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Counts each row as often as a column says.
struct Weight: Shaping {
  static let declaration = Declaration(
    Word("weight", "加权"), .shape,
    Message("Count each row as often as a column says.", "按某列的数值给每行计数。"),
    grammar: [Slots.measured.here, .clauses([Clauses.where.here])],
    discussion: Message(
      "For tables that are counts already. Every count, share, rank and mean is weighted from then on.",
      "用于本身就是计数的表。此后所有数量、占比、排名和均值都按它加权。"
    ),
    example: [
      "load region.csv", "weight count", "breakdown category top 3 where month in 2015-01..2015-05",
    ])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    let bound = try scope.bind(call[Slots.measured].phrase)
    guard bound.kind == .whole else {
      throw Diagnostic(
        Message("a weight must be whole numbers", "权重须为整数"), at: bound.place,
        hints: bound.kind == .decimal
          ? [
            Message(
              "to round them: weight round(\(scope.written(bound.place)))",
              "若要取整：加权 修约(\(scope.written(bound.place)))")
          ] : scope.identifierHints([bound]))
    }
    steps = [.weight(bound.expression)]
  }

  /// Rows that weigh nothing leave every count without a trace, so they are counted here.
  package func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let input = context.input, case .weight(let weight) = steps[0] else { return [] }
    let rows = Relation(input.relation.source, steps: input.relation.steps.dropLast())
    func count(_ test: Expression) throws(Diagnostic) -> Int {
      try rows.after([.filter(test)]).seen(context.run).last ?? 0
    }
    let negative = try count(.call(.less, weight, .constant(.number(0))))
    let missing = try count(.call(.isMissing, weight))
    let zero = try count(.call(.equal, weight, .constant(.number(0))))
    let said = [
      (negative, Message("negative", "为负")), (missing, Message("missing", "缺失")),
      (zero, Message("0", "为 0")),
    ].filter { $0.0 > 0 }
    let misfits = try context.misfitsSaid(input).map(Shown.note)
    guard !said.isEmpty else { return misfits }
    let english = said.map { "\($0.1.english) in \(counted($0.0, "row"))" }
    let chinese = said.map { "\($0.1.text(in: .chinese)) \(grouped($0.0)) 行" }
    let message = Message(
      "the weight is \(list(english)): these rows count 0 times",
      "权重\(list(chinese, in: .chinese))：这些行不计入")
    return [negative + missing > 0 ? .warning(message) : .note(message)] + misfits
  }
}
