import PlaintText

/// Names, paths, lists and the parts of clauses.
extension Reader {
  /// A new name: a word, bracketed or bare.
  package mutating func name(_ what: Message) throws(Diagnostic) -> NamePhrase {
    expect(.thing(what))
    let token = try peek()
    guard token.kind == .word || token.kind == .bracketed else { throw failure() }
    _ = try take()
    return try newName(token)
  }

  /// The new name that a token gives: one that nobody sees could neither be read nor asked for.
  func newName(_ token: Token) throws(Diagnostic) -> NamePhrase {
    guard token.text.unicodeScalars.allSatisfy({ isBlank($0) || isUnseen($0) }) else {
      return NamePhrase(token.text, token.place)
    }
    throw Diagnostic(
      Message("a name must hold a sign that is seen", "名称须含可见字符"), at: token.place,
      hints: [Message("choose a name, such as [line 2]", "请取名，如 [第二行]")], failure: .language)
  }

  /// A control character or one that only changes what stands around it.
  private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format: true
    default: false
    }
  }

  /// A path: quoted, or bare up to a blank, comma, semicolon, `|` or `#`.
  package mutating func path(suffixes: [String] = []) throws(Diagnostic) -> PathPhrase {
    expect(.file(suffixes: suffixes))
    let token = try peek()
    if token.kind == .quoted {
      _ = try take()
      return PathPhrase(text: token.text, place: token.place, isQuoted: true)
    }
    guard token.kind != .end, !token.isSign("|"), !token.isSign(",") else { throw failure() }
    scanner.skipBlanks()
    let start = scanner.position
    var end = start
    while let scalar = scanner.at(end), !Letters.isBlank(scalar),
      !",;|#".unicodeScalars.contains(scalar)
    {
      end += 1
    }
    scanner.take(upTo: end)
    let place = scanner.place(from: start, to: end)
    return PathPhrase(text: scanner.written(place), place: place, isQuoted: false)
  }

  /// One or more of something, with commas between.
  package mutating func list<Item>(
    _ item: (inout Reader) throws(Diagnostic) -> Item
  ) throws(Diagnostic) -> [Item] {
    var items = [try item(&self)]
    while try takeJoint(",") { items.append(try item(&self)) }
    return items
  }

  /// A column as written, bare or bracketed, nothing computed.
  package mutating func column() throws(Diagnostic) -> Phrase {
    expect(.column)
    let token = try peek()
    switch token.kind {
    case .word:
      _ = try take()
      return .word(token.text, token.place)
    case .bracketed:
      _ = try take()
      return .bracketed(token.text, token.place)
    case .parameter:
      _ = try take()
      return .parameter(token.text, token.place)
    case .quoted, .sign, .end:
      throw failure()
    }
  }

  /// A column, a call or an expression in parentheses, with `as NAME` and `top N`.
  package mutating func dimension() throws(Diagnostic) -> DimensionPhrase {
    let phrase = try operand()
    lastDimension = phrase
    let text = scanner.written(phrase.place)
    var name: NamePhrase?
    if try takeWord(.as) { name = try self.name(Message("a name", "名称")) }
    let top = try takeWord(.top) ? try self.top() : nil
    return DimensionPhrase(phrase: phrase, name: name, top: top, text: text)
  }

  /// A column or expression that neither takes a name nor is folded.
  package mutating func plainDimension() throws(Diagnostic) -> DimensionPhrase {
    let phrase = try operand()
    return DimensionPhrase(
      phrase: phrase, name: nil, top: nil, text: scanner.written(phrase.place))
  }

  /// A number or a parameter: a word that is neither is refused before any line of a script runs.
  package mutating func number() throws(Diagnostic) -> Phrase {
    expect(.thing(Message("a number", "数字")))
    let token = try peek()
    let isWord = token.kind == .word || token.kind == .quoted || token.kind == .bracketed
    if isWord, !beginsWithDigit(token.text) { throw failure() }
    return try operand()
  }

  private func beginsWithDigit(_ text: String) -> Bool {
    let folded = folded(text)
    return folded.unicodeScalars.first.map { ("0"..."9").contains($0) || $0 == "-" || $0 == "." }
      ?? false
  }

  private mutating func top() throws(Diagnostic) -> TopPhrase {
    let count = try number()
    let atLeast = try takeWord(.atLeast) ? try operand() : nil
    return TopPhrase(count: count, atLeast: atLeast)
  }

  /// `name = expression`, `expression as name`, or an expression alone, which is then a measure.
  package mutating func assignment(needsName: Bool) throws(Diagnostic) -> AssignmentPhrase {
    let start = scanner
    let token = try peek()
    expect(needsName ? .thing(Message("a new name", "新名称")) : .measure)
    if token.kind == .word || token.kind == .bracketed {
      _ = try take()
      if try takeSign("=") {
        if !needsName { expect(.measure) }
        return try assigned(to: try newName(token))
      }
      scanner = start
    }
    if needsName { throw failure() }
    return try assigned(to: nil)
  }

  private mutating func assigned(to name: NamePhrase?) throws(Diagnostic) -> AssignmentPhrase {
    let phrase = try condition()
    let text = scanner.written(phrase.place)
    var name = name
    if name == nil, try takeWord(.as) { name = try self.name(Message("a name", "名称")) }
    return AssignmentPhrase(name: name, phrase: phrase, text: text)
  }

  /// A column or computed value to sort by, with `desc` or `asc` behind it.
  package mutating func sortKey() throws(Diagnostic) -> SortPhrase {
    let phrase = try operand()
    let descending = try takeWord(.desc)
    if !descending { _ = try takeWord(.asc) }
    return SortPhrase(
      phrase: phrase, descending: descending, text: scanner.written(phrase.place))
  }
}
