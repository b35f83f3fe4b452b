import PlaintEngine
import PlaintText
import Testing

/// A line that is nearly right is answered with the line as it would read.
struct SuggestionTests {
  private func talk() -> Talk {
    let talk = Talk()
    talk.put(
      "t",
      [
        ("渠道", ["电话", "短信", "New York"]), ("原因", ["费用", "网络", "费用"]),
        ("Date received", ["a", "b", "c"]),
      ])
    return talk
  }

  @Test(arguments: [
    ("count where channel in (电话 短信 网站)", "count where channel in (电话, 短信, 网站)"),
    ("breakdown reason where channel = 电话 top 1", "breakdown reason top 1 where channel = 电话"),
    (
      "占比 channel > reason 其中 minutes > 5 前1 至少 5%",
      "占比 channel > reason 前 1 至少 5% 其中 minutes > 5"
    ),
    (
      "breakdown reason by channel where minutes > 5 top 1",
      "breakdown reason top 1 by channel where minutes > 5"
    ),
    (
      "crosstab reason by channel where minutes > 5 top 1",
      "crosstab reason top 1 by channel where minutes > 5"
    ),
    ("count where reason like \"%et%\"", "count where reason contains \"et\""),
    ("count where channel like \"%话%\"", "count where channel contains \"话\""),
    ("count where reason like \"fe%\"", "count where reason starts with \"fe\""),
    ("count where reason not like '%et'", "count where reason not ends with \"et\""),
    ("count where reason like \"net\"", "count where reason = \"net\""),
    ("count where opened = may 2012", "count where opened = 2012-05"),
    (
      "count where opened >= 05/2012 and channel = 电话",
      "count where opened >= 2012-05 and channel = 电话"
    ),
    ("count where opened in “May 2012”", "count where opened in 2012-05"),
    ("筛选 opened 介于 05/2012 且 2012-06-01", "筛选 opened 介于 2012-05 且 2012-06-01"),
    ("crosstab channel reason", "crosstab channel by reason"),
    ("crosstab channel, reason", "crosstab channel by reason"),
    ("交叉 channel reason", "交叉 channel 按 reason"),
    ("trend monthly", "trend every month"), ("趋势 按周", "趋势 每 周"), ("趋势 每月", "趋势 每 月"),
    ("breakdown reason 前3", "breakdown reason 前 3"),
    ("breakdown reason top3", "breakdown reason top 3"),
    ("select channel reason minutes", "select channel, reason, minutes"),
    ("drop channel reason", "drop channel, reason"),
    ("summarize minutes opened", "summarize minutes, opened"),
    ("sort channel minutes desc", "sort channel, minutes desc"),
    ("breakdown channel reason", "breakdown channel > reason"),
    ("group channel reason", "group channel, reason"),
    ("show reason 5", "show 5 reason"), ("查看 reason, channel 5", "查看 5 reason, channel"),
    ("show reason channel 5", "show 5 reason, channel"), ("top 1 reason", "breakdown reason top 1"),
    ("compare 2012-06, 2012-05", "compare 2012-06 with 2012-05"),
    ("compare June 2012 and May 2012", "compare 2012-06 with 2012-05"),
    ("对比 2012年6月 和 2012年5月", "对比 2012年6月 与 2012年5月"),
    ("占比 reason 按channel", "占比 reason 按 channel"), ("占比reason按channel", "占比 reason 按 channel"),
    ("分组 channel 统计计数()", "分组 channel 统计 行数()"),
    ("分组 channel 统计 计数()", "分组 channel 统计 行数()"),
    ("group channel of avg(minutes)", "group channel of mean(minutes)"),
    ("add x = substr(channel, 1, 1)", "add x = mid(channel, 1, 1)"),
    ("filter opened in 2012-04 to 2012-05", "filter opened in 2012-04..2012-05"),
    ("筛选 opened 属于 2012-04 to 2012-05", "筛选 opened 属于 2012-04..2012-05"),
    ("filter opened > 2012-04 and < 2012-06", "filter opened > 2012-04 and opened < 2012-06"),
    ("筛选 minutes > 10 且 < 50", "筛选 minutes > 10 且 minutes < 50"),
    ("filter channel 电话", "filter channel = 电话"), ("筛选 channel 电话", "筛选 channel = 电话"),
    ("count where channel 电话", "count where channel = 电话"),
    ("tab channel, sort", "breakdown channel"), ("breakdown channel sort", "breakdown channel"),
    ("breakdown channel order by count", "breakdown channel"), ("占比 channel 降序", "占比 channel"),
    ("breakdown reason top 1 top 2", "breakdown reason top 1 | take 2"),
    ("占比 reason 前 1 前 2", "占比 reason 前 1 | 取前 2"),
    ("breakdown channel percent", "breakdown channel"), ("trend month", "trend every month"),
    ("trend month by channel", "trend every month by channel"), ("趋势 月", "趋势 每 月"),
    ("SELECT channel, count(*) FROM tickets GROUP BY channel", "breakdown channel"),
    ("select channel from tickets where minutes > 5", "show channel where minutes > 5"),
    ("select * from tickets", "show"), ("=SUM(minutes)", "say \"{sum(minutes)}\""),
    ("=COUNT(minutes)", "count"), ("mean minutes", "summarize minutes"),
    ("avg minutes by channel", "group channel of mean(minutes)"), ("平均 minutes", "概括 minutes"),
    ("平均 minutes 按 channel", "分组 channel 统计 平均(minutes)"),
    ("count distinct channel", "say \"{distinct(channel)}\""),
    ("value_counts channel", "breakdown channel"), ("percent channel", "breakdown channel"),
    ("filter channel contains 电 or 短", "filter channel contains (电, 短)"),
    ("筛选 channel 包含 电 或 短", "筛选 channel 包含 (电, 短)"),
    (
      "filter channel contains 电 and 话",
      "filter channel contains 电 and channel contains 话"
    ),
  ]) func lines(_ line: String, _ proposal: String) throws {
    let problem = try #require(Talk().failure(line))
    let hints = problem.hints.map(\.english)
    #expect(hints.count == 1 && hints[0].hasSuffix(": \(proposal)"), "\(hints)")
    #expect(
      problem.hints.first?.text(in: .chinese).hasSuffix("：\(Manual.chinese(proposal))") == true)
    #expect(Talk().failure(proposal) == nil)
  }

  /// Periods in the spellings that are read as they stand need no line.
  @Test(arguments: [
    ("opened = 2012/05", "opened = 2012-05"),
    ("opened 介于 201205 且 2012/06/01", "opened 介于 2012-05 且 2012-06-01"),
    ("opened 属于 2012-04 至 2012-05", "opened 属于 2012-04..2012-05"),
  ]) func periodsThatAreRead(_ condition: String, _ written: String) throws {
    let count = try Talk().count(where: condition)
    #expect(try count == Talk().count(where: written) && count != "0")
  }

  /// Where words alone leave it open, the data decide.
  @Test(arguments: [
    ("count where 渠道 in (New York 电话)", "count where 渠道 in (\"New York\", 电话)"),
    ("select Date received 渠道", "select [Date received], 渠道"),
    ("占比原因按渠道", "占比 原因 按 渠道"), ("占比 原因按渠道", "占比 原因 按 渠道"),
    ("占比 原因 按渠道", "占比 原因 按 渠道"), ("占比渠道", "占比 渠道"),
    ("筛选渠道=电话", "筛选 渠道=电话"), ("占比 渠道前1", "占比 渠道 前 1"),
  ]) func linesOfLoadedNames(_ line: String, _ proposal: String) throws {
    let talk = self.talk()
    let problem = try #require(talk.failure(line))
    let hints = problem.hints.map(\.english)
    #expect(hints.count == 1 && hints[0].hasSuffix(": \(proposal)"), "\(hints)")
    #expect(talk.failure(proposal) == nil)
  }

  @Test(arguments: [
    ("group of n = count()", "columns must stand before “of”", "“of”之前应有列"),
    ("group of count()", "columns must stand before “of”", "“of”之前应有列"),
    ("分组 统计 行数()", "columns must stand before “统计”", "“统计”之前应有列"),
  ]) func whatIsLeftOutIsNamed(_ line: String, _ english: String, _ chinese: String) throws {
    let problem = try #require(Talk().failure(line))
    #expect(problem.message == Message(english, chinese))
    #expect(problem.hints.first?.english.hasPrefix("its form: group COLUMN") == true)
  }

  @Test func aValueThatDiffersInCaseOrWidthIsPutIn() throws {
    let talk = Talk()
    talk.put("t", [("渠道", ["App", "ＡＰＰ 2", "短信"])])
    let problem = try #require(talk.failure("count where 渠道 = \"APP\""))
    #expect(
      problem.hints.map(\.english) == [
        "only case, width or blanks differ; write: count where 渠道 = App"
      ])
    #expect(
      problem.hints.map { $0.text(in: .chinese) } == ["仅大小写、全半角或空格不同，请写：计数 其中 渠道 = App"])
    #expect(problem.hints.map(\.proposal) == ["count where 渠道 = App"])
    #expect(
      talk.failure("count where 渠道 = \"app 2\"")?.hints.first?.english.hasSuffix("\"ＡＰＰ 2\"")
        == true)
  }

  /// What the loaded columns cannot bear is not guessed.
  @Test(arguments: ["select channel 甲", "breakdown reason 渠道"])
  func whatDoesNotBindIsNotProposed(_ line: String) throws {
    let problem = try #require(Talk().failure(line))
    #expect(problem.hints.isEmpty, "\(problem.hints.map(\.english))")
    let empty = Talk()
    empty.session = Session()
    #expect(empty.failure("select 甲 乙")?.hints.map(\.english) == [])
    #expect(empty.failure("select 甲 乙") != nil)
  }
}
