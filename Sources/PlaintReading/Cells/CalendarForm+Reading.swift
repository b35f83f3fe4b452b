import PlaintTable
import PlaintValue

/// Reading cells in a known form: what is accepted is exactly what the form would write.
extension CalendarForm {
  /// A cell's day number, moment or time of day, as a column of this kind keeps it; or nil.
  ///
  /// `mask` is set to the orders that would give a day, for dates whose order had to be settled; 0
  /// for others.
  @inline(__always)
  func read(
    _ text: UnsafePointer<UInt8>, _ count: Int, isMoment: Bool, mask: inout UInt8
  ) -> Int64? {
    var cursor = Cursor(text, count)
    var day = 0
    if let date {
      guard let parts = date.parts(&cursor),
        let number = parts.day(date.order, hasShortYear: date.hasShortYear)
      else { return nil }
      if let weekday, !weekday.take(&cursor, Day(number: number).weekday) { return nil }
      if date.isAmbiguous {
        mask = parts.mask(
          date.hasShortYear, weekday: weekday == nil ? nil : Day(number: number).weekday)
      }
      day = number
    }
    guard let clock else {
      return cursor.isAtEnd ? Int64(isMoment ? day * Moment.perDay : day) : nil
    }
    if date != nil, gap != 0, !cursor.take(gap) { return nil }
    guard let time = clock.read(&cursor), cursor.isAtEnd else { return nil }
    return Int64(day * Moment.perDay) + time
  }
}

extension CalendarForm {
  /// The billionths of a second in a cell that this form has read, beyond its microseconds.
  func rest(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt16 {
    guard let digits = clock.map({ Int($0.fraction) }), digits > 6 else { return 0 }
    var point = count - 1
    while point > 0, text[point] != 0x2E { point -= 1 }
    guard point + digits < count else { return 0 }
    return (7...9).reduce(0) { rest, place in
      rest * 10 + (place <= digits ? UInt16(text[point + place] &- 0x30) : 0)
    }
  }
}

extension WeekdayForm {
  /// Takes exactly this weekday, 1 for Monday.
  func take(_ cursor: inout Cursor, _ weekday: Int) -> Bool {
    if hasBlank, !cursor.take(0x20) { return false }
    if isInBrackets, !cursor.take(0x28) { return false }
    return cursor.take(name.names[weekday - 1]) && (!isInBrackets || cursor.take(0x29))
  }
}

extension DateForm {
  /// The three numbers of a date written in this form.
  @inline(__always)
  func parts(_ cursor: inout Cursor) -> DateParts? {
    if separator.sign == nil || name != nil { return rareParts(&cursor) }
    let sign = separator.sign ?? 0
    let isYearFirst = order == .yearFirst
    guard let first = isYearFirst ? year(&cursor) : cursor.small(isPadded: isPadded),
      cursor.take(sign), let second = cursor.small(isPadded: isPadded), cursor.take(sign),
      let third = isYearFirst ? cursor.small(isPadded: isPadded) : year(&cursor)
    else { return nil }
    return DateParts(first: first, second: second, third: third)
  }

  @inline(__always)
  private func year(_ cursor: inout Cursor) -> Int? { hasShortYear ? cursor.two() : cursor.four() }

  private func rareParts(_ cursor: inout Cursor) -> DateParts? {
    if separator == .none {
      guard let year = cursor.four(), let month = cursor.two(), let day = cursor.two() else {
        return nil
      }
      return DateParts(first: year, second: month, third: day)
    }
    guard let name, let sign = separator.sign else { return chineseParts(&cursor) }
    var parts = DateParts()
    if order == .dayFirst {
      guard let day = cursor.small(isPadded: isPadded), cursor.take(sign) else { return nil }
      parts.first = day
    }
    guard let month = cursor.month(), month.name == name || isMay(month, in: name) else {
      return nil
    }
    if order == .dayFirst {
      parts.second = month.number
    } else {
      guard cursor.take(sign), let day = cursor.small(isPadded: isPadded) else { return nil }
      (parts.first, parts.second) = (month.number, day)
    }
    guard !hasComma || cursor.take(0x2C), cursor.take(sign), let year = year(&cursor) else {
      return nil
    }
    parts.third = year
    return parts
  }

