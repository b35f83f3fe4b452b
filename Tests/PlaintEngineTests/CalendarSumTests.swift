import PlaintEngine
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// Sums of dates and lengths of time, as they are typed.
struct CalendarSumTests {
  private func value(_ expression: String) throws -> String {
    let talk = Talk()
    try talk.say("filter opened = 2012-05-31", "add x = \(expression)")
    try talk.say("group x")
    return talk.answers.last?.rows.first?.first?.value.text ?? ""
  }

  @Test(arguments: [
    ("2012-05-17 + 12 hours - 12 hours", "2012-05-17 00:00:00"),
    ("2012-05-17 + 3 days", "2012-05-20"), ("3天 + 2012-05-17", "2012-05-20"),
    ("opened + 36 hours", "2012-06-01 12:00:00"), ("opened - 1 week", "2012-05-24"),
    ("opened + minutes * 1 day", "2012-07-10"), ("opened + (opened - 2012-05-01)", "2012-06-30"),
    ("opened + 1 month", "2012-06-30"), ("opened + 1个月", "2012-06-30"),
    ("1 year + opened", "2013-05-31"),
    ("opened - 1个季度", "2012-02-29"), ("opened - 3 quarters", "2011-08-31"),
    ("2012-01-31 + 1 month + 1 month", "2012-03-29"),
    ("moment(\"20120531 08:30\") + 1 month", "2012-06-30 08:30:00"),
    ("date(moment(\"20120531083000\"))", "2012-05-31"),
    ("duration(\"05:30\", \"m:ss\")", "5.5 minutes"),
    ("时长(\"5分30秒\")", "5.5 minutes"), ("时刻(\"20120517 08:30\")", "2012-05-17 08:30:00"),
  ])
  func sumsAreWhatTheySay(_ typed: String, _ printed: String) throws {
    #expect(try value(typed) == printed)
  }

  @Test func clippedDaysAreSaid() throws {
    for (tongue, said) in [
      (Tongue.english, "1 date had no such day in the month reached and is its last day"),
      (.chinese, "有 1 个日期在所到月份没有对应的日，取月末一天"),
    ] {
      let talk = Talk(tongue: tongue)
      try talk.say("add due = opened + 1 month")
      try talk.say("group due")
      #expect(
        talk.notes.contains(said) || talk.printed.contains { $0.contains(said) }, "\(talk.notes)")
    }
  }

  /// A date that stands for "never", one for "always", and one day in every such sum.
  @Test(arguments: [
    "add x = d + 1 day", "添加 x = d - 1天", "add x = d + n * 4000000 days", "add x = d + 1 hour * n",
    "add x = if(n > 0, d + 24 hours, d - 24 hours)", "add x = m + 24 hours", "添加 x = m - 24小时",
    "add x = d + n * -4000000 days",
  ])
  func daysBeyondTheCalendarAreMissingAndCounted(_ line: String) throws {
    for tongue in [Tongue.english, .chinese] {
      let talk = Talk(tongue: tongue)
      let days: [Value] = ["0001-01-01", "9999-12-31"].map { .date(Talk.day($0)) }
      let moments = [Moment.calendar.lowerBound, Moment.calendar.upperBound].map(Value.moment)
      let table = Table(
        [
          Column("d", .date, values: days), Column("m", .moment, values: moments),
          Column("n", .whole, values: [-24, 24].map { .number(Number($0)) }),
        ], count: 2)
      talk.session.put(
        Dataset(
          name: "ends", source: MemorySource(name: "ends", table: table), origin: "load e.csv"))
      talk.session.current = "ends"
      try talk.say(line)
      let lost = line.contains("00 days") || line.contains("if(") || line.contains("* n") ? 2 : 1
      let said =
        tongue == .english
        ? (lost == 1
          ? "1 date lies beyond the years 1 to 9999 and is missing"
          : "2 dates lie beyond the years 1 to 9999 and are missing")
        : "有 \(lost) 个日期超出公元 1 年至 9999 年，按缺失计"
      #expect(talk.notes.contains(said), "\(line) \(talk.notes)")
      try talk.say("count where x is missing")
      #expect(talk.answers.last?.rows.first?.first?.value == .number(Number(lost)), "\(line)")
    }
  }

  @Test func aMonthAloneIsNoLength() {
    for line in ["add x = 1 month", "add x = 1个月", "add x = minutes * 1 year"] {
      #expect(
        Talk().failure(line)?.message.english.contains("not always the same number of days") == true
      )
    }
    #expect(Talk().failure("add x = minutes + 1 month")?.message.chinese?.contains("日期或时刻") == true)
  }

  @Test func lengthsThatMayBeTwoThingsAreRefused() {
    let failure = Talk().failure("add x = duration(\"05:30\")")
    #expect(failure?.message.english.contains("hours and minutes or minutes and seconds") == true)
    #expect(failure?.message.chinese?.contains("时长(\"05:30\", \"m:ss\")") == true)
  }
}
