import PlaintText

/// Where a pattern stands among the words of a line, and the line as it reads here.
extension Foreign {
  /// What a pattern matched: its whole place, the places of its holes, the words that gave it away.
  struct Match {
    var place: Place
    var holes: [String]
    var words: Place?
  }

  /// The stage as it reads here, if all of it follows the pattern, and the words that gave it away.
  func rewriting(_ stage: [Token], in scanner: Scanner) -> (line: String, place: Place)? {
    guard let first = stage.first, let last = stage.last,
      let (match, end) = match(stage, from: 0, in: scanner), end == stage.count,
      let words = match.words
    else { return nil }
    return (line(match, at: first.place.through(last.place), in: scanner), words)
  }

  /// The line with the stretch of some tokens from one on, if it follows the pattern and reaches to an
  /// offset.
  func rewriting(
    _ tokens: [Token], from start: Int, reaching offset: Int, in scanner: Scanner
  ) -> Correction? {
    guard let (match, _) = match(tokens, from: start, in: scanner), match.place.end >= offset else {
      return nil
    }
    return Correction(
      reason ?? Message("in Plaint", "在 Plaint 中写作"), line(match, at: match.place, in: scanner),
      isWorded: true)
  }

  private func line(_ match: Match, at place: Place, in scanner: Scanner) -> String {
    var text = here
    for (number, hole) in match.holes.enumerated() {
      text = text.replacing("$\(number + 1)", with: hole)
    }
    return scanner.replacing(place, withWord: text)
  }

  /// The pattern from a token on, with the index behind it.
  private func match(
    _ tokens: [Token], from start: Int, in scanner: Scanner
  ) -> (match: Match, end: Int)? {
    var holes: [String] = []
    var words: Place?
    var index = start
    for (number, part) in parts.enumerated() {
      guard index < tokens.count else { return nil }
      let token = tokens[index]
      if part == .rest {
        let next = number + 1 < parts.count ? parts[number + 1] : nil
        let end = Self.end(of: tokens, from: index, before: next, in: scanner)
        guard end > index else { return nil }
        holes.append(scanner.written(token.place.through(tokens[end - 1].place)))
        index = end
        continue
      }
      if case .literal(let word) = part {
        guard token.kind != .quoted, Self.meets(token, word, in: scanner) else { return nil }
        if words == nil || holes.isEmpty {
          words = (words ?? tokens[start].place).through(token.place)
        }
      } else {
        guard let found = part.holes(token, in: scanner) else { return nil }
        holes += found
      }
      index += 1
    }
    guard index > start else { return nil }
    let place = tokens[start].place.through(tokens[index - 1].place)
    return (Match(place: place, holes: holes, words: words ?? place), index)
  }

  /// Where what `…` stands for ends: before the pattern's next word outside brackets that opened in it.
  private static func end(
    of tokens: [Token], from start: Int, before next: Part?, in scanner: Scanner
  ) -> Int {
    var depth = 0
    var index = start
    while index < tokens.count {
      let token = tokens[index]
      if depth == 0, let next, isMet(next, by: token, in: scanner) { break }
      if token.isSign("(") { depth += 1 }
      if token.isSign(")") { depth -= 1 }
      if depth < 0 { break }
      index += 1
    }
    return index
  }

  private static func isMet(_ part: Part, by token: Token, in scanner: Scanner) -> Bool {
    if case .literal(let word) = part { return meets(token, word, in: scanner) }
    return part.holes(token, in: scanner) != nil
  }

  private static func meets(_ token: Token, _ word: String, in scanner: Scanner) -> Bool {
    folded(token.text) == word || token.kind == .sign && scanner.written(token.place) == word
  }
}

extension Reader {
  /// A column's name as it must be typed: bare when it is one word, in brackets otherwise.
  package static func nameAsTyped(_ name: String) -> String {
    var reader = Reader(SourceText(name))
    if let token = try? reader.take(), token.kind == .word, token.text == name,
      (try? reader.isAtEnd()) == true
    {
      return name
    }
    return "[\(name.replacing("]", with: "]]"))]"
  }
}
