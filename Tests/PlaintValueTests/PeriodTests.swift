import PlaintValue
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2012", "2012"), ("2012-05", "2012-05"), ("2012-5", "2012-05"), ("2012/5", "2012-05"),
    ("2012-05-01", "2012-05-01"), ("2012/5/1", "2012-05-01"), ("2012Q2", "2012Q2"),
    ("2012q2", "2012Q2"), ("2012-Q2", "2012Q2"), ("2012H1", "2012H1"), ("2012W18", "2012W18"),
    ("2012-W05", "2012W05"), ("2012年", "2012"), ("2012年5月", "2012-05"), ("2012年05月份", "2012-05"),
    ("2012年5月1日", "2012-05-01"), ("2012年5月1号", "2012-05-01"), ("2012年第2季度", "2012Q2"),
    ("2012年二季度", "2012Q2"), ("2012年第四季度", "2012Q4"), ("2012年上半年", "2012H1"),
    ("2012年下半年", "2012H2"), ("2012年第18周", "2012W18"), ("２０１２年５月", "2012-05"), (" 2012 ", "2012"),
  ])
  func everySpellingIsRead(text: String, printed: String) throws {
    #expect(try #require(Period(parsing: text)).text == printed)
  }

  @Test(arguments: [
    "", "2012-13", "2012-00", "2012-02-30", "2012Q5", "2012Q0", "2012H3", "2011W53", "2012W0", "12",
    "201205", "2012-", "2012-05-", "2012-05/01", "2012年13月", "2012年5月32日", "2012年第5季度", "May 2012",
    "2012年五月", "2012-05-01 08:30", "0000", "2012年第", "20120501", "2012/Q2", "五月",
  ])
  func whatIsNoPeriodIsNotRead(text: String) {
    #expect(Period(parsing: text) == nil)
  }

  /// Every period of every size of thirty years reads back from both of its spellings.
  @Test(arguments: CalendarUnit.allCases)
  func printedPeriodsReadBack(unit: CalendarUnit) throws {
    let start = try #require(Day(year: 1999, month: 12, day: 25))
    var period = Period.containing(start, unit)
    let end = start.shifted(by: 11_000)
    while period.first < end {
      #expect(Period(parsing: period.text) == period)
      #expect(Period(parsing: period.chinese) == period)
      period = period.next
    }
  }

  @Test(arguments: [
    ("2012-01..2012-05", "2012-01-01", "2012-05-31"), ("2012年1-5月", "2012-01-01", "2012-05-31"),
    ("2012年1月至5月", "2012-01-01", "2012-05-31"), ("2022..2023", "2022-01-01", "2023-12-31"),
    ("2012Q1..2012-04-15", "2012-01-01", "2012-04-15"), ("2012年2月", "2012-02-01", "2012-02-29"),
    ("2012-01～2012-05", "2012-01-01", "2012-05-31"),
    ("2012年1月至2012年3月", "2012-01-01", "2012-03-31"),
    ("2012H1", "2012-01-01", "2012-06-30"), ("2012-01 .. 2012-02", "2012-01-01", "2012-02-29"),
  ])
  func stretchesHaveBothEndsIn(text: String, first: String, last: String) throws {
    let stretch = try #require(Stretch(parsing: text))
    #expect(stretch.firstDay?.text == first)
    #expect(stretch.lastDay?.text == last)
    #expect(Stretch(parsing: stretch.text) == stretch)
    let (from, to) = (try #require(stretch.firstDay), try #require(stretch.lastDay))
    #expect(stretch.dayCount == to.number - from.number + 1)
    #expect(stretch.contains(from) && stretch.contains(to))
    #expect(!stretch.contains(from.shifted(by: -1)) && !stretch.contains(to.shifted(by: 1)))
  }

  @Test func endsMayBeOpen() throws {
    let after = try #require(Stretch(parsing: "2012-03.."))
    #expect(after.lastDay == nil && after.dayCount == nil && after.periods(.day) == nil)
    #expect(after.text == "2012-03..")
    #expect(after.contains(Day(number: 1_000_000)))
    #expect(!after.contains(Day(number: 0)))
    let before = try #require(Stretch(parsing: "..2012年3月"))
    #expect(before.text == "..2012-03")
    #expect(before.contains(Day(number: 0)))
  }

  @Test(arguments: [
    "", "..", "2012-05..2012-01", "2012..2011", "2012年5-1月", "2012-05...2012-06", "1..3",
    "2012年1-13月",
    "2012-13..2013", "2012-01..2012-05..2012-06", "2012-01..x",
  ])
  func whatIsNoStretchIsNotRead(text: String) {
    #expect(Stretch(parsing: text) == nil)
  }

  @Test func stretchesAreCutIntoPeriods() throws {
    let stretch = try #require(Stretch(parsing: "2011-11-15..2012-02-01"))
    #expect(stretch.periods(.month)?.map(\.text) == ["2011-11", "2011-12", "2012-01", "2012-02"])
    #expect(stretch.periods(.year)?.map(\.text) == ["2011", "2012"])
    #expect(stretch.periods(.day)?.count == stretch.dayCount)
  }

  @Test(arguments: [
    ("last 30 days", "2012-05-02..2012-05-31"), ("last month", "2012-05"),
    ("this month", "2012-06-01"), ("上月", "2012-05"), ("上个月", "2012-05"), ("本月", "2012-06-01"),
    ("last year", "2011"), ("去年", "2011"), ("今年", "2012-01-01..2012-06-01"),
    ("this year", "2012-01-01..2012-06-01"), ("last 3 months", "2012-03..2012-05"),
    ("近3个月", "2012-03..2012-05"), ("最近30天", "2012-05-02..2012-05-31"), ("yesterday", "2012-05-31"),
    ("昨天", "2012-05-31"), ("today", "2012-06-01"), ("last week", "2012W21"), ("上周", "2012W21"),
    ("this week", "2012-05-28..2012-06-01"), ("上季度", "2012Q1"), ("last quarter", "2012Q1"),
    ("last half year", "2011H2"), ("Last Month", "2012-05"),
  ])
  func relativeStretchesCountFromToday(text: String, stretch: String) throws {
    let today = try #require(Day(year: 2012, month: 6, day: 1))
    let relative = try #require(Relative(parsing: text))
    #expect(relative.resolved(today: today).text == stretch)
    #expect(Relative(parsing: relative.text) == relative)
  }

  @Test(arguments: [
    "last", "this", "last 0 days", "last -1 days", "上", "近天", "下月", "last 30", "上月份额", "",
  ])
  func otherWordsAreNotRelative(text: String) {
    #expect(Relative(parsing: text) == nil)
  }
}
