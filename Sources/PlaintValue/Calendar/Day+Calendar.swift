/// Days as year, month and day, forwards and back, and as weekdays and ISO weeks.
///
/// - Source: Howard Hinnant, chrono-compatible low-level date algorithms, 2013.
extension Day {
  /// The day of this date, or nil when the month has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Day.days(inMonth: month, of: year) else {
      return nil
    }
    self.init(unchecked: year, month, day)
  }

  /// The day that eight digits say, `20120517`; nil for any other text.
  package init?(compact text: String) {
    guard text.utf8.count == 8, let number = Int(text), number > 0 else { return nil }
    self.init(year: number / 10000, month: number / 100 % 100, day: number % 100)
  }

  /// The day of a date that is known to exist.
  init(unchecked year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivided(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month from 1 and day of the month from 1.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = floorDivided(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The year.
  package var year: Int { civil.year }
  /// The month, from 1.
  package var month: Int { civil.month }
  /// The day of the month, from 1.
  package var dayOfMonth: Int { civil.day }

  /// The weekday, 1 for Monday to 7 for Sunday.
  package var weekday: Int { number + 3 - floorDivided(number + 3, 7) * 7 + 1 }

  /// The ISO 8601 week and the year it counts in: the week belongs to the year of its Thursday.
  package var isoWeek: (year: Int, week: Int) {
    let thursday = Day(number: number - weekday + 4)
    let year = thursday.year
    return (year, (thursday.number - Day(unchecked: year, 1, 1).number) / 7 + 1)
  }

  /// The days from another to this one.
  package static func - (a: Day, b: Day) -> Int { a.number - b.number }

  /// The day `count` days later, or earlier when negative.
  package func shifted(by count: Int) -> Day { Day(number: number + count) }

  /// The same day of the month so many months later, or the month's last where it has no such day;
  /// nil beyond the years 1 to 9999.
  package func shifted(months count: Int) -> (day: Day, isClipped: Bool)? {
    let (year, month, day) = civil
    let (months, overflow) = (year * 12 + month - 1).addingReportingOverflow(count)
    guard !overflow, (12..<120_000).contains(months) else { return nil }
    let last = Day.days(inMonth: months % 12 + 1, of: months / 12)
    return (Day(unchecked: months / 12, months % 12 + 1, min(day, last)), day > last)
  }

  /// The number of days of a month.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  /// Whether the year has a 29 February.
  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The date as `2012-05-01`.
  package var text: String {
    let (year, month, day) = civil
    return "\(fourDigits(year))-\(twoDigits(month))-\(twoDigits(day))"
  }
}

/// The quotient rounded towards minus infinity.
func floorDivided(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
}

/// A number from 0 to 99 in two digits.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

/// A year in at least four digits.
func fourDigits(_ year: Int) -> String {
  if year < 0 { return "-" + fourDigits(-year) }
  return String(repeating: "0", count: max(4 - String(year).utf8.count, 0)) + String(year)
}
