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
  /// One period, a part of a year (`2012年上半年`, `2012年1-5月`, `2012年5月上旬`), digits alone (`201205`),
  /// two joined by `..` (or `～`, `至`, `到`), the second without its year if it is the first's, one
  /// with an open end. The end may not lie before the beginning.
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

extension Stretch {
  /// The same with half years as months: `2012-01..2012-06` says more than `2012H1`.
  package var inMonths: Stretch {
    let month = { (day: Day) in Period.containing(day, .month) }
    return Stretch(
      lower: lower.map { $0.unit == .half ? month($0.first) : $0 },
      upper: upper.map { $0.unit == .half ? month($0.last) : $0 })
  }
}

extension Scanner {
  /// Takes a stretch in any of its spellings.
  fileprivate mutating func stretch() -> Stretch? {
    let lower = said()
    _ = blanks()
    guard take(anyOf: Self.joints) != nil else { return lower }
    _ = blanks()
    let upper = end(behind: lower)
    guard isAtEnd else { return nil }
    return ordered(lower?.lower, upper?.upper)
  }

  private static let joints = ["..", "~", "至", "到", "—", "–", "-"]

  /// One period, or a part of a year: `2012-05`, `2012年上半年`, `2012年1-5月`, `201205`.
  private mutating func said() -> Stretch? {
    attempt { $0.partOfYear() } ?? attempt { $0.dense() } ?? period().map { Stretch($0) }
  }

  private mutating func partOfYear() -> Stretch? {
    guard let year = number(digits: 4...4), year > 0 else { return nil }
    _ = take("年")
    _ = blanks()
    return part()?.of(year)
  }

  /// `201205`, `20120501`.
  private mutating func dense() -> Stretch? {
    if let month = number(digits: 6...6) {
      guard Self.years.contains(month / 100) else { return nil }
      return Period.month(month % 100, of: month / 100).map { Stretch($0) }
    }
    guard let day = number(digits: 8...8), Self.years.contains(day / 10_000) else { return nil }
    return Day(year: day / 10_000, month: day / 100 % 100, day: day % 100)
      .map { Stretch(Period($0)) }
  }

  /// The years of which six or eight digits speak.
  private static let years = 1900...2199

  /// The end behind a joint: in the year of what stands before it where it names none.
  private mutating func end(behind lower: Stretch?) -> Stretch? {
    if let said = said() { return said }
    guard let year = lower?.lastDay?.year else { return nil }
    return attempt { $0.part()?.of(year) }
  }

  private func ordered(_ lower: Period?, _ upper: Period?) -> Stretch? {
    if let lower, let upper, lower.first > upper.last { return nil }
    return lower == nil && upper == nil ? nil : Stretch(lower: lower, upper: upper)
  }
}
