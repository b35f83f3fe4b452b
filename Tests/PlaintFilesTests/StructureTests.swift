import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

/// Rows that are no header, headers in two rows, merged cells, files with other columns.
@Suite struct StructureTests {
  @Test(arguments: [
    "1001,电话,2012-05-01\n1002,短信,2012-05-02\n", "电话,电话营业厅\n短信,短信营业厅\n电话,电话营业厅\n",
    "T20120001,东河\nT20120002,昆区\nT20120003,东河\n", "2012-05-01 08:03,5\n2012-05-01 09:03,6\n",
    "北京,5\n上海,6\n",
  ])
  func aFirstLineLikeThoseBelowIsSaid(text: String) throws {
    let loaded = try load(text)
    let first = text.split(separator: ",")[0]
    #expect(
      loaded.said.contains("line 1 looks like data, not like names (“\(first)”"), "\(loaded.said)")
    #expect(loaded.report.messages()[0].chinese?.hasSuffix("加载时写明“表头 无”") == true)
    let all = try load(text, LoadOptions(headerRows: 0))
    #expect(all.table.count == text.split(separator: "\n").count)
    #expect(!all.said.contains("looks like data"))
  }

  @Test(arguments: [
    "编号,渠道\n1,电话\n2,短信\n", "渠道,2011,2012\n电话,5,6\n短信,7,8\n", "渠道,1,2,3\n电话,5,6,7\n短信,7,8,9\n",
    "投诉,咨询\n是,否\n否,是\n", "n\n1\n2\n", "旧值,新值\n电话,电话营业厅\n", "a,b\n", "2012-05,2012-06\n5,6\n7,8\n",
    "备注,n\n备注,1\n无,2\n见附件,3\n",
  ])
  func namesAreTakenForNames(text: String) throws {
    let said = try load(text).said
    #expect(!said.contains("looks like data"), "\(said)")
  }

  private let twoRows = "区域,2011年,,2012年,\n,投诉,咨询,投诉,咨询\n东河,1,2,3,4\n昆区,5,6,7,8\n"

  @Test func twoHeaderRowsAreProposedAndJoined() throws {
    #expect(
      try load(twoRows).said.contains(
        "lines 1 and 2 look like two header rows: load with header 2 rows names the columns “区域”, “2011年投诉”, “2011年咨询”, “2012年投诉” and “2012年咨询”"
      ))
    for (block, isStrict) in [(1 << 18, false), (4, false), (1 << 18, true)] {
      let loaded = try load(
        twoRows, LoadOptions(headerRows: 2), block: block, isStrict: isStrict)
      #expect(loaded.names == ["区域", "2011年投诉", "2011年咨询", "2012年投诉", "2012年咨询"])
      #expect(loaded.cells == [["东河", "1", "2", "3", "4"], ["昆区", "5", "6", "7", "8"]])
      #expect(loaded.kinds == [.text, .whole, .whole, .whole, .whole])
      #expect(loaded.said == "")
    }
    let chinese = try load(twoRows).report.messages()[0].chinese
    #expect(chinese?.hasPrefix("第 1、2 行像两行表头：加载时写明“表头 2 行”，列名即为“区域”、“2011年投诉”") == true)
  }

  @Test(arguments: [
    (["a", "", "b"], ["x", "y", ""], ["a x", "a y", "b"]),
    (["", "", "b"], ["x", "y", "b"], ["x", "y", "b"]),
    (["a"], ["x", "y"], ["a x", "a y"]), (["a", "b"], [""], ["a", "b"]),
    (["件数", ""], ["本月", "上月"], ["件数本月", "件数上月"]),
  ])
  func anEmptyUpperCellTakesTheOneAtItsLeft(
    upper: [String], lower: [String], names: [String]
  ) {
    #expect(Layout.joined(upper, lower) == names)
  }

  @Test func mergedCellsAreSaidWithWhatFillsThem() throws {
    let text = "区域,渠 道,月份,件数\n东区,电话,1,10\n,,2,2\n,网厅,1,3\n西区,电话,1,5\n,,2,1\n"
    let loaded = try load(text)
    #expect(
      loaded.said
        == "“区域” and “渠 道” stand in few rows, as the first of merged cells does: fill 区域, [渠 道] takes the value above into the others"
    )
    #expect(loaded.report.messages()[0].chinese?.contains("向下填充 区域, [渠 道] 可补全其余各行") == true)
    // Few values, the same ones again and none at first are no blocks.
    for text in [
      "备注,n\n是,1\n,2\n是,3\n,4\n", "备注,n\n,1\n甲,2\n,3\n", "区域,n\n东,1\n西,2\n南,3\n北,4\n,5\n",
    ] {
      #expect(!(try load(text).said.contains("merged")), "\(text)")
    }
  }

  /// 1,560 of 1,600 cells are empty below a value, and the values come again.
  @Test func longBlocksThatComeAgainAreSaidToo() throws {
    let rows = (0..<1600).map { "\($0 % 40 == 0 ? "区域\($0 / 40 % 5)" : ""),\($0)" }
    let said = try load("区域,n\n" + rows.joined(separator: "\n") + "\n").report.messages()
    #expect(said.contains { $0.english.contains("fill 区域 takes the value above") })
    #expect(said.contains { $0.chinese?.contains("向下填充 区域 可补全其余各行") == true })
  }

  @Test func columnsThatLackInAFileAreSaid() throws {
    func said(_ texts: [String]) throws -> [Message] {
      let inputs = texts.enumerated().map { index, text in
        InputFile(
          "月/2024-0\(index + 5).csv", memory: Buffer(Array(text.utf8)), count: text.utf8.count)
      }
      return try load(inputs, LoadOptions(), Run(threads: 2), namesSources: true).report.messages()
    }
    let two = try said(["编号,受理渠道\n1,电话\n", "渠道,编号\n微信,2\n"])
    #expect(
      two.map(\.english) == [
        "受理渠道 is only in 2024-05.csv and 渠道 is only in 2024-06.csv; where a column lacks its cells are missing"
      ])
    #expect(two[0].chinese == "受理渠道仅见于 2024-05.csv，渠道仅见于 2024-06.csv；缺少的列按缺失计")
    let three = try said(["a,b,c\n1,2,3\n", "a,b,c\n4,5,6\n", "a\n7\n"])
    #expect(
      three.map(\.english).first
        == "b and c are not in 2024-07.csv; where a column lacks its cells are missing")
    #expect(try said(["a,b\n1,x\n", "b,a\ny,2\n"]).isEmpty)
  }

  /// At most eight notes, the worst first; what several files have alike is said once.
  @Test func theWorstNotesAreSaidAndTheRestCounted() throws {
    let names = (0..<12).map { "列\($0)" }.joined(separator: ",")
    var rows = (0..<40).map { row in (0..<12).map { "\(row * $0)" }.joined(separator: ",") }
    rows += ["", "1,2", "3,\"x\"y,4", String(repeating: "合计,", count: 12) + "9", ",,,,,,,,,,,"]
    let loaded = try load(" \(names)\r\n" + rows.joined(separator: "\n"))
    let all = loaded.report.messages()
    let (said, more) = loaded.report.worst()
    #expect(said.count == min(all.count, LoadReport.mostNotes) && more == all.count - said.count)
    #expect(said.first?.english.contains("合计") == true)
    #expect(Set(said).isSubset(of: Set(all)))
  }

  @Test func whatFilesHaveAlikeIsSaidOnce() throws {
    let inputs = ["a.csv", "b.csv"].map { name in
      InputFile(name, memory: Buffer(Array("x,y\n1,2\n,\n".utf8)), count: 10)
    }
    let loaded = try load(inputs, LoadOptions(), Run(threads: 2), namesSources: true)
    #expect(
      loaded.report.messages().map(\.english) == [
        "a.csv and b.csv: 1 record without any value left out, line 3"
      ])
  }
}
