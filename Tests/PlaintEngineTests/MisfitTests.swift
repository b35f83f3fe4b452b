import Foundation
import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// Cells that do not fit their column, and text that looks like numbers, are never lost in silence.
@Suite struct MisfitTests {
  /// Four hundred fees of which two are written otherwise, rows 8 and 10, over four months.
  private func fees(_ tongue: Tongue = .english, _ misfits: [String] = ["x7", "待定"]) throws -> Talk
  {
    var text = "k,费用,d\n"
    for row in 0..<400 {
      let fee = row == 7 ? misfits[0] : row == 9 ? misfits[1] : "\(row)"
      text += "\("ABCD".dropFirst(row % 4).prefix(1)),\(fee),2012-0\(1 + row / 100)-10\n"
    }
    return try loaded(text, tongue)
  }

  private func loaded(_ text: String, _ tongue: Tongue = .english) throws -> Talk {
    let folder = NSTemporaryDirectory() + "plaint-misfits-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(text.utf8).write(to: URL(filePath: folder + "/t.csv"))
    let talk = Talk(tongue: tongue)
    talk.host.folder = folder
    try talk.say("load t.csv")
    return talk
  }

  private func base(_ talk: Talk) -> String {
    talk.answers.last?.base.map { $0.text(in: talk.host.tongue) }.joined(separator: "; ") ?? ""
  }

  @Test(arguments: [
    "group k of sum(费用)", "group k of max(费用)", "group k of min(费用) where d < 2013-01-01",
    "group k of percentile(费用, 90)", "breakdown k top 2 of max(费用)",
    "trend every month of max(费用)", "crosstab k by month(d) of median(费用)",
    "compare 2012-01 with 2012-02 of mean(费用)", "summarize 费用",
  ])
  func everyMeasureCountsCellsThatAreNoNumbers(_ line: String) throws {
    let talk = try fees()
    try talk.say(line)
    #expect(
      base(talk).contains("2 cells of 费用 are no numbers, such as “x7”, left out"), "\(base(talk))")
    #expect(!base(talk).contains("missing in"))
    let chinese = try fees(.chinese)
    try chinese.say(line)
    #expect(base(chinese).contains("费用 有 2 个单元格不是数字（如“x7”），未计入"), "\(base(chinese))")
  }

  @Test func onlyCellsOfTheRowsAskedAreCounted() throws {
    let talk = try fees()
    try talk.say("group k of max(费用) where k = B")
    #expect(base(talk).contains("1 cell of 费用 is no number, such as “待定”, left out"))
    try talk.say("group k of max(费用) where k = A")
    #expect(!base(talk).contains("费用"))
    try talk.say("add 双倍 = 费用 * 2", "group k of max(双倍)")
    #expect(
      base(talk).hasSuffix(
        "双倍 missing in 2 rows, left out; 2 cells of 费用 are no numbers, such as “x7”, left out"))
  }

  @Test func weightKeyOrderAndSentenceCountThem() throws {
    let talk = try fees()
    try talk.say("breakdown 费用 top 1")
    #expect(
      base(talk).contains("2 cells of 费用 are no numbers, such as “x7”, counted as missing"))
    try talk.say("sort 费用 desc | take 3 | count")
    #expect(base(talk).contains("2 cells of 费用 are no numbers, such as “x7”, and come last"))
    try talk.say("say \"{max(费用)}\"", "assert max(费用) = 399")
    #expect(
      talk.notes.suffix(2)
        == Array(repeating: "2 cells of 费用 are no numbers, such as “x7”, left out", count: 2))
    try talk.say("sort 费用 desc", "show 1")
    #expect(
      talk.notes.suffix(2) == [
        "2 cells of 费用 are no numbers, such as “x7”, and come last",
        "1 row of 400; 2 cells of 费用 are no numbers, such as “x7”, and come last",
      ])
    try talk.say("weight 费用", "breakdown k")
    #expect(
      base(talk).contains("2 cells of 费用 are no numbers, such as “x7”, and weigh nothing"))
  }

  @Test func numberReadsAColumnOfNumbersAndCountsWhatItCannotRead() throws {
    let talk = try fees(.english, ["12000 元", "待定"])
    try talk.say("add n = number(费用), m = number(费用) + 1")
    #expect(
      talk.notes.last
        == "2 cells could not be read and are missing, such as “待定” in row 10")
    try talk.say(
      "assert max(n) = 12000", "assert max(m) = 12001", "assert min(number(费用) * 2) = 0",
      "assert count(number(费用) > 10000) = 1", "assert count(n is missing) = 1")
    let chinese = try fees(.chinese, ["12000 元", "待定"])
    try chinese.say("添加 n = 数值(费用)")
    #expect(chinese.notes.last == "有 1 个单元格无法读取，按缺失计，例如第 10 行“待定”")
    #expect(
      chinese.notes.contains {
        $0.contains("添加 费用_n = 数值(费用) 可读出其中写法不同的数；加载时写“文本 费用”则整列按文本")
      })
  }

  @Test func numberSaysWhereATextCannotBeRead() throws {
    let talk = try loaded("k,v\nA,无\nB,5元\nB,无\n")
    try talk.say("filter k = B", "add n = number(v)")
    #expect(
      talk.notes.last == "1 cell could not be read and is missing, such as “无” in row 3")
    try talk.say("assert sum(n) = 5", "assert max(number(n)) = 5")
  }

  @Test func textThatLooksLikeNumbersIsSaidWhereItsOrderCounts() throws {
    let text = "k,金额\nIT,\"50,000 元\"\nIT,\"8,000 元\"\nFR,900 元\n"
    let talk = try loaded(text)
    for (line, proposal) in [
      ("group k of max(金额)", "group k of max(number(金额))"),
      ("group k of n = min(金额)", "group k of n = min(number(金额))"),
      ("sort 金额 desc", "sort number(金额) desc"),
    ] {
      try talk.say(line)
      #expect(
        talk.notes.last
          == "金额 is text and goes by its characters, though it looks like numbers; by the numbers: \(proposal)"
      )
      let said = talk.notes.count
      try talk.say(proposal)
      #expect(talk.notes.count == said)
    }
    try talk.say("say \"{max(金额)}\"")
    #expect(talk.notes.last?.hasSuffix("by the numbers: max(number(金额))") == true)
    let chinese = try loaded(text, .chinese)
    try chinese.say("分组 k 统计 最大(金额)")
    #expect(
      chinese.notes.last == "金额是文本，按字符先后，但看起来是数字；按数值：分组 k 统计 最大(数值(金额))")
  }

  @Test func wordsAndCodesOfOneLengthGoByTheirCharactersUnsaid() throws {
    let talk = try loaded("k,号,词\nA,0103,十\nB,0021,5 元\nC,0450,百\n")
    let said = talk.notes.count
    try talk.say("group k of max(号), min(词)", "sort 号", "sort 词 desc")
    #expect(talk.notes.count == said)
  }
}
