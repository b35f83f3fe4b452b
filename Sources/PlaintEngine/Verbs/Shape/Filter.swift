import PlaintLanguage
import PlaintQuery
import PlaintText

/// Keeps the rows that meet a condition.
struct Filter: Shaping {
  static let declaration = Declaration(
    Word("filter", "筛选"), .shape,
    Message("Keep the rows that meet a condition.", "保留满足条件的行。"),
    grammar: [Slots.condition.here],
    discussion: Message(
      """
      A condition is true or false for every row, never unknown: comparisons are false for a \
      missing cell, and !=, not in and not … are their exact opposites. Facing a date, a period \
      such as 2012-05 is the whole stretch. undo takes the filter back.
      """,
      """
      条件对每一行非真即假：缺失的单元格不满足任何比较，!=、非 属于 和 非 … 恰好相反。与日期相对时，\
      2012-05 这样的时段指整段。撤销 可退回筛选。
      """),
    example: ["filter channel = 电话营业厅 and opened_at in 2012-05"])

  let steps: [Step]
  let condition: String?
  let isFilter = true

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    try self.init(call[Slots.condition], in: &scope)
  }

  /// The filter that a `where` is.
  init(_ phrase: Phrase, in scope: inout Scope) throws(Diagnostic) {
    steps = [.filter(try scope.condition(phrase))]
    condition = scope.session.worded(scope.written(phrase.place))
  }
}
