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
    #expect(try talk.saved() == "language 1\ndefaults screen English\n筛选 channel ＝ \"电话\"\n计数\n")
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
        defaults today {month} + 1 day
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

  @Test(arguments: [
    ("2012-05", "previous", "上期"), ("2011-06", "year ago", "去年同期"),
  ]) func `a base that would not move with its parameter is told`(
    _ base: String, _ word: String, _ chinese: String
  ) throws {
    func notes(_ line: String, _ parameter: String) throws -> [String] {
      let talk = Talk()
      talk.put("t", [("日", ["2012-06-01", "2012-05-01", "2011-06-01"])])
      try talk.say("add 办理 = date(日)", line)
      _ = try talk.saved("\(parameter) = 2012-06")
      return talk.notes
    }
    #expect(
      try notes("compare 2012-06 with \(base)", "month").contains(
        "“with \(base)” stays \(base) whatever {month} is; “with \(word)” goes along"))
    #expect(
      try !notes("对比 2012-06 与 \(chinese)", "月份").contains { $0.hasSuffix("goes along") })
  }

  @Test func `what is added is said in the language of the session`() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("筛选 opened 属于 上月", "计数 其中 opened = 2012-05")
    #expect(
      try talk.saved("月份 = 2012-05") == """
        语言 1
        参数 月份 = 2012-05
        默认 今天 {月份} + 1天
        筛选 opened 属于 上月
        计数 其中 opened = {月份}

        """)
    #expect(
      talk.notes.contains("相对日期从 {月份} 之后的一天（2012-06-01）算起，而不是 2012-06-15"))
    let again = Talk(tongue: .chinese)
    try again.say("运行 \(try Talk.file("月.plaint", try talk.saved("月份 = 2012-05"))) 月份=2012-06")
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

  @Test func `lines of a block are saved like others`() throws {
    let talk = Talk()
    try talk.say(
      """
      each reason top 1 as r {
        filter channel = 电话 and opened in 2012-05
        heading "2012-05：{r}"
        each channel as c {
          say "{c} {count(channel = 电话)}" # 2012-05
        }
      }
      """)
    #expect(
      try talk.saved("month = 2012-05, c0 = 电话") == """
        language 1
        parameter month = 2012-05
        parameter c0 = 电话
        defaults today {month} + 1 day
        each reason top 1 as r {
          filter channel = {c0} and opened in {month}
          heading "{month}：{r}"
          each channel as c {
            say "{c} {count(channel = 电话)}" # 2012-05
          }
        }

        """)
  }

  @Test(arguments: [
    ("n = 2", "breakdown reason top 2", "breakdown reason top {n}"),
    ("d = 48 hours", "count where 50 hours > 48 hours", "count where 50 hours > {d}"),
    ("c = (电话, 短信)", "filter channel in (电话, 短信)", "filter channel in {c}"),
    ("r = 2012-04..2012-05", "filter opened in 2012-04..2012-05", "filter opened in {r}"),
    ("m = 2012-05", "filter opened in 2012-05..2012-06", "filter opened in {m}..2012-06"),
    ("m = 2012-05", "filter opened = 2012-05-01", "filter opened = 2012-05-01"),
    ("m = 2012-05", #"say "2012-05-01 2012-05。""#, #"say "2012-05-01 {m}。""#),
    (
      "m = 2012-05", #"say "{{2012-05} {count(opened in 2012-05)}""#,
      #"say "{{{m}} {count(opened in {m})}""#
    ),
    ("m = 2012-05", #"assert count() = 6 "2012-05 不对""#, #"assert count() = 6 "{m} 不对""#),
    ("m = 2012-05", "筛选 opened 属于 2012年5月", "筛选 opened 属于 {m}"),
    ("p = channel", "breakdown channel", "breakdown channel"),
    ("p = count", "count", "count"),
    ("p = fee", #"say "fee: coffee""#, #"say "{p}: coffee""#),
    ("p = \"电话\"", #"add x = "电话""#, "add x = {p}"),
    ("p = 1", "rows 1", ""),
  ])
  func `a parameter stands where its value was meant`(
    made: String, line: String, saved: String
  ) throws {
    let talk = Talk()
    try talk.say("breakdown channel", line)
    let text = try talk.saved(made)
    let lines = text.split(separator: "\n").map(String.init).filter {
      !$0.hasPrefix("defaults today {")
    }
    #expect(lines.dropFirst(3) == (saved.isEmpty ? [] : [saved]), "\(text)")
    #expect(Talk().run(text) == nil)
  }

  @Test func `what the prompt only warned of is allowed`() throws {
    let talk = Talk(interactive: true)
    try talk.say("count", "filter channel = 短", "count where channel = 电")
    let text = try talk.saved()
    #expect(
      text == """
        language 1
        count
        allow unknown values
        filter channel = "短"
        count where channel = "电"

        """)
    #expect(Talk().run(text) == nil)
  }
}
