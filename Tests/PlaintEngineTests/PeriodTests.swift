import PlaintAnalysis
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintEngine

/// Trend and compare over a year and a half of tickets with a gap.
struct PeriodTests {
  /// From 2011-03-10 to 2012-05-20: months 2011-07 and 2011-08 are empty, two have no time.
  private static func talk(today: String = "2026-06-15") -> Talk {
    let talk = Talk()
    talk.host.today = Talk.day(today)
    let days = [
      "2011-03-10", "2011-04-30", "2011-05-02", "2011-05-25", "2011-06-01", "2011-09-05",
      "2012-03-31", "2012-04-01", "2012-04-20", "2012-05-01", "2012-05-02", "2012-05-20",
    ]
    let units = ["a", "b", "a", "c", "a", "b", "a", "b", "a", "a", "d", "a"]
    let opened = days.map { Value.date(Talk.day($0)) } + [.missing, .missing]
    let table = Table(
      [
        Column("unit", .text, values: units.map { .text($0) } + ["a", "b"]),
        Column("opened", .date, values: opened),
        Column("phone", .whole, values: opened.indices.map { .number(Number(13_900_000 + $0)) }),
      ], count: opened.count)
    talk.session.put(
      Dataset(
        name: "tickets", source: MemorySource(name: "tickets", table: table),
        origin: "load tickets.csv"))
    return talk
  }

  private static func texts(_ talk: Talk) -> [[String]] {
    guard let answer = talk.answers.last else { return [] }
    return answer.texts
  }

  private static func notes(_ talk: Talk) -> [String] {
    talk.answers.last?.notes.map(\.english) ?? []
  }

  private static func base(_ talk: Talk) -> String {
    talk.answers.last?.base.map(\.english).joined(separator: "; ") ?? ""
  }

