/// A number in plain digits, with or without a point, as most are: no plus, no blanks, no leading
/// zero, at most 18 digits.
struct PlainNumber {
  let digits: Int64
  let places: Int
  let whole: Int

  /// The number a text writes, or nil when it is none of that make.
  ///
  /// - Precondition: eight bytes after the text may be read.
  @inline(__always)
  init?(_ text: UnsafePointer<UInt8>, _ count: Int) {
    if let digits = Self.onlyDigits(text, count) {
      guard count == 1 || text[0] != 0x30 else { return nil }
      self.init(digits: digits, places: 0, whole: count)
    } else if let (digits, whole) = Self.shortDecimal(text, count) {
      guard whole == 1 || text[0] != 0x30 else { return nil }
      self.init(digits: digits, places: count - whole - 1, whole: whole)
    } else {
      self.init(any: text, count)
    }
  }

  private init(digits: Int64, places: Int, whole: Int) {
    (self.digits, self.places, self.whole) = (digits, places, whole)
  }

  private init?(any text: UnsafePointer<UInt8>, _ count: Int) {
    let isNegative = text[0] == 0x2D
    var index = isNegative ? 1 : 0
    guard count - index <= 19 else { return nil }
    let start = index
    var value: Int64 = 0
    while index < count, text[index] &- 0x30 < 10 {
      value = value &* 10 &+ Int64(text[index] &- 0x30)
      index += 1
    }
    whole = index - start
    guard whole > 0, whole == 1 || text[start] != 0x30 else { return nil }
    var places = 0
    if index < count {
      guard text[index] == 0x2E else { return nil }
      index += 1
      let point = index
      while index < count, text[index] &- 0x30 < 10 {
        value = value &* 10 &+ Int64(text[index] &- 0x30)
        index += 1
      }
      places = index - point
      guard places > 0, index == count else { return nil }
    }
    guard whole + places <= 18, !isNegative || value != 0 else { return nil }
    self.places = places
    digits = isNegative ? -value : value
  }

  /// The value of up to 16 digits with nothing else, eight at a time: 3 ns for a phone number
  /// where one digit after another took 9.
  @inline(__always)
  private static func onlyDigits(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int64? {
    let raw = UnsafeRawPointer(text)
    if count <= 8 { return eight(raw.loadUnaligned(as: UInt64.self), count) }
    guard count <= 16, let high = eight(raw.loadUnaligned(as: UInt64.self), count - 8),
      let low = eight(raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self), 8)
    else { return nil }
    return high &* 100_000_000 &+ low
  }

  /// The digits of up to eight bytes with a point between them, and how many stand before it.
  ///
  /// The point is found and closed up in the word; a digit after another, decimals had taken 10 ns
  /// each beside what all numbers take.
  @inline(__always)
  private static func shortDecimal(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) -> (Int64, whole: Int)? {
    guard count >= 3, count <= 8 else { return nil }
    let word = UnsafeRawPointer(text).loadUnaligned(as: UInt64.self)
    let points = word ^ 0x2E2E_2E2E_2E2E_2E2E
    // The lowest byte that is zero sets its top bit (Mycroft 1987).
    let marks = (points &- 0x0101_0101_0101_0101) & ~points & 0x8080_8080_8080_8080
    let whole = marks.trailingZeroBitCount >> 3
    guard whole > 0, whole < count - 1 else { return nil }
    let before: UInt64 = (1 &<< UInt64(truncatingIfNeeded: 8 * whole)) &- 1
    let closed = word & before | (word >> 8) & ~before
    return eight(closed, count - 1).map { ($0, whole) }
  }

  /// The value of the first one to eight bytes of a word, if they are digits.
  ///
  /// Pairs, then fours, then all by multiplication (Lemire 2018).
  @inline(__always)
  private static func eight(_ word: UInt64, _ count: Int) -> Int64? {
    let digits = (word ^ 0x3030_3030_3030_3030) << UInt64(64 - 8 * count)
    guard (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    let pairs = (digits &* 10) &+ (digits >> 8)
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int64(truncatingIfNeeded: (low &+ high) >> 32)
  }
}
