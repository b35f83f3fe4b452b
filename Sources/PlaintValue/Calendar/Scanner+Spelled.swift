/// Reading the parts of dates and times in all the ways people write them.
extension Scanner {
  /// Takes a day whose year stands in front or whose month is named: `20120501`, `2012.5.1`,
  /// `2012年5月1号`, `1 May 2012`, `May-1-12`, `Aug 4, 2015`.
  mutating func spelledDay() -> Day? {
    attempt { $0.compactDay() } ?? attempt { $0.dayBehindYear() } ?? attempt { $0.namedDay() }
  }

  private mutating func compactDay() -> Day? {
    number(digits: 8...8).flatMap {
      Day(year: $0 / 10_000, month: $0 / 100 % 100, day: $0 % 100)
    }
  }

  private mutating func dayBehindYear() -> Day? {
    guard let year = number(digits: 4...4) else { return nil }
    blanks()
    if take("年") {
      blanks()
      guard let month = number(digits: 1...2), blanks() || true, take("月") else { return nil }
      blanks()
      guard let day = number(digits: 1...2), blanks() || true, take(anyOf: ["日", "号"]) != nil
      else { return nil }
      return Day(year: year, month: month, day: day)
    }
    guard let sign = take(anyOf: ["-", "/", "."]),
      let month = number(digits: 1...2) ?? monthName(), take(sign),
      let day = number(digits: 1...2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private mutating func namedDay() -> Day? {
    if let month = monthName() {
      guard parting(), let day = number(digits: 1...2) else { return nil }
      ordinalEnding()
      return year().flatMap { Day(year: $0, month: month, day: day) }
    }
    guard let day = number(digits: 1...2) else { return nil }
    ordinalEnding()
    guard parting(), let month = monthName() else { return nil }
    return year().flatMap { Day(year: $0, month: month, day: day) }
  }

  private mutating func ordinalEnding() { _ = take(anyOf: ["st", "nd", "rd", "th"]) }

  /// Takes what stands between the parts of a date with a named month.
  private mutating func parting() -> Bool {
    let sign = take(anyOf: [", ", ",", "-", "/", "."]) != nil
    return blanks() || sign
  }

  /// Takes the year behind day and month; two digits are 1969 to 2068 (POSIX).
  private mutating func year() -> Int? {
    guard parting() else { return nil }
    if let year = number(digits: 4...4) { return year }
    return number(digits: 2...2).map { $0 + ($0 < 69 ? 2000 : 1900) }
  }

  /// Takes an English month by its first letters or its whole name, folded.
  mutating func monthName() -> Int? {
    for (index, name) in Self.months.enumerated() where take(name) || take(String(name.prefix(3))) {
      if index == 8 { _ = take("t") }
      return index + 1
    }
    return nil
  }

  /// Takes a weekday, 1 for Monday: `星期二`, `周日`, `Tue`, `(Tuesday)`, with a comma behind it.
  mutating func weekday() -> Int? {
    attempt { scanner in
      let isInBrackets = scanner.take("(")
      guard let number = scanner.weekdayName(isBare: isInBrackets) else { return nil }
      if isInBrackets, !scanner.take(")") { return nil }
      _ = scanner.take(",")
      scanner.blanks()
      return number
    }
  }

  private mutating func weekdayName(isBare: Bool) -> Int? {
    if take(anyOf: ["星期", "周", "礼拜"]) != nil || isBare {
      if let sign = take(anyOf: Self.chineseWeekdays) {
        return min((Self.chineseWeekdays.firstIndex(of: sign) ?? 0) + 1, 7)
      }
    }
    for (index, name) in Self.weekdays.enumerated() where take(name) || take(String(name.prefix(3)))
    {
      return index + 1
    }
    return nil
  }

  /// Takes a time of day: `8:03`, `08:03:15.25`, `8:03 PM`, `下午 3:20`, `8时3分`, `8点30分15秒`,
  /// `080315`, with a zone behind it.
  mutating func spelledTime() -> TimeOfDay? {
    attempt { scanner in
      var half = scanner.take(anyOf: ["上午", "下午"])
      scanner.blanks()
      guard var parts = scanner.clockParts() else { return nil }
      if half == nil {
        half = scanner.attempt { scanner in
          scanner.blanks()
          return scanner.take(anyOf: ["am", "pm"])
        }
      }
      if let half {
        guard (1...12).contains(parts.hour) else { return nil }
        parts.hour = parts.hour % 12 + (half == "下午" || half == "pm" ? 12 : 0)
      }
      _ = scanner.attempt { $0.zone() }
      return TimeOfDay(
        hour: parts.hour, minute: parts.minute, second: parts.second,
        microsecond: parts.microsecond)
    }
  }

  private mutating func clockParts() -> ClockParts? {
    if let digits = attempt({ $0.number(digits: 6...6) }) {
      return ClockParts(hour: digits / 10_000, minute: digits / 100 % 100, second: digits % 100)
    }
    if let digits = attempt({ $0.number(digits: 4...4) }) {
      return ClockParts(hour: digits / 100, minute: digits % 100)
    }
    guard let hour = number(digits: 1...2) else { return nil }
    var parts = ClockParts(hour: hour)
    if take(anyOf: ["时", "点"]) != nil {
      guard let minute = number(digits: 1...2) else { return isAtEnd ? parts : nil }
      parts.minute = minute
      guard take("分") else { return nil }
      guard let second = number(digits: 1...2) else { return parts }
      parts.second = second
      return take("秒") ? parts : nil
    }
    guard take(":"), let minute = number(digits: 2...2) else { return nil }
    parts.minute = minute
    guard take(":") else { return parts }
    guard let second = number(digits: 2...2) else { return nil }
    parts.second = second
    guard take(anyOf: [".", ","]) != nil else { return parts }
    guard let fraction = fraction() else { return nil }
    parts.microsecond = fraction
    return parts
  }

  /// Takes `Z`, `UTC`, `+08:00`, `-0500`: kept as written, the wall clock counts.
  private mutating func zone() -> Bool? {
    blanks()
    let name = take(anyOf: ["z", "utc", "gmt"])
    guard take(anyOf: ["+", "-"]) != nil else { return name == nil ? nil : true }
    guard number(digits: 4...4) == nil else { return true }
    guard number(digits: 1...2) != nil else { return nil }
    return take(":") ? (number(digits: 2...2) == nil ? nil : true) : true
  }

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  static let chineseWeekdays = ["一", "二", "三", "四", "五", "六", "日", "天"]
}

/// The numbers of a clock as they are read.
private struct ClockParts {
  var hour: Int
  var minute = 0
  var second = 0
  var microsecond = 0
}
