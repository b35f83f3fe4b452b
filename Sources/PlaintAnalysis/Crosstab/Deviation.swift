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

/// The square root to 16 places, such that rounding it to fewer gives what rounding the exact root
/// would; nil for a negative number and beyond 38 digits.
///
/// The root of the whole part, then digit by digit as by hand: each place brings down two more
/// digits of the number.
func squareRoot(_ ratio: Ratio) -> Number? {
  guard ratio.numerator >= 0 else { return nil }
  let divisor = ratio.denominator.magnitude
  var (whole, fraction) = ratio.numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
  var root = wholeRoot(whole)
  whole -= root * root
  for _ in 0..<placesOfRoots {
    for _ in 0..<2 {
      let next = divisor.dividingFullWidth(fraction.multipliedFullWidth(by: 10))
      (whole, fraction) = (whole * 10 + next.quotient, next.remainder)
    }
    let digit = (1...9).last { (20 * root + $0) * $0 <= whole } ?? 0
    whole -= (20 * root + digit) * digit
    root = 10 * root + digit
  }
  // A last digit of 0 or 5 would make a half, or nothing, of what lies just above it.
  if whole > 0 || fraction > 0, root % 5 == 0 { root += 1 }
  return Int128(exactly: root).map { Number($0, places: placesOfRoots) }
}

/// More than `digits` may ask for; a root of 38 digits is that of a number of 44 before the point.
private let placesOfRoots = 16

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
