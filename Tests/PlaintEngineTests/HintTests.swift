import PlaintEngine
import PlaintLanguage
import PlaintText
import Testing

/// What a hint says beside the line that it proposes.
struct HintTests {
  @Test(arguments: [
    (
      "breakdown channel, reason", "breakdown channel > reason",
      "breakdown channel, then breakdown reason"
    ),
    ("占比 channel、reason", "占比 channel > reason", "占比 channel, then 占比 reason"),
  ])
  func `what commas join may be meant each by itself`(
    line: String, inside: String, each: String
  ) throws {
    let hints = try #require(Talk().failure(line)).hints
    #expect(
      hints.map(\.english) == [
        "for one inside the other: \(inside)", "for each by itself: \(each)",
      ])
  }

  @Test(arguments: [
    ("占比 channel，reason", "，"), ("占比 channel,reason", ","), ("占比 channel、reason", "、"),
  ])
  func `a sign is quoted as it was typed`(line: String, sign: String) throws {
    let problem = try #require(Talk().failure(line))
    #expect(problem.message.text(in: .chinese).hasSuffix("却是“\(sign)”"))
    #expect(problem.message.english.hasSuffix("found “\(sign)”"))
  }

  @Test func `headings are called in the screen's language, and found in both`() throws {
    let talk = Talk(tongue: .chinese)
    let problem = try #require(
      talk.failure("group channel of mean(minutes), count() | filter mean(minutes) > 5"))
    let line = "分组 channel 统计 平均(minutes), 行数() | 筛选 [平均(minutes)] > 5"
    #expect(problem.hints.map { $0.text(in: .chinese) } == ["请写：\(line)"])
    try talk.say(
      line, "分组 channel 统计 平均(minutes) | 筛选 [mean(minutes)] > 5",
      "group channel of mean(minutes) | filter [平均(minutes)] > 5")
    let top = try #require(talk.failure("trend every month on opened top 2"))
    let taken = "趋势 每 月 时间列 opened | 排序 数量 降序 | 取前 2"
    #expect(top.hints.first?.text(in: .chinese).hasSuffix("：\(taken)") == true)
    try talk.say(taken)
  }

  @Test(arguments: [
    ("compare 2012-05 with year ago on opened", "year ago"),
    ("compare 2010-05 with 2012-05 on opened", "2010-05"),
    ("compare 2010-05 to 2012-05 on opened", "2010-05"),
    ("对比 2012-05 与 去年同期 时间列 opened", "去年同期"),
  ])
  func `a period outside the data is marked where it stands`(line: String, marked: String) throws {
    let place = try #require(Talk().failure(line)?.place)
    #expect(Scanner(SourceText(line)).written(place) == marked)
  }

  @Test func `of several times the others are said, unless one is the usual one or was said`()
    throws
  {
    let talk = Talk()
    talk.host.folder = SlipTests.copy
    try talk.say("load complaints.csv")
    let hints = try #require(talk.failure("count 2015-04")).hints
    #expect(
      hints.map(\.english) == [
        "write: count where [Date received] = 2015-04",
        "[Date received] is taken for the time; there are also Opened and Closed",
      ])
    #expect(hints.last?.text(in: .chinese) == "时间取“Date received”；另有“Opened”、“Closed”")
    #expect(try #require(talk.failure("filter Opened 2015-04")).hints.count == 1)
    try talk.say("defaults on Closed")
    #expect(try #require(talk.failure("count 2015-04")).hints.count == 1)
  }
}
