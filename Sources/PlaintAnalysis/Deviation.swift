import PlaintValue

/// Standard deviation without binary floating point.

/// The sample variance from a sum, a sum of squares and a count; nil for fewer than two values.
func sampleVariance(sum: Ratio?, squares: Ratio?, count: Ratio?) -> Ratio? {
  guard let sum, let squares, let count, Ratio.one < count,
    let square = sum.multiplied(by: sum), let expected = square.divided(by: count),
    let deviations = squares.subtracting(expected), let freedom = count.subtracting(.one)
  else { return nil }
  return deviations.divided(by: freedom)
}

/// The square root rounded to 10 places, or to fewer where the radicand is too large for 128 bits;
/// nil for a negative one.
func squareRoot(_ ratio: Ratio) -> Number? {
  guard ratio.numerator >= 0 else { return nil }
  for places in stride(from: Number.placesOfQuotients, through: 0, by: -1) {
    guard let scaled = scaled(ratio, exponent: 2 * places) else { continue }
    let root = wholeRoot(scaled)
    // The exact root lies above root + 1/2 just when the whole radicand passes root² + root.
    let raised = scaled - root * root > root
    return Number(Int128(raised ? root + 1 : root), places: places)
  }
  return nil
}

/// The whole part of `ratio * 10^exponent`, digit by digit; nil when it passes 127 bits.
private func scaled(_ ratio: Ratio, exponent: Int) -> UInt128? {
  let divisor = ratio.denominator.magnitude
  var (quotient, rest) = ratio.numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
  for _ in 0..<exponent {
    guard quotient < (1 << 123) else { return nil }
    let digit = divisor.dividingFullWidth(rest.multipliedFullWidth(by: 10))
    quotient = quotient * 10 + digit.quotient
    rest = digit.remainder
  }
  return quotient
}

/// The largest whole number whose square is not above `number` (Newton's iteration from above).
private func wholeRoot(_ number: UInt128) -> UInt128 {
  guard number > 0 else { return 0 }
  var root: UInt128 = 1 << UInt128((128 - number.leadingZeroBitCount + 1) / 2)
  while true {
    let next = (root + number / root) / 2
    if next >= root { return root }
    root = next
  }
}
