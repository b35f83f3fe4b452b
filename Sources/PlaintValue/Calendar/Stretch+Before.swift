/// What lies before a stretch: as much right before it, the same a year or a month before.
extension Stretch {
  /// As many periods right before it.
  package var before: Stretch {
    guard let lower, let upper, lower.unit == upper.unit else { return daysBefore }
    let count = upper.ordinal - lower.ordinal + 1
    return Stretch(lower: lower.shifted(by: -count), upper: upper.shifted(by: -count))
  }

  private var daysBefore: Stretch {
    guard let firstDay, let lastDay else { return self }
    let count = lastDay - firstDay + 1
    return Stretch(firstDay.shifted(by: -count), through: firstDay.shifted(by: -1))
  }

  /// The same weeks, months, days some years before; nil where there are none, as of week 53.
  ///
  /// 29 February becomes 28 February as an end, 1 March as a beginning.
  package func yearsBefore(_ years: Int = 1) -> Stretch? {
    moved { $0.yearsAgo(years, $1) }
  }

  /// The same months or days a month before; nil where there are none, as of quarters.
  ///
  /// 31 March becomes the last day of February as an end, 1 March as a beginning.
  package var monthBefore: Stretch? {
    moved { $0.monthAgo($1) }
  }

  private func moved(_ move: (Period, StretchEnd) -> Period?) -> Stretch? {
    let from = lower.flatMap { move($0, .beginning) }
    let until = upper.flatMap { move($0, .end) }
    guard (from == nil) == (lower == nil), (until == nil) == (upper == nil) else { return nil }
    if let from, let until, until.last < from.first { return nil }
    return Stretch(lower: from, upper: until)
  }

  /// The days that two stretches share.
  package func shared(with other: Stretch) -> Stretch? {
    guard let first = [firstDay, other.firstDay].compactMap({ $0 }).max(),
      let last = [lastDay, other.lastDay].compactMap({ $0 }).min(), first <= last
    else { return nil }
    return Stretch(first, through: last)
  }
}

/// Which end of a stretch a period is.
package enum StretchEnd: Sendable { case beginning, end }

extension Period {
  /// The same period a year before; nil where there is none: of 29 February, of week 53 before a
  /// year of 52.
  package var yearAgo: Period? { Stretch(self).yearsBefore()?.lower }

  /// The same as an end of a stretch some years before.
  package func yearsAgo(_ years: Int, _ end: StretchEnd) -> Period? {
    switch unit {
    case .day:
      let (year, month, day) = first.civil
      return Period.day(year - years, month, day, end)
    case .week:
      let (year, week) = first.isoWeek
      return year > years ? Period.week(week, of: year - years) : nil
    case .month, .quarter, .half, .year:
      let back = shifted(by: -years * unit.perYear)
      return back.first.year > 0 ? back : nil
    }
  }

  /// The same as an end of a stretch a month before.
  package func monthAgo(_ end: StretchEnd) -> Period? {
    switch unit {
    case .day:
      let (_, _, day) = first.civil
      let month = Period.containing(first, .month).previous.first
      return Period.day(month.year, month.month, day, end)
    case .month: return previous.first.year > 0 ? previous : nil
    case .week, .quarter, .half, .year: return nil
    }
  }

  /// A day of a month; of a day that the month lacks its last day as an end, the day behind it as a
  /// beginning.
  private static func day(_ year: Int, _ month: Int, _ day: Int, _ end: StretchEnd) -> Period? {
    guard year > 0 else { return nil }
    let last = Day.days(inMonth: month, of: year)
    if day <= last { return Period(Day(unchecked: year, month, day)) }
    let edge = Day(unchecked: year, month, last)
    return Period(end == .end ? edge : edge.shifted(by: 1))
  }
}
