/// A minute of the calendar, and the two ways the files write it.
///
/// The arithmetic between days and dates is Howard Hinnant's (2014), for years after 1970.
struct Moment: Comparable {
  /// Minutes since 1970-01-01 00:00, local time throughout.
  var minutes: Int

  init(_ year: Int, _ month: Int, _ day: Int, minute: Int = 0) {
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    minutes = (era * 146_097 + dayOfEra - 719_468) * 1440 + minute
  }

  static func < (one: Moment, other: Moment) -> Bool { one.minutes < other.minutes }

  static func + (moment: Moment, minutes: Int) -> Moment {
    var later = moment
    later.minutes += minutes
    return later
  }

  static func days(in month: Int, of year: Int) -> Int {
    let next = month == 12 ? Moment(year + 1, 1, 1) : Moment(year, month + 1, 1)
    return (next.minutes - Moment(year, month, 1).minutes) / 1440
  }

  /// 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday.
  var weekday: Int { (minutes / 1440 + 3) % 7 }

  var date: (year: Int, month: Int, day: Int) {
    let day = minutes / 1440 + 719_468
    let dayOfEra = day % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + day / 146_097 * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// As systems write it: `2012-05-01 08:03`.
  var padded: String {
    let (year, month, day) = date
    return "\(year)-\(padded: month)-\(padded: day) "
      + "\(padded: minutes / 60 % 24):\(padded: minutes % 60)"
  }

  /// As a spreadsheet on Chinese Windows writes it: `2012/5/1 8:03`.
  var unpadded: String {
    let (year, month, day) = date
    return "\(year)/\(month)/\(day) \(minutes / 60 % 24):\(padded: minutes % 60)"
  }
}

extension String.StringInterpolation {
  /// A number with zeros in front, as in the month of `2012-05`.
  mutating func appendInterpolation(padded number: Int, to width: Int = 2) {
    let digits = String(number)
    appendLiteral(String(repeating: "0", count: max(0, width - digits.count)) + digits)
  }
}
