import PlaintAnalysis
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintEngine

/// What every answer carries: its base line, its notes, and what becomes of it in a pipe.
struct AnswerTests {
  /// Six shares of six lines, so that all figures are known by hand.
  @Test func `shares are measured exactly`() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("占比 minutes | 概括 占比, 累计占比")
    // 1/6 each; cumulative 1/6 … 6/6: mean 7/12, sd √(7/72), quartiles by type 7.
    #expect(
      talk.rows == [
        ["占比", "6", "0", "16.67", "0.00", "16.67", "16.67", "16.67", "16.67", "16.67", "16.67"],
        [
          "累计占比", "6", "0", "58.33", "31.18", "16.67", "37.50", "58.33", "79.17", "91.67",
          "100.00",
        ],
      ])
    try talk.say("k = breakdown channel", "use k", "add 大 = count > 1", "drop channel")
    try talk.say("group 大 of mean(share), median(share), sum(share), max(share), stddev(share)")
    let groups = talk.rows.map { Array($0.dropFirst()) }
    // 3/6; 1/6 twice with the missing one.
    #expect(groups.contains(["50.00", "50.00", "50.00", "50.00", ""]))
    #expect(groups.contains(["16.67", "16.67", "50.00", "16.67", "0.00"]))
    try talk.say(#"say "{mean(share)} {sum(share) / 2} {percentile(share, 90)}""#)
    #expect(talk.texts == ["25.00% 50.00% 40.00%"])
    try talk.say("defaults digits 1", "group 大 of max(share), sum(share)")
    #expect(talk.rows.contains { $0.dropFirst() == ["16.7", "50.0"] })
  }

  @Test func `points are measured`() throws {
    let talk = Talk()
    try talk.say(
      "defaults complete 2012-04-01..2012-06-30",
      "compare 2012-05 with 2012-04 on opened by channel | summarize contribution")
    // 电话 2 against 1 and 短信 1 against 0, of 1 in all: each 100 points.
    #expect(talk.rows.map { Array($0.prefix(4)) } == [["contribution", "2", "0", "100.00"]])
  }

  /// Shares of hundreds of different wholes have no common denominator.
  @Test func `shares of many wholes have a mean`() throws {
    let talk = Talk()
    let rows = (1...600).flatMap { group in
      (0..<(group % 3 + 1)).map { "\(group),\($0),\(group * 7919 + $0 * 104_729)" }
    }
    let text = "组,值,n\n" + rows.joined(separator: "\n") + "\n"
    try talk.say("load \(try Talk.file("many.csv", text)) as many", "weight n")
    try talk.say("breakdown 组 > 值 | filter count > 0 | summarize share_of_parent, share")
    #expect(talk.rows.allSatisfy { !$0.contains("") }, "\(talk.rows)")
  }

  private static func base(_ talk: Talk) -> [String] {
    talk.answers.last?.base.map(\.english) ?? []
  }

  private static func texts(_ talk: Talk) -> [[String]] {
    guard let answer = talk.answers.last else { return [] }
    return answer.texts
  }

  /// Yearly counts that are already counted.
  private static func counted() -> Talk {
    let talk = Talk()
    let table = Table(
      [
        Column("unit", .text, values: ["a", "b", "a", "b", "c"].map { .text($0) }),
        Column("year", .whole, values: [2012, 2012, 2013, 2013, 2013].map { .number(Number($0)) }),
        Column("n", .whole, values: [10, 20, 30, 0, 1000].map { .number(Number($0)) }),
        Column("fee", .decimal, values: ["1.5", "2.25", "", "3", ""].map(Self.number)),
      ], count: 5)
    talk.session.put(
      Dataset(
        name: "counts", source: MemorySource(name: "counts", table: table),
        origin: "load counts.csv"))
    talk.session.current = "counts"
    return talk
  }

  private static func number(_ text: String) -> Value {
    Number(parsing: text).map { .number($0) } ?? .missing
  }

  @Test func missingCellsAreCountedWhereAMeasureLeavesThemOut() throws {
    let talk = Self.counted()
    try talk.say("group unit of mean(fee), sum(fee), max(n)")
    #expect(Self.base(talk) == ["counts: all 5 rows", "fee missing in 2 rows, left out"])
    try talk.say("breakdown unit")
    #expect(Self.base(talk) == ["counts: all 5 rows"])
    try talk.say("crosstab unit by year of mean(fee)")
    #expect(Self.base(talk).last == "fee missing in 2 rows, left out")
    try talk.say("trend on year of mean(fee) where unit != c")
    #expect(Self.base(talk).last == "fee missing in 1 row, left out")
    try talk.say("compare 2013 with 2012 on year of sum(fee)")
    #expect(Self.base(talk).last == "fee missing in 2 rows, left out")
  }

  @Test func weightsAreSaidWithTheirSum() throws {
    let talk = Self.counted()
    try talk.say("weight n", "breakdown unit")
    #expect(Self.base(talk) == ["counts: all 5 rows", "weighted by n: 1,060 in 5 rows"])
    #expect(Self.texts(talk)[0].prefix(2) == ["c", "1000"])
    try talk.say("count")
    #expect(talk.answers.last?.names == ["rows", "loaded", "weighted"])
    #expect(Self.texts(talk) == [["5", "5", "1060"]])
    try talk.say("group unit of max(n) where year = 2012")
    #expect(Self.base(talk).contains("weighted by n: 30 in 2 rows"))
  }

  @Test func appendedRowsBelongToTheBase() throws {
    let talk = Talk()
    try talk.say("more = filter minutes > 30", "append more", "count")
    #expect(Self.base(talk) == ["tickets: all 9 rows, 3 of them appended"])
    #expect(Self.texts(talk) == [["9", "9"]])
    try talk.say("filter reason = fee", "count")
    #expect(Self.base(talk)[0] == "tickets: 6 of 9 rows, 3 of them appended")
  }

  @Test func `points summed up stay points, percentages percentages`() throws {
    for (tongue, unit) in [(Tongue.english, " pp"), (.chinese, " 百分点")] {
      let talk = Talk(tongue: tongue)
      try talk.say("x = compare 2012-05-01..2012-05-31 with 2012-06-01..2012-06-02 by channel")
      for line in [
        "x | summarize share_change, change_percent", "use x", "概括 change_percent, share_change",
      ] {
        try talk.say(line)
        guard let drawn = talk.printed.last else { continue }
        let lines = drawn.split(separator: "\n")
        let points = lines.first { $0.contains("share_change") || $0.contains("占比变化") } ?? ""
        let percents = lines.first { $0.contains("change_percent") || $0.contains("增减幅") } ?? ""
        #expect(points.contains("\(unit)") && !points.contains("%"), "\(drawn)")
        #expect(percents.contains("%") && !percents.contains(unit), "\(drawn)")
      }
    }
  }

  /// What is said at append, counted, listed and prompted are the same figures.
  @Test(arguments: [[], ["filter channel = 电话"], ["筛选 reason = fee", "去重 channel"]])
  func `rows appended are loaded rows wherever they are counted`(steps: [String]) throws {
    let talk = Talk(interactive: true)
    talk.put("更多", [("channel", ["电话", "短信", "微信"])])
    try talk.say("use tickets")
    for step in steps { try talk.say(step) }
    try talk.say("append 更多", "count", "datasets")
    #expect(talk.notes.contains("added 3 rows"))
    let counted = talk.answers[0].rows[0].map(\.value.text)
    let listed = talk.answers[1].rows[0].map(\.value.text)
    #expect(Array(listed[1...2]) == counted)
    #expect(counted[1] == "9")
    let prompt = talk.session.prompt(talk.host)
    #expect(prompt.hasSuffix(counted[0] == "9" ? " 9> " : " \(counted[0])/9> "))
  }

  @Test func aShareBehindAFilterOnTheSameColumnIsRemarkedOn() throws {
    let talk = Talk()
    try talk.say("group channel of share(reason = fee)")
    #expect(talk.notes.isEmpty)
    try talk.say("group channel of share(reason = fee) where reason != net")
    #expect(talk.notes.last?.hasPrefix("share(reason = fee) is a share of rows that") == true)
    try talk.say("filter reason = fee", "breakdown channel of share(reason = fee)")
    #expect(talk.notes.count { $0.contains("already chose") } == 2)
  }

  @Test func noRowsIsNeverSilent() throws {
    let talk = Talk(interactive: true)
    try talk.say("breakdown channel where minutes > 1000")
    #expect(talk.answers.last?.notes.first?.english == "no row is left to answer from")
  }

  @Test func whatFollowsAnAnswerSeesItsColumns() throws {
    let talk = Talk()
    try talk.say("breakdown channel | sort count | take 2 | select channel, count")
    #expect(Self.texts(talk) == [["短信", "1"], ["网站", "1"]])
    #expect(talk.session.it?.names == ["channel", "count"])
    let problem = talk.failure("breakdown channel | sort minutes")
    #expect(problem?.message.english == "no column “minutes” in breakdown channel")
    try talk.say("small = breakdown channel | filter count < 3", "small | count")
    #expect(Self.texts(talk) == [["3", "3"]])
    try talk.say("breakdown channel | assert sum(count) = 6")
  }

  @Test func sumsOfSharesGoWithTheLinesTheyAreOf() throws {
    let talk = Talk()
    try talk.say("breakdown channel digits 0")
    #expect(talk.answers.last?.sums?.english == "printed shares add to 101%")
    try talk.say("it | sort count")
    #expect(talk.answers.last?.sums != nil)
    try talk.say("it | take 2")
    #expect(talk.answers.last?.sums == nil)
  }

  @Test func sortingATreeKeepsEverySubtotalWithItsParts() throws {
    let talk = Talk()
    try talk.say("breakdown reason > channel", "it | sort count")
    #expect(
      Self.texts(talk).map { Array($0.prefix(3)) } == [
        ["net", "(total)", "2"], ["net", "电话", "1"], ["net", "网站", "1"],
        ["fee", "(total)", "4"], ["fee", "短信", "1"], ["fee", "电话", "2"],
        ["fee", "(missing)", "1"], ["(total)", "(total)", "6"],
      ])
    try talk.say("it | rename count as n")
    #expect(Self.texts(talk).map { $0[2] } == ["2", "1", "1", "4", "1", "2", "1", "6"])
    try talk.say("breakdown channel by reason", "it | sort count desc")
    #expect(
      Self.texts(talk).map { Array($0.prefix(3)) } == [
        ["fee", "电话", "2"], ["fee", "短信", "1"], ["fee", "(missing)", "1"],
        ["fee", "(total)", "4"], ["net", "电话", "1"], ["net", "网站", "1"],
        ["net", "(total)", "2"],
      ])
  }

  @Test func selectingAndRenamingLeaveRowsInPlace() throws {
    let talk = Talk()
    try talk.say("breakdown reason > channel")
    let before = Self.texts(talk).map { $0[2] }
    try talk.say("it | select reason, channel, count")
    #expect(Self.texts(talk).map { $0[2] } == before)
  }

  @Test func decimalsStandUnderOneAnother() throws {
    let talk = Self.counted()
    try talk.say("group unit of s = sum(fee)")
    #expect(Set(Self.texts(talk).map { $0[1] }) == ["1.50", "5.25", "0.00"])
  }

  @Test func headingsMayBeChinese() throws {
    let talk = Talk()
    try talk.say("defaults headings Chinese", "breakdown channel")
    #expect(talk.answers.last?.names == ["channel", "数量", "占比", "累计占比"])
    try talk.say("it | sort 占比 | take 1")
    #expect(Self.texts(talk)[0][0] == "短信")
    try talk.say("trend every month")
    #expect(talk.answers.last?.names == ["月", "数量", "增减", "环比"])
  }

  @Test(arguments: [
    ("compare 2012-05 with previous", "环比"), ("compare 2012-05 with 2012-04", "环比"),
    ("compare 2012-05 with year ago", "同比"), ("对比 2012-05 与 2011-05", "同比"),
    ("compare 2012-05 with 2012-02", "增减幅"),
  ])
  func changesAreCalledByWhatTheyAreAgainst(line: String, heading: String) throws {
    let talk = Talk()
    talk.put("t", [("d", ["2011-05-31", "2012-02-10", "2012-04-30", "2012-05-31", "2012-06-01"])])
    try talk.say("add day = date(d)", "defaults headings Chinese", line)
    #expect(talk.answers.last?.names.last == heading)
  }

  @Test func undoSaysWhatItDoesNotTakeBack() throws {
    let talk = Talk()
    try talk.say("filter reason = fee", "defaults digits 1", "undo")
    #expect(
      talk.notes.suffix(2) == [
        "“defaults digits 1” is not undone", "took back: filter reason = fee",
      ])
  }

  @Test func aJoinThatFindsNothingShowsBothSidesKeys() throws {
    let talk = Talk()
    try talk.say("units = breakdown reason", "join units by channel = reason")
    #expect(
      talk.notes.last
        == "no row matched: the keys here are such as “电话”, “短信” and “网站”, those of units such as “fee” and “net”"
    )
  }

  @Test func appendSaysWhichColumnsOnlyOneSideHas() throws {
    let talk = Talk()
    try talk.say("more = select channel, minutes | add extra = 1", "append more")
    #expect(
      talk.notes.suffix(3) == [
        "added 6 rows", "missing in the rows added: reason and opened",
        "new columns, missing in the rows above: extra",
      ])
  }

  @Test(arguments: [
    ("group reason of minutes", "for example sum(minutes) or mean(minutes)"),
    ("group reason of channel", "for example distinct(channel)"),
    ("group reason of avg(minutes)", "in Plaint: group reason of mean(minutes)"),
    ("group reason of meen(minutes)", "in Plaint: group reason of mean(minutes)"),
    ("breakdown reason top 1 at least 5", "did you mean 5%?"),
    ("trend on channel", "the times are opened"),
  ])
  func whatWasMeantIsProposed(line: String, hint: String) {
    #expect(Talk().failure(line)?.hints.first?.english == hint)
  }
}
