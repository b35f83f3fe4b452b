import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Columns in a few figures each.
struct Summarize: Tabulating {
  static let declaration = Declaration(
    Word("summarize", "概括"), .answer,
    Message("Give mean, deviation, quartiles and extremes of columns.", "给出各列的均值、标准差、四分位数和极值。"),
    grammar: [
      Slots.columns.here,
      .clauses([Clauses.by.here, Clauses.where.here] + Clauses.style),
    ],
    discussion: Message(
      """
      Quantiles interpolate between order statistics (type 7 of Hyndman and Fan, 1996). Missing \
      cells are left out and counted.
      """,
      """
      分位数在次序统计量之间插值（Hyndman 与 Fan 1996 的第 7 型）。缺失的单元格不计入，\
      但会计数。
      """),
    example: ["summarize fee by channel"])

  private let subjects: [KeyColumn]
  let question: TableQuestion
  private let summary: PlaintAnalysis.Summary

  private static let noTop = Message(
    "top is not for summarize, which gives every value a line of its own", "“概括”逐个列出取值，不能取“前”几个")

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    subjects = try scope.wholeKeys(call[Slots.columns], Self.noTop)
    for subject in subjects { scope.warnOfWeight(in: subject.expression, call.text) }
    let by = try scope.wholeKeys(call[Clauses.by], Self.noTop)
    summary = PlaintAnalysis.Summary(
      subjects.map { subject in
        let isPoints = subject.expression.columnName.map {
          scope.input?.points.contains($0) == true
        }
        return PlaintAnalysis.Summary.Subject(
          subject.name, subject.kind, isPoints: isPoints ?? false)
      }, by: by.map(\.name),
      style: try scope.style(call))
    let asked =
      [Measure(.count)]
      + summary.parts.map { [subjects] in
        Self.measure($0.part, subjects[$0.subject].expression)
      }
    question = TableQuestion(
      keys: by, sets: summary.sets, measures: Measures(columns: [], asked: asked),
      style: summary.style, grounds: by.map(Ground.Key.column) + [.label])
  }

  func table(_ groups: Groups, rests: [[Value]]) -> Answer { summary.answer(groups) }

  func more(_ input: Input, _ context: Context) throws(Diagnostic) -> [Message] {
    try context.said(input.relation, subjects.map(\.expression), Misfits.leftOut)
  }

  private static func measure(_ part: PlaintAnalysis.Summary.Part, _ of: Expression) -> Measure {
    if let quantile = part.quantile { return Measure(.quantile(of, quantile)) }
    switch part {
    case .sum: return Measure(.sum(of))
    case .squares: return Measure(.squares(of))
    case .smallest: return Measure(.smallest(of))
    case .largest: return Measure(.largest(of))
    default: return Measure(.present(of))
    }
  }
}
