import PlaintLanguage
import PlaintText

/// Which language is spoken: declared by `defaults screen`, else the shell's, else that of what was
/// typed.
extension Session {
  /// The language that was declared for messages, answers and files.
  package var screen: Tongue? { defaults.screen }

  /// What a command runs with: in the language declared, where one is.
  package func spoken(_ host: Host) -> Host {
    guard let screen else { return host }
    var host = host
    host.tongue = screen
    host.answers = screen
    return host
  }

  /// The language of a text's first command word, whatever its `language` line says; of a text
  /// without one the language of its letters, if they are Chinese.
  package static func tongue(of source: SourceText) -> Tongue? {
    var isChinese = false
    for token in Scanner.tokens(of: source) where token.kind == .word {
      let word = token.text
      isChinese = isChinese || word.unicodeScalars.contains { $0.properties.isIdeographic }
      let verb = Verbs.declarations.first { declaration in
        declaration.word.spellings.contains { $0 == word || $0.hasPrefix(word + " ") }
      }
      guard let verb, verb.word != LanguageVerb.declaration.word else { continue }
      return word == verb.word.chinese ? .chinese : .english
    }
    return isChinese ? .chinese : nil
  }

  /// The language of a script's first command.
  package static func tongue(of commands: [SourceText]) -> Tongue? {
    commands.lazy.compactMap { tongue(of: $0) }.first
  }
}

extension Call {
  /// Whether its command word was typed in Chinese: what it adds then has Chinese names.
  var isChinese: Bool {
    Scanner(source).written(verbPlace).unicodeScalars.contains { $0.properties.isIdeographic }
  }
}
