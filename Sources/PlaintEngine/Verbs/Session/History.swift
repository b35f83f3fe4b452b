import PlaintLanguage
import PlaintText

/// Lists the commands of this session.
struct History: Acting {
  static let declaration = Declaration(
    Word("history", "历史"), .session,
    Message("List the commands of this session that succeeded.", "列出本次会话中成功的命令。"),
    grammar: [.optional([Slots.number.here])],
    discussion: Message(
      "With a number only the last ones are listed.",
      "给出数字时只列最后几条。"), example: ["count", "breakdown channel", "history 2"])
  let onlyLooks = true
  private let count: Int?

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    count = try call[optional: Slots.number].map { phrase throws(Diagnostic) in
      try scope.whole(phrase, atLeast: 1)
    }
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    let width = String(session.log.count).count
    let lines = session.log.enumerated().map { index, entry in
      String(index + 1).padded(toWidth: width, alignRight: true) + "  " + entry.text
    }
    guard !lines.isEmpty else {
      return context.show(.note(Message("no command has been carried out yet", "尚未执行任何命令")))
    }
    context.show(.help(lines.suffix(count ?? lines.count).joined(separator: "\n")))
  }
}