  @Test func aTrendSpansTheLoadedDataWhateverIsFiltered() throws {
    let talk = Self.talk()
    try talk.say("filter unit = b", "trend every quarter")
    #expect(
      Self.texts(talk).map { Array($0.prefix(2)) } == [
        ["2011Q1", "0"], ["2011Q2", "1"], ["2011Q3", "1"], ["2011Q4", "0"], ["2012Q1", "0"],
        ["2012Q2", "1"], ["(missing)", "1"], ["(total)", "4"],
      ])
    #expect(
      Self.notes(talk) == [
        "2011Q1 is taken as whole: the data begin on 2011-03-10, 68 days late; gaps are at most 207 days",
        "2012Q2 is taken as whole: the data end on 2012-05-20, 41 days short; gaps are at most 207 days",
        "3 quarters without rows: shown as 0",
      ])
  }

  @Test func `gaps are said with the one left out, whether a period is whole or not`() throws {
    for (last, said) in [
      (30, "2012-05 is taken as whole: the data end on 2012-05-30, 1 day short"),
      (
        28,
        "* 2012-05 is unfinished, left out of the change: the data end on 2012-05-28, 3 days short"
      ),
    ] {
      let days = (1...last).filter { !(5...14).contains($0) && $0 != 20 }
      let talk = Talk()
      talk.put("工单", [("日期", days.map { $0 < 10 ? "2012-05-0\($0)" : "2012-05-\($0)" })])
      try talk.say("add 受理 = date(日期)", "trend on 受理")
      let notes = talk.answers.last?.notes ?? []
      #expect(
        notes.first?.english == said + "; gaps are at most 1 day, but for one of 10", "\(notes)")
      #expect(notes.first?.text(in: .chinese).hasSuffix("间断最多 1 天，只有一次为 10 天") == true)
    }
  }

  @Test func aPeriodFilterBoundsTheSpanAndCutsPeriods() throws {
    let talk = Self.talk()
    try talk.say("filter opened in 2012-03..2012-05-10 and unit = a", "trend")
    #expect(
      Self.texts(talk).map { Array($0.prefix(6)) } == [
        ["2012-03", "1", "", "", "1", "0"], ["2012-04", "1", "0", "0.00", "0", "1"],
        ["2012-05", "1", "", "", "1", ""], ["(total)", "3", "", "", "", ""],
      ])
    #expect(
      Self.notes(talk)[0] == "* 2012-05 is only in part inside the filter, left out of the change")
    #expect(Self.notes(talk).last == "year_ago is taken from before the filter on opened")
    try talk.say("trend every quarter where opened in 2011-04..2011-05")
    #expect(
      talk.answers.last?.rows.isEmpty == false && Self.notes(talk)[0].hasPrefix("no row is left"))
    try talk.say("reset", "trend every quarter where opened in 2011-05..2011-09")
    #expect(
      Self.notes(talk)[0] == "* 2011Q2 is only in part inside the filter, left out of the change")
  }

  @Test func completeUntilSaysOtherwise() throws {
    let talk = Self.talk()
    try talk.say("defaults complete until 2012-05-31", "trend where opened >= 2012-04")
    #expect(Self.notes(talk).allSatisfy { !$0.contains("unfinished") })
    try talk.say("compare 2012-05 with 2012-04")
    #expect(Self.texts(talk)[0].prefix(2) == ["3", "2"])
    let early = Self.talk(today: "2012-05-11")
    try early.say("defaults complete until 2012-04-30", "trend where opened >= 2012-04")
    #expect(
      Self.notes(early)[0]
        == "* 2012-05 is unfinished, left out of the change: the data are complete until 2012-04-30"
    )
  }

  @Test func compareSetsAsideOnlyWhatBoundsItsTime() throws {
    let talk = Self.talk()
    try talk.say(
      "filter opened in 2012-04 and unit != c", "filter month(opened) = 2012-04",
      "filter weekday(opened) <= 7", "compare with 2011-04 by unit")
    #expect(
      Self.base(talk)
        == "tickets: 3 of 14 rows; where unit != \"c\"; weekday(opened) <= 7; opened in 2012-04 or 2011-04; by opened, loaded 2011-03-10..2012-05-20; set aside: opened in 2012-04"
    )
    #expect(
      Self.texts(talk).map { Array($0.prefix(5)) } == [
        ["a", "1", "0", "1", "new"], ["b", "1", "1", "0", "0.00"],
        ["(total)", "2", "1", "1", "100.00"],
      ])
    #expect(Self.notes(talk) == ["new: a"])
  }

  /// A row on every day from one to another.
  private static func daily(_ first: String, _ last: String, today: String) -> Talk {
    let talk = Talk()
    talk.host.today = Talk.day(today)
    let days = (Talk.day(first).number...Talk.day(last).number).map { Value.date(Day(number: $0)) }
    let table = Table([Column("opened", .date, values: days)], count: days.count)
    talk.session.put(
      Dataset(
        name: "tickets", source: MemorySource(name: "tickets", table: table),
        origin: "load tickets.csv"))
    return talk
  }

  @Test func anUnfinishedPeriodStandsUpToTheEndOfTheData() throws {
    let talk = Self.daily("2011-03-10", "2012-05-20", today: "2026-06-15")
    try talk.say("compare 2012-05 with year ago")
    #expect(
      talk.answers.last?.names.prefix(2) == [
        "2012-05-01..2012-05-20", "2011-05-01..2011-05-20",
      ])
    #expect(
      Self.notes(talk) == [
        "* 2012-05 is unfinished: the data end on 2012-05-20, 11 days short; there are no gaps; 2012-05-01..2012-05-20 stands against 2011-05-01..2011-05-20, 20 days each",
        "if it is whole: defaults complete until 2012-05-31",
      ])
    // The line that settles it works.
    try talk.say("defaults complete until 2012-05-31", "compare 2012-05 with year ago")
    #expect(Self.texts(talk)[0].prefix(2) == ["20", "31"] && Self.notes(talk).isEmpty)
    try talk.say("compare 2012-03 with year ago")
    #expect(Self.texts(talk)[0] == ["31", "22", "", ""])
    #expect(Self.notes(talk).last == "if it is whole: defaults complete from 2011-03-01")
    let first = Self.daily("2012-03-01", "2012-05-01", today: "2012-05-01")
    try first.say("compare this month with previous")
    #expect(Self.texts(first)[0] == ["1", "1", "0", "0.00"])
    #expect(first.notes.contains("“this month” is 2012-05"))
  }

  @Test func allThatIsSaidOfWholeDataIsSaidInOneClause() throws {
    let talk = Self.daily("2012-03-10", "2012-05-20", today: "2012-05-20")
    try talk.say("defaults complete 2012-03..2012-05", "trend")
    #expect(Self.notes(talk).isEmpty)
    #expect(Self.base(talk).hasSuffix("complete 2012-03-01..2012-05-31"))
    try talk.say("默认 数据截至 \"2012-05-12 18:00\"", "趋势")
    #expect(talk.notes.last == "the last whole day is 2012-05-11")
    #expect(Self.notes(talk)[0].hasSuffix("the data are complete until 2012-05-11, 20 days short"))
    try talk.say("defaults complete from 2012-04", "trend")
    #expect(
      Self.notes(talk).contains(
        "* 2012-03 is unfinished, left out of the change: the data are complete from 2012-04-01"))
    #expect(talk.marked("defaults complete from 2012-06-01 complete until 2012-05-31") != nil)
    #expect(
      talk.failure("defaults complete until 2012-05..")?.message.english
        == "a period with this end must stand here")
  }

  @Test func todayCanBeTheDayBehindAPeriod() throws {
    let talk = Self.talk()
    try talk.say("defaults today 2012-05 + 1 day")
    #expect(talk.session.defaults.today?.text == "2012-06-01")
    try talk.say("默认 今天 2012年2月 + 1天")
    #expect(talk.session.defaults.today?.text == "2012-03-01")
    #expect(talk.marked("defaults today 2012-05") == "2012-05")
  }

  @Test(arguments: [
    ("上半年", "2012-01..2012-06"), ("first half", "2012-01..2012-06"), ("去年 5月", "2011-05"),
    ("first half of last year", "2011-01..2011-06"), ("5月上旬", "2012-05-01..2012-05-10"),
    ("1月 至 5月", "2012-01..2012-05"), ("1月～5月", "2012-01..2012-05"), ("201205", "2012-05"),
    ("20120501", "2012-05-01"), ("前三季度", "2012Q1..2012Q3"), ("去年11月 至 今年2月", "2011-11..2012-02"),
    ("may last year", "2011-05"), ("last three months", "2012-03..2012-05"),
  ])
  func whatAPeriodBecameIsSaid(words: String, became: String) throws {
    let talk = Self.talk(today: "2012-06-15")
    try talk.say("count where opened in \(words)")
    let typed = words.replacing("～", with: "～")
    #expect(talk.notes.last == "“\(typed)” is \(became)")
    let counted = talk.rows[0][0]
    try talk.say("count where opened in \(became)")
    #expect(talk.rows[0][0] == counted)
    try talk.say("count where opened = \(words)")
    #expect(talk.rows[0][0] == counted)
  }

  @Test(arguments: [
    ("2012/5/1", "2012-05-01"), ("2012/5", "2012-05"),
    ("2012/5/1..2012/5/10", "2012-05-01..2012-05-10"),
    ("2012年1月～5月", "2012-01..2012-05"), ("2012年1月 至 5月", "2012-01..2012-05"),
    ("2012年5月1日至10日", "2012-05-01..2012-05-10"), ("2012上半年", "2012H1"),
    ("2012年 上半年", "2012H1"), ("2011年5月 至 2012年4月", "2011-05..2012-04"),
    ("2011-05 至 2012-04", "2011-05..2012-04"),
  ])
  func aPeriodIsReadWhereverOneStands(words: String, plain: String) throws {
    let talk = Self.talk(today: "2012-06-15")
    for line in ["count where opened in P", "count where opened >= P", "count where opened < P"] {
      try talk.say(line.replacing("P", with: words))
      let counted = talk.rows[0][0]
      try talk.say(line.replacing("P", with: plain))
      #expect(talk.rows[0][0] == counted, "\(line) \(words)")
    }
    try talk.say("compare \(words) with 2011")
    let compared = talk.rows
    try talk.say("compare \(plain) with 2011")
    #expect(talk.rows == compared)
  }

  @Test func theSameOfLastYearIsThatOfThePeriodSpokenOf() throws {
    let talk = Self.talk(today: "2012-06-15")
    try talk.say("compare 2012-05 with 上年同期")
    #expect(talk.answers.last?.name(1) == "2011-05")
    try talk.say("compare 2012-05 with same period last month")
    #expect(talk.answers.last?.name(1) == "2012-04")
    try talk.say("filter opened in 2012-05", "all | count where opened 属于 去年同期")
    #expect(talk.rows[0][0] == "2" && talk.notes.contains("“去年同期” is 2011-05"))
    try talk.say("reset", "count where opened in 2012-04 or opened in 上月同期")
    #expect(talk.rows[0][0] == "3")
    let failure = talk.failure("count where opened in 去年同期")
    #expect(failure?.message.chinese == "“去年同期”指哪个时段的同期？")
    #expect(
      failure?.hints.first?.english
        == "of 2012-06 it is 2011-06, of 2012-05 it is 2011-05 and of 2012 it is 2011")
    #expect(talk.marked("count where opened in 去年同期") == "去年同期")
  }

  @Test(arguments: ["last 999999999 days", "last 3000000 years", "最近99999999999天"])
  func aLengthBeyondTheCalendarIsAnErrorUnderTheWords(words: String) throws {
    let talk = Self.talk()
    let line = "count where opened in \(words)"
    let end = "leaves the years 1 to 9999"
    #expect(talk.failure(line)?.message.english.hasSuffix(end) == true)
    #expect(talk.marked(line) == words)
    #expect(talk.failure("compare \(words) with 2012-04")?.message.english.hasSuffix(end) == true)
  }

  @Test(arguments: ["2012年13月", "13月"])
  func monthsThatAreNoneAreAnErrorUnderTheWords(words: String) throws {
    let talk = Self.talk()
    let line = "count where opened in \(words)"
    #expect(talk.failure(line)?.message.english == "there is no period \(words)")
    #expect(talk.marked(line) == words)
    #expect(
      talk.failure("compare \(words) with 2012-04")?.message.english
        == "there is no period \(words)")
  }

  @Test func aLongRunOfEmptyPeriodsIsOneLine() throws {
    let talk = Self.talk()
    try talk.say("trend every day where unit = c")
    #expect(
      Self.texts(talk).map { $0[0] } == [
        "2011-03-10..2011-05-24", "2011-05-25", "2011-05-26..2012-05-20", "(total)",
      ])
    #expect(Self.texts(talk).map { $0[1] } == ["0", "1", "0", "1"])
    #expect(
      Self.notes(talk).contains("2011-03-10..2011-05-24: 76 days without rows, in one line"))
    #expect(
      talk.answers.last?.notes.compactMap(\.chinese).contains { $0.contains("76 个日没有行") } == false)
    try talk.say("趋势 每 日 按 unit 前 1 其中 unit 属于 (c, d)")
    #expect(Self.texts(talk).count { $0[1].contains("..") } >= 4)
  }

  @Test func aPeriodWithoutRowsIsNothingInsideTheDataAndASlipOutside() throws {
    let talk = Self.talk()
    try talk.say("compare 2011-08 with 2011-06")
    #expect(Self.texts(talk)[0].prefix(3) == ["0", "1", "-1"])
    #expect(Self.notes(talk)[0] == "no row lies in 2011-08")
    try talk.say("compare 2011-09 with previous")
    #expect(Self.texts(talk)[0] == ["1", "0", "1", "new"])
    let outside = talk.failure("compare 2010-08 with 2011-06")
    #expect(outside?.message.english == "no row of the loaded data lies in 2010-08")
    #expect(outside?.hints.first?.english == "opened runs from 2011-03-10 to 2012-05-20")
    #expect(talk.failure("compare 2019-08 with 2011-06") != nil)
    try talk.say("compare 2011-09 with 2011-06 where unit = b")
    #expect(Self.notes(talk)[0] == "no row that meets the conditions lies in 2011-06")
    #expect(
      talk.failure("compare 2011-09 with 2011-09")?.message.english == "both sides are 2011-09")
    #expect(talk.failure("compare 2012-03.. with 2011-09") != nil)
  }

  @Test func numbersThatAreNoYearsAreNoTime() throws {
    let talk = Self.talk()
    #expect(
      talk.failure("trend on phone")?.message.english
        == "“phone” holds numbers such as 13900000, not years")
  }

  @Test func aRenamedOrAddedTimeKeepsItsSpan() throws {
    let talk = Self.talk()
    try talk.say("rename opened as t", "trend every year")
    #expect(Self.base(talk).hasSuffix("by t, loaded 2011-03-10..2012-05-20"))
    try talk.say("add m = month(t)", "filter m = 2012-04", "compare with previous on t")
    #expect(Self.texts(talk)[0].prefix(2) == ["2", "1"])
  }
}
