import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Explains a word of the language or a column, or lists all commands.
struct Help: Acting {
  static let word = Slot(
    "WORD", Message("a command, clause, function, column or page", "命令、子句、函数、列或主题")
  ) {
    reader throws(Diagnostic) -> NamePhrase in
    for term in Vocabulary.terms where term.role != .sign { reader.expect(.word(term.word)) }
    reader.expect(.column)
    guard try !reader.isAtEnd() else { throw reader.failure() }
    let first = try reader.take().place
    while try !reader.isAtEnd() { _ = try reader.take() }
    let place = first.through(reader.endPlace)
    return NamePhrase(reader.scanner.written(place), place)
  }
  static let declaration = Declaration(
    Word("help", "帮助"), .session,
    Message("List the commands, or explain a word.", "列出命令，或解释一个词。"),
    grammar: [.optional([word.here])],
    discussion: Message(
      "Words may be commands, clauses, functions, signs, columns or pages, in English or Chinese.",
      "可以是命令、子句、函数、符号、列或主题，中英文均可。"),
    example: ["help undo", "help 占比", "help month", "help pivot"],
    exampleInChinese: ["帮助 撤销", "帮助 环比", "帮助 月", "帮助 透视"])
  let onlyLooks = true
  private let word: NamePhrase?
  private let schema: Schema

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    word = call[optional: Self.word]
    schema = scope.schema
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    context.show(.help(try text(context.host).joined(separator: "\n")))
  }

  private func text(_ host: Host) throws(Diagnostic) -> [String] {
    guard let word else { return Manual.overview(host.tongue, width: host.width) }
    let asked = word.text.last == "(" ? String(word.text.dropLast()) : word.text
    if let lines = pages(asked, host) { return lines }
    if let verb = Foreign.verbs[folded(asked)], let lines = pages(verb, host) {
      let said = Message(
        "In Plaint “\(asked)” is “\(verb)”.", "“\(asked)”在 Plaint 中是“\(Verbs.chinese(verb))”。")
      return [said.text(in: host.tongue), ""] + lines
    }
    throw unknown(word)
  }

  /// Everything a word is, the verb or page first; nil for an unknown word.
  private func pages(_ asked: String, _ host: Host) -> [String]? {
    var blocks: [[String]] = []
    let terms = Vocabulary.terms(for: asked)
    for term in terms {
      if let verb = Verbs.declarations.first(where: { $0.word == term.word }), term.role == .verb {
        blocks.append(Manual.page(verb, host.tongue, width: host.width))
      } else if let topic = Topics.all.first(where: { $0.word == term.word }), term.role == .topic {
        blocks.append(Manual.page(topic, host.tongue, width: host.width))
      } else {
        blocks.append(Manual.entry(term, host.tongue, width: host.width))
      }
    }
    if let topic = Topics.topic(for: asked), !terms.contains(where: { $0.word == topic.word }) {
      blocks.append(Manual.page(topic, host.tongue, width: host.width))
    }
    if let field = schema.fields.first(where: { folded($0.name) == folded(asked) }) {
      blocks.append([column(field).text(in: host.tongue)])
    }
    return blocks.isEmpty ? nil : Array(blocks.joined(separator: [""]))
  }

  private func column(_ field: Schema.Field) -> Message {
    Message(
      "\(field.name) is a column here: \(field.kind.english). “columns” says what it holds.",
      "\(field.name)是这里的一列：\(field.kind.chinese)。“列”说明其内容。")
  }

  private func unknown(_ word: NamePhrase) -> Diagnostic {
    let words =
      Vocabulary.terms.flatMap(\.word.spellings) + Foreign.verbs.keys + schema.fields.map(\.name)
    let near = nearest(word.text, among: Set(words), limit: 3)
    let chinese = near.map { name in
      Vocabulary.terms(for: name).first?.word.chinese ?? Verbs.chinese(Foreign.verbs[name] ?? name)
    }
    return Diagnostic(
      Message("there is no help on “\(word.text)”", "没有关于“\(word.text)”的帮助"), at: word.place,
      hints: [
        near.isEmpty
          ? Message("“help” lists the commands", "“帮助”列出所有命令")
          : Message(
            "did you mean \(near.map { "“\($0)”" }.joined(separator: ", "))?",
            "是否想写\(chinese.map { "“\($0)”" }.joined(separator: "、"))？")
      ])
  }
}
