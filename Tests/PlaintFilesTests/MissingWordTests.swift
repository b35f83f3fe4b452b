import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

/// Texts that a load is told to count as missing.
@Suite struct MissingWordTests {
  private static let columns: [(cells: [String], word: String)] = [
    (["5", "99", "4", "99"], "99"), (["5", "-1", "4", "0"], "-1"), (["5", "0", "4", "0"], "0"),
    (["1.5", "999", "2.25", "999"], "999"), (["1.5", "9.99", "2.25", "3"], "9.99"),
    (["2024-05-01", "1900-01-01", "2024-05-30"], "1900-01-01"),
    (["13/05/2012", "01/01/1900", "02/05/2012"], "01/01/1900"),
    (["2024-05-01 08:03", "9999-12-31 00:00", "2024-05-02 09:10"], "9999-12-31 00:00"),
    (["2012年5月1日", "1900年1月1日"], "1900年1月1日"), (["08:03", "00:00", "12:30"], "00:00"),
    (["2015-01", "1900-01", "2015-03"], "1900-01"), (["2015Q1", "1900Q1"], "1900Q1"),
    (["12345678901234567.123456789", "99"], "99"), (["01234", "99999", "00501"], "99999"),
    (["电话", "无", "短信"], "无"), (["电话", "NA", "", "短信"], "NA"),
  ]

  private func text(_ cells: [String]) -> String {
    "列,n\n" + cells.map { "\"\($0)\",x\n" }.joined()
  }

  /// What is taken out leaves the column as if those cells had been empty, in every kind and by
  /// both readings; what is written back is what stood there.
  @Test(arguments: [1, 60]) func aWordIsTakenOutBeforeTheKindIsDecided(times: Int) throws {
    for (few, word) in Self.columns {
      let cells = Array(repeating: few, count: times).flatMap { $0 }
      let told = LoadOptions(missing: [MissingText(word)])
      let emptied = try load(text(cells.map { $0 == word ? "" : $0 }))
      for isStrict in [true, false] {
        let loaded = try load(text(cells), told, block: 200, isStrict: isStrict)
        #expect(loaded.kinds == emptied.kinds, "\(word) in \(few)")
        #expect(loaded.values("列") == emptied.values("列"), "\(word) in \(few)")
        #expect(loaded.cells.map { $0[0] } == cells, "\(word) in \(few)")
        let report = loaded.report.columns[0]
        #expect(report.missing == emptied.report.columns[0].missing)
        #expect(report.taken[word] == cells.count { $0 == word }, "\(word) in \(few)")
      }
    }
  }

  /// Also where so many texts differ that they are kept without a dictionary.
  @Test func aWordIsTakenOutOfManyTexts() throws {
    let cells = (0..<9000).map { $0 % 30 == 7 ? "99" : "工单\($0)" }
    let loaded = try load(text(cells), LoadOptions(missing: ["99"]))
    #expect(loaded.report.columns[0].taken["99"] == 300)
    #expect(loaded.values("列").count { $0.isMissing } == 300)
  }

  @Test func aWordInSomeColumnsIsLeftInTheOthers() throws {
    let text = "满意度,费用,渠道\n5,99,电话\n99,12,99\n4,99,短信\n"
    let told = LoadOptions(missing: [MissingText("99", in: ["满意度"])])
    let loaded = try load(text, told)
    #expect(loaded.values("满意度") == [5, .missing, 4])
    #expect(loaded.values("费用") == [99, 12, 99])
    #expect(loaded.values("渠道") == ["电话", "99", "短信"])
    #expect(loaded.said == "")
  }

  @Test func aWordTakenOutOfSeveralColumnsIsListed() throws {
    let text = "满意度,费用,渠道\n5,99,电话\n99,12,99\n4,99,短信\n"
    let loaded = try load(text, LoadOptions(missing: ["99"]))
    #expect(
      loaded.said
        == "“99” is missing in 3 columns: “满意度” 1, “费用” 2 and “渠道” 1; missing \"99\" in 满意度 behind load takes it out of that one alone"
    )
    let chinese = loaded.report.messages().map { $0.text(in: .chinese) }
    #expect(
      chinese == [
        "“99”在 3 列中按缺失处理：“满意度” 1、“费用” 2 和“渠道” 1；加载时写“缺失 \"99\" 属于 满意度”则只处理该列"
      ])
  }

  @Test func aWordThatNoCellReadsIsTold() throws {
    let text = "满意度,渠道\n5,电话\n99,短信\n"
    let loaded = try load(text, LoadOptions(missing: ["99.0", MissingText("99", in: ["渠道"]), ""]))
    #expect(
      loaded.said.split(separator: "\n") == [
        "missing “99.0” took nothing out: no cell reads exactly that",
        "missing “99” took nothing out: no cell of “渠道” reads exactly that",
      ])
    #expect(loaded.values("满意度") == [5, 99])
  }

  @Test func anUnknownColumnIsRefused() throws {
    #expect(throws: Diagnostic.self) {
      try load("满意度\n5\n", LoadOptions(missing: [MissingText("99", in: ["满意"])]))
    }
  }
}
