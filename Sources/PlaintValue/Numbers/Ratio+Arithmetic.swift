/// Arithmetic on exact fractions: exact, or nil when a part needs more than 127 bits.
extension Ratio {
  /// No part at all.
  package static let zero = Ratio(0, 1)
  /// The whole.
  package static let one = Ratio(1, 1)

  /// The fraction an exact number is.
  ///
  /// - Precondition: the number has at most 38 places, as every one read or computed does.
  package init(_ number: Number) {
    self.init(number.digits, Int128(powerOfTen(number.places) ?? 0))
  }

  /// The fraction a percentage is: 20.83 % is 2083/10000.
  ///
  /// Nil beyond 36 places.
  package init?(percent: Number) {
    guard percent.places <= 36 else { return nil }
    self.init(Number(percent.digits, places: percent.places + 2))
  }

  /// The sum, or nil on overflow.
  package func adding(_ other: Ratio) -> Ratio? {
    if denominator == 1, other.denominator == 1 {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      return overflow ? nil : Ratio(sum, 1)
    }
    let shared = Ratio(denominator, other.denominator)
    let (left, right) = (shared.denominator, shared.numerator)
    let (a, overflowA) = numerator.multipliedReportingOverflow(by: left)
    let (b, overflowB) = other.numerator.multipliedReportingOverflow(by: right)
    let (sum, overflowSum) = a.addingReportingOverflow(b)
    let (below, overflowBelow) = denominator.multipliedReportingOverflow(by: left)
    return overflowA || overflowB || overflowSum || overflowBelow ? nil : Ratio(sum, below)
  }

  /// The difference, or nil on overflow.
  package func subtracting(_ other: Ratio) -> Ratio? { adding(other.negated) }

  /// The product, or nil on overflow.
  package func multiplied(by other: Ratio) -> Ratio? {
    let (a, b) = (Ratio(numerator, other.denominator), Ratio(other.numerator, denominator))
    let (above, overflowAbove) = a.numerator.multipliedReportingOverflow(by: b.numerator)
    let (below, overflowBelow) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    return overflowAbove || overflowBelow ? nil : Ratio(above, below)
  }

  /// The quotient, or nil on overflow and for a divisor of 0.
  package func divided(by other: Ratio) -> Ratio? {
    guard other.numerator != 0 else { return nil }
    if denominator == 1, other.denominator == 1 { return Ratio(numerator, other.numerator) }
    return multiplied(by: Ratio(other.denominator, other.numerator))
  }

  /// The fraction with the other sign.
  package var negated: Ratio { Ratio(0 - numerator, denominator) }

  /// The fraction as a number of `places` digits after the point, or nil beyond 38 digits.
  package func rounded(places: Int, _ rounding: Rounding = .halfUp) -> Number? {
    let magnitude = divideRounded(
      numerator.magnitude, timesTenTo: max(places, 0), by: denominator.magnitude, rounding)
    return signed(magnitude, negative: numerator < 0).flatMap {
      Number(exactly: $0, places: max(places, 0))
    }
  }

  /// The fraction as a number of `places` digits, such that rounding it once more to fewer digits
  /// gives what rounding the fraction would; nil beyond 38 digits.
  ///
  /// It is rounded half-even; where a later half or cut would fall on the last digit kept, a 0 or a 5,
  /// that digit goes one towards the fraction (after round-05up of Cowlishaw 2003).
  package func kept(places: Int) -> Number? {
    guard let near = rounded(places: places, .halfEven) else { return nil }
    let exact = Ratio(near)
    guard exact != self, let power = powerOfTen(places - near.places) else { return near }
    let (digits, overflow) = near.digits.multipliedReportingOverflow(by: Int128(power))
    guard !overflow, digits % 5 == 0 else { return near }
    return Number(exactly: digits + (exact < self ? 1 : -1), places: places)
  }

  /// The fraction as the decimal number that it is; nil where it never ends, or beyond 38 digits.
  package var decimal: Number? {
    var (rest, twos, fives) = (denominator, 0, 0)
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    return rest == 1 ? rounded(places: max(twos, fives), .truncate) : nil
  }

  /// The fraction in hundredths, rounded once, or nil beyond 38 digits.
  package func roundedPercent(digits: Int, _ rounding: Rounding = .halfUp) -> Number? {
    let magnitude = divideRounded(
      numerator.magnitude, timesTenTo: digits + 2, by: denominator.magnitude, rounding)
    return signed(magnitude, negative: numerator < 0).flatMap {
      Number(exactly: $0, places: digits)
    }
  }

  /// The percentage with exactly `digits` after the point and no sign: `50.20`.
  ///
  /// A fraction whose percentage passes 38 digits prints as “overflow”.
  package func percent(digits: Int = 2, _ rounding: Rounding = .halfUp) -> String {
    guard (0...38).contains(digits) else {
      return roundedPercent(digits: digits, rounding)?.text(places: digits) ?? "overflow"
    }
    let magnitude = divideRounded(
      numerator.magnitude, timesTenTo: digits + 2, by: denominator.magnitude, rounding)
    return signed(magnitude, negative: numerator < 0).map { Number.text($0, places: digits) }
      ?? "overflow"
  }

  /// The nearest binary floating-point number, or almost, for square roots and charts only.
  package var asDouble: Double { Double(numerator) / Double(denominator) }
}

extension Ratio: Comparable {
  /// Whether the fraction is the smaller one; exact for any two.
  package static func < (a: Ratio, b: Ratio) -> Bool {
    if a.denominator == b.denominator { return a.numerator < b.numerator }
    return productPrecedes(
      a.numerator, b.denominator.magnitude, b.numerator, a.denominator.magnitude)
  }
}

extension Ratio: CustomStringConvertible {
  /// Numerator and denominator, for debugging and tests.
  package var description: String { "\(numerator)/\(denominator)" }
}
