/// Arithmetic on exact numbers. Every operation is exact or says so by nil, but division, which
/// is rounded half-even at 10 places.
extension Number {
  /// The places division is rounded at.
  package static let placesOfQuotients = 10

  /// The sum, or nil when it needs more than 38 digits.
  package func adding(_ other: Number) -> Number? {
    combined(other) { $0.addingReportingOverflow($1) }
  }

  /// The difference, or nil when it needs more than 38 digits.
  package func subtracting(_ other: Number) -> Number? {
    combined(other) { $0.subtractingReportingOverflow($1) }
  }

  /// The product, or nil when it needs more than 38 digits.
  package func multiplied(by other: Number) -> Number? {
    let (product, overflow) = digits.multipliedReportingOverflow(by: other.digits)
    return overflow ? nil : Number(exactly: product, places: places + other.places)
  }

  /// The quotient rounded half-even at 10 places, or nil for a divisor of 0 or beyond 38 digits.
  package func divided(by other: Number) -> Number? {
    guard other.digits != 0 else { return nil }
    let exponent = Self.placesOfQuotients + other.places - places
    var divisor = other.digits.magnitude
    if exponent < 0 {
      let (scaled, overflow) = divisor.multipliedReportingOverflow(by: powerOfTen(-exponent) ?? 0)
      guard !overflow, scaled > 0, scaled <= UInt128(Int128.max) else { return .zero }
      divisor = scaled
    }
    let quotient = divideRounded(
      digits.magnitude, timesTenTo: max(exponent, 0), by: divisor, .halfEven)
    return signed(quotient, negative: (digits < 0) != (other.digits < 0)).flatMap {
      Number(exactly: $0, places: Self.placesOfQuotients)
    }
  }

  /// What is left after taking `divisor` away a whole number of times.
  ///
  /// It has the divisor's sign, as in a spreadsheet. Nil for a divisor of 0 or beyond 38 digits.
  package func remainder(dividingBy divisor: Number) -> Number? {
    guard divisor.digits != 0, let (a, b, places) = aligned(with: divisor) else { return nil }
    let rest = a % b
    return Number(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest, places: places)
  }

  /// The number with the other sign.
  package var negated: Number { Number(0 - digits, places: places) }

  /// The number without its sign.
  package var absolute: Number { digits < 0 ? negated : self }

  /// The largest whole number not above this one.
  package var floor: Number {
    let whole = rounded(places: 0, .truncate)
    return digits < 0 && places > 0 ? Number(whole.digits - 1) : whole
  }

  /// The smallest whole number not below this one.
  package var ceiling: Number { negated.floor.negated }

  /// The number rounded to `places` digits after the point, or before it when negative.
  ///
  /// Where rounding up to tens would pass 38 digits, the digits are dropped instead.
  package func rounded(places wanted: Int, _ rounding: Rounding = .halfUp) -> Number {
    guard wanted < places else { return self }
    guard let divisor = powerOfTen(places - wanted) else { return .zero }
    let (quotient, remainder) = digits.magnitude.quotientAndRemainder(dividingBy: divisor)
    let raised = rounding.raises(quotient, remainder: remainder, divisor: divisor)
    for magnitude in raised ? [quotient + 1, quotient] : [quotient] {
      let (scaled, overflow) = magnitude.multipliedReportingOverflow(by: powerOfTen(-wanted) ?? 1)
      if !overflow, let value = signed(scaled, negative: digits < 0) {
        return Number(value, places: max(wanted, 0))
      }
    }
    return self
  }

  /// The number `digits / 10^places`, or nil when it has more than 38 places.
  init?(exactly digits: Int128, places: Int) {
    self.init(digits, places: places)
    if self.places > 38 { return nil }
  }

  private func combined(
    _ other: Number, _ operation: (Int128, Int128) -> (Int128, overflow: Bool)
  ) -> Number? {
    guard let (a, b, places) = aligned(with: other) else { return nil }
    let (result, overflow) = operation(a, b)
    return overflow ? nil : Number(result, places: places)
  }

  /// The digits of both with the same count of places.
  private func aligned(with other: Number) -> (Int128, Int128, places: Int)? {
    let common = max(places, other.places)
    guard let a = digits(at: common), let b = other.digits(at: common) else { return nil }
    return (a, b, common)
  }

  private func digits(at common: Int) -> Int128? {
    if common == places { return digits }
    guard let power = powerOfTen(common - places) else { return digits == 0 ? 0 : nil }
    let (scaled, overflow) = digits.multipliedReportingOverflow(by: Int128(power))
    return overflow ? nil : scaled
  }
}

extension Number: Comparable {
  /// Whether the number is the smaller one; exact for any two.
  package static func < (a: Number, b: Number) -> Bool {
    if a.places == b.places { return a.digits < b.digits }
    if a.places > b.places { return !(b < a || a == b) }
    guard let power = powerOfTen(b.places - a.places) else {
      return a.digits == 0 ? b.digits > 0 : a.digits < 0
    }
    return productPrecedes(a.digits, power, b.digits, 1)
  }
}