  /// May is the same in full.
  private func isMay(_ month: (number: Int, name: MonthName), in name: MonthName) -> Bool {
    month.number == 5 && month.name.letters == name.letters
  }

  private func chineseParts(_ cursor: inout Cursor) -> DateParts? {
    guard let year = cursor.four(), cursor.take("年"),
      let month = cursor.small(isPadded: isPadded), cursor.take("月"),
      let day = cursor.small(isPadded: isPadded),
      cursor.take(separator == .chinese ? "日" : "号")
    else { return nil }
    return DateParts(first: year, second: month, third: day)
  }
}

extension ClockForm {
  /// The microseconds from midnight of a time written in this form.
  @inline(__always)
  func read(_ cursor: inout Cursor) -> Int64? {
    if isWorded || half.isPrefix { return readChinese(&cursor) }
    guard let hour = cursor.small(isPadded: isPadded), isCompact || cursor.take(0x3A),
      let minute = cursor.two(), minute < 60
    else { return nil }
    var second = 0
    if hasSeconds {
      guard isCompact || cursor.take(0x3A), let number = cursor.two(), number < 60 else {
        return nil
      }
      second = number
    }
    var micros = 0
    if fraction > 0 {
      guard isCompact || cursor.take(0x2E) else { return nil }
      let (value, count) = cursor.digits(Int(fraction))
      guard count == fraction else { return nil }
      micros = count > 6 ? value / Self.powers[count - 6] : value * Self.powers[6 - count]
    }
    guard let hour = half == .none ? (hour < 24 ? hour : nil) : halved(hour, &cursor),
      zone == .none || zone.take(&cursor)
    else { return nil }
    return Int64(((hour * 60 + minute) * 60 + second) * 1_000_000 + micros)
  }

  /// `下午 3:20:05`, `8时30分`.
  private func readChinese(_ cursor: inout Cursor) -> Int64? {
    var evening: Bool?
    if half.isPrefix {
      evening = cursor.take("下午")
      guard evening == true || cursor.take("上午"), half != .chinese || cursor.take(0x20) else {
        return nil
      }
    }
    guard var hour = cursor.small(isPadded: isPadded), take("时", &cursor),
      let minute = minutes(&cursor), minute < 60
    else { return nil }
    if isWorded, !cursor.take("分") { return nil }
    var second = 0
    if hasSeconds {
      guard isWorded || cursor.take(0x3A), let number = minutes(&cursor), number < 60,
        !isWorded || cursor.take("秒")
      else { return nil }
      second = number
    }
    if let evening {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (evening ? 12 : 0)
    }
    guard hour < 24, fraction == 0, zone == .none else { return nil }
    return Int64(((hour * 60 + minute) * 60 + second) * 1_000_000)
  }

  private func take(_ word: StaticString, _ cursor: inout Cursor) -> Bool {
    isWorded ? cursor.take(word) : cursor.take(0x3A)
  }

  private func minutes(_ cursor: inout Cursor) -> Int? {
    isWorded ? cursor.small(isPadded: isPadded) : cursor.two()
  }

  private static let powers = [1, 10, 100, 1000, 10_000, 100_000]

  /// Takes AM or PM and gives the hour of 24.
  private func halved(_ hour: Int, _ cursor: inout Cursor) -> Int? {
    guard hour >= 1, hour <= 12 else { return nil }
    if half == .upper || half == .lower, !cursor.take(0x20) { return nil }
    let isUpper = half == .upper || half == .upperClose
    if cursor.take(isUpper ? "AM" : "am") { return hour % 12 }
    return cursor.take(isUpper ? "PM" : "pm") ? hour % 12 + 12 : nil
  }
}

extension ClockForm.Zone {
  /// Takes exactly this zone.
  func take(_ cursor: inout Cursor) -> Bool {
    var copy = cursor
    guard let zone = Self.sighted(&copy), zone == self else { return false }
    cursor = copy
    return true
  }

