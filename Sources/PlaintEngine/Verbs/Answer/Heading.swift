import PlaintLanguage
import PlaintText

/// Prints a heading over what follows.
struct Heading: Acting {
  static let keepsAnswer = true
  static let declaration = Declaration(
    Word("heading", "标题"), .keep,
    Message("Print a heading over what follows.", "打印标题。"),
    grammar: [Slots.text.here],
    discussion: Message(
      "{month} and the like are filled in; {{ is a brace.",
      "{月份} 等会填入值；{{ 是一个花括号。"),
    example: ["heading \"投诉渠道\""])
  private let text: String

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    let phrase = call[Slots.text]
    text = try scope.filled(try scope.text(phrase), at: phrase.place)
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    context.show(.heading(text))
  }
}
