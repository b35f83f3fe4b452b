import PlaintValue
import Testing

@Suite struct CalendarTests {
  /// Every day from 1600 to 2400, counted up one by one, both ways, with weekday and ISO week.
  @Test func eightCenturiesAreCountedRightly() throws {
    var day = try #require(Day(year: 1600, month: 1, day: 1))
    #expect(day.number == -135_140)
    var weekday = 6  // a Saturday
    var wrong: [String] = []
    for year in 1600...2400 {
      let weeks = weeksOf(year, newYear: weekday)
      var dayOfYear = 0
      for month in 1...12 {
        for date in 1...lengths(year)[month - 1] {
          dayOfYear += 1
          let week = (dayOfYear - weekday + 10) / 7
          let iso =
            week < 1
            ? (year - 1, weeksOf(year - 1, newYear: newYear(before: year)))
            : week > weeks ? (year + 1, 1) : (year, week)
          if day.civil != (year, month, date) || day.weekday != weekday || day.isoWeek != iso
            || Day(year: year, month: month, day: date) != day
          {
            wrong.append("\(year)-\(month)-\(date)")
          }
          day = day.shifted(by: 1)
          weekday = weekday % 7 + 1
        }
      }
    }
    #expect(wrong.prefix(5) == [])
  }

  /// A year has 53 ISO weeks when it begins on a Thursday, or on a Wednesday in a leap year.
  private func weeksOf(_ year: Int, newYear: Int) -> Int {
    newYear == 4 || (newYear == 3 && isLeap(year)) ? 53 : 52
  }

  /// The weekday of 1 January of the year before, by Gauss.
  private func newYear(before year: Int) -> Int {
    let y = year - 2
    return (1 + 5 * (y % 4) + 4 * (y % 100) + 6 * (y % 400) + 6) % 7 + 1
  }

  private func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  private func lengths(_ year: Int) -> [Int] {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }

  @Test func theEpochIsAThursday() throws {
    let day = Day(number: 0)
    #expect(day.civil == (1970, 1, 1))
    #expect(day.weekday == 4)
    #expect(day.text == "1970-01-01")
    #expect(try #require(Day(year: 987, month: 3, day: 4)).text == "0987-03-04")
  }

  @Test(arguments: [
    (2012, 2, 30), (2011, 2, 29), (1900, 2, 29), (2012, 4, 31), (2012, 13, 1), (2012, 0, 1),
    (2012, 1, 0), (2012, 1, 32), (2012, -1, 1),
  ])
  func datesThatDoNotExistAreNone(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func leapDaysExist() {
    #expect(Day(year: 2012, month: 2, day: 29) != nil)
    #expect(Day(year: 2000, month: 2, day: 29) != nil)
  }

  /// Periods of each size cover every day once, in order, and hold their own ends.
  @Test(arguments: CalendarUnit.allCases)
  func periodsCoverTheCalendar(unit: CalendarUnit) throws {
    let first = try #require(Day(year: 1995, month: 1, day: 1))
    var period = Period.containing(first, unit)
    for number in first.number..<first.number + 12_000 {
      let day = Day(number: number)
      if day > period.last { period = period.next }
      #expect(Period.containing(day, unit) == period)
      #expect(period.contains(day))
      if day == period.first {
        #expect(period.previous.last == day.shifted(by: -1))
        #expect(Period.containing(period.last, unit) == period)
        #expect(period.dayCount == period.last.number - period.first.number + 1)
        #expect(period.previous < period && !(period < period.previous))
        #expect(!period.contains(period.first.shifted(by: -1)))
      }
    }
  }

  @Test(arguments: [
    ("2012-05", "2011-05"), ("2012Q1", "2011Q1"), ("2012H2", "2011H2"), ("2012", "2011"),
    ("2012-05-01", "2011-05-01"), ("2012W18", "2011W18"), ("2012年5月", "2011-05"),
  ])
  func theYearBeforeHasTheSamePeriod(text: String, before: String) throws {
    #expect(try #require(Period(parsing: text)).yearAgo?.text == before)
  }

  /// Nothing of the same name: no figure is better than another day's.
  @Test(arguments: ["2012-02-29", "2020W53"])
  func aPeriodThatTheYearBeforeLacksHasNone(text: String) throws {
    #expect(try #require(Period(parsing: text)).yearAgo == nil)
  }

  @Test(arguments: [
    ("2012-02-29..2012-03-31", "2011-03-01..2011-03-31"),
    ("2012-01-01..2012-02-29", "2011-01-01..2011-02-28"),
    ("2013-01-01..2013-02-28", "2012-01-01..2012-02-28"), ("2012-02", "2011-02"),
    ("2012-01..2012-05-20", "2011-01..2011-05-20"), ("2016W01..2016W20", "2015W01..2015W20"),
    ("2012-03..", "2011-03.."),
  ])
  func aStretchLiesOnTheSameDaysAYearBefore(text: String, before: String) throws {
    #expect(try #require(Stretch(parsing: text)).yearsBefore()?.text == before)
  }

  @Test(arguments: [
    ("2012-03", "2012-02"), ("2012-01", "2011-12"),
    ("2012-03-10..2012-03-31", "2012-02-10..2012-02-29"),
    ("2012-03-31..2012-04-02", "2012-03-01..2012-03-02"), ("2012-03-31", nil), ("2012Q1", nil),
    ("2012", nil), ("2012W10", nil),
  ])
  func aStretchLiesOnTheSameDaysAMonthBefore(text: String, before: String?) throws {
    #expect(try #require(Stretch(parsing: text)).monthBefore?.text == before)
  }

  @Test func unitsAreNamedInBothLanguages() {
    for unit in CalendarUnit.allCases {
      #expect(CalendarUnit(word: unit.english) == unit)
      #expect(CalendarUnit(word: unit.english + "s") == unit)
      #expect(CalendarUnit(word: unit.chinese) == unit)
    }
    #expect(CalendarUnit(word: "天") == .day)
    #expect(CalendarUnit(word: "fortnight") == nil)
  }
}
