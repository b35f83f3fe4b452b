import PlaintText

/// A grammar as its synopsis: `crosstab COLUMN by COLUMN [percent …]`, `交叉 〈列〉 按 〈列〉 …`.
extension Grammar {
  /// Words are spelled in the language asked for; what is to be filled in is in capitals, in
  /// Chinese in angle brackets.
  package static func synopsis(
    _ verb: String, _ grammar: [Grammar], _ tongue: Tongue
  ) -> String {
    pieces(verb, grammar, tongue).joined(separator: " ")
  }

  /// The pieces of a synopsis that a line is not broken inside: words, slots, `[by COLUMNS]`.
  package static func pieces(
    _ verb: String, _ grammar: [Grammar], _ tongue: Tongue
  ) -> [String] {
    [verb]
      + grammar.flatMap { element -> [String] in
        guard case .clauses(let clauses) = element else { return [element.synopsis(tongue)] }
        return clauses.map { "[" + joined($0, tongue) + "]" }
      }
  }

  private func synopsis(_ tongue: Tongue) -> String {
    switch self {
    case .word(let word): word.text(in: tongue)
    case .slot(let slot): slot.form(in: tongue)
    case .optional(let inner): "[" + Self.joined(inner, tongue) + "]"
    case .either(let branches):
      branches.map { Self.joined($0, tongue) }
        .filter { !Self.isEnglishOnly($0, tongue) }.joined(separator: " | ")
    case .clauses(let clauses):
      clauses.map { "[" + Self.joined($0, tongue) + "]" }.joined(separator: " ")
    }
  }

  private static func joined(_ grammar: [Grammar], _ tongue: Tongue) -> String {
    grammar.map { $0.synopsis(tongue) }.joined(separator: " ")
  }

  /// `compare A to B` is English alone: 至 joins two periods into one.
  private static func isEnglishOnly(_ form: String, _ tongue: Tongue) -> Bool {
    tongue == .chinese && form.hasPrefix("to ")
  }

  /// A piece of a synopsis and what it is: `digits N`, digits after the point.
  package struct Part: Hashable, Sendable {
    package let form: String
    package let meaning: Message
  }

  /// The pieces of a grammar, for a page of help; what is repeated is explained once.
  package static func parts(_ grammar: [Grammar], _ tongue: Tongue) -> [Part] {
    var parts: [Part] = []
    for part in grammar.flatMap({ $0.parts(tongue) })
    where !parts.contains(where: { $0.form == part.form }) && !isEnglishOnly(part.form, tongue) {
      parts.append(part)
    }
    return parts
  }

  private func parts(_ tongue: Tongue) -> [Part] {
    switch self {
    case .word: []
    case .slot(let slot): [Part(form: slot.form(in: tongue), meaning: slot.help)]
    case .optional(let inner): Self.parts(inner, tongue)
    case .either(let branches): branches.flatMap { Self.parts($0, tongue) }
    case .clauses(let clauses): clauses.compactMap { Self.part($0, tongue) }
    }
  }

  private static func part(_ clause: [Grammar], _ tongue: Tongue) -> Part? {
    guard case .word(let word) = clause.first else { return nil }
    return Part(form: joined(clause, tongue), meaning: word.meaning)
  }

  /// The words that begin clauses, or stand alone as one.
  package static func clauseWords(_ grammar: [Grammar]) -> [Word] {
    grammar.flatMap { element -> [Word] in
      switch element {
      case .word(let word): [word]
      case .slot: []
      case .optional(let inner): clauseWords(inner)
      case .either(let branches): branches.flatMap(clauseWords)
      case .clauses(let clauses): clauses.flatMap(clauseWords)
      }
    }
  }

  /// The words that say something by standing there alone: `replace`, `for excel`.
  package static func flags(_ grammar: [Grammar]) -> [Word] {
    grammar.flatMap { element -> [Word] in
      guard case .clauses(let clauses) = element else { return [] }
      return clauses.compactMap { clause in
        guard clause.count == 1, case .word(let word) = clause[0] else { return nil }
        return word
      }
    }
  }

  /// Every slot, in order, for help.
  package static func slots(_ grammar: [Grammar]) -> [AnySlot] { grammar.flatMap(\.slots) }

  private var slots: [AnySlot] {
    switch self {
    case .word: []
    case .slot(let slot): [slot]
    case .optional(let inner): inner.flatMap(\.slots)
    case .either(let branches): branches.flatMap { $0.flatMap(\.slots) }
    case .clauses(let clauses): clauses.flatMap { $0.flatMap(\.slots) }
    }
  }

  /// Every word, in order.
  package static func words(_ grammar: [Grammar]) -> [Word] { grammar.flatMap(\.words) }

  private var words: [Word] {
    switch self {
    case .word(let word): [word]
    case .slot: []
    case .optional(let inner): inner.flatMap(\.words)
    case .either(let branches): branches.flatMap { $0.flatMap(\.words) }
    case .clauses(let clauses): clauses.flatMap { $0.flatMap(\.words) }
    }
  }
}
