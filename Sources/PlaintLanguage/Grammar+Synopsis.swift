/// A grammar as its synopsis: `crosstab COLUMN by COLUMN [percent …]`.
extension Grammar {
  package static func synopsis(_ verb: String, _ grammar: [Grammar]) -> String {
    ([verb] + grammar.map(\.synopsis)).filter { !$0.isEmpty }.joined(separator: " ")
  }

  var synopsis: String {
    switch self {
    case .word(let word): word.english
    case .slot(let slot): slot.name
    case .optional(let inner): "[" + inner.map(\.synopsis).joined(separator: " ") + "]"
    case .either(let branches):
      branches.map { $0.map(\.synopsis).joined(separator: " ") }.joined(separator: " | ")
    case .clauses(let clauses):
      clauses.map { "[" + $0.map(\.synopsis).joined(separator: " ") + "]" }.joined(separator: " ")
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
