import PlaintAnalysis
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintEngine

/// Trend and compare through the door that the prompt uses, against an oracle that counts days.
struct PeriodOracleTests {
  /// A generator whose seed tells all it gives.
  struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static let calendar = NaiveCalendar()

  /// A session that is asked one line after another; nothing is drawn.
  private final class Asker {
    private var session = Session()
    private let host: Host
    private(set) var answer: Answer?

    init(_ dataset: Dataset, today: Day) {
      host = Host(today: today, isInteractive: false)
      session.put(dataset)
      session.current = dataset.name
    }

    func say(_ line: String) throws(Diagnostic) {
      answer = nil
      try session.respond(to: SourceText(line), host: host) { [unowned self] shown in
        if case .answer(let answer) = shown { self.answer = answer }
      }
    }
  }

  /// What compare counts and whether it takes a change: 24,000 questions in all.
  @Test(arguments: 1...24)
  func whatStandsAgainstWhatIsWhatCountingSays(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 104_729)
    for _ in 0..<20 {
      let (oracle, _) = try Self.table(&dice)
      let coverage = try #require(Self.coverage(oracle))
      for _ in 0..<50 {
        guard let problem = Self.pairing(oracle, coverage, &dice) else { continue }
        Issue.record("seed \(seed): \(problem)")
        return
      }
    }
  }

  /// Trend and compare as they are printed: 2,400 questions in all.
  @Test(arguments: 1...24)
  func trendAndCompareSayWhatCountingSays(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919)
    for _ in 0..<5 {
      let (oracle, talk) = try Self.table(&dice)
      for _ in 0..<20 {
        let problem =
          dice.roll(5) == 0 ? Self.trend(oracle, talk, &dice) : Self.compare(oracle, talk, &dice)
        if let problem {
          Issue.record("seed \(seed): \(problem)")
          return
        }
      }
    }
  }

  /// A table of days of one of the usual shapes, with today and what is said of it.
  private static func table(_ dice: inout Dice) throws -> (PeriodOracle, Asker) {
    let start = 16 * 365 + dice.roll(365)
    var rows: [Int: Int] = [:]
    var day = start
    let shape = dice.roll(6)
    let most = [1, 1, 3, 12, 40, 40][shape]
    for _ in 0..<(10 + dice.roll(shape < 2 ? 500 : 90)) {
      rows[day] = 1 + dice.roll(3)
      day += 1 + dice.roll(most)
      if shape == 1, dice.roll(60) == 0 { day += dice.roll(12) }
    }
    if shape == 5 {
      // Rows that stand for months, quarters or years.
      let unit = ["month", "quarter", "year"][dice.roll(3)]
      let isLast = dice.roll(2) == 0
      let days = rows.keys.map { calendar.period(holding: $0, unit) }
      rows = Dictionary(days.map { (isLast ? $0.high : $0.low, 2) }) { $0 + $1 }
    }
    if dice.roll(6) == 0 { rows[3000 + dice.roll(300)] = 1 }
    if dice.roll(6) == 0 { rows[9500 + dice.roll(300)] = 1 }
    let last = rows.keys.max() ?? start
    let today = [last, last + dice.roll(20), last - dice.roll(40), 10_000][dice.roll(4)]
    let from = dice.roll(5) == 0 ? start + dice.roll(60) - 30 : nil
    let until = dice.roll(5) == 0 ? max(from ?? 0, day + dice.roll(60) - 30) : nil
    let oracle = PeriodOracle(calendar, rows: rows, today: today, from: from, until: until)
    let days = rows.sorted { $0.key < $1.key }.flatMap { day, count in
      Array(repeating: Value.date(Self.day(day)), count: count)
    }
    let table = Table([Column("opened", .date, values: days)], count: days.count)
    let dataset = Dataset(
      name: "days", source: MemorySource(name: "days", table: table), origin: "load days.csv")
    let talk = Asker(dataset, today: Self.day(today))
    if let from { try talk.say("defaults complete from \(calendar.name(of: from, "day"))") }
    if let until { try talk.say("defaults complete until \(calendar.name(of: until, "day"))") }
    return (oracle, talk)
  }

  private static func day(_ index: Int) -> Day { Talk.day(calendar.name(of: index, "day")) }

  // MARK: - Compare

  /// One comparison; what is wrong with it, or nil.
  private static func compare(
    _ oracle: PeriodOracle, _ talk: Asker, _ dice: inout Dice
  ) -> String? {
    let unit = unit(oracle, &dice)
    let (now, text) = span(near: oracle, unit, &dice)
    let asked = Self.base(of: now, unit, oracle, &dice)
    let (base, words) = (asked.span, asked.words)
    let line = "compare \(text) with \(words)"
    guard base != now else { return nil }
    let sides = oracle.sides(
      now, base, years: asked.years, unit: unit, typedBase: asked.isTyped)
    let empty = [sides.now, sides.then].compactMap { $0 }.filter { oracle.count($0) == 0 }
    let fails = empty.contains(where: oracle.isOutside)
    do throws(Diagnostic) { try talk.say(line) } catch {
      return fails && error.message.english.hasPrefix("no row of the loaded data lies in")
        ? nil : "\(line): \(error.message.english) \(sides)"
    }
    if fails { return "\(line): no error where nothing lies in the data" }
    return compared(line, sides, oracle, talk)
  }

  /// What a span is compared with, as typed and as meant.
  private struct Base {
    var span: NaiveCalendar.Span?
    var words: String
    var meant: Pairing.Base
    var isTyped: Bool
    /// How many years before the span it is the same, where it is.
    var years: Int?
  }

  private static func base(
    of now: NaiveCalendar.Span, _ unit: String, _ oracle: PeriodOracle, _ dice: inout Dice
  ) -> Base {
    let isTyped = unit == "day"
    switch dice.roll(3) {
    case 0:
      return Base(
        span: previous(now, unit), words: "previous", meant: .previous, isTyped: isTyped)
    case 1:
      return Base(
        span: yearAgo(now, unit), words: "year ago", meant: .yearAgo, isTyped: isTyped, years: 1)
    default:
      let other = Self.unit(oracle, &dice)
      let (span, text) = Self.span(near: oracle, other, &dice)
      // The same of another year, typed out, is the same comparison.
      let years = (1...6).first { other == unit && same(now, unit, yearsBefore: $0) == span }
      let stretch = Stretch(parsing: text) ?? Stretch(lower: nil, upper: nil)
      return Base(
        span: span, words: text, meant: .given(stretch), isTyped: other == "day", years: years)
    }
  }

  private static func coverage(_ oracle: PeriodOracle) -> Coverage? {
    let said = Coverage.Said(from: oracle.from.map(day), until: oracle.until.map(day))
    let rows = oracle.rows.keys.sorted().map { Period(day($0)) }
    return Coverage(rowsIn: rows, today: day(oracle.today), said: said)
  }

  /// One pairing; what is wrong with it, or nil.
  private static func pairing(
    _ oracle: PeriodOracle, _ coverage: Coverage, _ dice: inout Dice
  ) -> String? {
    let unit = unit(oracle, &dice)
    let (now, text) = span(near: oracle, unit, &dice)
    let base = Self.base(of: now, unit, oracle, &dice)
    guard base.span != now, let stretch = Stretch(parsing: text) else { return nil }
    let wanted = oracle.sides(
      now, base.span, years: base.years, unit: unit, typedBase: base.isTyped)
    let pairing = Pairing(stretch, with: base.meant, coverage)
    let got = PeriodOracle.Sides(
      now: span(of: pairing.now) ?? now, then: pairing.then.flatMap { span(of: $0) },
      isComparable: pairing.isComparable)
    return got == wanted ? nil : "\(text) with \(base.words): \(got), not \(wanted)"
  }

  private static func span(of stretch: Stretch) -> NaiveCalendar.Span? {
    guard let first = stretch.firstDay, let last = stretch.lastDay else { return nil }
    let start = day(0)
    return NaiveCalendar.Span(low: first - start, high: last - start)
  }

  private static func compared(
    _ line: String, _ sides: PeriodOracle.Sides, _ oracle: PeriodOracle, _ talk: Asker
  ) -> String? {
    let got = talk.answer?.texts.first ?? []
    let count = oracle.count(sides.now)
    var wanted = ["\(count)", "", "", ""]
    if let then = sides.then {
      let before = oracle.count(then)
      wanted[1] = "\(before)"
      if sides.isComparable {
        wanted[2] = "\(count - before)"
        if before == 0, count > 0 { wanted[3] = "new" } else if before > 0 { wanted[3] = got[3] }
      }
    }
    guard got != wanted else { return nil }
    return
      "\(line): \(got), not \(wanted); \(sides); \(talk.answer?.notes.map(\.english) ?? []); first \(oracle.first) last \(oracle.last) grain \(oracle.grain) strays \(oracle.strays) today \(calendar.name(of: oracle.today, "day"))"
  }

  /// A size of period of which the data can tell.
  private static func unit(_ oracle: PeriodOracle, _ dice: inout Dice) -> String {
    let units = NaiveCalendar.units
    guard let least = units.firstIndex(of: oracle.grain), least > 0 else {
      return units[dice.roll(units.count)]
    }
    return units[least + dice.roll(units.count - least)]
  }

  /// One or a few periods near the data, and how they are typed.
  private static func span(
    near oracle: PeriodOracle, _ unit: String, _ dice: inout Dice
  ) -> (NaiveCalendar.Span, String) {
    let day = oracle.first - 30 + dice.roll(oracle.last - oracle.first + 60)
    let first = calendar.period(holding: dice.roll(3) == 0 ? oracle.last : day, unit)
    let name = calendar.name(of: first.low, unit)
    var last = first
    for _ in 0..<(dice.roll(3) == 0 ? 1 + dice.roll(unit == "day" ? 40 : 2) : 0) {
      last = calendar.period(holding: last.high + 1, unit)
    }
    let span = NaiveCalendar.Span(low: first.low, high: last.high)
    return (span, first == last ? name : "\(name)..\(calendar.name(of: last.low, unit))")
  }

  private static func previous(_ now: NaiveCalendar.Span, _ unit: String) -> NaiveCalendar.Span {
    var low = now.low
    for _ in Set((now.low...now.high).map { calendar.name(of: $0, unit) }) {
      low = calendar.period(holding: low - 1, unit).low
    }
    return NaiveCalendar.Span(low: low, high: now.low - 1)
  }

  private static func yearAgo(_ now: NaiveCalendar.Span, _ unit: String) -> NaiveCalendar.Span? {
    same(now, unit, yearsBefore: 1)
  }

  private static func same(
    _ now: NaiveCalendar.Span, _ unit: String, yearsBefore years: Int
  ) -> NaiveCalendar.Span? {
    let low: Int
    let high: Int
    if unit == "day" {
      low = calendar.same(now.low, yearsBefore: years, isEnd: false)
      high = calendar.same(now.high, yearsBefore: years, isEnd: true)
    } else {
      let ends = [now.low, now.high].map {
        calendar.span(calendar.name(calendar.name(of: $0, unit), yearsBefore: years), unit)
      }
      guard let first = ends[0], let last = ends[1] else { return nil }
      (low, high) = (first.low, last.high)
    }
    return low <= high ? NaiveCalendar.Span(low: low, high: high) : nil
  }

  // MARK: - Trend

  /// One line of a trend.
  private struct Line: Equatable {
    var text: String
    var count: Int
    var isMarked: Bool
    var change: String
  }

  private static func trend(_ oracle: PeriodOracle, _ talk: Asker, _ dice: inout Dice) -> String? {
    let unit = unit(oracle, &dice)
    let command = "trend every \(unit)"
    do throws(Diagnostic) { try talk.say(command) } catch {
      return "\(command): \(error.message.english)"
    }
    guard let answer = talk.answer else { return "\(command): no answer" }
    let got = answer.rows.dropLast().map { row in
      Line(
        text: answer.columns[0].heading.text(of: row[0]),
        count: Int(answer.columns[1].heading.text(of: row[1])) ?? -1,
        isMarked: row[0].flag == .unfinished, change: answer.columns[2].heading.text(of: row[2]))
    }
    let wanted = lines(oracle, unit)
    guard got != wanted else { return nil }
    let odd = zip(got, wanted).first { $0 != $1 }
    return "\(command): \(got.count) lines, not \(wanted.count); \(String(describing: odd))"
  }

  private static func lines(_ oracle: PeriodOracle, _ unit: String) -> [Line] {
    let days = [oracle.first, oracle.last] + Array(oracle.rows.keys)
    let names = calendar.order[unit] ?? []
    let index = { (day: Int) in names.firstIndex(of: calendar.name(of: day, unit)) ?? 0 }
    let (low, high) = (index(days.min() ?? 0), index(days.max() ?? 0))
    var counts: [String: Int] = [:]
    for (day, count) in oracle.rows { counts[calendar.name(of: day, unit), default: 0] += count }
    var lines: [Line] = []
    var run: [String] = []
    var before: Int?
    for place in low...high + 1 {
      let name = names[place]
      if place <= high, counts[name] == nil {
        run.append(name)
        continue
      }
      if run.count > 60 {
        lines.append(
          Line(text: "\(run[0])..\(run[run.count - 1])", count: 0, isMarked: false, change: ""))
        before = nil
      } else {
        for empty in run { add(empty, 0) }
      }
      run = []
      if place <= high { add(name, counts[name] ?? 0) }
    }
    return lines

    func add(_ name: String, _ count: Int) {
      let isWhole = calendar.span(name, unit).map { oracle.finish($0).isWhole } ?? true
      let change = isWhole ? before.map { "\(count - $0)" } ?? "" : ""
      lines.append(Line(text: name, count: count, isMarked: !isWhole, change: change))
      before = isWhole ? count : nil
    }
  }
}
