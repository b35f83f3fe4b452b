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
