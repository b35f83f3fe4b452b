/// From when to when data are whole, told by the periods in which they have rows.
///
/// The one place that says whether a period is finished (``finished(_:)-(Period)``).
package struct Coverage: Hashable, Sendable {
  /// What is said of where the data are whole; it wins over what the rows tell.
  package struct Said: Hashable, Sendable {
    /// The first day from which they are whole.
    package var from: Day?
    /// The last day up to which they are whole.
    package var until: Day?

    package init(from: Day? = nil, until: Day? = nil) { (self.from, self.until) = (from, until) }
  }

  /// The first and last day of the data; strays are no end.
  package let first: Day
  package let last: Day
  /// The smallest period of which the data can tell: a day, or what each row stands for.
  package let grain: CalendarUnit
  /// Few periods with rows far from all others, in order.
  package let strays: [Period]
  /// How far apart rows stand near the beginning, and near the end.
  package let gapsAtStart: Gaps
  package let gapsAtEnd: Gaps
  package let today: Day
  package let said: Said
  /// Whether there are rows after today, so that today says nothing.
  package let goesBeyondToday: Bool

  /// What the data cover that have rows in some periods, all of one size, in order; nil of none.
  package init?(rowsIn periods: [Period], today: Day, said: Said = Said()) {
    let (core, strays) = Strays.parted(periods)
    guard let start = core.first, let end = core.last else { return nil }
    let grain = Self.aggregated(core) ?? start.unit
    first = Period.containing(start.first, grain).first
    last = max(Period.containing(end.first, grain).last, end.last)
    self.grain = grain
    self.strays = strays
    // Of rows that stand for whole periods nothing lacks that they do not stand for.
    gapsAtStart = grain == .day ? Gaps(core.prefix(Self.near)) : Gaps()
    gapsAtEnd = grain == .day ? Gaps(core.suffix(Self.near)) : Gaps()
    self.today = today
    self.said = said
    goesBeyondToday = today < end.first
  }

  /// So many periods with rows tell how far apart rows stand.
  private static let near = 60

  /// The size of what each day stands for, where all are the first, or all the last, day of a year,
  /// a quarter or a month; a single day tells nothing.
  private static func aggregated(_ days: ArraySlice<Period>) -> CalendarUnit? {
    guard days.count > 1, days.first?.unit == .day else { return nil }
    return [.year, .quarter, .month].first { unit in
      days.allSatisfy { Period.containing($0.first, unit).first == $0.first }
        || days.allSatisfy { Period.containing($0.first, unit).last == $0.last }
    }
  }

  /// All days from the first to the last.
  package var whole: Stretch { Stretch(first, through: last) }

  /// The last day that counts: as said, or the last with rows.
  package var end: Day { said.until ?? last }

  /// Whether a stretch holds today and nothing says better.
  private func holdsToday(_ stretch: Stretch) -> Bool {
    said.until == nil && !goesBeyondToday && stretch.contains(today)
  }

  /// Whether the data cover a period to both of its ends.
  package func finished(_ period: Period) -> Finish {
    finish(Stretch(period), judging: (start: true, end: true))
  }

  /// Whether the data cover a stretch to both of its ends; an end typed as a day is taken as typed.
  package func finished(_ stretch: Stretch) -> Finish {
    finish(stretch, judging: (stretch.lower?.unit != .day, stretch.upper?.unit != .day))
  }

  private func finish(_ stretch: Stretch, judging: (start: Bool, end: Bool)) -> Finish {
    guard let from = stretch.firstDay, let until = stretch.lastDay else { return Finish() }
    let holdsToday = holdsToday(stretch)
    return Finish(
      start: judging.start ? start(from, until) : .reached,
      end: judging.end || holdsToday ? end(from, until) : .reached, holdsToday: holdsToday)
  }

  private func start(_ from: Day, _ until: Day) -> Finish.Edge {
    if let said = said.from {
      return from >= said ? .reached : .lacking(min(said, until.shifted(by: 1)) - from)
    }
    if from >= first { return .reached }
    if until < first { return .lacking(until - from + 1) }
    return first - from <= gapsAtStart.longest ? .near(first - from) : .lacking(first - from)
  }

  private func end(_ from: Day, _ until: Day) -> Finish.Edge {
    if let said = said.until {
      return until <= said ? .reached : .lacking(until - max(said, from.shifted(by: -1)))
    }
    if until <= last { return .reached }
    if from > last { return .lacking(until - from + 1) }
    return until - last <= gapsAtEnd.longest ? .near(until - last) : .lacking(until - last)
  }
}

/// Whether a period is finished: what the data lack of it at either end, and whether today lies in it.
package struct Finish: Hashable, Sendable {
  /// One end of a period.
  package enum Edge: Hashable, Sendable {
    /// The data reach it.
    case reached
    /// They stop so many days short of it, no more than rows usually stand apart.
    case near(Int)
    /// They stop so many days short of it.
    case lacking(Int)

    /// The days lacking where they are too many.
    package var lack: Int? { if case .lacking(let days) = self { days } else { nil } }
    /// The days lacking where they are no more than usual.
    package var usual: Int? { if case .near(let days) = self { days } else { nil } }
  }

  package var start = Edge.reached
  package var end = Edge.reached
  package var holdsToday = false

  package init(start: Edge = .reached, end: Edge = .reached, holdsToday: Bool = false) {
    (self.start, self.end, self.holdsToday) = (start, end, holdsToday)
  }

  /// Whether nothing is lacking and the period is over.
  package var isWhole: Bool { start.lack == nil && end.lack == nil && !holdsToday }
}

/// Runs of days without rows.
package struct Gaps: Hashable, Sendable {
  /// The longest, but for one that is left out; 0 where there are none.
  package private(set) var longest = 0
  /// One run more than three times as long as all others: a holiday, a stop.
  package private(set) var exception: Int?

  /// Without any.
  init() {}

  /// The runs between periods with rows, in order.
  package init(_ periods: ArraySlice<Period>) {
    let runs = zip(periods, periods.dropFirst()).map { $1.ordinal - $0.ordinal - 1 }
      .filter { $0 > 0 }.sorted(by: >)
    guard let most = runs.first else { return }
    let next = runs.dropFirst().first ?? 0
    (longest, exception) = most > 3 * next ? (next, most) : (most, nil)
  }
}
