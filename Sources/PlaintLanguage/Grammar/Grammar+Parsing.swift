import PlaintText

/// Reading a call by its grammar.
extension Reader {
  /// Reads what follows a verb; the call is whole when nothing the grammar knows follows.
  package mutating func call(
    of grammar: [Grammar], verb: Token
  ) throws(Diagnostic) -> Call {
    var call = Call(verbPlace: verb.place, source: scanner.source)
    let outer = clauseWords
    clauseWords = Set(grammar.flatMap(\.leadingWords))
    defer { clauseWords = outer }
    guard try sequence(grammar, into: &call, isRequired: true) else { throw failure() }
    call.place = verb.place.through(verb.place.end < endPlace.end ? endPlace : verb.place)
    call.text = trimmedBlanks(scanner.written(call.place))
    return call
  }

  /// Reads all elements; false when the first did not start and nothing was taken.
  private mutating func sequence(
    _ elements: [Grammar], into call: inout Call, isRequired: Bool
  ) throws(Diagnostic) -> Bool {
    let start = scanner.position
    for element in elements {
      let isStarted = isRequired || scanner.position > start
      guard try read(element, into: &call, isRequired: isStarted) else {
        if isStarted { throw demanding(element) }
        return false
      }
    }
    return true
  }

  /// The failure where an element must stand and does not; a word is remembered for corrections.
  private mutating func demanding(_ element: Grammar) -> Diagnostic {
    switch element {
    case .word(let word): demand(word)
    case .either(let branches):
      if case .word(let word) = branches.first?.first { demand(word) }
    case .slot, .optional, .clauses: break
    }
    return failure()
  }

  /// Remembers a word that must stand here and does not.
  mutating func demand(_ word: Word) {
    scanner.skipBlanks()
    demand = (word, scanner.offset)
  }

  private mutating func read(
    _ element: Grammar, into call: inout Call, isRequired: Bool
  ) throws(Diagnostic) -> Bool {
    switch element {
    case .word(let word):
      guard try takeWord(word) else { return false }
      call.words.insert(word.english)
      return true
    case .slot(let slot):
      return try fill(slot, into: &call, isRequired: isRequired)
    case .optional(let inner):
      _ = try sequence(inner, into: &call, isRequired: false)
      return true
    case .either(let branches):
      return try either(branches, into: &call)
    case .clauses(let clauses):
      try self.clauses(clauses, into: &call)
      return true
    }
  }

  private mutating func fill(
    _ slot: AnySlot, into call: inout Call, isRequired: Bool
  ) throws(Diagnostic) -> Bool {
    let start = scanner
    scanner.skipBlanks()
    let begin = scanner.offset
    if !isRequired, try seesClauseWord() {
      scanner = start
      expect(.thing(slot.help))
      return false
    }
    if isRequired, clauseTaken == nil, let token = try? peek(), (try? seesClauseWord()) == true {
      clauseTaken = (token, slot.help)
    }
    do {
      call.contents[slot.key] = try slot.read(&self)
      call.places[slot.key] = Place(begin, max(begin, endPlace.end))
      return true
    } catch {
      var copy = scanner
      copy.skipBlanks()
      let consumed = copy.offset > begin || (error.place?.start ?? begin) > begin
      if isRequired || consumed { throw error }
      scanner = start
      return false
    }
  }

  private mutating func either(
    _ branches: [[Grammar]], into call: inout Call
  ) throws(Diagnostic) -> Bool {
    for branch in branches where try sequence(branch, into: &call, isRequired: false) {
      return true
    }
    return false
  }

  private mutating func clauses(
    _ clauses: [[Grammar]], into call: inout Call
  ) throws(Diagnostic) {
    var open = clauses
    while let index = try firstStarting(open, into: &call) { open.remove(at: index) }
    for clause in clauses where try sees(clause) { throw repeated(clause) }
  }

  private mutating func firstStarting(
    _ clauses: [[Grammar]], into call: inout Call
  ) throws(Diagnostic) -> Int? {
    for (index, clause) in clauses.enumerated()
    where try sequence(clause, into: &call, isRequired: false) {
      return index
    }
    return nil
  }

  private func sees(_ clause: [Grammar]) throws(Diagnostic) -> Bool {
    guard case .word(let word) = clause.first else { return false }
    return try sees(word)
  }

  private func repeated(_ clause: [Grammar]) -> Diagnostic {
    guard case .word(let word) = clause.first, let token = try? peek() else { return failure() }
    return Diagnostic(
      Message(
        "“\(word.english)” stands here a second time", "“\(word.chinese)”重复出现"),
      at: token.place,
      hints: [
        Message("each clause may be given once; lists take commas", "每个子句只能出现一次；列表用逗号分隔")
      ], failure: .language)
  }
}

extension Grammar {
  /// The words that may begin it: at an optional slot these are clause words, not names.
  var leadingWords: [String] {
    switch self {
    case .word(let word):
      word.spellings.flatMap { spelling -> [String] in
        // A blank may stand between Chinese and Latin letters: 供Excel, 供 Excel.
        let first = spelling.prefix { $0 != " " }
        let chinese = first.prefix { !$0.isASCII }
        return chinese.isEmpty ? [String(first)] : [String(first), String(chinese)]
      }
    case .slot: []
    case .optional(let inner): inner.first?.leadingWords ?? []
    case .either(let branches): branches.flatMap { $0.first?.leadingWords ?? [] }
    case .clauses(let clauses): clauses.flatMap { $0.first?.leadingWords ?? [] }
    }
  }
}
