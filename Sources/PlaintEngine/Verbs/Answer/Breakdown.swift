import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Counts and shares of each value; `>` nests.
struct Breakdown: Tabulating {
  static let path = Slot("COLUMN [> COLUMN]…", Message("a column", "列")) {
    reader throws(Diagnostic) -> [DimensionPhrase] in
    var levels = [try reader.dimension()]
    while try reader.takeJoint(">") { levels.append(try reader.dimension()) }
    return levels
  }
  static let declaration = Declaration(
    Word("breakdown", "占比"), .answer,
    Message("Count each value with its share and cumulative share.", "统计每个取值的数量、占比和累计占比。"),
    grammar: [
      path.here,
      .clauses([Clauses.by.here, Clauses.of.here, Clauses.where.here] + Clauses.style),
    ],
    discussion: Message(
      """
      > nests: one tree with subtotals, the share of the parent and of the total. top N after a \
      column keeps its N largest values and folds the rest into a marked (other) row; a tie at \
      the cut is kept whole. Shares come from exact counts and are rounded once.
      """,
      """
      > 表示嵌套：成为一棵树，带小计、占上级的比例和占总计的比例。列后写 前 5 则只留最大的 5 \
      个取值，其余并入有标记的一行；并列者全部保留。占比由精确的数量算出，只舍入一次。
      """),
    example: ["breakdown reason top 3", "breakdown channel > reason top 2"])

  let question: TableQuestion
  private let rollup: Rollup

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    let by = try scope.keys(call[Clauses.by])
    let keys = by + (try scope.keys(call[Self.path]))
    let measures = try scope.measures(call[Clauses.of])
    rollup = Rollup(
      keys.map(\.name), by: by.count, tops: keys.map(\.top), measures: measures.columns,
      style: try scope.style(call))
    question = TableQuestion(
      keys: keys, sets: rollup.sets, measures: measures, commonest: rollup.commonest,
      style: rollup.style)
    if let refusal = rollup.refusal { throw Diagnostic(refusal, at: call.place) }
  }

  func rests(in groups: Groups, _ context: Context) -> [Remainder] { rollup.rests(in: groups) }

  func table(_ groups: Groups, rests: [[Value]]) -> Answer {
    BreakdownTable(rollup, groups, rests: rests).answer
  }
}
