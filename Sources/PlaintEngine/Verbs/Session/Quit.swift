import PlaintLanguage
import PlaintText

/// Leaves.
struct Quit: Acting {
  static let declaration = Declaration(
    Word("quit", "退出"), also: ["exit", "bye", "离开"], .session, Message("Leave Plaint.", "离开。"),
    grammar: [],
    discussion: Message("Ctrl-D on an empty line does the same.", "在空行上按 Ctrl-D 也可以。"),
    example: ["quit"])
  let onlyLooks = true

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {}

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    session.isOver = true
  }
}
