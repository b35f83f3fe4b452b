import Foundation
import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// What would mislead without a word is said or refused.
@Suite struct CareTests {
  @Test(arguments: [
    (#"count where "minutes" > 10"#, "for the column: count where minutes > 10"),
    (#"filter “channel” != 电话"#, "for the column: filter channel != 电话"),
    (#"filter "opened" in 2012-05"#, "for the column: filter opened in 2012-05"),
    (#"filter 'chanel' contains 电"#, "for the column: filter channel contains 电"),
    (#"breakdown "reason""#, "for the column: breakdown reason"),
  ]) func quotesAroundAColumnAreNoCondition(_ line: String, _ hint: String) throws {
    let problem = try #require(Talk().failure(line))
    #expect(problem.hints.map(\.english) == [hint])
    #expect(problem.hints.first?.text(in: .chinese).hasPrefix("若指列：") == true)
  }

  @Test(arguments: [
    ("add x = minutes-1", "minutes - 1"), ("add x = 5-3", "5 - 3"),
    ("filter minutes-minutes < 1", "minutes - minutes"),
  ]) func subtractionNeedsBlanks(_ line: String, _ written: String) throws {
    let hints = try #require(Talk().failure(line)).hints.map(\.english)
    #expect(hints.contains { $0.contains(written) }, "\(hints)")
  }

  /// A difference that cannot be computed is not proposed.
  @Test func whatCannotBeSubtractedIsNotProposed() throws {
    #expect(try #require(Talk().failure("filter minutes-opened > 1")).hints.isEmpty)
  }

  /// Of the two that `1,025` may mean, only what works here is proposed.
  @Test func thousandsAreOneNumberWhereAListCannotStand() throws {
    let problem = try #require(Talk().failure("count where minutes < 1,025"))
    #expect(problem.hints.map(\.proposal) == ["count where minutes < 1025"])
  }

  @Test func rowsThatWeighNothingAreCounted() throws {
    let talk = Talk(tongue: .chinese)
    let weight = "if(channel is missing, missing, if(minutes > 40, 0, minutes - 20))"
    try talk.say("add w = \(weight)", "weight w")
    #expect(talk.notes == ["权重为负 1 行、缺失 1 行和为 0 2 行：这些行不计入"])
  }

  @Test func missingRowsThatAConditionKeepsAreCounted() throws {
    let talk = Talk()
    for condition in ["channel != 电话", "channel not in (电话)", "not channel contains 电"] {
      try talk.say("breakdown reason where \(condition)")
      let base = talk.answers.last?.base.map(\.english) ?? []
      #expect(base.contains("channel missing in 1 of them"), "\(base)")
    }
    try talk.say("breakdown reason where channel = 电话")
    #expect(talk.answers.last?.base.contains { $0.english.contains("missing") } == false)
  }

  @Test func aTableTooWideToReadIsRefused() throws {
    let talk = Talk()
    talk.put(
      "多", [("号", (0..<1500).map { "第\($0)号" }), ("类", Array(repeating: "投诉", count: 1500))])
    let problem = try #require(talk.failure("crosstab 类 by 号"))
    #expect(problem.message.english.hasPrefix("号 has 1,500 values"))
    #expect(problem.hints.first?.text(in: .chinese) == "只留最多的：按 号 前 20")
    try talk.say("crosstab 号 by 类", "crosstab 类 by 号 top 3")
  }

  @Test func aLoadedFileIsNeverWrittenOver() throws {
    let talk = Talk()
    let path = try Talk.file("投诉.csv", "渠道,件\n电话,1\n短信,2\n")
    try talk.say("load \(path) as 投诉", "filter 渠道 = 电话")
    let problem = try #require(talk.failure("export \(path) replace"))
    #expect(problem.message.english.hasSuffix("is the file that 投诉 was loaded from"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "渠道,件\n电话,1\n短信,2\n")
  }

  @Test func theFileOfADatasetForgottenOrReplacedIsNotWrittenOverEither() throws {
    for line in ["forget 投诉", "load OTHER as 投诉 replace"] {
      let talk = Talk()
      let path = try Talk.file("源.csv", "渠道,件\n电话,1\n短信,2\n")
      let other = try Talk.file("另.csv", "a\n1\n")
      try talk.say("load \(path) as 投诉", "甲 = take 1")
      try talk.say(line.replacing("OTHER", with: other))
      let problem = try #require(talk.failure("甲 | export \(path) replace"), "\(line)")
      #expect(problem.message.english.hasSuffix("is the file that 投诉 was loaded from"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "渠道,件\n电话,1\n短信,2\n")
    }
  }

  @Test func aNamedAnswerKeepsItsTotal() throws {
    let talk = Talk()
    let path = try Talk.file("旁.csv", "")
    try talk.say("x = breakdown channel top 1", "x | export \(path) replace")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.last?.hasPrefix("(total),6") == true)
  }

  @Test func runningSharesRunInTheOrderShown() throws {
    let talk = Talk()
    try talk.say("breakdown channel | sort count")
    let answer = try #require(talk.answers.last)
    let running = try #require(answer.names.firstIndex { $0 == "cumulative" })
    let printed = talk.printed.last ?? ""
    #expect(answer.rows.dropLast().last?[running].value == .share(Ratio(1, 1)))
    #expect(printed.contains("16.67%"), "\(printed)")
  }

  @Test func whatWasSetIsSaidUnderTheTable() throws {
    let talk = Talk()
    try talk.say("defaults digits 3", "breakdown channel")
    try talk.say("defaults complete until 2012-06-10", "trend")
    #expect(talk.answers[0].base.map(\.english).contains("digits 3"))
    let base = talk.answers[1].base.map { $0.text(in: .chinese) }
    #expect(base.contains { $0.contains("；数据截至 2012-06-10") }, "\(base)")
  }

  @Test func filteringNothingIsNotSilent() throws {
    let talk = Talk()
    try talk.say("filter minutes > 100", "filter minutes > 200")
    #expect(talk.notes.last == "there were no rows left before")
  }

  @Test func aNamedItIsSaved() throws {
    let talk = Talk()
    try talk.say("breakdown channel", "r5 = it", "r5 | count")
    let text = try talk.saved("")
    #expect(text.contains("\nr5 = it\n"), "\(text)")
    #expect(Talk().run(text) == nil)
  }

  @Test func aParameterThatNothingDeclaresStopsAScriptBeforeItBegins() throws {
    let talk = Talk()
    let problem = try #require(talk.run("parameter 月 = 2012-05\ncount\nfilter opened in {约}"))
    #expect(problem.failure == .language)
    #expect(problem.message.text(in: .chinese) == "没有参数“约”")
    #expect(talk.answers.isEmpty)
    #expect(talk.run("each channel top 1 as 渠\n{\n}") != nil)
    #expect(talk.run("each channel top 1 as u {\ncount where channel = {u}\n}") == nil)
  }

  @Test func numbersAreReadBeforeAnythingRuns() throws {
    let talk = Talk()
    let problem = try #require(talk.run("count\nbreakdown reason top five"))
    #expect(problem.failure == .language)
    #expect(talk.answers.isEmpty)
  }

  @Test func aDataFileBesideTheScriptIsPointedAt() throws {
    let path = try Talk.file("近.csv", "a\n1\n")
    let folder = URL(filePath: path).deletingLastPathComponent()
    let script = folder.appending(path: "本.plaint").path
    try "load 近.csv".write(toFile: script, atomically: true, encoding: .utf8)
    let talk = Talk()
    talk.host.folder = "/"
    let problem = try #require(talk.failure("run \(script)"))
    #expect(problem.hints.first?.english.hasPrefix("it lies beside the script: load ") == true)
  }

  @Test func checkingWithoutTheDataSpeaksOfTheDataOnly() throws {
    let script = try Talk.file("查.plaint", "load 没有.csv\nbreakdown 渠道\nfilter 渠道 = 电话\n")
    let talk = Talk()
    talk.session = Session()
    _ = talk.failure("check \(script)")
    #expect(!(talk.notes + talk.texts).contains { $0.contains("no dataset is loaded") })
  }

  @Test func aTrendByAColumnIsOneTrendAValue() throws {
    let talk = Talk()
    try talk.say("trend on opened by channel")
    let answer = try #require(talk.answers.last)
    #expect(answer.names.prefix(3) == ["channel", "month", "count"])
    for channel in ["电话", "短信"] {
      try talk.say("trend on opened where channel = \(channel)")
      let alone = try #require(talk.answers.last)
      let total = alone.rows.last?[1].value
      let block = answer.rows.filter { $0[0].value == .text(channel) }
      #expect(block.last?[2].value == total)
    }
  }

  @Test func aMedianTrendWithARestIsTheEngines() throws {
    let talk = Talk()
    let line = "trend on opened by channel top 1 of count(), m = median(minutes)"
    try talk.say(line + " where opened >= 2012-05-01")
    let answer = try #require(talk.answers.last)
    let other = try #require(answer.rows.last { $0[0].mark == .other })
    try talk.say(
      "group channel top 1 of count(), m = median(minutes) where opened >= 2012-05-01")
    let group = try #require(talk.answers.last)
    let column = try #require(answer.names.firstIndex { $0 == "m" })
    #expect(other[column].value == group.rows.first { $0[0].mark == .other }?[2].value)
  }

  @Test func rowsBehindALineTakeACondition() throws {
    let talk = Talk()
    try talk.say("breakdown channel", "rows 1 where reason = 资费")
    #expect(talk.notes.last?.contains("reason = 资费") == true)
    try talk.say("breakdown channel", "x = rows 1 where minutes > 10", "x | count")
    try talk.say("count where channel = 电话 and minutes > 10")
    let counts = talk.answers.suffix(2).map { $0.rows[0][0].value }
    #expect(counts[0] == counts[1])
    try talk.say("breakdown channel")
    let problem = try #require(talk.failure("明细 1 其中 channl = 电话"))
    #expect(problem.message.english.contains("channl"))
  }

  @Test func anAssertionTakesACondition() throws {
    let talk = Talk()
    try talk.say("assert count() > 0 where channel = 电话", "断言 channel = 电话 其中 channel = 电话")
    let problem = try #require(talk.failure("assert minutes > 100000 where channel = 短信"))
    #expect(problem.failure == .assertion)
  }

  @Test func cellsThatCannotBeReadAreCounted() throws {
    let talk = Talk()
    talk.put(
      "单",
      [("金额", ["￥1,200", "面议", "12.5%", "", "七"]), ("日", ["20240105", "x", "2024/1/7", "", ""])])
    try talk.say("add n = number(金额), d = date(日)")
    #expect(talk.notes.last == "3 cells could not be read and are missing, such as “x” in row 2")
    try talk.say("summarize n")
    #expect(
      talk.answers.last?.notes.last?.english
        == "2 cells could not be read and are missing, such as “七” in row 5")
    try talk.say("breakdown d")
    #expect(
      talk.answers.last?.notes.last?.text(in: .chinese) == "有 1 个单元格无法读取，按缺失计，例如第 2 行“x”")
    try talk.say("breakdown 日")
    #expect(talk.answers.last?.notes.isEmpty == true)
  }

  @Test func figuresOfQuotientsHaveTheDigitsAskedFor() throws {
    let talk = Talk()
    try talk.say(
      "add q = minutes / 7", "group channel of s = sum(q), sum(minutes / 7), min(q) digits 3")
    let answer = try #require(talk.answers.last)
    #expect(answer.columns.dropFirst().map(\.heading.digits) == [3, 3, 3])
    let printed = (1...2).map { answer.columns[$0].heading.text(of: answer.rows[0][$0]) }
    #expect(printed[0] == printed[1])
    try talk.say("group channel of sum(minutes)")
    #expect(talk.answers.last?.columns[1].heading.digits == nil)
  }

  @Test func durationsHaveADeviation() throws {
    let talk = Talk()
    try talk.say("add d = opened - 2012-04-30", "summarize d", "group channel of stddev(d)")
    let summary = try #require(talk.answers.last { $0.names.contains("sd") })
    let column = try #require(summary.names.firstIndex(of: "sd"))
    // 0, 1, 2, 31, 32, 33 days: the squares 3079, the sum 99: (3079 - 99² / 6) / 5 = 289.1.
    guard case .elapsed(let sd) = summary.rows[0][column].value else {
      Issue.record("no duration: \(summary.rows[0][column])")
      return
    }
    let days = Double(sd.microseconds) / 86_400_000_000
    #expect(abs(days * days - 289.1) < 0.001)
  }

  @Test func aNameInsideASentenceIsLookedUpBeforeAnythingRuns() throws {
    let talk = Talk()
    for line in ["say \"{约}\"", "each channel as u {\nsay \"{u} {约}\"\n}", "export \"a-{约}.csv\""] {
      let problem = try #require(talk.run("parameter 月 = 2012-05\ncount\n" + line))
      #expect(problem.failure == .language)
      #expect(problem.message.text(in: .chinese) == "没有参数“约”")
      #expect(problem.place?.start ?? 0 > 0)
    }
    #expect(talk.answers.isEmpty)
    #expect(talk.run("parameter 月 = 2012-05\nsay \"{月} {{约}\"") == nil)
  }

  @Test func aParameterIsNotDeclaredTwice() throws {
    let talk = Talk()
    try talk.say("parameter m = 2012-05", "breakdown channel where opened in {m}")
    let problem = try #require(talk.failure("save x.plaint m = 2012-05"))
    #expect(problem.message.text(in: .chinese) == "“m”已经是参数")
  }

  @Test func aNameGivenAfterUndoLeavesTheUndoneStepOut() throws {
    let talk = Talk()
    try talk.say(
      "filter channel = 电话", "undo", "x = filter channel = 短信", "tickets | count")
    let kept = try talk.saved("")
    #expect(!kept.contains("undo") && !kept.contains("filter channel = \"电话\""), "\(kept)")
    #expect(kept.contains("x = filter channel = \"短信\"\ntickets | count"), "\(kept)")
  }

  @Test func exportsHideWhatMaskNames() throws {
    let talk = Talk()
    talk.put("单", [("号码", ["13812345678", "010-12345678"]), ("内容", ["=1+1", "张三"])])
    let path = try Talk.file("脱敏.csv", "")
    try talk.say("export \"\(path)\" replace mask 号码, 内容")
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == "号码,内容\n138****5678,=**1\n010-****5678,张*\n")
    try talk.say("breakdown 号码", "export \"\(path)\" replace mask 号码")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("138****5678") && !text.contains("13812345678"))
    let problem = try #require(talk.failure("导出 \"\(path)\" 覆盖 脱敏 号马"))
    #expect(problem.hints.first?.text(in: .chinese) == "是否想写号码？")
  }
}
