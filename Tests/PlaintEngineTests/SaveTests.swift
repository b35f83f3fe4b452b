import Foundation
import PlaintEngine
import PlaintQuery
import PlaintTable
import PlaintText
import TestSupport
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
    try talk.say("filter reason = fee", "undo", "steps")
    _ = talk.failure("filter nothing = 1")
    try talk.say("筛选 channel ＝ 电话", "计数")
    #expect(try talk.saved() == "language 1\ndefaults screen English\n筛选 channel ＝ \"电话\"\n计数\n")
  }

  /// What the conversation printed, the script prints.
  @Test func `an answer given before its step was undone stays`() throws {
    for lines in [
      ["filter minutes > 30", "count", "undo", "count"],
      ["筛选 minutes > 30", "占比 channel", "筛选 reason = fee", "撤销 2", "计数", "重做", "计数"],
    ] {
      let talk = Talk()
      for line in lines { try talk.say(line) }
      let again = Talk()
      #expect(again.run(try talk.saved()) == nil)
      #expect(again.printed == talk.printed)
    }
  }

  /// Every spelling of a period becomes the parameter, or is named as left.
  @Test(arguments: [
    ("filter opened in 2012/5", "filter opened in {month}", []),
    ("filter opened in 201205", "filter opened in {month}", []),
    ("filter opened in 2012-05-01..2012-05-31", "filter opened in {month}", []),
    ("筛选 opened 属于 2012年5月", "筛选 opened 属于 {month}", []),
    ("筛选 opened 属于 2012年5月1日至10日", "筛选 opened 属于 2012年5月1日至10日", ["2012年5月1日至10日"]),
    (
      "filter opened in 2012-05-02..2012-06-10", "filter opened in 2012-05-02..2012-06-10",
      ["2012-05-02..2012-06-10"]
    ),
    (
      "filter moment(opened) >= \"2012-05-17 12:00\"",
      "filter moment(opened) >= \"2012-05-17 12:00\"", ["\"2012-05-17 12:00\""]
    ),
    ("filter opened in May", "filter opened in {month}", []),
    ("筛选 opened 属于 五月", "筛选 opened 属于 {month}", []),
    ("filter opened in Q2", "filter opened in Q2", ["Q2"]),
    ("筛选 opened 属于 上半年", "筛选 opened 属于 上半年", ["上半年"]),
    ("filter opened in January", "filter opened in January", []),
    ("add n = minutes + 201205", "add n = minutes + 201205", ["201205"]),
    ("filter opened in 2012-06", "filter opened in 2012-06", []),
    ("写 \"五月共3件，十五月，5月\"", "写 \"五月共3件，十五月，5月\"", ["五月", "5月"]),
  ])
  func `spellings become the parameter or are named`(line: String, saved: String, left: [String])
    throws
  {
    let talk = Talk()
    try talk.say(line, "count where opened in 2012-05")
    let text = try talk.saved("month = 2012-05")
    #expect(text.contains("\n\(saved)\n"), "\(text)")
    let said = talk.notes.filter { $0.contains("stays as it is") }
    #expect(said.count == left.count, "\(said)")
    for words in left { #expect(said.contains { $0.hasPrefix("“\(words)”") }, "\(said)") }
  }

  @Test(arguments: ["\"2012-05\"", "“2012-05”", "2012-05", "2012年5月", "\"2012年5月\""])
  func `quotes around a period make no difference`(value: String) throws {
    let talk = Talk()
    try talk.say(
      "filter opened in 2012-05", "筛选 opened 属于 (\"2012-05\", 2012-04)",
      "count where opened in 2012-05", "say \"2012年5月\"")
    let saved = try talk.saved("month = \(value)")
    #expect(saved.ranges(of: "{month}").count == 4)
    #expect(saved.ranges(of: "2012").count == 2)
    let again = Talk()
    #expect(again.run(saved, ["month": "2012-04"]) == nil)
    #expect(again.texts == ["2012年4月"])
  }

  @Test func `quarters in words become the parameter or are named`() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("筛选 opened 属于 2012年第二季度", "计数 其中 opened 属于 2012年二季度", "写 \"2012年二季度，第二季度\"")
    let text = try talk.saved("q = 2012Q2")
    #expect(text.components(separatedBy: "属于 {q}").count == 3, "\(text)")
    let said = talk.notes.filter { $0.contains("保持原样") }
    #expect(said == ["“2012年二季度”保持原样，不随 {q} 变化", "“第二季度”保持原样，不随 {q} 变化"])
  }

  @Test func `a spelling stays when the parameter has another value`() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("筛选 opened 属于 2012年5月", "写 \"2012年5月份\"")
    let text = try talk.saved("月份 = 2012年5月")
    let again = Talk(tongue: .chinese)
    #expect(again.run(text, ["月份": "2012-06"]) == nil, "\(text)")
    #expect(again.texts == ["2012年6月份"])
  }

  @Test func `what is said from today goes along with the month`() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("筛选 opened 属于 上月", "计数")
    let text = try talk.saved("月份 = 2012-05")
    #expect(text.contains("默认 今天 {月份} + 1天"), "\(text)")
    #expect(!talk.notes.contains { $0.contains("没有输入过") })
    let again = Talk()
    #expect(again.run(text, ["月份": "2012-04"]) == nil)
    #expect(again.rows[0][0] == "1")
  }

  @Test func `a parameter typed nowhere is told plainly`() throws {
    for tongue in [Tongue.english, .chinese] {
      let talk = Talk(tongue: tongue)
      try talk.say("count")
      _ = try talk.saved("month = 2012-05")
      let said = talk.notes.joined()
      #expect(
        said.contains(tongue == .english ? "typed nowhere in this session" : "本次会话没有输入过“2012-05”"))
      #expect(!said.contains("<="))
    }
  }

  @Test func `what a script sets ends with it`() throws {
    let talk = Talk()
    let file = try Talk.file(
      "五月.plaint", "language 1\n默认 今天 2012-03-05\n默认 小数 1\nallow unknown values\n计数\n")
    let before = talk.session.defaults
    try talk.say("运行 \(file)")
    #expect(talk.session.defaults == before)
    #expect(!talk.session.allowsUnknown)
  }

  @Test func `a month without rows is said and no total stands for a line`() throws {
    let talk = Talk(tongue: .chinese)
    let text =
      "language 1\n参数 月份 = 2012-05\n筛选 opened 属于 {月份}\n占比 channel\n写 \"{它(1, channel)}最多\"\n"
    let failure = talk.run(text, ["月份": "2012-09"])
    #expect(failure?.message.text(in: .chinese) == "上一个结果除合计外没有任何行：没有可统计的行")
    #expect(talk.notes.contains { $0.hasPrefix("没有剩余行：{月份} 为 2012-09") }, "\(talk.notes)")
    #expect(talk.texts.isEmpty)
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
