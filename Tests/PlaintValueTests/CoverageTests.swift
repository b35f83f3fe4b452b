import PlaintValue
import Testing

/// From when to when data are whole, and which periods are finished.
struct CoverageTests {
  private static func day(_ text: String) throws -> Day {
    try #require(Period(parsing: text)).first
  }

  /// What rows on some days, or in some periods, cover; `2012-03-01..2012-05-12` is every day.
  private static func coverage(
    _ texts: String..., today: String = "2030-01-01", from: String? = nil, until: String? = nil
  ) throws -> Coverage {
    var periods: [Period] = []
    for text in texts {
      let stretch = try #require(Stretch(parsing: text))
      if text.contains(".."), let days = stretch.periods(.day) {
        periods += days
      } else {
        periods.append(try #require(stretch.lower))
      }
    }
    let said = Coverage.Said(from: try from.map(day), until: try until.map(day))
    let today = try day(today)
    return try #require(Coverage(rowsIn: periods.sorted(), today: today, said: said))
  }

  private static func finish(_ coverage: Coverage, _ text: String) throws -> Finish {
    let stretch = try #require(Stretch(parsing: text))
    return coverage.finished(stretch)
  }

  @Test func anExportThatStopsInMidMonthIsUnfinished() throws {
    let data = try Self.coverage("2012-03-03..2012-05-12")
    #expect(try Self.finish(data, "2012-05") == Finish(end: .lacking(19)))
    #expect(try Self.finish(data, "2012-03") == Finish(start: .lacking(2)))
    #expect(try Self.finish(data, "2012-04").isWhole)
    #expect(
      try Self.finish(data, "2012") == Finish(start: .lacking(62), end: .lacking(233)))
  }

  @Test func aSparseFileIsWholeToItsUsualGaps() throws {
    let data = try Self.coverage(
      "2012-01-02", "2012-01-05", "2012-01-07", "2012-01-10", "2012-01-29", "2012-01-30")
    // Runs of 2, 1, 2 and 18 days; the last is left out.
    #expect(data.gapsAtEnd.longest == 2 && data.gapsAtEnd.exception == 18)
    #expect(try Self.finish(data, "2012-01") == Finish(start: .near(1), end: .near(1)))
    #expect(try Self.finish(data, "2012-01").isWhole)
    #expect(try Self.finish(data, "2012-02") == Finish(start: .reached, end: .lacking(29)))
  }

  @Test func onlyThe60DaysWithRowsNearestAnEndTellItsGaps() throws {
    // Every fifth day for a long time, then every day for 60 days.
    var days = (0..<40).map { Period(.day, ordinal: 15_000 + 5 * $0) }
    let last = 15_000 + 5 * 39
    days += (1...59).map { Period(.day, ordinal: last + $0) }
    let data = try #require(Coverage(rowsIn: days, today: Day(number: 30_000)))
    #expect(data.gapsAtStart.longest == 4 && data.gapsAtEnd.longest == 0)
    days.removeLast()
    let shorter = try #require(Coverage(rowsIn: days, today: Day(number: 30_000)))
    #expect(shorter.gapsAtEnd == Gaps([days[38], days[39]]))
  }

  @Test func oneRunThatIsMoreThanThreeTimesTheNextIsLeftOut() throws {
    let three = try Self.coverage("2012-01-01", "2012-01-03", "2012-01-07", "2012-01-08")
    #expect(three.gapsAtEnd.longest == 3 && three.gapsAtEnd.exception == nil)
    let four = try Self.coverage("2012-01-01", "2012-01-03", "2012-01-08", "2012-01-09")
    #expect(four.gapsAtEnd.longest == 1 && four.gapsAtEnd.exception == 4)
    let two = try Self.coverage("2012-01-01", "2012-01-05", "2012-01-09")
    #expect(two.gapsAtEnd.longest == 3)
  }

