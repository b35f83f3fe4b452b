/// A range of the calendar between two periods of any size, both ends in, either end open:
/// `2012-01..2012-05`, `2012-03..`, `2022Q1..2022-07-15`.
package struct Stretch: Hashable, Sendable {
  /// The period it begins with, or nil when it has no beginning.
  package var lower: Period?
  /// The period it ends with, or nil when it has no end.
  package var upper: Period?

  package init(lower: Period?, upper: Period?) {
    self.lower = lower
    self.upper = upper
  }

  /// The stretch that is one period.
  package init(_ period: Period) { self.init(lower: period, upper: period) }

  /// The stretch from a day to a day, both in.
  package init(_ first: Day, through last: Day) {
    self.init(lower: Period(first), upper: Period(last))
  }

  /// The stretch a text spells, or nil.
  ///
  /// One period, two joined by `..` (or `～`, `至`, `到`), one with an open end, `2012年1-5月`. The
  /// end may not lie before the beginning.
  package init?(parsing text: String) {
    var scanner = Scanner(text)
    guard let stretch = scanner.stretch(), scanner.isAtEnd else { return nil }
    self = stretch
  }

  /// Its first day, or nil when it has no beginning.
  package var firstDay: Day? { lower?.first }

  /// Its last day, or nil when it has no end.
  package var lastDay: Day? { upper?.last }

  /// How many days it has, or nil when an end is open.
  package var dayCount: Int? {
    guard let firstDay, let lastDay else { return nil }
    return lastDay.number - firstDay.number + 1
  }

  /// Whether the day lies in it.
  package func contains(_ day: Day) -> Bool {
    if let firstDay, day < firstDay { return false }
    if let lastDay, day > lastDay { return false }
    return true
  }

  /// The periods of one size that share a day with it, or nil when an end is open.
  package func periods(_ unit: CalendarUnit) -> [Period]? {
    guard let firstDay, let lastDay, firstDay <= lastDay else { return nil }
    let ends = [firstDay, lastDay].map { Period.containing($0, unit).ordinal }
    return (ends[0]...ends[1]).map { Period(unit, ordinal: $0) }
  }

  /// The stretch as it is typed: `2012-01..2012-05`, `2012-03..`, one period by itself.
  package var text: String {
    if let lower, lower == upper { return lower.text }
    return (lower?.text ?? "") + ".." + (upper?.text ?? "")
  }
}

extension Scanner {
  /// Takes a stretch in any of its spellings.
  fileprivate mutating func stretch() -> Stretch? {
    if let stretch = attempt({ $0.monthsOfYear() }) { return stretch }
    let lower = period()
    _ = blanks()
    guard take(anyOf: Self.joints) != nil else { return lower.map { Stretch($0) } }
    _ = blanks()
    let upper = period()
    guard isAtEnd else { return nil }
    return ordered(lower, upper)
  }

  private static let joints = ["..", "~", "至", "到"]

  /// `2012年1-5月`, `2012年1月至5月`.
  private mutating func monthsOfYear() -> Stretch? {
    guard let year = number(digits: 4...4), take("年"), let first = number(digits: 1...2) else {
      return nil
    }
    _ = take("月")
    guard take(anyOf: ["-", "—"] + Self.joints) != nil, let last = chineseMonth() else {
      return nil
    }
    guard let lower = Period.month(first, of: year), let upper = Period.month(last, of: year) else {
      return nil
    }
    return ordered(lower, upper)
  }

  private func ordered(_ lower: Period?, _ upper: Period?) -> Stretch? {
    if let lower, let upper, lower.first > upper.last { return nil }
    return lower == nil && upper == nil ? nil : Stretch(lower: lower, upper: upper)
  }
}
