/// The one division under numbers and ratios: exact, with a decimal exponent, without overflow
/// on the way.

/// The powers of ten that 128 bits hold, 10^0 to 10^38.
private let powersOfTen: [UInt128] = (0...38).map { exponent in
  (0..<exponent).reduce(1 as UInt128) { power, _ in power * 10 }
}

private let shortPowers: [UInt64] = (0...8).map { UInt64(powersOfTen[$0]) }

/// 10^exponent, or nil beyond 10^38.
func powerOfTen(_ exponent: Int) -> UInt128? {
  powersOfTen.indices.contains(exponent) ? powersOfTen[exponent] : nil
}

/// `numerator * 10^exponent / denominator` as whole quotient and remainder.
///
/// Nil when the quotient needs more than 128 bits.
///
/// - Precondition: `denominator` is not 0, `exponent` not negative.
/// - Complexity: one division, or `exponent` of them when the product passes 128 bits.
func divide(
  _ numerator: UInt128, timesTenTo exponent: Int, by denominator: UInt128
) -> (quotient: UInt128, remainder: UInt128)? {
  // Counts fit 64 bits, whose division is one instruction.
  if exponent <= 8, let above = UInt64(exactly: numerator),
    let below = UInt64(exactly: denominator), above <= UInt64.max / 100_000_000
  {
    let (quotient, remainder) = (above * shortPowers[exponent]).quotientAndRemainder(
      dividingBy: below)
    return (UInt128(quotient), UInt128(remainder))
  }
  if let power = powerOfTen(exponent) {
    let (product, overflow) = numerator.multipliedReportingOverflow(by: power)
    if !overflow { return product.quotientAndRemainder(dividingBy: denominator) }
  }
  var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
  for _ in 0..<exponent {
    let digit = denominator.dividingFullWidth(remainder.multipliedFullWidth(by: 10))
    let (shifted, overflow) = quotient.multipliedReportingOverflow(by: 10)
    guard !overflow, shifted <= .max - digit.quotient else { return nil }
    quotient = shifted + digit.quotient
    remainder = digit.remainder
  }
  return (quotient, remainder)
}

/// `numerator * 10^exponent / denominator` rounded to a whole number, its sign apart.
func divideRounded(
  _ numerator: UInt128, timesTenTo exponent: Int, by denominator: UInt128, _ rounding: Rounding
) -> UInt128? {
  guard let (quotient, remainder) = divide(numerator, timesTenTo: exponent, by: denominator)
  else { return nil }
  guard rounding.raises(quotient, remainder: remainder, divisor: denominator) else {
    return quotient
  }
  return quotient == .max ? nil : quotient + 1
}

/// A magnitude with its sign, or nil when it needs more than 127 bits.
func signed(_ magnitude: UInt128?, negative: Bool) -> Int128? {
  guard let magnitude, let value = Int128(exactly: magnitude) else { return nil }
  return negative ? -value : value
}

/// Whether `a * b < c * d`, exactly, for factors of either sign with `b` and `d` not negative.
func productPrecedes(_ a: Int128, _ b: UInt128, _ c: Int128, _ d: UInt128) -> Bool {
  if (a < 0) != (c < 0) { return a < 0 }
  let left = a.magnitude.multipliedFullWidth(by: b)
  let right = c.magnitude.multipliedFullWidth(by: d)
  return a < 0
    ? (right.high, right.low) < (left.high, left.low)
    : (left.high, left.low) < (right.high, right.low)
}
