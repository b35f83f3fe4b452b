import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// What would otherwise go wrong without a word.
@Suite struct SilenceTests {
  @Test(arguments: ["  export", "\texport", "　导出"])
  func anIndentedExportWritesTheAnswer(_ verb: String) throws {
    let talk = Talk()
    let path = try Talk.file("缩进.csv", "")
    try talk.say("breakdown channel", "\(verb) \"\(path)\" replace")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("channel,count,share"))
    try talk.say(
      "each reason top 1 as u {\n  breakdown channel\n  export \"\(path)\" replace\n}")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("channel,count,share"))
    try talk.say("breakdown channel", "tickets | export \"\(path)\" replace")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("channel,reason,opened"))
  }

  @Test func aValueThatReadsLikeTheRestIsNotTheRest() throws {
    let talk = Talk()
    let values = ["(other)", "(other)", "(other)", "电话", "电话", "甲", "乙"]
    talk.put("单", [("渠道", values), ("号", values.indices.map { "n\($0)" })])
    try talk.say("breakdown 渠道 top 2 | filter 渠道 = \"(other)\"")
    #expect(talk.answers.last?.rows.map { $0[1].value } == [.number(3)])
    try talk.say("x = breakdown 渠道 top 2", "x | breakdown 渠道")
    #expect(talk.answers.last?.rows.count == 4)
    try talk.say("breakdown 渠道 top 2 | unique 渠道")
    #expect(talk.answers.last?.rows.count == 3)
  }

  @Test func aPeriodBehindTheCompleteDaysIsMarked() throws {
    let talk = Talk()
    try talk.say("defaults complete until 2012-04-30", "compare 2012-05 with 2012-04 on opened")
    let notes = try #require(talk.answers.last).notes
    #expect(
      notes.contains {
        $0.english.hasPrefix("* 2012-05 is unfinished: the data are complete until 2012-04-30")
      })
    #expect(
      notes.contains { $0.text(in: .chinese).hasPrefix("* 2012-05 尚未完整：数据截至 2012-04-30，差 31 天") })
  }

  @Test func comparedSidesAreCalledByTheDaysTheyWereCutTo() throws {
    let talk = Talk()
    try talk.say("compare 2012-06 with previous on opened")
    let names = try #require(talk.answers.last).names
    #expect(names.prefix(2) == ["2012-06-01..2012-06-02", "2012-05-01..2012-05-02"])
    try talk.say("behind = rows 1 / 2012-06", "behind | count")
    #expect(talk.answers.last?.rows[0][0].value == .number(2))
  }

  @Test(arguments: [
    "text(year(opened), \"yyyy年M月\")", "text(quarter(opened), \"yyyy-MM\")",
    "text(week(opened), \"M月\")",
  ])
  func aPatternFinerThanItsPeriodIsRefused(_ call: String) throws {
    let problem = try #require(Talk().failure("add x = \(call)"))
    #expect(problem.message.english.hasPrefix("the format"))
    try Talk().say(
      "add x = text(quarter(opened), \"yyyy年Q季度\")", "add y = text(opened, \"yyyy年M月d日\")")
  }

  @Test(arguments: ["say \"{count()\"", "heading \"x {y\"", "写 \"共 {行数(\""])
  func aBraceThatIsNeverClosedIsAnError(_ line: String) throws {
    let problem = try #require(Talk().failure(line))
    #expect(problem.message.text(in: .chinese) == "花括号没有结束")
    try Talk().say("say \"{{ is a brace\"")
  }

  @Test func aSentenceCountsItsDivisionsByZero() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("say \"{count() / 0}\"")
    #expect(talk.notes.last == "因除以零，1 个单元格为缺失")
  }

  @Test func aNamedDatasetTakesBackTheStepsItBeganWith() throws {
    let talk = Talk()
    try talk.say("c = filter channel = 电话", "use c", "filter minutes > 15", "undo 9", "count")
    #expect(talk.notes.contains("there were only 2 steps"))
    #expect(talk.answers.last?.rows[0][0].value == .number(6))
  }

  @Test func checkingAsksNothingAndSeesLoadedFilesOverwritten() throws {
    let talk = Talk(interactive: true)
    let data = try Talk.file("日.csv", "号,日\n1,01/02/2012\n2,03/04/2012\n")
    let script = try Talk.file("查", "") + ".plaint"
    try "load \"\(data)\" as 单\nbreakdown 号\nexport \"\(data)\" replace\n"
      .write(toFile: script, atomically: true, encoding: .utf8)
    talk.host.ask = { _ in
      Issue.record("a question was asked")
      return nil
    }
    #expect(talk.failure("check \"\(script)\"") != nil)
    #expect(talk.texts.joined().contains("is the file that 单 was loaded from"))
  }

  @Test func undecidedDatesAreNamedInFunctionsToo() throws {
    let talk = Talk()
    let path = try Talk.file("未定.csv", "号,日\n1,01/02/2012\n2,03/04/2012\n")
    try talk.say("load \"\(path)\" as 未定")
    let problem = try #require(talk.failure("breakdown month(日)"))
    #expect(problem.message.text(in: .chinese).contains("加载时写明“日期顺序 日在前”"))
  }

  @Test func filesOfAGlobAloneAreCalledData() throws {
    let talk = Talk()
    let path = try Talk.file("甲.csv", "号\n1\n")
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try talk.say("load \"\(folder)/*.csv\"")
    #expect(talk.session.current == "data")
  }

  @Test func aMapThatMeetsNothingIsSaid() throws {
    let talk = Talk()
    let path = try Talk.file("归.csv", "旧,新\n不存在,无\n")
    try talk.say("recode channel as 归 using \"\(path)\"")
    #expect(talk.notes.contains("no rule met any row: “归” is the same as “channel”"))
    let problem = try #require(talk.failure("recode channel as 归二 using 无.csv"))
    #expect(problem.place != nil)
  }

  @Test func whatWasUndoneBehindAnExportStaysUndone() throws {
    let talk = Talk()
    let path = try Talk.file("撤.csv", "")
    try talk.say(
      "add late = minutes > 15", "undo", "filter channel = 电话", "breakdown reason",
      "export \"\(path)\" replace", "undo", "breakdown reason", "filter minutes > 20", "undo",
      "export \"\(path)\" replace")
    let saved = try talk.saved()
    #expect(!saved.contains("late") && !saved.contains("minutes > 20"), "\(saved)")
    #expect(saved.contains("\nundo\n"), "\(saved)")
    #expect(saved.contains("tickets | export"), "\(saved)")
  }

  @Test func aPinnedTodayIsNotPinnedTwice() throws {
    let talk = Talk()
    try talk.say("defaults today 2012-06-15", "count where opened in last month")
    let saved = try talk.saved()
    #expect(saved.split(separator: "\n").count { $0.contains("today") } == 1, "\(saved)")
  }

  @Test func relativeDatesTakeBlanksInChinese() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("计数 其中 opened 属于 最近 30 天", "计数 其中 opened 属于 最近30天")
    let counts = talk.answers.suffix(2).map { $0.rows[0][0].value }
    #expect(counts[0] == counts[1])
  }

  @Test(arguments: [
    ("channel == 电话", "filter channel == 电话"), ("minutes > 5", "filter minutes > 5"),
    ("channel != 电话", "filter channel != 电话"),
  ])
  func aConditionAloneIsAFilter(_ line: String, _ meant: String) throws {
    let hints = try #require(Talk().failure(line)).hints.map(\.english)
    #expect(hints.contains { $0.hasSuffix(meant) }, "\(hints)")
  }
}
