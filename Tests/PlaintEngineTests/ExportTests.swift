import Foundation
import PlaintEngine
import PlaintTable
import PlaintText
import Testing

struct ExportTests {
  /// True and false are in the file what they are on the screen, of rows as of answers.
  @Test func `yes and no follow the table shown`() throws {
    for (tongue, words, mark) in [
      (Tongue.chinese, ["是", "否"], "（总计）"), (.english, ["yes", "no"], "(total)"),
    ] {
      let talk = Talk(tongue: tongue)
      let file = try Talk.file("o.csv", "")
      try talk.say("add z = reason = fee", "show", "export \(file) replace")
      let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        .dropFirst()
      #expect(rows.map { $0.split(separator: ",").last.map(String.init) }.contains(words[0]))
      #expect(
        rows.allSatisfy { words.contains($0.split(separator: ",").last.map(String.init) ?? "") })
      // Headings in the other language change no mark, on the screen or in the file.
      try talk.say(
        "defaults headings \(tongue == .chinese ? "English" : "Chinese")", "breakdown z",
        "export \(file) replace")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasPrefix(tongue == .chinese ? "z,count" : "z,数量"), "\(text)")
      for word in words + [mark] {
        #expect(text.contains(word), "\(text)")
        #expect(talk.printed.last?.contains(word) == true)
      }
      for word in ["否", "no"] {
        try talk.say("breakdown z", "rows \(word)")
        // Two of six rows have another reason than fee.
        #expect(talk.printed.last?.contains("net") == true)
        #expect(talk.printed.last?.contains("fee") == false)
      }
    }
  }

  /// A conversation in a folder of its own.
  private func talk(tongue: Tongue = .english) throws -> Talk {
    let talk = Talk(tongue: tongue)
    talk.host.folder = URL(filePath: try Talk.file("旧.csv", "旧")).deletingLastPathComponent().path
    return talk
  }

  private func text(_ name: String, _ talk: Talk) throws -> String {
    try String(contentsOfFile: talk.host.folder + "/" + name, encoding: .utf8)
  }

  @Test(arguments: [Tongue.english, .chinese])
  func `a table is exported in the language it was shown in`(tongue: Tongue) throws {
    let talk = try talk(tongue: tongue)
    let (headings, other, missing, total) =
      tongue == .english
      ? ("count,share,cumulative", "(other)", "(missing)", "(total)")
      : ("数量,占比,累计占比", "（其他）", "（缺失）", "（总计）")
    try talk.say("breakdown channel top 1", "export a.csv", "export b.csv totals no", "导出 c.md")
    #expect(
      try text("a.csv", talk)
        == "channel,\(headings)\n电话,3,50.00,50.00\n\(other),2,33.33,83.33\n"
        + "\(missing),1,16.67,100.00\n\(total),6,100.00,\n")
    #expect(try text("b.csv", talk).hasSuffix("\(missing),1,16.67,100.00\n"))
    #expect(try text("c.md", talk).contains("| \(other) | 2 | 33.33 | 83.33 |"))
    let note =
      tongue == .english
      ? "wrote 4 lines of “breakdown channel top 1” to a.csv"
      : "已将“breakdown channel top 1”的 4 行写入 a.csv"
    #expect(talk.notes.contains(note))
  }

  @Test(arguments: [Tongue.english, .chinese])
  func `other names of a replaced file are said to keep the old content`(tongue: Tongue) throws {
    let talk = try talk(tongue: tongue)
    try talk.say("breakdown channel", "export a.csv")
    #expect(link(talk.host.folder + "/a.csv", talk.host.folder + "/副本.csv") == 0)
    try talk.say("breakdown reason", "export a.csv replace")
    let note =
      tongue == .english
      ? "a.csv had 1 other name (hard links), which keeps what it held before"
      : "a.csv 另有 1 个名称（硬链接），它们仍是原来的内容"
    #expect(talk.notes.contains(note), "\(talk.notes)")
    #expect(try text("副本.csv", talk).hasPrefix("channel,"))
  }

  @Test(arguments: [Tongue.english, .chinese])
  func `what a killed export left is named where the next one goes, once`(tongue: Tongue) throws {
    let talk = try talk(tongue: tongue)
    let folder = talk.host.folder + "/报表"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "半".write(
      toFile: folder + "/.出.csv.plaint-2147483646", atomically: true, encoding: .utf8)
    try talk.say("breakdown channel", "export 报表/a.csv", "export 报表/b.csv")
    let note =
      tongue == .english
      ? "an export that was killed left “报表/.出.csv.plaint-2147483646”; nothing needs it"
      : "被终止的导出留下了“报表/.出.csv.plaint-2147483646”，可以删除"
    #expect(talk.notes.filter { $0 == note }.count == 1, "\(talk.notes)")
  }

  @Test func `a condition chooses what is written, once`() throws {
    let talk = try talk()
    try talk.say("breakdown channel", "export a.csv where minutes > 40", "count")
    #expect(try text("a.csv", talk).split(separator: "\n").count == 3)
    #expect(talk.notes.contains("wrote 2 lines of tickets to a.csv"))
    #expect(talk.rows == [["6", "6"]])
    try talk.say("breakdown channel | 导出 b.csv 覆盖 其中 count = 1")
    #expect(
      try text("b.csv", talk)
        == "channel,count,share,cumulative\n短信,1,16.67,66.67\n网站,1,16.67,83.33\n"
        + "(missing),1,16.67,100.00\n")
    #expect(talk.failure("breakdown channel | export c.csv where minutes > 3") != nil)
  }

  @Test func `headings are Chinese when that is said`() throws {
    let talk = try talk()
    try talk.say("defaults headings Chinese", "breakdown channel", "export a.csv", "it | take 1")
    #expect(try text("a.csv", talk).hasPrefix("channel,数量,占比,累计占比\n"))
    #expect(try text("a.csv", talk).contains("(missing),1,16.67,"))
    try talk.say(#"say "{it(1, 占比)}""#, "defaults headings English", "breakdown channel")
    #expect(talk.texts.last == "50.00%")
    #expect(talk.answers.last?.name(1) == "count")
  }

  @Test func `what stands last is exported, and said`() throws {
    let talk = try talk()
    try talk.say("breakdown channel", "filter channel = 电话", "export a.csv")
    #expect(talk.notes.last == "wrote 3 lines of tickets to a.csv")
    try talk.say("breakdown reason where minutes > 10 | export b.csv")
    #expect(
      talk.notes.last == "wrote 3 lines of “breakdown reason where minutes > 10” to b.csv")
    try talk.say("tickets | export c.json", "all | export d.ndjson")
    #expect(talk.notes.last == "wrote 6 lines of tickets to d.ndjson")
    #expect(try text("d.ndjson", talk).split(separator: "\n").count == 6)
  }

  @Test func `nothing is overwritten, and a failure leaves nothing behind`() throws {
    let talk = try talk()
    #expect(talk.failure("export 旧.csv")?.hints.first?.english == "to overwrite it, add replace")
    #expect(talk.failure("export 无/a.csv")?.failure == .command)
    let latin = talk.failure("export a.csv encoding latin1")
    #expect(latin?.message.english.contains("U+7535") == true)
    #expect(talk.failure("export a.csv encoding klingon")?.place == Place(22, 29))
    #expect(talk.failure("export a.xyz")?.hints.first?.english.contains(".ndjson") == true)
    #expect(talk.failure("export /proc/a.csv")?.message.english.contains("no directory") == false)
    #expect(try FileManager.default.contentsOfDirectory(atPath: talk.host.folder) == ["旧.csv"])
    #expect(try text("旧.csv", talk) == "旧")
    try talk.say("export 旧.csv replace")
    #expect(
      try text("旧.csv", talk).hasPrefix(
        "channel,reason,opened,minutes\n电话,fee,2012-04-30,10\n"))
  }

  @Test func `cells like formulas are counted, and guarded when asked`() throws {
    let talk = try talk()
    try talk.say("add odd = if(minutes > 40, \"=1+1\", \"－好\")", "export a.csv")
    #expect(talk.notes.last?.hasPrefix("6 cells begin like formulas") == true)
    #expect(try text("a.csv", talk).contains(",50,=1+1\n"))
    try talk.say("export b.csv for excel", "导出 c.csv 供Excel", "导出 d.csv 供 Excel")
    #expect(try text("c.csv", talk) == text("b.csv", talk))
    #expect(try text("d.csv", talk) == text("b.csv", talk))
    #expect(talk.notes.last?.hasPrefix("put ' before 6 cells") == true)
    #expect(try text("b.csv", talk).contains(",50,\"'=1+1\"\r\n"))
  }

  @Test func `a table without rows is warned of`() throws {
    let talk = try talk()
    try talk.say("filter minutes > 1000", "export 空.csv", "breakdown channel | export 空表.csv")
    #expect(talk.notes.contains("wrote 空.csv without a single row: tickets has none"))
    #expect(
      talk.notes.last == "wrote 空表.csv without a single row: “breakdown channel” has none")
  }

  @Test func `numbers that a spreadsheet would round are said`() throws {
    let talk = try talk()
    talk.put("t", [("工单号", ["202205000001234567", "202205000001234568"]), ("区", ["东河", "昆区"])])
    try talk.say("add 数 = number(工单号)", "export 全.csv", "export 表.csv for excel")
    #expect(
      talk.notes.filter { $0.contains("digits") } == [
        "wrote 2 cells of digits as =\"…\", so that a spreadsheet keeps each digit; load takes it off again",
        "数: numbers of more than 15 digits, of which a spreadsheet keeps 15; import such a column as text",
      ])
    #expect(
      try text("表.csv", talk).contains("\"=\"\"202205000001234567\"\"\",东河,202205000001234567"))
    try talk.say("breakdown 工单号", "export 号.csv for excel", "breakdown 区", "export 区.csv for excel")
    #expect(talk.notes.count { $0.contains("digits") } == 3)
    #expect(try text("号.csv", talk).contains("\"=\"\"202205000001234568\"\"\",1,"))
    talk.host.tongue = .chinese
    try talk.say("t | 导出 表.csv 供Excel replace")
    #expect(talk.notes.contains("2 个数字文本写成 =\"…\"，使电子表格保留每一位；加载时会去掉"))
  }

  @Test func `what the data say leads into no other folder`() throws {
    let talk = try talk()
    try talk.say(
      "add way = \"../外/*\"", "each way as u {\n  breakdown channel\n  export \"{u}.csv\"\n}")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: talk.host.folder).sorted()
        == ["___外__.csv", "旧.csv"])
  }
}
