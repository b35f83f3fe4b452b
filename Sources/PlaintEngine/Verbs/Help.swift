import PlaintLanguage
import PlaintOutput
import PlaintQuery
import PlaintText

/// Explains a verb, or lists all.
struct Help: Acting {
  static let word = Slot("WORD", Message("a command or function", "命令或函数")) {
    reader throws(Diagnostic) -> NamePhrase in
    reader.expect(.verb)
    for declaration in Verbs.declarations {
      let start = reader.scanner
      if try reader.takeSpelling(declaration.word), try reader.isAtEnd() {
        return NamePhrase(declaration.word.english, Place(0, 0))
      }
      reader.scanner = start
    }
    return try reader.name(Message("a command or function", "命令或函数"))
  }
  static let declaration = Declaration(
    Word("help", "帮助"), .session,
    Message("List the commands, or explain one.", "列出命令，或说明其一。"),
    grammar: [.optional([word.here])], example: ["help filter"])
  let onlyLooks = true
  private let word: NamePhrase?

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    word = call[optional: Self.word]
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    context.show(.text(try text(context.host).joined(separator: "\n")))
  }

  private func text(_ host: Host) throws(Diagnostic) -> [String] {
    guard let word else { return Manual.overview(host.tongue) }
    if let verb = Verbs.declarations.first(where: { $0.word.spellings.contains(word.text) }) {
      return Manual.page(verb, host.tongue, width: host.width)
    }
    if word.text == "functions" { return Manual.functions(host.tongue) }
    if let function = Function(called: word.text) { return Manual.page(function, host.tongue) }
    let words = Verbs.declarations.flatMap(\.word.spellings) + ["functions"]
    let near = nearest(word.text, among: words, limit: 3).map { "“\($0)”" }
    throw Diagnostic(
      Message("there is no help on “\(word.text)”", "没有关于“\(word.text)”的帮助"), at: word.place,
      hints: near.isEmpty
        ? []
        : [
          Message(
            "did you mean \(near.joined(separator: ", "))?", "是否想写\(near.joined(separator: "、"))？")
        ])
  }
}
