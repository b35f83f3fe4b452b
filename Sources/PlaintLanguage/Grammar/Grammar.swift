import PlaintText

/// What may follow a verb, as data: parser, synopsis, help and completion all walk it.
package indirect enum Grammar: Sendable {
  case word(Word)
  case slot(AnySlot)
  case optional([Grammar])
  case either([[Grammar]])
  /// In any order, each at most once; each begins with its word.
  case clauses([[Grammar]])
}

extension Grammar {
  /// The words among clauses that take nothing behind them.
  var flags: [Word] {
    guard case .clauses(let clauses) = self else { return [] }
    return clauses.compactMap { clause in
      if clause.count == 1, case .word(let word) = clause[0] { word } else { nil }
    }
  }
}

/// A place for something typed: its name in the synopsis, what it is, and how it is read.
package struct Slot<Content: Sendable>: Sendable {
  package let name: String
  package let help: Message
  /// The few words it takes, where it takes no others.
  package let choices: [Word]
  package let read: @Sendable (inout Reader) throws(Diagnostic) -> Content

  package init(
    _ name: String, _ help: Message, choices: [Word] = [],
    read: @escaping @Sendable (inout Reader) throws(Diagnostic) -> Content
  ) {
    self.name = name
    self.help = help
    self.choices = choices
    self.read = read
  }

  /// The slot in a grammar.
  package var here: Grammar { .slot(erased(as: name)) }

  /// The slot stored under another key than its name.
  package func erased(as key: String) -> AnySlot {
    let read = read
    return AnySlot(key: key, name: name, help: help, choices: choices) {
      reader throws(Diagnostic) in try read(&reader)
    }
  }
}

/// A slot whose content's type is known only to who declared it.
package struct AnySlot: Sendable {
  /// What the call stores the content under: the slot's name, or its clause's word.
  package let key: String
  package let name: String
  package let help: Message
  package let choices: [Word]
  package let read: @Sendable (inout Reader) throws(Diagnostic) -> any Sendable
}

/// A word with a slot behind it, declared once for all verbs: `by COLUMNS`, `digits N`.
package struct Clause<Content: Sendable>: Sendable {
  package let word: Word
  package let slot: Slot<Content>

  package init(_ word: Word, _ slot: Slot<Content>) {
    self.word = word
    self.slot = slot
  }

  /// The clause in a grammar.
  package var here: [Grammar] { [.word(word), .slot(slot.erased(as: word.english))] }
}

/// What a verb was called with.
package struct Call: Sendable {
  @TaskLocal private static var witness: (@Sendable (String) -> Void)?

  /// Runs something and tells a witness of every slot and word a verb asks its call for: the test of
  /// the law that verbs use all they declare.
  package static func witnessed<Answer>(
    by witness: @escaping @Sendable (String) -> Void, _ work: () throws -> Answer
  ) rethrows -> Answer {
    try $witness.withValue(witness, operation: work)
  }

  /// The verb's own word as typed, and the whole call from it to its last word.
  package var place: Place
  package var verbPlace: Place
  package var source: SourceText
  /// The call as written.
  package var text: String
  var contents: [String: any Sendable] = [:]
  var places: [String: Place] = [:]
  var words: Set<String> = []

  package init(verbPlace: Place, source: SourceText) {
    place = verbPlace
    self.verbPlace = verbPlace
    self.source = source
    text = ""
  }

  /// What stands in a slot that must be filled.
  package subscript<Content>(slot: Slot<Content>) -> Content {
    guard let content: Content = content(slot.name) else {
      preconditionFailure("the slot \(slot.name) is not in this verb's grammar")
    }
    return content
  }

  /// What stands in a slot that may be left out.
  package subscript<Content>(optional slot: Slot<Content>) -> Content? { content(slot.name) }

  /// What stands behind a clause's word, if the clause was given.
  package subscript<Content>(clause: Clause<Content>) -> Content? { content(clause.word.english) }

  /// Whether a word stands in the call.
  package func has(_ word: Word) -> Bool {
    Self.witness?(word.english)
    return words.contains(word.english)
  }

  /// Where a slot's content stands.
  package func place<Content>(of slot: Slot<Content>) -> Place? { places[slot.name] }
  /// Where a clause's content stands, without its word.
  package func place<Content>(of clause: Clause<Content>) -> Place? {
    places[clause.word.english]
  }

  /// Leaves a clause out of the text of the call, and says how its word was written.
  @discardableResult
  package mutating func drop<Content>(_ clause: Clause<Content>) -> String? {
    guard let content = place(of: clause) else { return nil }
    let written = Scanner(source)
    let front = trimmedBlanks(written.written(Place(place.start, content.start)))
    guard let word = clause.word.spellings.first(where: front.hasSuffix) else { return nil }
    let back = trimmedBlanks(written.written(Place(content.end, place.end)))
    text = [trimmedBlanks(String(front.dropLast(word.count))), back].filter { !$0.isEmpty }
      .joined(separator: " ")
    return word
  }

  private func content<Content>(_ key: String) -> Content? {
    Self.witness?(key)
    guard let any = contents[key] else { return nil }
    guard let content = any as? Content else {
      preconditionFailure("the slot \(key) holds another type")
    }
    return content
  }
}
