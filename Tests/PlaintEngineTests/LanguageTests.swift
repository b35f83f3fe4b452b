import Foundation
import PlaintMemory
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintEngine

/// Which language answers, files and messages are in.
struct LanguageTests {
  private static func headings(_ talk: Talk) -> String {
    talk.printed.last?.split(separator: "\n").first.map(String.init) ?? ""
  }

  @Test(arguments: [
    ("breakdown channel", Tongue.english), ("占比 channel", .chinese),
    ("tickets | 占比 channel", .chinese), ("phone = filter channel = 电话", .english),
    ("电话 = 筛选 channel = 电话", .chinese), ("allow unknown values", .english),
    ("按渠道统计", .chinese), ("language 1\n占比 channel", .chinese),
  ]) func aTextSpeaksTheLanguageOfItsFirstCommandWord(line: String, tongue: Tongue) {
    #expect(Session.tongue(of: SourceText(line)) == tongue)
  }

  @Test func aTextWithoutACommandSaysNoLanguage() {
    #expect(Session.tongue(of: SourceText("1025")) == nil)
    #expect(Session.tongue(of: SourceText("language 1")) == nil)
  }

  @Test(arguments: [Tongue.english, .chinese], [Tongue.english, .chinese])
  func anUndeclaredScriptAnswersInItsOwnLanguageOnEveryScreen(screen: Tongue, script: Tongue) throws
  {
    let talk = Talk(tongue: screen)
    let line = script == .english ? "breakdown channel" : "占比 channel"
    try talk.session.run(Script(text: line, file: nil), host: talk.host) { talk.take($0) }
    let answer = try #require(talk.answers.last)
    let drawn = Shown.answer(answer).drawn(for: talk.host)
    #expect(drawn.contains(script == .english ? "count" : "数量"), "\(drawn)")
    #expect(drawn.contains(script == .english ? "(total)" : "（总计）"), "\(drawn)")
    #expect(drawn.contains(script == .english ? "all 6 rows" : "全部 6 行"), "\(drawn)")
  }

  @Test func aDeclaredScreenHoldsForAnswersMessagesAndErrors() throws {
    let talk = Talk()
    try talk.say("defaults screen Chinese", "breakdown channel", "defaults")
    let answer = try #require(talk.answers.last)
    #expect(Shown.answer(answer).drawn(for: talk.host).contains("（总计）"))
    #expect(talk.texts.last?.contains("默认 界面语言 中文") == true)
    #expect(talk.session.screen == .chinese)
    try talk.say("默认 界面语言 英文", "占比 channel")
    #expect(talk.answers.last?.tongue == .english)
  }

  @Test func headingsAloneMayBeOfAnotherLanguage() throws {
    let talk = Talk()
    try talk.say("defaults screen Chinese headings English", "breakdown channel")
    let drawn = Shown.answer(try #require(talk.answers.last)).drawn(for: talk.host)
    #expect(drawn.contains("count") && drawn.contains("（总计）") && !drawn.contains("数量"))
  }

  @Test func filesFollowTheTableJustShown() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "plaint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let talk = Talk(tongue: .chinese)
    talk.host.folder = folder.path
    try talk.say(
      "占比 (minutes > 30)", "导出 表.csv", "defaults screen English", "export 还是.csv replace")
    try talk.say("crosstab channel by (minutes > 30)", "export table.csv")
    try talk.say("defaults screen Chinese", "交叉 channel 按 (minutes > 30)", "导出 交叉.csv")
    let texts = try ["表", "还是", "table", "交叉"].map { name in
      try String(contentsOf: folder.appending(path: name + ".csv"), encoding: .utf8)
    }
    #expect(
      texts[0] == "minutes > 30,数量,占比,累计占比\n否,3,50.00,50.00\n是,3,50.00,100.00\n（总计）,6,100.00,\n")
    #expect(texts[1] == texts[0])
    #expect(texts[2].hasPrefix("channel,no,yes,(total)\n"))
    #expect(texts[3].hasPrefix("channel,否,是,（总计）\n"))
  }

  @Test func namesOfAnAnswerAreInTheLanguageOfItsCommand() throws {
    let talk = Talk()
    try talk.say("a = breakdown channel", "甲 = 占比 channel")
    #expect(talk.session["a"]?.source.schema.names == ["channel", "count", "share", "cumulative"])
    #expect(talk.session["甲"]?.source.schema.names == ["channel", "数量", "占比", "累计占比"])
  }

  @Test func roundsSayWhatIsTrueInTheirLanguage() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("添加 长 = minutes > 30", "逐个 长 作为 值 {\n  写 \"{值}\"\n}")
    #expect(talk.texts.suffix(2).sorted() == ["否", "是"])
  }

  @Test func aSavedScriptAnswersInTheLanguageOfTheSession() throws {
    var talk = Talk(tongue: .chinese)
    try talk.say("breakdown channel")
    var saving = Saving([], in: .chinese)
    #expect(
      saving.script(talk.session, today: talk.host.today)
        == "语言 1\n默认 界面语言 中文\nbreakdown channel\n")
    talk = Talk(tongue: .chinese)
    try talk.say("占比 channel")
    saving = Saving([], in: .chinese)
    #expect(saving.script(talk.session, today: talk.host.today) == "语言 1\n占比 channel\n")
  }
}
