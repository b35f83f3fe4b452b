import PlaintText
import PlaintValue
import Testing

@Suite struct MomentTests {
  @Test(arguments: [
    ("2012-05-01 08:30", "2012-05-01 08:30:00"), ("2012-05-01 8:30:15", "2012-05-01 08:30:15"),
    ("2012-05-01 08:30:15.123", "2012-05-01 08:30:15.123"),
    ("2012/5/1 08:30", "2012-05-01 08:30:00"),
    ("2012-05-01T23:59:59.999999", "2012-05-01 23:59:59.999999"),
    ("2012年5月1日 08:30", "2012-05-01 08:30:00"), ("1969-12-31 23:59:59.5", "1969-12-31 23:59:59.5"),
    ("２０１２-05-01　08：30", "2012-05-01 08:30:00"), ("2012-05-01 00:00:00.000", "2012-05-01 00:00:00"),
  ])
  func momentsAreRead(text: String, printed: String) throws {
    let moment = try #require(Moment(parsing: text))
    #expect(moment.text == printed)
    #expect(Moment(parsing: moment.text) == moment)
  }

  @Test(arguments: [
    "", "2012-05-01", "08:30", "2012-05-01 24:00", "2012-05-01 08:60", "2012-05-01 8:3",
    "2012-05 08:30", "2012-05-01 08:30:", "2012-05-01 08:30:15.", "2012-05-01 08:30:15.1234567890",
    "2012-02-30 08:30", "2012-05-0108:30", "2012年5月1日", "2012-05-01 08:30 x", "上午8点",
  ])
  func whatIsNoMomentIsNotRead(text: String) {
    #expect(Moment(parsing: text) == nil)
  }

  @Test func dayAndTimeMakeTheMoment() throws {
    for number in [-1_000_000, -1, 0, 15_461, 100_000] {
      for microseconds in [0, 1, 3_600_000_000, Moment.perDay - 1] {
        let (day, time) = (Day(number: number), TimeOfDay(microseconds: microseconds))
        let moment = Moment(day, time)
        #expect(moment.day == day)
        #expect(moment.timeOfDay == time)
      }
    }
  }

  @Test func everyMinuteOfTheDayReadsBack() throws {
    for hour in 0...23 {
      for minute in 0...59 {
        let time = try #require(TimeOfDay(hour: hour, minute: minute, second: (hour + minute) % 60))
        #expect(TimeOfDay(parsing: time.text) == time)
        #expect((time.hour, time.minute) == (hour, minute))
      }
    }
    #expect(TimeOfDay(hour: 24, minute: 0) == nil)
    #expect(TimeOfDay(parsing: "8时30分") == nil)
    #expect(TimeOfDay(parsing: "8:05")?.shortText == "08:05")
  }

  @Test(arguments: [
    ("48", "hours", "2 days", "2天"), ("7", "days", "7 days", "7天"),
    ("30", "minutes", "30 minutes", "30分钟"),
    ("7.3", "hours", "7.3 hours", "7.3小时"), ("1", "day", "1 day", "1天"), ("1", "周", "7 days", "7天"),
    ("90", "秒", "1.5 minutes", "1.5分钟"), ("60", "分钟", "1 hour", "1小时"),
    ("1", "小时", "1 hour", "1小时"),
    ("59.97", "minutes", "1 hour", "1小时"), ("57.5", "minutes", "57.5 minutes", "57.5分钟"),
    ("23.99", "hours", "1 day", "1天"), ("0", "seconds", "0 days", "0天"),
    ("0.004", "seconds", "0.004 seconds", "0.004秒"), ("-36", "hours", "-1.5 days", "-1.5天"),
    ("-1", "天", "-1 day", "-1天"), ("59.9", "seconds", "59.9 seconds", "59.9秒"),
    ("59.99", "秒", "1 minute", "1分钟"), ("400", "days", "400 days", "400天"),
  ])
  func durationsPrintInTheLargestUnitThatFits(
    count: String, unit: String, english: String, chinese: String
  ) throws {
    let count = try #require(Number(parsing: count))
    let elapsed = try #require(Elapsed(count, unit: unit))
    #expect(elapsed.text == english)
    #expect(elapsed.text(in: .chinese) == chinese)
  }

  @Test func durationsAreExactInDays() {
    #expect(Elapsed(36, unit: "hours")?.days == Ratio(3, 2))
    #expect(Elapsed(1, unit: "second")?.days == Ratio(1, 86_400))
    #expect(Elapsed(1, unit: "fortnight") == nil)
    #expect(Elapsed(1, unit: "月") == nil)
    #expect(Elapsed(Number(Int.max), unit: "days") == nil)
  }

  @Test func momentsAndDurationsAddUp() throws {
    let opened = try #require(Moment(parsing: "2012-05-31 23:30"))
    let limit = try #require(Elapsed(48, unit: "小时"))
    let due = try #require(opened.adding(limit))
    #expect(due.text == "2012-06-02 23:30:00")
    #expect(due.since(opened) == limit)
    #expect(limit.adding(limit)?.text == "4 days")
    #expect(limit.subtracting(limit)?.text == "0 days")
    #expect(Elapsed(microseconds: .max).adding(limit) == nil)
    #expect(Moment(microseconds: .max).adding(limit) == nil)
  }
}
