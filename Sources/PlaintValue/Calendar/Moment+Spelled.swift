import PlaintText

/// Moments as people, exports and machines write them.
extension Moment {
  /// The moment a text says, or the digits of a number: the year in front or the month named.
  ///
  /// `2012-05-01 08:03:15.123456789`, `2012/5/1 下午 3:20`, `2012年5月1日 星期二 8时3分`,
  /// `1 May 2012 8:03 PM`; in digits `20120501080315`, `201205010803`, `20120501 08:03`; ten digits
  /// are Unix seconds, thirteen milliseconds (both of UTC); `45901.5` is the serial of a
  /// spreadsheet. A day is its first instant; zones are not converted; what is below a microsecond
  /// is cut. Of `05/01/2012` only a pattern or a whole column can say which part is the day.
  package init?(spelled text: String) {
    let written = folded(trimmedBlanks(text))
    guard let moment = Moment(digits: written) ?? Moment(words: written) else { return nil }
    self = moment
  }

  private init?(words text: String) {
    var scanner = Scanner(text)
    let before = scanner.weekday()
    guard let day = scanner.spelledDay() else { return nil }
    scanner.blanks()
    let behind = scanner.weekday()
    var time: TimeOfDay?
    if !scanner.isAtEnd {
      scanner.blanks()
      if scanner.take("t") { scanner.blanks() }
      guard let found = scanner.spelledTime() else { return nil }
      time = found
      scanner.blanks()
    }
    let last = scanner.weekday()
    guard scanner.isAtEnd, [before, behind, last].allSatisfy({ $0 == nil || $0 == day.weekday })
    else { return nil }
    self.init(day, time ?? .midnight)
  }

  /// The moment that digits alone say, perhaps with a point.
  private init?(digits text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }),
      let whole = Int(parts[0])
    else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    switch (parts[0].utf8.count, parts.count) {
    case (5, _): self.init(serial: text)
    case (8, 1): self.init(compact: whole, 0, "")
    case (12, 1): self.init(compact: whole / 10_000, whole % 10_000 * 100, "")
    case (14, _): self.init(compact: whole / 1_000_000, whole % 1_000_000, fraction)
    case (17, 1):
      let thousandths = String(whole % 1000 + 1000).dropFirst()
      self.init(compact: whole / 1_000_000_000, whole / 1000 % 1_000_000, String(thousandths))
    case (10, _): self.init(microseconds: whole * 1_000_000 + millionths(of: fraction))
    case (13, _):
      self.init(microseconds: whole * 1000 + millionths(of: "000" + fraction))
    case (16, 1): self.init(microseconds: whole)
    case (19, 1): self.init(microseconds: whole / 1000)
    default: return nil
    }
  }

  private init?(compact date: Int, _ time: Int, _ fraction: String) {
    guard date > 0,
      let day = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100),
      let clock = TimeOfDay(
        hour: time / 10_000, minute: time / 100 % 100, second: time % 100,
        microsecond: millionths(of: fraction))
    else { return nil }
    self.init(day, clock)
  }

  /// Days since 30 December 1899 as spreadsheets count them, to the millisecond.
  private init?(serial text: String) {
    guard let days = Number(parsing: text), days >= 10_000,
      let thousandths = days.multiplied(by: 86_400_000)?.rounded(places: 0).asInt
    else { return nil }
    self.init(microseconds: thousandths * 1000 - 25_569 * Moment.perDay)
  }
}

/// The microseconds that digits behind a point say; digits beyond the sixth are cut.
private func millionths(of digits: String) -> Int {
  var result = 0
  for digit in (digits + "000000").utf8.prefix(6) { result = result * 10 + Int(digit) - 0x30 }
  return result
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
