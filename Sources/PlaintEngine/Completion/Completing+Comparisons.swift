import PlaintLanguage
import PlaintQuery
import PlaintValue

/// What compares a column: only what its kind can be asked.
extension Completing {
  /// The signs and words that can follow the left side of a comparison, the usual ones first.
  mutating func comparisons(of subject: Phrase) -> [Candidate] {
    let kind = (try? scope?.bind(subject))?.kind
    if kind == .truth { return [] }
    let signs = Self.signs.filter { Self.fits($0.operation, kind) }.map(\.sign)
    let found = word.text.isEmpty ? signs.map { Candidate($0, at: word.place) } : []
    return found + Self.tests.filter { Self.fits($0.operation, kind) }.flatMap { words($0.word) }
  }

  /// The words that need not be offered by themselves at a place: those that comparisons bring, and
  /// where a comparison is still to come, those that join two of them.
  mutating func comparedWords(_ expected: [Expectation]) -> [Word] {
    for case .comparison(let subject) in expected {
      let kind = (try? scope?.bind(subject))?.kind
      return kind == .truth
        ? Self.testWords : Self.testWords + [Operator.and, .or].compactMap(\.word)
    }
    return []
  }

  private static let signs: [(sign: String, operation: Operator)] = [
    ("=", .equal), ("!=", .notEqual), ("<", .less), ("<=", .lessEqual), (">", .greater),
    (">=", .greaterEqual), ("=~", .like),
  ]

  private static let tests: [(word: Word, operation: Operator)] =
    Operator.tests.flatMap { operation -> [(word: Word, operation: Operator)] in
      guard let word = operation.word else { return [] }
      guard operation == .isIn else { return [(word, operation)] }
      return [(word, operation), (Word("not in", "非 属于"), operation)]
    } + [
      (Word("is missing", "缺失"), .isMissing), (Word("is not missing", "非 缺失"), .isMissing),
    ]

  static let testWords = tests.map(\.word)

  /// Whether a kind can be asked so; where the kind is not known, anything may be.
  private static func fits(_ operation: Operator, _ kind: Kind?) -> Bool {
    guard let kind, operation != .isMissing else { return true }
    let function = operation == .between ? .lessEqual : Function(rawValue: operation.rawValue)
    let isText = [.like, .contains, .startsWith, .endsWith, .matches].contains(operation)
    guard case .kind = function?.result(of: [kind, isText ? .text : kind]) else { return false }
    return true
  }
}