  /// The zone that comes next: `Z`, `+08:00`, `-0500`.
  static func sighted(_ cursor: inout Cursor) -> ClockForm.Zone? {
    if cursor.take(0x5A) { return .utc }
    let isWest = cursor.next == 0x2D
    guard cursor.take(0x2B) || cursor.take(0x2D), let hours = cursor.two(), hours < 24 else {
      return nil
    }
    let hasColon = cursor.take(0x3A)
    guard let minutes = cursor.two(), minutes < 60 else { return nil }
    let offset = hours * 60 + minutes
    if isWest, offset == 0 { return nil }
    return .offset(minutes: Int16(isWest ? -offset : offset), hasColon: hasColon)
  }
}

extension PeriodForm {
  /// The ordinal of a period of the unit written in this form, or nil.
  func read(_ text: UnsafePointer<UInt8>, _ count: Int, _ unit: CalendarUnit) -> Int64? {
    guard
      case .period(let ordinal, let found, let form, let isSettled) = sightPeriod(text, count),
      found == unit, form == self || (!isSettled && form.style == style)
    else { return nil }
    return ordinal
  }
}

/// The period a cell spells, if it does: years 1900 to 2199 only, so that codes of rooms and
/// parts are left alone.
func sightPeriod(_ text: UnsafePointer<UInt8>, _ count: Int) -> CellForm? {
  var cursor = Cursor(text, count)
  guard let year = cursor.four(), (1900...2199).contains(year) else { return nil }
  if cursor.take("年") { return chinesePeriod(year, &cursor) }
  if cursor.next == 0x2F || (cursor.next == 0x2D && count <= 7 && cursor.at[1] &- 0x30 < 10) {
    let style: PeriodForm.Style = cursor.take(0x2F) ? .slash : .hyphen
    if style == .hyphen { cursor.at += 1 }
    return month(year, &cursor, style)
  }
  let style: PeriodForm.Style = cursor.take(0x2D) ? .hyphenLetter : .letter
  let letter = cursor.next
  if !cursor.isAtEnd { cursor.at += 1 }
  let (number, digits) = cursor.digits(2)
  guard digits > 0, cursor.isAtEnd else { return nil }
  let period: Period? =
    switch letter {
    case 0x51 where digits == 1: .quarter(number, of: year)
    case 0x48 where digits == 1: .half(number, of: year)
    case 0x57: .week(number, of: year)
    default: nil
    }
  return sighting(period, style, number, digits)
}

private func month(_ year: Int, _ cursor: inout Cursor, _ style: PeriodForm.Style) -> CellForm? {
  let (month, digits) = cursor.digits(2)
  return digits > 0 && cursor.isAtEnd
    ? sighting(.month(month, of: year), style, month, digits) : nil
}

/// What may follow `年`: nothing, a month, a quarter.
private func chinesePeriod(_ year: Int, _ cursor: inout Cursor) -> CellForm? {
  if cursor.isAtEnd {
    let form = PeriodForm(.chinese, isPadded: false)
    return .period(Int64(year), .year, form, isSettled: true)
  }
  let isQuarter = cursor.take("第")
  let (number, digits) = cursor.digits(2)
  guard digits > 0, isQuarter ? digits == 1 && cursor.take("季度") : cursor.take("月"), cursor.isAtEnd
  else { return nil }
  return sighting(
    isQuarter ? .quarter(number, of: year) : .month(number, of: year), .chinese, number, digits)
}

private func sighting(
  _ period: Period?, _ style: PeriodForm.Style, _ number: Int, _ digits: Int
) -> CellForm? {
  guard let period else { return nil }
  let isLong = period.unit == .month || period.unit == .week
  let form = PeriodForm(style, isPadded: isLong && digits == 2)
  return .period(
    Int64(period.ordinal), period.unit, form, isSettled: !isLong || number < 10)
}
