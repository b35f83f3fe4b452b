import PlaintValue

/// Writing values the way a pattern says: the other half of how the loader reads them.
extension Spelling.Pattern {
  /// Appends a fixed cell as this pattern writes it; a missing cell is empty or the pattern's word.
  ///
  /// `rest` are the billionths of a second that the cell does not hold.
  ///
  /// - Precondition: the pattern read the cell, so that no digit is lost.
  package func write(
    _ cell: Int64, _ kind: Kind, places: Int, rest: Int = 0, into text: inout [UInt8]
  ) {
    if case .word(let word) = self { return text.append(contentsOf: word.utf8) }
    guard cell != Column.absent else { return }
    switch (self, kind) {
    case (.number(let form), _): form.write(Int128(cell), places: places, into: &text)
    case (.calendar(let form), .date): form.write(Int(cell), 0, into: &text)
    case (.calendar(let form), .time): form.write(0, Int(cell), rest, into: &text)
    case (.calendar(let form), _):
      let day = Moment(microseconds: Int(cell)).day.number
      form.write(day, Int(cell) - day * Moment.perDay, rest, into: &text)
    case (.period(let form), .period(let unit)):
      form.write(Period(unit, ordinal: Int(cell)), into: &text)
    default: text.append(contentsOf: Column.value(cell, kind, places).text.utf8)
    }
  }

  /// Appends a value kept as such, of a column whose numbers do not fit fixed cells.
  package func write(_ value: Value, into text: inout [UInt8]) {
    switch (self, value) {
    case (.word(let word), _): text.append(contentsOf: word.utf8)
    case (.number(let form), .number(let number)):
      form.write(number.digits, places: number.places, into: &text)
    default: text.append(contentsOf: value.text.utf8)
    }
  }
}

extension NumberForm {
  /// Appends `digits / 10^own` with this form's places, sign and blanks.
  package func write(_ digits: Int128, places own: Int, into text: inout [UInt8]) {
    var magnitude = digits.magnitude
    for _ in Int(places)..<max(own, Int(places)) { magnitude /= 10 }
    for _ in own..<max(own, Int(places)) { magnitude *= 10 }
    text.append(contentsOf: repeatElement(0x20, count: Int(before)))
    if digits < 0 { text.append(0x2D) } else if hasPlus { text.append(0x2B) }
    let least = isBare ? Int(places) : Int(places) + 1
    let start = text.count
    var count = 0
    while magnitude > 0 || count < least {
      if isGrouped, count > Int(places), (count - Int(places)) % 3 == 0 { text.append(0x2C) }
      text.append(0x30 + UInt8(truncatingIfNeeded: magnitude % 10))
      magnitude /= 10
      count += 1
    }
    if places > 0 { text.insert(0x2E, at: start + Int(places)) }
    text[start...].reverse()
    text.append(contentsOf: repeatElement(0x20, count: Int(after)))
  }
}

extension CalendarForm {
  /// Appends a day's date, a time of day in microseconds, or both; `rest` are billionths of a second.
  package func write(_ day: Int, _ time: Int, _ rest: Int = 0, into text: inout [UInt8]) {
    date?.write(Day(number: day), into: &text)
    weekday?.write(Day(number: day).weekday, into: &text)
    guard let clock else { return }
    if date != nil, gap != 0 { text.append(gap) }
    clock.write(TimeOfDay(microseconds: time), rest, into: &text)
  }
}

extension WeekdayForm {
  /// Appends the weekday, 1 for Monday.
  package func write(_ weekday: Int, into text: inout [UInt8]) {
    if hasBlank { text.append(0x20) }
    if isInBrackets { text.append(0x28) }
    text.append(contentsOf: name.names[weekday - 1])
    if isInBrackets { text.append(0x29) }
  }
}

extension DateForm {
  /// Appends the date.
  package func write(_ day: Day, into text: inout [UInt8]) {
    let (year, month, dayOfMonth) = day.civil
    if separator == .none {
      return text.appendNumber(year * 10_000 + month * 100 + dayOfMonth, digits: 8)
    }
    guard let sign = separator.sign else {
      text.appendNumber(year, digits: 4)
      text.append(contentsOf: "年".utf8)
      text.appendNumber(month, digits: isPadded ? 2 : 1)
      text.append(contentsOf: "月".utf8)
      text.appendNumber(dayOfMonth, digits: isPadded ? 2 : 1)
      return text.append(contentsOf: (separator == .chinese ? "日" : "号").utf8)
    }
    if order == .yearFirst { writeYear(year, into: &text) }
    if order == .dayFirst { text.appendNumber(dayOfMonth, digits: isPadded ? 2 : 1) }
    if order != .monthFirst { text.append(sign) }
    if let name {
      text.append(contentsOf: name.names[month - 1])
    } else {
      text.appendNumber(month, digits: isPadded ? 2 : 1)
    }
    if order != .dayFirst {
      text.append(sign)
      text.appendNumber(dayOfMonth, digits: isPadded ? 2 : 1)
    }
    if order == .yearFirst { return }
    if hasComma { text.append(0x2C) }
    text.append(sign)
    writeYear(year, into: &text)
  }

