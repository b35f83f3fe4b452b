import PlaintLanguage
import PlaintQuery
import PlaintText

/// Drops repeated rows.
struct Unique: Shaping {
  static let declaration = Declaration(
    Word("unique", "去重"), .shape,
    Message("Keep the first row of each combination of values.", "每种取值组合只保留第一行。"),
    grammar: [.optional([Slots.columns.here]), .clauses([Clauses.where.here])],
    discussion: Message(
      "Without columns, rows that are the same in every column are kept once.",
      "不写列时，所有列都相同的行只保留一次。"),
    example: ["unique phone, reason"])

  let steps: [Step]
  let condition: String?
  let isFilter = true

  static func reach(_ call: Call) -> Reach {
    call[optional: Slots.columns] == nil ? .all : .named
  }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    let keys = try scope.wholeKeys(
      call[optional: Slots.columns], Scope.topOfRows, names: false)
    steps = [.unique(keys.map(\.expression))]
    condition = call.text
  }
}
