import PlaintEngine
import PlaintLanguage
import PlaintTable
import PlaintText
import TestSupport
import Testing

/// A clause that a verb accepts changes something; one that would not is refused where it stands.
struct TopTests {
  @Test(arguments: [
    ("summarize minutes top 10", "top 10", "summarize minutes"),
    ("概括 minutes 前 10", "前 10", "概括 minutes"),
    (
      "summarize minutes by channel top 2 at least 5%", "top 2 at least 5%",
      "summarize minutes by channel"
    ),
    ("unique channel top 2", "top 2", "unique channel"),
    ("去重 channel 前 2", "前 2", "去重 channel"),
    ("unique channel as 渠道", "渠道", "unique channel"),
    ("select channel top 3", "top 3", "select channel"),
  ])
  func `an idle clause is refused with the line without it`(
    line: String, marked: String, right: String
  ) throws {
    let talk = Talk()
    let failure = try #require(talk.failure(line))
    #expect(failure.place.map { Scanner(SourceText(line)).written($0) } == marked)
    #expect(failure.failure == .language)
    #expect(failure.hints.contains { $0.english.hasSuffix(": \(right)") })
    try talk.say(right)
  }

  /// What stood after the column of times was read and dropped.
  @Test(arguments: [
    "trend every month on opened as m", "trend every month on opened top 2",
    "compare 2012-05 with 2012-06 by channel on opened top 1", "趋势 每 月 时间列 opened 前 2",
    "defaults on opened top 2", "weight minutes as w", "加权 minutes 前 2",
  ])
  func `a column that is only read takes neither a name nor a cut`(line: String) {
    #expect(Talk().failure(line)?.failure == .language)
  }

  @Test(arguments: [
    "breakdown channel", "breakdown reason by channel", "group channel",
    "crosstab reason by channel",
    "trend by channel", "compare 2012-05 with 2012-06 by channel",
  ])
  func `where it is accepted it changes the answer`(line: String) throws {
    let talk = Talk()
    try talk.say(line, "\(line) top 1")
    #expect(talk.answers[0].rows != talk.answers[1].rows)
  }

  @Test func `a comparison says by what the values shown were picked`() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("compare 2012-05 with 2012-04 by channel top 1")
    let base = talk.answers.last?.base ?? []
    #expect(base.map(\.english).contains("top 1 by how far count changed, up or down"))
    #expect(base.map { $0.text(in: .chinese) }.contains("前 1 按数量的增减幅度选取，不分升降"))
    try talk.say("compare 2012-05 with 2012-04 by channel")
    #expect(talk.answers.last?.base.contains { $0.english.contains("top") } == false)
  }
}
