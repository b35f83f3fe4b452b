import Foundation
import PlaintEngine
import PlaintQuery
import PlaintTable
import PlaintText
import Testing

extension Talk {
  /// What `save` writes.
  func saved(_ clauses: String = "") throws -> String {
    let file = try Talk.file("x", "") + ".plaint"
    try say("save \(file) \(clauses)")
    return try String(contentsOfFile: file, encoding: .utf8)
  }
}

struct SaveTests {
  @Test func `failed lines, looking and undone steps are left out`() throws {
    let talk = Talk()
    try talk.say("filter reason = fee", "breakdown channel", "undo", "steps")
    _ = talk.failure("filter nothing = 1")
    try talk.say("筛选 channel ＝ 电话", "计数")
    #expect(try talk.saved() == "language 1\n筛选 channel ＝ \"电话\"\n计数\n")
  }

  @Test func `an undone step under a name stays with its undo`() throws {
    let talk = Talk()
    try talk.say("filter reason = fee", "x = sort minutes", "undo", "count")
    #expect(
      try talk.saved() == "language 1\nfilter reason = \"fee\"\nx = sort minutes\nundo\ncount\n")
  }

  @Test func `a value typed becomes a parameter`() throws {
    let talk = Talk()
    try talk.say("filter opened in 2012-05 and channel = 电话", #"say "2012-05：{count()}""#)
    #expect(
      try talk.saved("month = 2012-05, c = 电话") == """
        language 1
        parameter month = 2012-05
        parameter c = 电话
        filter opened in {month} and channel = {c}
        say "{month}：{count()}"

        """)
  }

  @Test func `today is pinned when a date was said from it`() throws {
    let talk = Talk()
    try talk.say("filter opened in last month")
    #expect(
      try talk.saved() == "language 1\ndefaults today 2012-06-15\nfilter opened in last month\n")
  }

  @Test func `nothing is overwritten unasked`() throws {
    let talk = Talk()
    let file = try Talk.file("五月.plaint", "我的")
    #expect(talk.failure("保存 \(file)")?.failure == .command)
    try talk.say("保存 \(file) 覆盖")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "language 1\n")
  }

  @Test func `an unknown version runs nothing`() {
    let talk = Talk()
    let failure = talk.run("say \"一\"\nlanguage 2")
    #expect(failure?.failure == .language)
    #expect(talk.texts == [])
    #expect(talk.run("语言 1") == nil)
  }

  @Test(arguments: 0..<60) func `a saved session comes to the same answers`(seed: Int) throws {
    let commands = [
      "filter reason = fee", "filter minutes > 20 | sort minutes desc", "filter channel = 电话",
      "undo", "undo 2", "redo", "breakdown channel", "x = take 2", "reset", "sort channel",
      "assert count() >= 0", "add double = minutes * 2", "count",
    ]
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    let talk = Talk()
    for _ in 0..<12 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = talk.failure(commands[Int(state >> 33) % commands.count])
    }
    let again = Talk()
    #expect(again.run(try talk.saved()) == nil)
    for talk in [talk, again] { try talk.say("group channel, reason of sum(minutes), count()") }
    #expect(talk.answers.last?.rows == again.answers.last?.rows)
    #expect(talk.session.dataset?.steps == again.session.dataset?.steps)
    #expect(talk.session["x"]?.steps == again.session["x"]?.steps)
  }
}

struct CheckTests {
  private func data() throws -> String {
    try Talk.file("工单.csv", "渠道,分钟\n电话,10\n电话,20\n短信,30\n")
  }

  @Test func `all problems are reported and nothing is run`() throws {
    let script = try Talk.file(
      "c.plaint",
      """
      parameter month = 2012-05
      load \(try data()) as t
      filter 渠到 = 电话
      filtre x
      filter 渠道 = 电活
      count
      """)
    let talk = Talk()
    let failure = talk.failure("check \(script)")
    #expect(failure?.message.english.hasPrefix("3 problems") == true)
    #expect(talk.texts.count == 3)
    #expect(talk.notes.contains("the parameter “month” is used nowhere"))
    #expect(talk.answers.isEmpty)
    #expect(talk.session.datasets.map(\.name) == ["tickets"])
  }

  @Test func `a sound script is said to be sound`() throws {
    let script = try Talk.file(
      "d.plaint",
      "load \(try data()) as t\nadd 小时 = 分钟 / 60\nx = filter 小时 > 0\nx | breakdown 渠道\nit | take 1")
    let talk = Talk()
    try talk.say("检查 \(script)")
    #expect(talk.notes.last == "nothing is wrong with \(script)")
    #expect(talk.notes.first?.hasPrefix("1 line") == true)
  }
}

struct ExplainTests {
  @Test func `a period is worked out and nothing is done`() throws {
    let talk = Talk()
    try talk.say("explain filter channel = 电话 and opened in 2012-05 | breakdown reason")
    #expect(
      talk.texts.first?.contains(
        "keeps the rows where (channel = \"电话\" and (opened >= 2012-05-01 and opened <= 2012-05-31))"
      )
        == true)
    #expect(talk.session.it == nil)
    #expect(talk.session.log.map(\.effect) == [.looked])
  }
}