  @Test(arguments: ["2012-04-01 2012-05-01", "2012-04-30 2012-05-31"])
  func aggregatesByMonthAreWhole(days: String) throws {
    let days = days.split(separator: " ").map(String.init)
    let data = try Self.coverage(days[0], days[1])
    #expect(data.grain == .month)
    #expect(try Self.finish(data, "2012-05").isWhole)
    #expect(try Self.finish(data, "2012Q2") == Finish(end: .lacking(30)))
    let years = try Self.coverage("2010-01-01", "2011-01-01", "2012-01-01")
    #expect(years.grain == .year)
    #expect(try Self.finish(years, "2012").isWhole)
    // One day tells nothing of what a row stands for.
    #expect(try !Self.finish(Self.coverage("2012-05-01"), "2012-05").isWhole)
  }

  @Test func aColumnOfPeriodsIsWholeWhereItsPeriodsHaveRowsOrLieInside() throws {
    let data = try Self.coverage("2012-01", "2012-03", "2012-05")
    #expect(try Self.finish(data, "2012-05").isWhole)
    #expect(try Self.finish(data, "2012Q1").isWhole)
    #expect(try Self.finish(data, "2012Q2") == Finish(end: .lacking(30)))
  }

  @Test func strayRowsAreNoEnd() throws {
    let data = try Self.coverage("1900-01-01", "2012-03-01..2012-05-31", "9999-12-31")
    #expect(data.strays.map(\.text) == ["1900-01-01", "9999-12-31"])
    #expect(data.first.text == "2012-03-01" && data.last.text == "2012-05-31")
    #expect(try Self.finish(data, "9999-12") == Finish(end: .lacking(31)))
    // Four are no strays, nor are two of four, nor is what lies no more than 60 days off.
    let four = try Self.coverage("1900-01-01..1900-01-04", "2012-03-01..2012-05-31")
    #expect(four.strays.isEmpty && four.first.text == "1900-01-01")
    #expect(try Self.coverage("1900-01-01", "2012-03-01").strays.isEmpty)
    #expect(try Self.coverage("2012-01-01", "2012-03-02..2012-05-31").strays.isEmpty)
    #expect(try Self.coverage("2011-12-31", "2012-03-02..2012-05-31").strays.count == 1)
    // A run of more than 60 days that is not more than ten times the next parts nothing.
    #expect(
      try Self.coverage("2012-01-01", "2012-06-01", "2012-07-01", "2012-07-02").strays.isEmpty)
  }

  @Test func todayCountsOnlyWhileTheDataDoNotGoBeyondIt() throws {
    let early = try Self.coverage("2012-03-01..2012-05-31", today: "2012-05-31")
    #expect(try Self.finish(early, "2012-05") == Finish(holdsToday: true))
    #expect(try Self.finish(early, "2012Q2") == Finish(end: .lacking(30), holdsToday: true))
    let beyond = try Self.coverage("2012-03-01..2012-05-31", today: "2012-05-30")
    #expect(try Self.finish(beyond, "2012-05").isWhole)
  }

  @Test func whatIsSaidWins() throws {
    let data = try Self.coverage(
      "2012-03-03..2012-05-12", today: "2012-05-20", from: "2012-03-01", until: "2012-05-31")
    #expect(try Self.finish(data, "2012-03").isWhole && Self.finish(data, "2012-05").isWhole)
    #expect(try Self.finish(data, "2012Q1") == Finish(start: .lacking(60)))
    let short = try Self.coverage("2012-03-01..2012-05-31", until: "2012-05-10")
    #expect(try Self.finish(short, "2012-05") == Finish(end: .lacking(21)))
    #expect(try Self.finish(short, "2012-06") == Finish(end: .lacking(30)))
    #expect(try Self.finish(short, "2012-04").isWhole)
  }

  @Test func rangesOfDaysAreTakenAsTyped() throws {
    let data = try Self.coverage("2012-03-03..2012-05-12", today: "2012-05-12")
    #expect(try Self.finish(data, "2012-01-01..2012-04-30").isWhole)
    #expect(try Self.finish(data, "2012-05-20..2012-05-30").isWhole)
    #expect(
      try Self.finish(data, "2012-05-01..2012-05-31") == Finish(end: .lacking(19), holdsToday: true)
    )
    #expect(try Self.finish(data, "2012-01..2012-04-30") == Finish(start: .lacking(62)))
  }

  @Test func withoutRowsNothingIsJudged() throws {
    #expect(Coverage(rowsIn: [], today: try Self.day("2012-05-12")) == nil)
  }
}
