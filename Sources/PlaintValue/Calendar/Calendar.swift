/// A day of the Gregorian calendar, counted from 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
  package let number: Int
  package init(number: Int) { self.number = number }
  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

/// A moment on the wall clock of the data, in microseconds from 1970-01-01 00:00:00.
///
/// No time zone: tickets carry none, and all of one file are on the same clock.
package struct Moment: Hashable, Comparable, Sendable {
  package let microseconds: Int
  package init(microseconds: Int) { self.microseconds = microseconds }
  package static func < (a: Moment, b: Moment) -> Bool { a.microseconds < b.microseconds }
  package static let perDay = 86_400_000_000
}

/// A time of day, in microseconds from midnight.
package struct TimeOfDay: Hashable, Comparable, Sendable {
  package let microseconds: Int
  package init(microseconds: Int) { self.microseconds = microseconds }
  package static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.microseconds < b.microseconds }
}

/// An elapsed time in microseconds; a day is 24 hours.
package struct Elapsed: Hashable, Comparable, Sendable {
  package let microseconds: Int
  package init(microseconds: Int) { self.microseconds = microseconds }
  package static func < (a: Elapsed, b: Elapsed) -> Bool { a.microseconds < b.microseconds }
}

/// The size of a period.
package enum CalendarUnit: UInt8, CaseIterable, Hashable, Sendable {
  case day, week, month, quarter, half, year
}

/// One stretch of the calendar: a day, an ISO week, a month, a quarter, a half year, a year.
///
/// `ordinal` counts periods of the unit: days from 1970-01-01; ISO weeks from the one that holds
/// 1970-01-01; months as `year * 12 + month - 1`; quarters `year * 4 + quarter - 1`; half years
/// `year * 2 + half - 1`; years as such.
package struct Period: Hashable, Sendable {
  package let unit: CalendarUnit
  package let ordinal: Int
  package init(_ unit: CalendarUnit, ordinal: Int) {
    self.unit = unit
    self.ordinal = ordinal
  }
}
