/// The operators of conditions and arithmetic, as written.
///
/// Raw values are the names of the functions they are bound to, one to one.
package enum Operator: String, CaseIterable, Hashable, Sendable {
  case or, and, not
  case equal, notEqual, less, lessEqual, greater, greaterEqual, like
  case isIn, between, contains, startsWith, endsWith, matches, isMissing
  case add, subtract, multiply, divide, remainder, negate

  /// The words that stand for it, where it has words.
  package var word: Word? {
    switch self {
    case .or: Word("or", "或")
    case .and: Word("and", "且")
    case .not: Word("not", "非")
    case .isIn: Word("in", "属于")
    case .between: Word("between", "介于")
    case .contains: Word("contains", "包含")
    case .startsWith: Word("starts with", "开头是")
    case .endsWith: Word("ends with", "结尾是")
    case .matches: Word("matches", "匹配")
    case .isMissing: .missing
    default: nil
    }
  }

  /// What `=~` is called in Chinese; like every sign it has no English word.
  static let likeInChinese = Word("=~", "近似于")

  /// The comparison that a sign stands for.
  package static func comparison(_ sign: String) -> Operator? {
    switch sign {
    case "=", "==": .equal
    case "!=", "<>", "≠": .notEqual
    case "<": .less
    case "<=", "≤": .lessEqual
    case ">": .greater
    case ">=", "≥": .greaterEqual
    case "=~": .like
    default: nil
    }
  }

  /// Whether it looks for a text inside others.
  package var takesText: Bool {
    switch self {
    case .contains, .startsWith, .endsWith, .matches: true
    default: false
    }
  }

  /// Whether a list may stand behind it: any of its values, or with `!=` none.
  package var takesList: Bool {
    switch self {
    case .equal, .notEqual, .like, .isIn: true
    default: takesText
    }
  }

  /// The operators that follow their left operand as a word.
  package static let tests: [Operator] = [
    .isIn, .between, .contains, .startsWith, .endsWith, .matches,
  ]
}
