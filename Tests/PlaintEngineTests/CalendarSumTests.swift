import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
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
