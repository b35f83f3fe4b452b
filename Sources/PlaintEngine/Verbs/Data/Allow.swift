import PlaintLanguage
import PlaintText

/// From here on, values that never occur are no errors and no warnings.
struct Allow: Acting {
  let checked = Checked.carriedOut
  static let declaration = Declaration(
    Word("allow unknown values", "允许未知值"), .session,
    Message("Accept values that never occur in their column.", "允许列中从未出现的值。"),
    grammar: [],
    discussion: Message(
      """
      Without it a value that never occurs is a warning at the prompt; in a script it is an error \
      if a near one occurs, since that is a slip. It holds for the rest of the session or script.
      """,
      "不写时，从未出现的值在提示符下只警告；在脚本中，若有相近的值则视为笔误而报错。对其后的会话或脚本有效。"),
    example: ["allow unknown values"])

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {}

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    session.allowsUnknown = true
  }
}
