import PlaintLanguage
import PlaintText

/// The parameters that a script declares.
extension Script {
  /// A parameter as declared.
  package struct Declared: Sendable {
    package let name: String
    /// The default as written; nil when one must be given.
    package let fallback: String?
    package let help: String?
  }

  /// In the script's order; commands that cannot be understood declare none.
  package var parameters: [Declared] {
    commands.compactMap { command in
      // Only a line that begins with the word is read for it: there may be thousands of others.
      var reader = Reader(command)
      guard let word = try? reader.peek(), Self.spellings.contains(word.text),
        let line = try? reader.line(Verbs.declarations), let stage = line.stages.first,
        let parameter = Verbs.all[stage.verb].parameter(stage.call)
      else { return nil }
      return Declared(
        name: parameter.name.text,
        fallback: parameter.fallback.map { Scanner(command).written($0.place) },
        help: parameter.help)
    }
  }

  private static let spellings = ParameterVerb.declaration.word.spellings

  /// Names of parameters that stand in braces nowhere.
  var unusedParameters: [String] {
    let used = commands.reduce(into: Set<String>()) { $0.formUnion(Self.named(in: $1)) }
    return parameters.map(\.name).filter { !used.contains($0) }
  }

  /// Every name that stands in braces, also within texts, and the words of expressions there.
  private static func named(in source: SourceText) -> Set<String> {
    var names: Set<String> = []
    for token in Scanner.tokens(of: source) {
      switch token.kind {
      case .parameter: names.insert(token.text)
      case .quoted:
        for case .hole(let hole) in Filling(token.text).parts {
          let tokens = Scanner.tokens(of: SourceText(hole))
          names.formUnion(tokens.filter { $0.kind == .word || $0.kind == .parameter }.map(\.text))
        }
      default: break
      }
    }
    return names
  }
}
