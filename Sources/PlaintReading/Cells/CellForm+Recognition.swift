import PlaintEncoding
import PlaintTable
import PlaintText
import PlaintValue

/// Recognising what a cell is without knowing what to expect: the slow and general reading.
extension CellForm {
  /// What the cell looks like.
  ///
  /// With `readingZeros`, `007` is 7.
  static func of(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ words: MissingWords, readingZeros: Bool
  ) -> CellForm {
    let sighting = of(text, count, words)
    guard readingZeros, case .code = sighting else { return sighting }
    var zeros = 0
    while zeros < count - 1, text[zeros] == 0x30 { zeros += 1 }
    guard case .number(let digits, let form, let whole, _)? = number(text + zeros, count - zeros)
    else { return sighting }
    return .number(digits, form, whole: whole, isExact: false)
  }

  /// What a cell looks like.
  static func of(_ text: UnsafePointer<UInt8>, _ count: Int, _ words: MissingWords) -> CellForm {
    if words.contains(text, count) { return .missing }
    let lead = text[0]
    if lead >= 0x80 || count > 64 {
      if lead == 0xE4, count <= 64, let time = calendar(text, count), case .time = time {
        return time
      }
      if lead == 0xEF, let wide = fullWidth(text, count) { return wide }
      if BlankText.isBlank(text, count) { return .missing }
      return lead < 0x80 ? commas(text, count) ?? .text : .text
    }
    if lead <= 0x20, BlankText.isBlank(text, count) { return .missing }
    if let number = number(text, count) { return compact(text, count, number) ?? number }
    return calendarOrPeriod(text, count) ?? commas(text, count) ?? .text
  }

  private static func calendarOrPeriod(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) -> CellForm? {
    sightPeriod(text, count) ?? calendar(text, count) ?? length(text, count)
  }

  /// A date, moment, time or period in full-width digits and signs.
  private static func fullWidth(_ text: UnsafePointer<UInt8>, _ count: Int) -> CellForm? {
    guard count > 2, count <= 96, text[1] == 0xBC, text[2] >= 0x90, text[2] <= 0x99 else {
      return nil
    }
    let cell = String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    let narrow = Array(folded(cell).utf8) + [UInt8](repeating: 0, count: 16)
    let seen = narrow.withUnsafeBufferPointer { narrow in
      narrow.baseAddress.flatMap { calendarOrPeriod($0, narrow.count - 16) }
    }
    // Digits alone may be anything.
    if case .calendar(let date)? = seen, date.form.isDigits || date.form.isCompactDay { return nil }
    return seen
  }

  /// A number whose digits are a moment of the years 1970 to 2099.
  private static func compact(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ number: CellForm
  ) -> CellForm? {
    guard count == 14 || count == 12 || count == 17,
      case .number(let digits, let form, count, true) = number,
      text[0] == 0x31 && text[1] == 0x39 || text[0] == 0x32 && text[1] == 0x30,
      case .calendar(let seen)? = calendar(text, count)
    else { return nil }
    return (1970...2099).contains(seen.parts.first) ? .compact(digits, form, seen) : nil
  }

  /// A length of time that is no time of day: `25:05:30`, `90:30`; `24:00` is the end of a day.
  private static func length(_ text: UnsafePointer<UInt8>, _ count: Int) -> CellForm? {
    var cursor = Cursor(text, count)
    let (first, digits) = cursor.digits(6)
    guard digits > 1, first >= 24, cursor.take(0x3A), let second = cursor.two(), second < 60 else {
      return nil
    }
    var rest = second
    if cursor.take(0x3A) {
      guard let third = cursor.two(), third < 60 else { return nil }
      rest += third
      if cursor.take(0x2E), cursor.digits(9).count == 0 { return nil }
    }
    return cursor.isAtEnd && first * 60 + rest > 24 * 60 ? .length : nil
  }

  // MARK: numbers

