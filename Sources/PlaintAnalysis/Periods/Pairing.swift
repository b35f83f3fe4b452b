import PlaintText
import PlaintValue

/// Two stretches set against one another: which days of each are counted, and whether a change between
/// them says anything.
///
/// A stretch that is unfinished at its end is counted up to the last day of the data, and its base over
/// as many days, or over the same ones a year before. One that lacks its beginning is counted as it is,
/// and no change is taken.
package struct Pairing: Hashable, Sendable {
  /// What a stretch is set against.
  package enum Base: Hashable, Sendable {
    /// As much right before it.
    case previous
    /// The same a year before.
    case yearAgo
    /// The same a month before.
    case monthAgo
    /// Another stretch.
    case given(Stretch)

    /// The stretch itself; nil where there is none.
    package func stretch(of current: Stretch) -> Stretch? {
      switch self {
      case .previous: current.before
      case .yearAgo: current.yearsBefore()
      case .monthAgo: current.monthBefore
      case .given(let stretch): stretch
      }
    }
  }

  /// The two sides as asked for.
  package let current: Stretch
  package let base: Stretch?
  /// The days of either side that are counted.
  package private(set) var now: Stretch
  package private(set) var then: Stretch?
  /// Whether changes are taken.
  package private(set) var isComparable = true
  /// What the data lack of either side as asked for.
  package let currentFinish: Finish
  package let baseFinish: Finish

  let coverage: Coverage?
  private let kind: Base

  package init(_ current: Stretch, with base: Base, _ coverage: Coverage?) {
    self.current = current
    kind = base
    self.base = base.stretch(of: current)
    self.coverage = coverage
    (now, then) = (current, self.base)
    currentFinish = coverage?.finished(current) ?? Finish()
    baseFinish = self.base.flatMap { coverage?.finished($0) } ?? Finish()
    isComparable = self.base != nil && currentFinish.start.lack == nil
    if isComparable, let coverage, !currentFinish.isWhole { cut(coverage) }
    if isComparable { isComparable = isBaseCovered }
    if !isComparable { (now, then) = (current, self.base) }
  }

  /// Whether less than what was asked for is counted.
  package var isCut: Bool { now != current || then != base }

  /// Counts the current side up to the last day of the data, and the base over as much.
  private mutating func cut(_ coverage: Coverage) {
    guard let first = current.firstDay, let last = current.lastDay else { return }
    let end = coverage.lastWhole(through: last)
    isComparable = first <= end
    guard isComparable, end < last, let base, let limit = limit(base, end, coverage.grain),
      let from = base.firstDay
    else { return }
    now = Stretch(first, through: end)
    then = Stretch(from, through: limit)
  }

  /// The last day of the base that is counted where the current side is counted up to a day.
  private func limit(_ base: Stretch, _ end: Day, _ grain: CalendarUnit) -> Day? {
    guard let first = current.firstDay, let from = base.firstDay, let last = base.lastDay else {
      return nil
    }
    if let years = yearsBetween(base), current.upper?.unit != .week {
      return Period.containing(end, grain).yearsAgo(years, .end)?.last
    }
    guard grain == .day else {
      let count = Period.containing(end, grain).ordinal - Period.containing(first, grain).ordinal
      return min(last, Period.containing(from, grain).shifted(by: count).last)
    }
    return min(last, from.shifted(by: end - first))
  }

  /// How many years before the current side the base is the same; nil where it is not, and for the
  /// period before, which is met by as many days.
  private func yearsBetween(_ base: Stretch) -> Int? {
    guard kind != .previous, let one = current.lower, let other = base.lower else { return nil }
    let years =
      one.unit == .week
      ? one.first.isoWeek.year - other.first.isoWeek.year : one.first.year - other.first.year
    return years > 0 && current.yearsBefore(years) == base ? years : nil
  }

  /// Whether the data cover what is counted of the base.
  private var isBaseCovered: Bool {
    guard let coverage, let base, let then, let until = then.lastDay else { return true }
    if baseFinish.isWhole { return true }
    if baseFinish.start.lack != nil { return false }
    // What is counted of it may end before what lacks.
    return until != base.lastDay && coverage.lastWhole(through: until) == until
  }
}

extension Coverage {
  /// The last day up to a day that the data cover.
  func lastWhole(through day: Day) -> Day {
    let end = min(end, day)
    if grain == .day || end == day { return end }
    let period = Period.containing(end, grain)
    return period.last == end ? end : period.first.shifted(by: -1)
  }
}
