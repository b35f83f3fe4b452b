import PlaintTable
import PlaintValue

/// Reads dates and moments of the commonest make, `2012-05-01 08:30:00`: every digit in a place of
/// its own, eight at a time.
///
/// Whatever it does not read is left to the form's own reading. On two columns of a million
/// moments: 45 ms instead of 110.
struct PlainMoment {
  private let signs: UInt64
  private let gap: UInt8
  private let hasClock: Bool
  private let hasSeconds: Bool
  private let isMoment: Bool

  /// A reader for the form, if it is of that make.
  init?(_ form: CalendarForm, isMoment: Bool) {
    guard let date = form.date, let sign = date.separator.sign, date.order == .yearFirst,
      date.isPadded, !date.hasShortYear, date.name == nil, !date.hasComma, !date.isAmbiguous,
      form.weekday == nil
    else { return nil }
    if let clock = form.clock {
      guard clock.isPadded, clock.fraction == 0, clock.half == .none, clock.zone == .none,
        isMoment
      else { return nil }
    }
    // Digits as they stand in `YYYY-MM-`, the first in the lowest byte.
    signs = 0x0030_3000_3030_3030 | UInt64(sign) << 32 | UInt64(sign) << 56
    gap = form.gap
    hasClock = form.clock != nil
    hasSeconds = form.clock?.hasSeconds ?? false
    self.isMoment = isMoment
  }

  /// The cell of a text: days, or microseconds of a moment; nil when it is not so written or there
  /// is no such day.
  @inline(__always)
  func read(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int64? {
    guard count == (hasClock ? (hasSeconds ? 19 : 16) : 10) else { return nil }
    let date = UnsafeRawPointer(text).loadUnaligned(as: UInt64.self) ^ signs
    // A digit is at most 9, a sign is gone: anything more reaches the top bit.
    guard (date | (date &+ 0x7F76_767F_7676_7676)) & Self.tops == 0,
      let dayOfMonth = Self.two(text + 8)
    else { return nil }
    let year =
      Self.byte(date, 0) * 1000 + Self.byte(date, 1) * 100 + Self.byte(date, 2) * 10
      + Self.byte(date, 3)
    let month = Self.byte(date, 5) * 10 + Self.byte(date, 6)
    guard let day = DateParts.day(year, month, dayOfMonth) else { return nil }
    guard hasClock else { return Int64(isMoment ? day * Moment.perDay : day) }
    guard text[10] == gap, let time = time(text + 11) else { return nil }
    return Int64(day * Moment.perDay + time)
  }

  /// The microseconds from midnight of `HH:MM` or `HH:MM:SS`.
  @inline(__always)
  private func time(_ text: UnsafePointer<UInt8>) -> Int? {
    guard let hour = Self.two(text), let minute = Self.two(text + 3), text[2] == 0x3A, hour < 24,
      minute < 60
    else { return nil }
    guard hasSeconds else { return (hour * 60 + minute) * 60_000_000 }
    guard let second = Self.two(text + 6), text[5] == 0x3A, second < 60 else { return nil }
    return ((hour * 60 + minute) * 60 + second) * 1_000_000
  }

  private static let tops: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  private static func byte(_ word: UInt64, _ index: UInt64) -> Int {
    Int(truncatingIfNeeded: (word >> (8 * index)) & 0xFF)
  }

  @inline(__always)
  private static func two(_ text: UnsafePointer<UInt8>) -> Int? {
    let (tens, ones) = (text[0] &- 0x30, text[1] &- 0x30)
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }
}
