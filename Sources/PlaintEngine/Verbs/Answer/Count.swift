import PlaintAnalysis
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

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {}

  func answer(_ context: Context) throws(Diagnostic) -> Answered {
    let input = context.rows
    let isWeighted = input.relation.isWeighted
    let groups = try input.relation.ask(
      [], sets: isWeighted ? [[]] : [], isWeighted ? .count : Measures(), context.run)
    let loaded = input.relation.loaded(groups.seen)
    var columns = [(HeadingWords.rows, groups.seen.last ?? 0), (HeadingWords.loaded, loaded)].map {
      (Answer.Heading($0.0, .whole, .count), Answer.Cell(.number(Number($0.1))))
    }
    if isWeighted {
      columns.append(
        (Answer.Heading(HeadingWords.weighted, .whole, .count), Answer.Cell(groups.measures[0][0])))
    }
    let answer = Answer(headings: columns.map(\.0), lines: [columns.map(\.1)])
    return try context.answered(answer, input, groups, isWeighted ? .count : Measures())
  }
}
