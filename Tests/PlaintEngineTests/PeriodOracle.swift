/// What trend and compare must say of some days with rows, worked out from the rules by counting.
struct PeriodOracle {
  typealias Span = NaiveCalendar.Span

  let calendar: NaiveCalendar
  /// How many rows each day has.
  let rows: [Int: Int]
  let today: Int
  var from: Int?
  var until: Int?

  private(set) var first = 0
  private(set) var last = 0
  private(set) var lastRow = 0
  private(set) var grain = "day"
  private var gapAtStart = 0
  private var gapAtEnd = 0
  private(set) var strays: [Int] = []

  init(_ calendar: NaiveCalendar, rows: [Int: Int], today: Int, from: Int?, until: Int?) {
    (self.calendar, self.rows, self.today, self.from, self.until) = (
      calendar, rows, today, from, until
    )
    let core = withoutStrays(rows.keys.sorted())
    (first, last, lastRow) = (core[0], core[core.count - 1], core[core.count - 1])
    for unit in ["month", "quarter", "year"] where core.count > 1 {
      let spans = core.map { (calendar.period(holding: $0, unit), $0) }
      if spans.allSatisfy({ $0.low == $1 }) || spans.allSatisfy({ $0.high == $1 }) { grain = unit }
    }
    if grain != "day" {
      first = calendar.period(holding: first, grain).low
      last = calendar.period(holding: last, grain).high
    } else {
      gapAtStart = Self.gap(Array(core.prefix(60)))
      gapAtEnd = Self.gap(Array(core.suffix(60)))
    }
  }

  private mutating func withoutStrays(_ days: [Int]) -> [Int] {
    for count in 1...6 {
      for tail in 0...3 where count - tail >= 0 && count - tail <= 3 && 2 * count < days.count {
        let core = Array(days.dropFirst(count - tail).dropLast(tail))
        let longest = Self.runs(core).max() ?? 0
        var isParted = true
        if count - tail > 0 {
          let run = core[0] - days[count - tail - 1] - 1
          isParted = run > 60 && run > 10 * longest
        }
        if tail > 0 {
          let run = days[days.count - tail] - core[core.count - 1] - 1
          isParted = isParted && run > 60 && run > 10 * longest
        }
        guard isParted else { continue }
        strays = days.filter { !core.contains($0) }
        return core
      }
    }
    return days
  }

  private static func runs(_ days: [Int]) -> [Int] {
    zip(days, days.dropFirst()).map { $1 - $0 - 1 }.filter { $0 > 0 }
  }

  private static func gap(_ days: [Int]) -> Int {
    let runs = runs(days).sorted()
    guard let longest = runs.last else { return 0 }
    let next = runs.dropLast().last ?? 0
    return longest > 3 * next ? next : longest
  }

  func count(_ span: Span) -> Int {
    rows.reduce(0) { span.contains($1.key) ? $0 + $1.value : $0 }
  }

  /// Whether a span lies wholly where there are no data.
  func isOutside(_ span: Span) -> Bool { span.high < first || last < span.low }

  struct Finish: Equatable {
    var start: Int
    var end: Int
    var today: Bool
    var isWhole: Bool { start == 0 && end == 0 && !today }
  }

  /// The days that a span lacks at either end, where they are too many.
  func finish(_ span: Span, typed: Bool = false) -> Finish {
    let today = until == nil && lastRow <= self.today && span.contains(self.today)
    var (start, end) = (0, 0)
    if !typed { start = lack(span, before: from ?? first, from == nil ? gapAtStart : 0) }
    if !typed || today { end = lack(span, after: until ?? last, until == nil ? gapAtEnd : 0) }
    return Finish(start: start, end: end, today: today)
  }

  private func lack(_ span: Span, before day: Int, _ usual: Int) -> Int {
    let lacking = max(0, min(day, span.high + 1) - span.low)
    return lacking > usual || lacking == span.count ? lacking : 0
  }

  private func lack(_ span: Span, after day: Int, _ usual: Int) -> Int {
    let lacking = max(0, span.high - max(day, span.low - 1))
    return lacking > usual || lacking == span.count ? lacking : 0
  }

  /// The last day up to another that the data cover.
  func covered(through day: Int) -> Int {
    var end = min(until ?? last, day)
    while end != day, calendar.period(holding: end, grain).high != end { end -= 1 }
    return end
  }

  struct Sides: Equatable {
    var now: Span
    var then: Span?
    var isComparable: Bool
  }

  /// What a span is counted over, and what its base is; `years`: how many years before it the base is
  /// the same, where it is.
  func sides(_ now: Span, _ base: Span?, years: Int?, unit: String, typedBase: Bool) -> Sides {
    let whole = Sides(now: now, then: base, isComparable: false)
    guard let base else { return whole }
    let finish = finish(now, typed: unit == "day")
    guard finish.start == 0 else { return whole }
    var sides = Sides(now: now, then: base, isComparable: true)
    if !finish.isWhole {
      let end = covered(through: now.high)
      guard end >= now.low else { return whole }
      if end < now.high {
        sides.now.high = end
        sides.then = cut(base, like: sides.now, years: unit == "week" ? nil : years)
      }
    }
    let before = self.finish(base, typed: typedBase)
    if before.isWhole { return sides }
    guard before.start == 0, let then = sides.then, then != base,
      covered(through: then.high) == then.high
    else { return whole }
    return sides
  }

  private func cut(_ base: Span, like now: Span, years: Int?) -> Span {
    var then = base
    if let years {
      then.high =
        grain == "day"
        ? calendar.same(now.high, yearsBefore: years, isEnd: true)
        : calendar.span(
          calendar.name(calendar.name(of: now.high, grain), yearsBefore: years), grain)?.high ?? 0
    } else if grain == "day" {
      then.high = min(base.high, base.low + now.count - 1)
    } else {
      let parts = Set((now.low...now.high).map { calendar.name(of: $0, grain) }).count
      var day = base.low
      for _ in 1..<parts { day = calendar.period(holding: day, grain).high + 1 }
      then.high = min(base.high, calendar.period(holding: day, grain).high)
    }
    return then
  }
}
