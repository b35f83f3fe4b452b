import PlaintText
import PlaintValue

/// Periods of several words: `last 30 days`, `first half of last year`, `2012年5月 至 6月`.
extension Reader {
  /// The most words that a period is said in.
  private static let most = 6

  /// The longest period of several words that begins with a word just taken.
  mutating func spoken(_ first: Token) -> Phrase? {
    guard Relative.mayBegin(first.text) else { return nil }
    let start = scanner
    var words = [first.text]
    var found: (phrase: Phrase, behind: Scanner)?
    while words.count < Self.most, let next = try? take(), next.kind == .word {
      words.append(next.text)
      let text = words.joined(separator: " ")
      guard Relative(parsing: text) != nil || Stretch(parsing: text) != nil else { continue }
      found = (.relative(words, first.place.through(next.place)), scanner)
    }
    scanner = found?.behind ?? start
    return found?.phrase
  }

  /// Takes 至 between two periods, which makes one of them.
  mutating func takeUntil(after lower: Phrase) throws(Diagnostic) -> Bool {
    let joint = try peek()
    guard joint.kind == .word, joint.text == "至" || joint.text == "到", lower.isPeriod else {
      return false
    }
    let start = scanner
    _ = try take()
    let behind = try peek()
    if behind.kind == .parameter { return true }
    var words: [String] = []
    var copy = scanner
    while words.count < Self.most, let next = try? copy.next(), next.kind == .word {
      words.append(next.text)
      if Phrase.isPeriod(words.joined(separator: " ")) { return true }
    }
    scanner = start
    return false
  }
}

extension Phrase {
  /// Whether a text says a period.
  static func isPeriod(_ text: String) -> Bool {
    Stretch(parsing: text) != nil || Relative(parsing: text) != nil
  }

  /// Whether it says a period, or may as a parameter.
  fileprivate var isPeriod: Bool {
    switch self {
    case .word(let text, _): Self.isPeriod(text)
    case .relative, .parameter: true
    default: false
    }
  }
}
