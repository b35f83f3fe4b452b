import PlaintText

/// What becomes of the digits that are not printed.
package enum Rounding: CaseIterable, Hashable, Sendable {
  /// A half goes away from zero: 12.25 is 12.3, -12.25 is -12.3.
  case halfUp
  /// A half goes to the even digit: 12.25 is 12.2.
  case halfEven
  /// What is left over is dropped, towards zero.
  case truncate
  /// Parts of one whole are rounded together so that they add to 100 (largest remainder);
  /// a number alone is rounded as by ``halfUp``.
  case sum100

  /// The rule's name after `rounding`, in English.
  package var english: String {
    switch self {
    case .halfUp: "half-up"
    case .halfEven: "half-even"
    case .truncate: "truncate"
    case .sum100: "sum-100"
    }
  }

  /// The rule's name after `舍入`, in Chinese.
  package var chinese: String {
    switch self {
    case .halfUp: "四舍五入"
    case .halfEven: "银行家舍入"
    case .truncate: "截断"
    case .sum100: "凑百"
    }
  }

  /// The rule with this English or Chinese name, or nil.
  package init?(word: String) {
    let word = folded(word)
    guard let rule = Self.allCases.first(where: { $0.english == word || $0.chinese == word })
    else { return nil }
    self = rule
  }

  /// Whether the quotient's magnitude is one more, given what the division left over.
  func raises(_ quotient: UInt128, remainder: UInt128, divisor: UInt128) -> Bool {
    let rest = divisor - remainder
    switch self {
    case .halfUp, .sum100: return remainder >= rest
    case .halfEven: return remainder > rest || (remainder == rest && quotient % 2 == 1)
    case .truncate: return false
    }
  }
}
