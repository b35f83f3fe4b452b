import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// How many rows there are now, and how many were loaded.
struct Count: Answering {
  static let declaration = Declaration(
    Word("count", "计数"), .answer,
    Message("Say how many rows there are now and were loaded.", "统计现有行数和加载的行数。"),
    grammar: [.clauses([Clauses.where.here])],
    discussion: Message(
      "The base line says under which conditions.", "基数行说明条件。"),
    example: ["count where closed_at is missing"])

  private let extra: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) { extra = try scope.rows(call) }

  func answer(_ context: Context) throws(Diagnostic) -> Answer {
    let groups = try context.relation(extra).ask([], sets: [[]], .count, context.run)
    let loaded = Value.number(Number(groups.seen.first ?? 0))
    return Answer(
      title: context.title,
      columns: [
        Answer.Heading("rows", .whole, .count), Answer.Heading("loaded", .whole, .count),
      ],
      rows: [[Answer.Cell(groups.measures[0][0]), Answer.Cell(loaded)]],
      base: context.base(groups.seen, condition: context.condition))
  }
}