  private func writeYear(_ year: Int, into text: inout [UInt8]) {
    text.appendNumber(hasShortYear ? year % 100 : year, digits: hasShortYear ? 2 : 4)
  }
}

extension ClockForm {
  /// Appends the time; `rest` are the billionths of a second beyond its microseconds.
  package func write(_ time: TimeOfDay, _ rest: Int = 0, into text: inout [UInt8]) {
    let isMorning = time.hour < 12
    if half.isPrefix { text.append(contentsOf: (isMorning ? "上午" : "下午").utf8) }
    if half == .chinese { text.append(0x20) }
    let hour = half == .none ? time.hour : (time.hour + 11) % 12 + 1
    text.appendNumber(hour, digits: isPadded ? 2 : 1)
    if isWorded {
      writeWords(time, into: &text)
    } else {
      if !isCompact { text.append(0x3A) }
      text.appendNumber(time.minute, digits: 2)
      if hasSeconds {
        if !isCompact { text.append(0x3A) }
        text.appendNumber(time.second, digits: 2)
      }
    }
    if fraction > 0 {
      if !isCompact { text.append(0x2E) }
      let start = text.count
      text.appendNumber(time.microsecond, digits: 6)
      text.appendNumber(rest, digits: 3)
      text.removeLast(text.count - start - Int(fraction))
    }
    switch half {
    case .none, .chinese, .chineseClose: break
    case .upper: text.append(contentsOf: (isMorning ? " AM" : " PM").utf8)
    case .lower: text.append(contentsOf: (isMorning ? " am" : " pm").utf8)
    case .upperClose: text.append(contentsOf: (isMorning ? "AM" : "PM").utf8)
    case .lowerClose: text.append(contentsOf: (isMorning ? "am" : "pm").utf8)
    }
    zone.write(into: &text)
  }

  /// What follows the hour in Chinese words.
  private func writeWords(_ time: TimeOfDay, into text: inout [UInt8]) {
    let digits = isPadded ? 2 : 1
    text.append(contentsOf: "时".utf8)
    text.appendNumber(time.minute, digits: digits)
    text.append(contentsOf: "分".utf8)
    guard hasSeconds else { return }
    text.appendNumber(time.second, digits: digits)
    text.append(contentsOf: "秒".utf8)
  }
}

extension ClockForm.Zone {
  fileprivate func write(into text: inout [UInt8]) {
    switch self {
    case .none: break
    case .utc: text.append(0x5A)
    case .offset(let minutes, let hasColon):
      text.append(minutes < 0 ? 0x2D : 0x2B)
      text.appendNumber(Int(minutes.magnitude) / 60, digits: 2)
      if hasColon { text.append(0x3A) }
      text.appendNumber(Int(minutes.magnitude) % 60, digits: 2)
    }
  }
}

extension PeriodForm {
  /// Appends the period.
  package func write(_ period: Period, into text: inout [UInt8]) {
    let first = period.first
    let year = period.unit == .week ? first.isoWeek.year : first.year
    text.appendNumber(year, digits: 4)
    let number =
      switch period.unit {
      case .day: first.dayOfMonth
      case .week: first.isoWeek.week
      case .month: first.month
      case .quarter: first.month / 3 + 1
      case .half: first.month / 6 + 1
      case .year: 0
      }
    if style == .hyphen || style == .hyphenLetter { text.append(0x2D) }
    if style == .slash { text.append(0x2F) }
    if style == .letter || style == .hyphenLetter { text.append(letter(of: period.unit)) }
    if style == .chinese { text.append(contentsOf: (period.unit == .quarter ? "年第" : "年").utf8) }
    if period.unit == .year { return }
    let isLong = period.unit == .month || period.unit == .week
    text.appendNumber(number, digits: isPadded && isLong ? 2 : 1)
    if style == .chinese {
      text.append(contentsOf: (period.unit == .quarter ? "季度" : "月").utf8)
    }
  }

  private func letter(of unit: CalendarUnit) -> UInt8 {
    switch unit {
    case .week: 0x57
    case .half: 0x48
    case .day, .month, .quarter, .year: 0x51
    }
  }
}

extension [UInt8] {
  /// Appends a number that is not negative in at least so many digits.
  fileprivate mutating func appendNumber(_ number: Int, digits: Int) {
    var divisor = 10
    var count = 1
    while count < digits || number >= divisor {
      divisor *= 10
      count += 1
    }
    while divisor > 1 {
      divisor /= 10
      append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
    }
  }
}
