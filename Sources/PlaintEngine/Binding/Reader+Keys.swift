import PlaintLanguage
import PlaintText

/// One part of a key as written: `东河`, `"(other)"`, `话费直通车(1008611)`, `{u}`, `3`.
struct KeyPart: Sendable {
  let text: String
  /// Quoted text always is a value, never a mark or a line number.
  let isQuoted: Bool
  /// The parameter it stands for, if it is one.
  let parameter: Phrase?
  let place: Place
}

extension Reader {
  /// A key of an answer, its parts with `/` between; each part goes up to the next `/`, `|` or
  /// `where`, so that values may be written as the answer shows them.
  mutating func answerKey() throws(Diagnostic) -> [KeyPart] {
    var parts = [try keyPart(level: 0)]
    while try takeSign("/") { parts.append(try keyPart(level: parts.count)) }
    return parts
  }

  private mutating func keyPart(level: Int) throws(Diagnostic) -> KeyPart {
    expect(.key(level: level))
    var tokens: [Token] = []
    while true {
      let token = try peek()
      if token.kind == .end || token.isSign("|") || token.isSign("/") { break }
      if !tokens.isEmpty, token.kind == .word, Word.where.spellings.contains(token.text) { break }
      tokens.append(try take())
    }
    guard let first = tokens.first, let last = tokens.last else { throw failure() }
    let place = first.place.through(last.place)
    guard tokens.count == 1 else {
      return KeyPart(
        text: scanner.written(place), isQuoted: false, parameter: nil, place: place)
    }
    return KeyPart(
      text: first.text, isQuoted: first.kind == .quoted,
      parameter: first.kind == .parameter ? .parameter(first.text, place) : nil, place: place)
  }
}
