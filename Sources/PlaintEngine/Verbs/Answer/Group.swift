import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One row a group, with measures.
struct Group: Tabulating {
  static let declaration = Declaration(
    Word("group", "分组"), .answer,
    Message("Measure each group of rows; one line a group.", "逐组统计，每组一行。"),
    grammar: [
      Slots.columns.here,
      .clauses([Clauses.of.here, Clauses.where.here] + Clauses.style),
    ],
    discussion: Message(
      """
      of says what is measured, each with a name of its own if wanted: n = count(), mean(fee). \
      Missing is a group of its own. Without of, rows are counted.
      """,
      """
      统计 说明统计什么，可各取名称：件数 = 行数()、平均(退费金额)。缺失自成一组。不写 统计 时计行数。
      """),
    example: ["group channel of n = count(), closed = count(closed_at is not missing)"])

  let question: TableQuestion
  private let rollup: Rollup

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    let keys = try scope.keys(call[Slots.columns])
    let measures = try scope.measures(call[Clauses.of])
    rollup = Rollup(
      keys.map(\.name), by: keys.count, tops: keys.map(\.top), measures: measures.columns,
      style: try scope.style(call))
    question = TableQuestion(
      keys: keys, sets: rollup.sets, measures: measures, commonest: rollup.commonest,
      style: rollup.style)
    if let refusal = rollup.refusal { throw Diagnostic(refusal, at: call.place) }
  }

  func rests(in groups: Groups, _ context: Context) -> [Remainder] { rollup.rests(in: groups) }

  func table(_ groups: Groups, rests: [[Value]]) -> Answer {
    GroupTable.answer(rollup, groups, rests: rests)
  }
}
