import PlaintText
import PlaintValue
import Testing

@testable import PlaintAnalysis

/// What is set against what, and what is said of it.
struct PairingTests {
  private static func stretch(_ text: String) throws -> Stretch {
    try #require(Stretch(parsing: text))
  }

  /// Data with rows on every day of a stretch.
  private static func coverage(_ days: String, today: String = "2030-01-01") throws -> Coverage {
    let rows = try #require(try stretch(days).periods(.day))
    let day = try #require(try stretch(today).firstDay)
    return try #require(Coverage(rowsIn: rows, today: day))
  }

  private static func pairing(
    _ current: String, _ base: Pairing.Base, in days: String, today: String = "2030-01-01"
  ) throws -> Pairing {
    Pairing(try stretch(current), with: base, try coverage(days, today: today))
  }

  @Test func anUnfinishedEndStandsAgainstEqualDaysOfThePeriodBefore() throws {
    let may = try Self.pairing("2012-05", .previous, in: "2012-03-01..2012-05-20")
    #expect(may.now.text == "2012-05-01..2012-05-20" && may.then?.text == "2012-04-01..2012-04-20")
    #expect(may.isComparable)
    // 30 days of March stand against all of February.
    let march = try Self.pairing("2012-03", .previous, in: "2012-01-01..2012-03-30")
    #expect(
      march.now.text == "2012-03-01..2012-03-30" && march.then?.text == "2012-02-01..2012-02-29")
    #expect(
      march.notes.map(\.english) == [
        "* 2012-03 is unfinished: the data end on 2012-03-30, 1 day short; there are no gaps; 2012-03-01..2012-03-30 stands against 2012-02-01..2012-02-29: 30 days against all 29 of 2012-02",
        "if it is whole: defaults complete until 2012-03-31",
      ])
    #expect(
      march.notes.compactMap(\.chinese) == [
        "* 2012-03 尚未完整：数据止于 2012-03-30，差 1 天；此外每天都有；以 2012-03-01..2012-03-30 对 2012-02-01..2012-02-29：30 天对 2012-02 的全部 29 天",
        "若已完整：默认 数据截至 2012-03-31",
      ])
  }

  @Test func aYearAgoIsTheSameDays() throws {
    let year = try Self.pairing("2024", .yearAgo, in: "2023-01-01..2024-05-31")
    #expect(year.then?.text == "2023-01-01..2023-05-31")
    let after = try Self.pairing("2025", .yearAgo, in: "2024-01-01..2025-05-31")
    #expect(after.then?.dayCount == 152)
    let leap = try Self.pairing("2024", .yearAgo, in: "2023-01-01..2024-02-29")
    #expect(leap.then?.text == "2023-01-01..2023-02-28")
    // The same year typed as a period is the same comparison.
    let typed = try Self.pairing(
      "2024", .given(try Self.stretch("2022")), in: "2022-01-01..2024-02-29")
    #expect(typed.then?.text == "2022-01-01..2022-02-28")
    let week = try Self.pairing("2012W22", .yearAgo, in: "2011-01-01..2012-05-30")
    #expect(week.now.dayCount == 3 && week.then?.text == "2011-05-30..2011-06-01")
  }

  @Test func weekFiftyThreeHasNothingToStandAgainst() throws {
    let week = try Self.pairing("2015W53", .yearAgo, in: "2014-01-01..2016-12-31")
    #expect(week.base == nil && week.then == nil && !week.isComparable)
    #expect(
      week.notes.map(\.english) == [
        "2015W53 has nothing of the same name to stand against: no change"
      ])
  }

  @Test func anUnfinishedBeginningIsCountedAsItIs() throws {
    let quarter = try Self.pairing(
      "2015Q2", .given(try Self.stretch("2015Q1")), in: "2015-01-04..2015-12-31")
    #expect(!quarter.isComparable && !quarter.isCut)
    #expect(quarter.notes.last?.english == "if it is whole: defaults complete from 2015-01-01")
    let typed = try Self.pairing(
      "2015-06-24..2015-12-31", .given(try Self.stretch("2015-01-01..2015-06-23")),
      in: "2015-01-04..2015-12-31")
    #expect(typed.isComparable && !typed.isCut && typed.notes.isEmpty)
  }

  @Test func theCurrentSideIsNeverShortenedToFit() throws {
    let april = try Self.pairing(
      "2012-04", .given(try Self.stretch("2012-05")), in: "2012-03-01..2012-05-12")
    #expect(!april.isComparable && april.now.text == "2012-04")
    let both = try Self.pairing(
      "2012-05", .given(try Self.stretch("2012")), in: "2011-03-01..2012-05-12")
    #expect(both.isComparable && both.then?.text == "2012-01-01..2012-01-12")
  }

  @Test func todayIsCountedAsFarAsTheDataGo() throws {
    let may = try Self.pairing(
      "2012-05", .previous, in: "2012-03-01..2012-05-01", today: "2012-05-01")
    #expect(may.now.text == "2012-05-01..2012-05-01" || may.now.text == "2012-05-01")
    #expect(may.then?.dayCount == 1 && may.isComparable)
    #expect(
      may.notes.first?.english.hasPrefix(
        "* 2012-05 is unfinished: today, 2012-05-01, lies in it; the data end on 2012-05-01")
        == true)
  }

  @Test func sharedDaysAreRemarkedOn() throws {
    let both = try Self.pairing(
      "2012-03..2012-04", .given(try Self.stretch("2012-04..2012-05")),
      in: "2012-03-01..2012-05-31")
    #expect(
      both.notes.map(\.english) == ["both sides hold 2012-04-01..2012-04-30: its rows count twice"])
  }

  @Test func monthsOfAColumnOfMonthsAreCutAsMonths() throws {
    let months = try Self.stretch("2012-01..2012-05").periods(.month) ?? []
    let today = try #require(try Self.stretch("2030").firstDay)
    let coverage = Coverage(rowsIn: months, today: today)
    let quarter = Pairing(try Self.stretch("2012Q2"), with: .previous, coverage)
    #expect(quarter.now.text == "2012-04-01..2012-05-31")
    #expect(quarter.then?.text == "2012-01-01..2012-02-29")
  }
}
