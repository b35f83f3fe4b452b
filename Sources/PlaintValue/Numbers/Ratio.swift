/// An exact fraction in lowest terms with a positive denominator: a share, a mean, a rate.
package struct Ratio: Hashable, Sendable {
  package let numerator: Int128
  package let denominator: Int128

  /// The fraction in lowest terms.
  ///
  /// - Precondition: `denominator` is not 0: a share of nothing is missing, not a ratio.
  package init(_ numerator: Int128, _ denominator: Int128) {
    precondition(denominator != 0, "a ratio of nothing")
    if denominator == 1 {
      // A count: nothing is to be divided.
      (self.numerator, self.denominator) = (numerator, denominator)
      return
    }
    let divisor = Self.divisor(numerator.magnitude, denominator.magnitude)
    if let above = Int64(exactly: numerator), let below = Int64(exactly: denominator), below > 0,
      let divisor = Int64(exactly: divisor)
    {
      (self.numerator, self.denominator) = (Int128(above / divisor), Int128(below / divisor))
      return
    }
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int128(divisor))
    self.denominator = sign * (denominator / Int128(divisor))
  }

  /// The greatest common divisor (Euclid), at least 1; in words of 64 bits as soon as they do, which
  /// is at once for counts.
  private static func divisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b > UInt64.max { (a, b) = (b, a % b) }
    guard b != 0 else { return max(a, 1) }
    var (x, y) = (UInt64(truncatingIfNeeded: b), UInt64(truncatingIfNeeded: a % b))
    while y != 0 { (x, y) = (y, x % y) }
    return UInt128(x)
  }
}
