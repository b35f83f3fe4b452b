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
    ("201205", "2012-05-01", "2012-05-31"), ("20120501", "2012-05-01", "2012-05-01"),
    ("201203..201205", "2012-03-01", "2012-05-31"), ("2012/5/1", "2012-05-01", "2012-05-01"),
    ("2012/5/1..2012/5/10", "2012-05-01", "2012-05-10"), ("2012上半年", "2012-01-01", "2012-06-30"),
    ("2012年5月1日至10日", "2012-05-01", "2012-05-10"), ("2012年1月～5月", "2012-01-01", "2012-05-31"),
    ("2012年5月28日至6月3日", "2012-05-28", "2012-06-03"), ("2012年5月上旬", "2012-05-01", "2012-05-10"),
    ("2012年2月下旬", "2012-02-21", "2012-02-29"), ("2012年五月中旬", "2012-05-11", "2012-05-20"),
    ("2012年前三季度", "2012-01-01", "2012-09-30"), ("2012一季度", "2012-01-01", "2012-03-31"),
    ("2012年十二月", "2012-12-01", "2012-12-31"), ("2012年前5个月", "2012-01-01", "2012-05-31"),
    ("2012年一至五月", "2012-01-01", "2012-05-31"), ("2012年全年", "2012-01-01", "2012-12-31"),
    ("2011年11月至2012年2月", "2011-11-01", "2012-02-29"), ("2012年5月1-10日", "2012-05-01", "2012-05-10"),
    ("2012年5月二十一日", "2012-05-21", "2012-05-21"),
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
    "2012-13..2013", "2012-01..2012-05..2012-06", "2012-01..x", "201213", "123405", "20120230",
    "2012年13月", "2012年2月30日", "2012年前五季度", "2012年第54周", "2012年13月上旬", "2011年11月至2月",
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
    ("last 30 days", "2012-05-16..2012-06-14"), ("last month", "2012-05"),
    ("this month", "2012-06"), ("上月", "2012-05"), ("上个月", "2012-05"), ("本月", "2012-06"),
    ("last year", "2011"), ("去年", "2011"), ("今年", "2012"), ("this year", "2012"),
    ("last 3 months", "2012-03..2012-05"), ("last three months", "2012-03..2012-05"),
    ("近3个月", "2012-03..2012-05"), ("最近三个月", "2012-03..2012-05"), ("过去两周", "2012W22..2012W23"),
    ("最近30天", "2012-05-16..2012-06-14"), ("最近半年", "2011-12..2012-05"),
    ("最近一年", "2011-06..2012-05"), ("past 7 days", "2012-06-08..2012-06-14"),
    ("yesterday", "2012-06-14"), ("昨天", "2012-06-14"), ("前天", "2012-06-13"),
    ("today", "2012-06-15"), ("last week", "2012W23"), ("上周", "2012W23"), ("上上周", "2012W22"),
    ("上星期", "2012W23"), ("this week", "2012W24"), ("本周", "2012W24"), ("上季度", "2012Q1"),
    ("上一季度", "2012Q1"), ("本季度", "2012Q2"), ("last quarter", "2012Q1"),
    ("this quarter", "2012Q2"), ("last half year", "2011H2"), ("上个半年", "2011H2"),
    ("Last Month", "2012-05"), ("上半年", "2012H1"), ("下半年", "2012H2"), ("今年上半年", "2012H1"),
    ("去年上半年", "2011H1"), ("去年下半年", "2011H2"), ("前年", "2010"), ("上年度", "2011"),
    ("first half", "2012H1"), ("first half of last year", "2011H1"),
    ("second half of this year", "2012H2"), ("1-5月", "2012-01..2012-05"), ("5月", "2012-05"),
    ("五月", "2012-05"), ("十二月", "2012-12"), ("去年5月", "2011-05"), ("May", "2012-05"),
    ("May last year", "2011-05"), ("may of last year", "2011-05"),
    ("5月上旬", "2012-05-01..2012-05-10"), ("5月中旬", "2012-05-11..2012-05-20"),
    ("去年2月下旬", "2011-02-21..2011-02-28"), ("early May", "2012-05-01..2012-05-10"),
    ("本月上旬", "2012-06-01..2012-06-10"), ("上月下旬", "2012-05-21..2012-05-31"),
    ("上月5日", "2012-05-05"), ("上月1日至10日", "2012-05-01..2012-05-10"),
    ("5月1日", "2012-05-01"), ("5月1日至10日", "2012-05-01..2012-05-10"), ("一季度", "2012Q1"),
    ("第二季度", "2012Q2"), ("Q2", "2012Q2"), ("Q2 of last year", "2011Q2"),
    ("third quarter", "2012Q3"), ("前三季度", "2012Q1..2012Q3"), ("去年前三季度", "2011Q1..2011Q3"),
    ("first three quarters", "2012Q1..2012Q3"), ("first 5 months", "2012-01..2012-05"),
    ("前5个月", "2012-01..2012-05"), ("第18周", "2012W18"), ("年初至今", "2012-01-01..2012-06-15"),
    ("year to date", "2012-01-01..2012-06-15"), ("去年11月至今年2月", "2011-11..2012-02"),
    ("1月..5月", "2012-01..2012-05"), ("去年 5月", "2011-05"), ("上 月", "2012-05"),
  ])
  func relativeStretchesCountFromToday(text: String, stretch: String) throws {
    let today = try #require(Day(year: 2012, month: 6, day: 15))
    let relative = try #require(Relative(parsing: text))
    let meant = try #require(relative.resolved(today: today))
    #expect(meant.text == stretch)
    #expect(Stretch(parsing: text) == nil)
  }

  @Test(arguments: [
    "last", "this", "last 0 days", "last -1 days", "上", "近天", "下月", "last 30", "上月份额", "", "13",
    "month", "quarter", "first", "half", "maybe", "第5", "半年", "季度", "至", "5", "十",
  ])
  func otherWordsAreNotRelative(text: String) {
    #expect(Relative(parsing: text) == nil)
  }

  /// No count is too large to be told from a period, and none traps.
  @Test(arguments: [
    "last 999999999 days", "last 99999999999999999999999 years", "last 3000000 years",
    "最近99999999999天", "最近99999999999999999999999999个月", "last 9223372036854775807 weeks",
    "last 9223372036854775807 quarters", "近999999999年", "13月", "5月32日", "去年2月30日", "第54周",
    "last 2013 years",
  ])
  func beyondTheCalendarThereIsNoPeriod(text: String) throws {
    let today = try #require(Day(year: 2012, month: 6, day: 15))
    #expect(try #require(Relative(parsing: text)).resolved(today: today) == nil)
  }
}