  /// A number or a code, or nil for what is neither.
  static func number(_ text: UnsafePointer<UInt8>, _ count: Int) -> CellForm? {
    var (start, end) = (0, count)
    while start < end, text[start] == 0x20 { start += 1 }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    var form = NumberForm(before: UInt8(start), after: UInt8(count - end))
    let isNegative = start < end && text[start] == 0x2D
    form.hasPlus = start < end && text[start] == 0x2B
    if isNegative || form.hasPlus { start += 1 }
    let whole = digits(text, start, end)
    var places = 0
    if start + whole < end {
      guard text[start + whole] == 0x2E else { return nil }
      places = digits(text, start + whole + 1, end)
      guard places > 0, start + whole + 1 + places == end else { return nil }
    }
    guard whole + places > 0 else { return nil }
    if whole > 18 || (whole > 1 && text[start] == 0x30) { return .code }
    form.places = UInt8(places)
    form.isBare = whole == 0
    return value(text + start, whole, isNegative, form)
  }

  private static func digits(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, text[index] &- 0x30 < 10 { index += 1 }
    return index - start
  }

  static func value(
    _ text: UnsafePointer<UInt8>, _ whole: Int, _ isNegative: Bool, _ form: NumberForm
  ) -> CellForm? {
    let places = Int(form.places)
    let length = whole + (places > 0 ? places + 1 : 0)
    var digits: Int128 = 0
    for index in 0..<length where index != whole {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int128(text[index] - 0x30))
      if overflow || carry { return .text }
      digits = sum
    }
    let isExact = !(isNegative && digits == 0)
    if isNegative { digits = -digits }
    if whole + places > 18 {
      // Numbers are kept without trailing zeros: 38 digits are room enough for the value.
      return .wide(Number(digits, places: places), form, isExact: isExact)
    }
    return .number(Int64(digits), form, whole: whole, isExact: isExact)
  }

  // MARK: the calendar

  /// A date, moment or time of day, or nil.
  static func calendar(_ text: UnsafePointer<UInt8>, _ count: Int) -> CellForm? {
    var cursor = Cursor(text, count)
    if let time = clock(&cursor), cursor.isAtEnd {
      return .time(time.micros, time.form, isSettled: time.isSettled)
    }
    cursor = Cursor(text, count)
    guard var seen = date(&cursor) else { return nil }
    if !cursor.isAtEnd, let (form, weekday) = weekday(&cursor) {
      (seen.form.weekday, seen.weekday) = (form, weekday)
    }
    if !cursor.isAtEnd {
      let isSpaced = cursor.next == 0x20 || cursor.next == 0x54
      seen.form.gap = isSpaced ? cursor.next : 0
      if isSpaced { cursor.at += 1 }
      guard isSpaced || seen.form.date?.separator.sign == nil,
        let time = seen.form.isCompactDay && seen.form.gap != 0x20
          ? compactClock(&cursor) : clock(&cursor),
        cursor.isAtEnd
      else { return nil }
      seen.form.clock = time.form
      seen.time = time.micros
      seen.isClockSettled = time.isSettled
    }
    return exists(seen) ? .calendar(seen) : nil
  }

  /// Whether some order gives a day.
  private static func exists(_ seen: CalendarSighting) -> Bool {
    guard let date = seen.form.date else { return false }
    if date.isAmbiguous { return seen.mask != 0 }
    guard let day = seen.parts.day(date.order, hasShortYear: date.hasShortYear) else {
      return false
    }
    return seen.weekday.map { $0 == Day(number: day).weekday } ?? true
  }

  /// A weekday behind a date, 1 for Monday, and how it is written.
  private static func weekday(_ cursor: inout Cursor) -> (WeekdayForm, Int)? {
    var copy = cursor
    let hasBlank = copy.take(0x20)
    let isInBrackets = copy.take(0x28)
    for name in WeekdayForm.Name.allCases {
      guard let index = name.names.firstIndex(where: { copy.take($0) }) else { continue }
      if isInBrackets, !copy.take(0x29) { return nil }
      cursor = copy
      return (WeekdayForm(name, hasBlank: hasBlank, isInBrackets: isInBrackets), index + 1)
    }
    return nil
  }

  private static func date(_ cursor: inout Cursor) -> CalendarSighting? {
    if cursor.next | 0x20 >= 0x61 { return namedMonthFirst(&cursor) }
    let (first, digits) = cursor.digits(4)
    switch digits {
    case 4 where cursor.next &- 0x30 < 10: return compactDate(first, &cursor)
    case 4: return yearFirst(first, &cursor)
    case 1, 2: return yearLast(first, digits, &cursor)
    default: return nil
    }
  }

  /// `20120501`, from behind the year.
  private static func compactDate(_ year: Int, _ cursor: inout Cursor) -> CalendarSighting? {
    guard let month = cursor.two(), let day = cursor.two() else { return nil }
    return CalendarSighting(
      form: CalendarForm(date: DateForm(.yearFirst, .none), clock: nil),
      parts: DateParts(first: year, second: month, third: day), time: 0, isDateSettled: true)
  }

  private static func separator(_ cursor: inout Cursor) -> DateForm.Separator? {
    let found = DateForm.Separator.allCases.first { $0.sign == cursor.next }
    if found != nil { cursor.at += 1 }
    return found
  }

  private static func yearFirst(_ year: Int, _ cursor: inout Cursor) -> CalendarSighting? {
    if cursor.take("年") { return chinese(year, &cursor) }
    guard let separator = separator(&cursor), separator != .blank else { return nil }
    let (month, long) = cursor.digits(2)
    guard long > 0, cursor.take(separator.sign ?? 0) else { return nil }
    let (day, longer) = cursor.digits(2)
    guard longer > 0 else { return nil }
    return sighting(
      DateForm(.yearFirst, separator), year, month, day, padding: [(month, long), (day, longer)])
  }

  private static func chinese(_ year: Int, _ cursor: inout Cursor) -> CalendarSighting? {
    let (month, long) = cursor.digits(2)
    guard long > 0, cursor.take("月") else { return nil }
    let (day, longer) = cursor.digits(2)
    guard longer > 0 else { return nil }
    let separator: DateForm.Separator = cursor.take("日") ? .chinese : .colloquial
    if separator == .colloquial, !cursor.take("号") { return nil }
    return sighting(
      DateForm(.yearFirst, separator), year, month, day, padding: [(month, long), (day, longer)])
  }

  /// `05/01/2012`, `01-05-12`, `04-Aug-15`: the order of three numbers is left open.
  private static func yearLast(
    _ first: Int, _ digits: Int, _ cursor: inout Cursor
  ) -> CalendarSighting? {
    guard let separator = separator(&cursor), let sign = separator.sign else { return nil }
    var form = DateForm(.dayFirst, separator)
    if let month = cursor.month() {
      form.name = month.name
      form.hasComma = cursor.take(0x2C)
      guard cursor.take(sign), let year = lastYear(&cursor, &form) else { return nil }
      return sighting(form, first, month.number, year, padding: [(first, digits)])
    }
    let (second, long) = cursor.digits(2)
    guard long > 0, separator != .blank, cursor.take(sign), let year = lastYear(&cursor, &form)
    else { return nil }
    if form.hasShortYear, separator == .point { return nil }
    return sighting(form, first, second, year, padding: [(first, digits), (second, long)])
  }

  /// `Aug 4, 2015`.
  private static func namedMonthFirst(_ cursor: inout Cursor) -> CalendarSighting? {
    guard let month = cursor.month(), let separator = separator(&cursor), let sign = separator.sign
    else { return nil }
    let (day, digits) = cursor.digits(2)
    guard digits > 0 else { return nil }
    var form = DateForm(.monthFirst, separator, name: month.name)
    form.hasComma = cursor.take(0x2C)
    guard cursor.take(sign), let year = lastYear(&cursor, &form) else { return nil }
    return sighting(form, month.number, day, year, padding: [(day, digits)])
  }

  private static func lastYear(_ cursor: inout Cursor, _ form: inout DateForm) -> Int? {
    let (year, digits) = cursor.digits(4)
    form.hasShortYear = digits == 2
    return digits == 2 || digits == 4 ? year : nil
  }

  /// Puts a sighting together; the padding is certain once a number below 10 was seen, and must
  /// be the same for all.
  private static func sighting(
    _ form: DateForm, _ first: Int, _ second: Int, _ third: Int,
    padding: [(number: Int, digits: Int)]
  ) -> CalendarSighting? {
    var form = form
    let telling = padding.filter { $0.number < 10 }
    form.isPadded = telling.first.map { $0.digits == 2 } ?? true
    return CalendarSighting(
      form: CalendarForm(date: form, clock: nil),
      parts: DateParts(first: first, second: second, third: third), time: 0,
      isDateSettled: !telling.isEmpty)
  }

  /// A time of day: its microseconds, form, and whether the hour's padding is certain.
  private static func clock(
    _ cursor: inout Cursor
  ) -> (micros: Int64, form: ClockForm, isSettled: Bool)? {
    let start = cursor
    var form = ClockForm(hasSeconds: false)
    if cursor.take("上午") || cursor.take("下午") {
      form.half = cursor.take(0x20) ? .chinese : .chineseClose
    }
    let (hour, digits) = cursor.digits(2)
    form.isPadded = digits == 2
    if digits > 0, cursor.take("时") { return worded(start, &cursor, form, hour) }
    guard digits > 0, cursor.take(0x3A), cursor.two() != nil else { return nil }
    if cursor.take(0x3A) {
      form.hasSeconds = true
      guard cursor.two() != nil else { return nil }
      if cursor.take(0x2E) { form.fraction = UInt8(cursor.digits(9).count) }
    }
    if !form.half.isPrefix { form.half = half(&cursor) }
    form.zone = ClockForm.Zone.sighted(&cursor) ?? .none
    var again = start
    guard let micros = form.read(&again), again.at == cursor.at else { return nil }
    return (micros, form, hour < 10)
  }

  /// `0803`, `080315`, `080315250`, with a zone behind it.
  private static func compactClock(
    _ cursor: inout Cursor
  ) -> (micros: Int64, form: ClockForm, isSettled: Bool)? {
    let start = cursor
    let (_, digits) = cursor.digits(9)
    guard digits == 4 || digits == 6 || digits == 9 else { return nil }
    var form = ClockForm(hasSeconds: digits > 4, fraction: digits == 9 ? 3 : 0)
    form.isCompact = true
    form.zone = ClockForm.Zone.sighted(&cursor) ?? .none
    var again = start
    guard let micros = form.read(&again), again.at == cursor.at else { return nil }
    return (micros, form, true)
  }

  /// `8时30分05秒`, from behind `时`; the padding is certain once a number below 10 was seen.
  private static func worded(
    _ start: Cursor, _ cursor: inout Cursor, _ form: ClockForm, _ hour: Int
  ) -> (micros: Int64, form: ClockForm, isSettled: Bool)? {
    var form = form
    form.isWorded = true
    let (minute, digits) = cursor.digits(2)
    guard digits > 0, cursor.take("分") else { return nil }
    var telling = [(hour, form.isPadded), (minute, digits == 2)]
    let (second, more) = cursor.digits(2)
    if more > 0 {
      guard cursor.take("秒") else { return nil }
      form.hasSeconds = true
      telling.append((second, more == 2))
    }
    telling = telling.filter { $0.0 < 10 }
    form.isPadded = telling.first?.1 ?? true
    var again = start
    guard let micros = form.read(&again), again.at == cursor.at else { return nil }
    return (micros, form, !telling.isEmpty)
  }

  private static func half(_ cursor: inout Cursor) -> ClockForm.Half {
    let halves: [(ClockForm.Half, StaticString, StaticString)] = [
      (.upper, " AM", " PM"), (.lower, " am", " pm"), (.upperClose, "AM", "PM"),
      (.lowerClose, "am", "pm"),
    ]
    for (half, morning, evening) in halves where cursor.take(morning) || cursor.take(evening) {
      return half
    }
    return .none
  }
}
