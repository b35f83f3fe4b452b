/// Moments and times of day: their parts, how they are read and written.
extension Moment {
  /// The moment at a time of a day.
  package init(_ day: Day, _ time: TimeOfDay = .midnight) {
    self.init(microseconds: day.number * Moment.perDay + time.microseconds)
  }

  /// The moment a text spells, or nil.
  ///
  /// `2012-05-01 08:30`, with seconds and a fraction if wanted; also `2012/5/1 8:30`,
  /// `2012-05-01T08:30:15.123`, `2012年5月1日 08:30`.
  package init?(parsing text: String) {
    var scanner = Scanner(text)
    guard let day = scanner.day(), scanner.blanks() || scanner.take("t"),
      let time = scanner.time(), scanner.isAtEnd
    else { return nil }
    self.init(day, time)
  }

  /// The first instant of a day; nil beyond what 64 bits hold, some 290,000 years around 1970.
  package init?(firstOf day: Day) {
    let (start, overflow) = day.number.multipliedReportingOverflow(by: Moment.perDay)
    if overflow { return nil }
    self.init(microseconds: start)
  }

  /// The day it lies in.
  package var day: Day { Day(number: floorDivided(microseconds, Moment.perDay)) }

  /// The time of its day.
  package var timeOfDay: TimeOfDay {
    TimeOfDay(microseconds: microseconds - day.number * Moment.perDay)
  }

  /// The moments that can be written and read: those of the years 1 to 9999.
  package static let calendar: ClosedRange<Moment> = {
    let (first, behind) = (Day(unchecked: 1, 1, 1), Day(unchecked: 10_000, 1, 1))
    return Moment(first)...Moment(microseconds: behind.number * perDay - 1)
  }()

  /// The moment `elapsed` later, or nil beyond the calendar.
  package func adding(_ elapsed: Elapsed) -> Moment? {
    let (sum, overflow) = microseconds.addingReportingOverflow(elapsed.microseconds)
    let moment = Moment(microseconds: sum)
    return overflow || !Moment.calendar.contains(moment) ? nil : moment
  }

  /// The time from an earlier moment to this one.
  package func since(_ earlier: Moment) -> Elapsed {
    Elapsed(microseconds: microseconds - earlier.microseconds)
  }

  /// The moment as `2012-05-01 08:30:00`, with a fraction when it has one.
  package var text: String { day.text + " " + timeOfDay.text }
}

extension TimeOfDay {
  /// The first instant of a day.
  package static let midnight = TimeOfDay(microseconds: 0)

  /// The time of day of these parts, or nil when there is none.
  package init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999).contains(microsecond)
    else { return nil }
    let seconds = (hour * 60 + minute) * 60 + second
    self.init(microseconds: seconds * 1_000_000 + microsecond)
  }

  /// The time of day a text spells, or nil: `08:30`, `8:30:15`, `08:30:15.123`.
  package init?(parsing text: String) {
    var scanner = Scanner(text)
    guard let time = scanner.time(), scanner.isAtEnd else { return nil }
    self = time
  }

  /// The hour, 0 to 23.
  package var hour: Int { microseconds / 3_600_000_000 }
  /// The minute of the hour.
  package var minute: Int { microseconds / 60_000_000 % 60 }
  /// The whole second of the minute.
  package var second: Int { microseconds / 1_000_000 % 60 }
  /// The microsecond of the second.
  package var microsecond: Int { microseconds % 1_000_000 }

  /// The time as `08:30:00`, with a fraction when it has one.
  package var text: String {
    let whole = "\(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second))"
    guard microsecond > 0 else { return whole }
    return whole + Number(Int128(microsecond), places: 6).text.dropFirst()
  }

  /// The time as `08:30`, dropping what is below a minute.
  package var shortText: String { "\(twoDigits(hour)):\(twoDigits(minute))" }
}
