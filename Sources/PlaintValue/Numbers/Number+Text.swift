/// How exact numbers are read and written: plain digits, no separators, no exponent.
extension Number {
  /// The number a text spells: an optional sign, digits, at most one point; or nil.
  ///
  /// No commas, no exponent, no blanks; `.5` is read, `5.` is not. Beyond 38 digits is nil.
  package init?(parsing text: some StringProtocol) {
    let parsed = text.utf8.withContiguousStorageIfAvailable(Self.parse)
    guard let number = parsed ?? Array(text.utf8).withUnsafeBufferPointer(Self.parse) else {
      return nil
    }
    self = number
  }

  /// The number that UTF-8 bytes spell, by the same rules.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Number? {
    var index = 0
    let negative = bytes.first == UInt8(ascii: "-")
    if negative || bytes.first == UInt8(ascii: "+") { index = 1 }
    var digits: Int128 = 0
    var point: Int?
    guard index < bytes.count, bytes[bytes.count - 1] != UInt8(ascii: ".") else { return nil }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "."), point == nil {
        point = index
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      let (tenfold, overflow) = digits.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int128(byte - 0x30))
      if overflow || carry { return nil }
      digits = sum
    }
    return Number(exactly: negative ? -digits : digits, places: bytes.count - (point ?? index))
  }

  /// The number in plain digits, with as many after the point as it has.
  package var text: String { Self.text(digits, places: places) }

  /// The number in plain digits with exactly `places` after the point, rounded half-up.
  package func text(places wanted: Int) -> String {
    let number = rounded(places: wanted)
    let text = number.text
    guard wanted > number.places else { return text }
    let zeros = String(repeating: "0", count: wanted - number.places)
    return text + (number.places == 0 ? "." : "") + zeros
  }

  /// The digits with a point before the last `places`.
  static func text(_ digits: Int128, places: Int) -> String {
    // Nearly every number fits 64 bits, whose digits are made several times as fast.
    let short = Int(exactly: digits)
    guard places > 0 else { return short.map { String($0) } ?? String(digits) }
    if let short, places <= 17 { return text(short, places: places) }
    let magnitude = short.map { String($0.magnitude) } ?? String(digits.magnitude)
    let zeros = String(repeating: "0", count: max(places + 1 - magnitude.utf8.count, 0))
    let padded = zeros + magnitude
    return (digits < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// The digits of 64 bits, written from the last to the first into their place.
  private static func text(_ digits: Int, places: Int) -> String {
    var count = 1
    var rest = digits.magnitude / 10
    while rest > 0 || count <= places {
      rest /= 10
      count += 1
    }
    let length = count + 1 + (digits < 0 ? 1 : 0)
    return String(unsafeUninitializedCapacity: length) { text in
      var rest = digits.magnitude
      for place in 0...count where place != places {
        text[length - 1 - place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      text[length - 1 - places] = UInt8(ascii: ".")
      if digits < 0 { text[0] = UInt8(ascii: "-") }
      return length
    }
  }

  /// The nearest binary floating-point number, for square roots, charts and tests only.
  package var asDouble: Double {
    if digits.magnitude <= 1 << 53, places <= 15, let power = powerOfTen(places) {
      return Double(Int64(digits)) / Double(UInt64(power))
    }
    return Double(text) ?? .nan
  }

  /// The number as a whole one, or nil when it has places or does not fit.
  package var asInt: Int? { places == 0 ? Int(exactly: digits) : nil }
}

extension Number: CustomStringConvertible {
  /// The number's plain digits, for debugging and tests.
  package var description: String { text }
}

extension Number: ExpressibleByIntegerLiteral {
  /// The whole number of a literal.
  package init(integerLiteral value: Int128) { self.init(value) }
}
