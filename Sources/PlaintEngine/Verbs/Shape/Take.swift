import PlaintLanguage
import PlaintQuery
import PlaintText

/// Keeps the first rows.
struct Take: Shaping {
  static let declaration = Declaration(
    Word("take", "取前"), .shape,
    Message("Keep the first rows in their present order.", "按现有顺序保留前几行。"),
    grammar: [Slots.number.here, .clauses([Clauses.where.here])],
    discussion: Message(
      "After sort these are the largest or smallest.", "排序之后即为最大或最小的若干行。"),
    example: ["sort fee desc | take 10", "show 3 ticket, fee"])

  let steps: [Step]
  let condition: String?
  let isFilter = true

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    steps = [.take(try scope.whole(call[Slots.number], atLeast: 1))]
    condition = call.text
  }
}
