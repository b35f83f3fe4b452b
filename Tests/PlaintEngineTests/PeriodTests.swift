import PlaintAnalysis
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
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
    return answer.rows.map { row in zip(answer.columns, row).map { $0.text(of: $1) } }
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
        "* 2011Q1 and 2012Q2 are unfinished, left out of the change",
        "3 quarters without rows: shown as 0",
      ])
  }

  @Test func aPeriodFilterBoundsTheSpanAndCutsPeriods() throws {
    let talk = Self.talk()
    try talk.say("filter opened in 2012-03..2012-05-10 and unit = a", "trend")
    #expect(
      Self.texts(talk).map { Array($0.prefix(6)) } == [
        ["2012-03", "1", "", "", "1", ""], ["2012-04", "1", "0", "0.00", "0", "1"],
        ["2012-05", "1", "", "", "1", ""], ["(total)", "3", "", "", "", ""],
      ])
    #expect(Self.notes(talk)[0] == "* 2012-05 is unfinished, left out of the change")
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
    #expect(Self.notes(early)[0] == "* 2012-05 is unfinished, left out of the change")
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

  @Test func bothSidesAreCutToTheDaysTheDataCover() throws {
    let talk = Self.talk()
    try talk.say("compare 2012-05 with year ago")
    #expect(Self.texts(talk)[0].prefix(2) == ["3", "1"])
    #expect(
      Self.notes(talk) == [
        "unfinished, so both sides are cut to equal days: 2012-05-01..2012-05-20 with 2011-05-01..2011-05-20"
      ])
    try talk.say("compare 2012-03 with year ago")
    #expect(Self.texts(talk)[0].prefix(2) == ["1", "1"])
    #expect(Self.notes(talk).last?.contains("2012-03-10..2012-03-31 with 2011-03-10") == true)
    let pinned = Self.talk(today: "2012-05-11")
    try pinned.say("compare this month with previous")
    #expect(Self.texts(pinned)[0].prefix(2) == ["2", "1"])
  }

  @Test func aPeriodWithoutRowsIsASlipInTheFileAndANoteUnderConditions() throws {
    let talk = Self.talk()
    let gap = talk.failure("compare 2011-08 with 2011-06")
    #expect(gap?.message.english == "no row of the loaded data lies in 2011-08")
    #expect(gap?.hints.first?.english == "opened runs from 2011-03-10 to 2012-05-20")
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
