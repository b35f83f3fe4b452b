import PlaintTable
import PlaintValue

/// What one cell looks like, on its own: the unit of the census that decides a column's kind.
enum CellForm {
  /// Empty, blanks, or a word for missing.
  case missing
  /// A number of at most 18 digits, `digits / 10^form.places`; how many digits are before the
  /// point. `isExact` says that the form writes it back as it was.
  case number(Int64, NumberForm, whole: Int, isExact: Bool)
  /// A number of more than 18 digits, at most 18 of them before the point.
  case wide(Number, NumberForm, isExact: Bool)
  /// Digits that are no number but an id: a leading zero, or more than 18 of them.
  case code
  case calendar(CalendarSighting)
  /// A number whose digits are a moment, `20120501080315`.
  case compact(Int64, NumberForm, CalendarSighting)
  case time(Int64, ClockForm, isSettled: Bool)
  case period(Int64, CalendarUnit, PeriodForm, isSettled: Bool)
  /// Text that can only be a length of time: `25:05:30`.
  case length
  /// Digits with commas that part no thousands: `3,5`.
  case looseCommas
  case text
}

/// A date or moment as seen in one cell, perhaps without knowing which part is the day.
struct CalendarSighting {
  var form: CalendarForm
  /// The day's parts in the order written; the month's name is its number.
  var parts: DateParts
  /// Microseconds from midnight.
  var time: Int64
  /// The padding of the date and of the hour in ``form`` is certain: a number below 10 was seen.
  var isDateSettled: Bool
  var isClockSettled = true
  /// The weekday written behind the date, 1 for Monday.
  var weekday: Int?

  /// Which orders give a day: one bit an order, only for dates of three numbers without a
  /// four-digit year in front; 0 elsewhere.
  var mask: UInt8 {
    form.date.map { $0.isAmbiguous ? parts.mask($0.hasShortYear, weekday: weekday) : 0 } ?? 0
  }
}

/// The three numbers of a date in the order written.
struct DateParts {
  var first = 0
  var second = 0
  var third = 0

  /// The day number when read in this order, or nil.
  @inline(__always)
  func day(_ order: DateOrder, hasShortYear: Bool) -> Int? {
    switch order {
    case .yearFirst: Self.day(year(first, hasShortYear), second, third)
    case .dayFirst: Self.day(year(third, hasShortYear), second, first)
    case .monthFirst: Self.day(year(third, hasShortYear), first, second)
    }
  }

  @inline(__always)
  private func year(_ number: Int, _ isShort: Bool) -> Int {
    isShort ? number + (number < 69 ? 2000 : 1900) : number
  }

  /// The days from 1970-01-01, or nil when there is no such day (Hinnant 2013).
  @inline(__always)
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard month >= 1, month <= 12, day >= 1, day <= 31, year > 0 else { return nil }
    if day > 28, day > Day.days(inMonth: month, of: year) { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// One bit for each order that gives a day, on this weekday if one is written; year first only
  /// where all numbers are short.
  @inline(__always)
  func mask(_ hasShortYear: Bool, weekday: Int? = nil) -> UInt8 {
    if weekday == nil, !hasShortYear, first <= 12, second <= 12, first > 0, second > 0 {
      return 0b110
    }
    var mask: UInt8 = 0
    for order in DateOrder.allCases where hasShortYear || order != .yearFirst {
      if let day = day(order, hasShortYear: hasShortYear),
        weekday.map({ $0 == Day(number: day).weekday }) ?? true
      {
        mask |= 1 << order.rawValue
      }
    }
    return mask
  }
}

extension DateForm {
  /// Whether the parts could be taken in another order: three numbers, the year not in front with
  /// four digits, no name of a month.
  var isAmbiguous: Bool {
    separator.sign != nil && name == nil && (hasShortYear || order != .yearFirst)
  }
}

/// A place in a cell that moves forward as things are taken.
struct Cursor {
  var at: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>

  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, _ count: Int) {
    at = start
    end = start + count
  }

  @inline(__always) var isAtEnd: Bool { at == end }
  @inline(__always) var next: UInt8 { at < end ? at.pointee : 0 }

  /// Takes a byte if it comes next.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard at < end, at.pointee == byte else { return false }
    at += 1
    return true
  }

  /// Takes exactly these bytes.
  mutating func take(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard end - at >= count else { return false }
    for index in 0..<count where at[index] != literal.utf8Start[index] { return false }
    at += count
    return true
  }

  /// Takes exactly these bytes.
  mutating func take(_ literal: [UInt8]) -> Bool {
    guard end - at >= literal.count else { return false }
    for index in 0..<literal.count where at[index] != literal[index] { return false }
    at += literal.count
    return true
  }

  /// Takes two digits.
  @inline(__always)
  mutating func two() -> Int? {
    guard end - at >= 2 else { return nil }
    let (tens, ones) = (at[0] &- 0x30, at[1] &- 0x30)
    guard tens < 10, ones < 10 else { return nil }
    at += 2
    return Int(tens) * 10 + Int(ones)
  }

  /// Takes four digits.
  @inline(__always)
  mutating func four() -> Int? {
    guard let high = two(), let low = two() else { return nil }
    return high * 100 + low
  }

  /// Takes two digits, or one where none is needed: without padding `05` is refused.
  @inline(__always)
  mutating func small(isPadded: Bool) -> Int? {
    if isPadded { return two() }
    guard at < end else { return nil }
    let digit = at.pointee &- 0x30
    guard digit < 10 else { return nil }
    if end - at > 1, at[1] &- 0x30 < 10 { return digit == 0 ? nil : two() }
    at += 1
    return Int(digit)
  }

  /// Takes up to `most` digits and says how many there were.
  @inline(__always)
  mutating func digits(_ most: Int) -> (value: Int, count: Int) {
    var (value, count) = (0, 0)
    while count < most, at < end, at.pointee &- 0x30 < 10 {
      value = value * 10 + Int(at.pointee &- 0x30)
      at += 1
      count += 1
    }
    return (value, count)
  }

  /// The month whose English name comes next, and how it is written.
  mutating func month() -> (number: Int, name: MonthName)? {
    var count = 0
    while count < 9, at + count < end, at[count] | 0x20 >= 0x61, at[count] | 0x20 <= 0x7A {
      count += 1
    }
    guard count >= 3 else { return nil }
    let letters: MonthName.Letters =
      at[1] & 0x20 != 0 ? (at[0] & 0x20 != 0 ? .lower : .title) : .upper
    for isFull in [false, true] {
      let name = MonthName(isFull: isFull, letters: letters)
      let names = name.names
      for month in 0..<12 where matches(names[month], count) {
        at += count
        return (month + 1, name)
      }
    }
    return nil
  }

  private func matches(_ name: [UInt8], _ count: Int) -> Bool {
    guard name.count == count else { return false }
    for index in 0..<count where name[index] != at[index] { return false }
    return true
  }
}
