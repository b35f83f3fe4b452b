import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

/// Headers as exports have them: names over several lines, none, twice; titles above them.
@Suite struct HeaderTests {
  @Test func thousandsOfEqualNamesAreNumberedInTurn() throws {
    let names = [String](repeating: "渠道", count: 20_000)
    let loaded = try load(names.joined(separator: ",") + "\n")
    #expect(loaded.table.columns.map(\.name) == ["渠道"] + (2...20_000).map { "渠道_\($0)" })
    let empty = try load("甲" + String(repeating: ",", count: 9_999) + "\n1\n")
    #expect(empty.table.columns.map(\.name) == ["甲"] + (2...10_000).map { "c\($0)" })
  }

  @Test(
    arguments: [
      ("编号\n(ID)", "编号 (ID)"), ("受理\r\n渠道", "受理渠道"), ("  区县\u{3000}", "区县"),
      ("Date\nreceived", "Date received"),
      ("受理 时间", "受理 时间"), ("\u{FEFF}编号", "编号"), ("zip\u{200B}code", "zipcode"), ("a\t\tb", "a b"),
      ("\n", ""), ("", ""),
    ]) func namesStandInOneLine(original: String, name: String)
  {
    #expect(Layout.tidied(original) == name)
  }

  @Test func namesAreTidiedAndSaidTogether() throws {
    let loaded = try load("\"编号\n(ID)\",\"受理\r\n渠道\",区县 \n1,电话,东河\n")
    #expect(loaded.names == ["编号 (ID)", "受理渠道", "区县"])
    #expect(
      loaded.said
        == "blanks and line breaks in the names of columns 1, 2 and 3 are left out: they are “编号 (ID)”, “受理渠道” and “区县”"
    )
    #expect(loaded.report.messages()[0].chinese?.hasPrefix("第 1、2 和 3 列名字中的空白和换行已略去") == true)
  }

  @Test func controlCharactersInNamesAreNamed() throws {
    let loaded = try load("编号\u{1B}[31m,b\u{0}c,d\u{7}\u{1B}, e\n1,2,3,4\n")
    #expect(loaded.names == ["编号 [31m", "b c", "d", "e"])
    #expect(
      loaded.said
        == "control characters (ESC, NUL and U+0007) in the names of columns 1, 2 and 3 are left out: they are “编号 [31m”, “b c” and “d”\nblanks and line breaks in the name of column 4 are left out: it is “e”"
    )
    let one = try load("a\u{0}b,c\n1,2\n")
    #expect(one.report.messages()[0].chinese == "第 1 列名字中的控制字符（NUL）已略去，名为“a b”")
  }

  @Test func columnsWithoutANameAreSaidTogether() throws {
    let one = try load("a,,c\n1,2,3\n")
    #expect(one.names == ["a", "c2", "c"])
    #expect(one.said == "column 2 has no name: it is “c2”")
    let many = try load("编号,内容,,,,,,,,,\n1,甲,,,,,,,,,\n")
    #expect(
      many.said
        == "columns 3, 4, 5, 6, 7, 8 and 3 more have no name: they are “c3”, “c4”, “c5”, “c6”, “c7”, “c8” and 3 more"
    )
    #expect(many.cells == [["1", "甲"] + [String](repeating: "", count: 9)])
  }

  @Test func aNameThatWouldBeTakenIsAvoided() throws {
    let loaded = try load("c2,,a,a,a_2\n1,2,3,4,5\n")
    #expect(loaded.names == ["c2", "c2_2", "a", "a_3", "a_2"])
    #expect(loaded.said.contains("column 4 is a second “a”: it is “a_3”"))
  }

  @Test func aSpreadsheetsWordForTheDelimiterIsNoRow() throws {
    for line in ["sep=;", "SEP=;", "\"sep=;\""] {
      let loaded = try load("\(line)\r\nid;渠道\r\n1;\"a,b\"\r\n")
      #expect(loaded.names == ["id", "渠道"])
      #expect(loaded.cells == [["1", "a,b"]])
      #expect(
        loaded.said == "line 1 is “sep=;”, a spreadsheet's word for the delimiter: taken as that")
    }
    #expect(!(try load("sep=;x\n1;2\n").said.contains("spreadsheet")))
    #expect(try load("sep,b\n1,2\n").names == ["sep", "b"])
  }

  @Test func aTitleAboveTheHeaderIsSaidWithItsRemedy() throws {
    let padded = "2024年1月投诉统计表,,,\n制表：客服中心,,,\n序号,区县,投诉量,备注\n1,东河,3,无\n2,昆区,3,无\n"
    let loaded = try load(padded)
    #expect(
      loaded.said.contains(
        "line 1 looks like a title, not like a header (“2024年1月投诉统计表”); line 3 may be the header: load with skip 2"
      ))
    #expect(loaded.report.messages()[0].chinese?.contains("加载时写明“跳过 2”") == true)
    let skipped = try load(padded, LoadOptions(skip: 2))
    #expect(skipped.names == ["序号", "区县", "投诉量", "备注"])
    #expect(skipped.said == "")
  }

  @Test func aTitleWithoutDelimitersIsSaidToo() throws {
    let loaded = try load("投诉统计表\n\n编号\t渠道\t区县\n1\t电话\t东河\n2\t短信\t昆区\n")
    #expect(loaded.said.contains("line 3 may be the header: load with skip 2"))
    #expect(
      try load("投诉统计表\n\n编号\t渠道\t区县\n1\t电话\t东河\n", LoadOptions(skip: 2)).names
        == ["编号", "渠道", "区县"])
  }

  @Test(
    arguments: [
      "编号,内容,,,\n1,甲,,,\n", "a,b,c\n1,,\n2,,\n", "a\n1\n", "name,,\n1,2,3\n4,5,6\n",
    ]) func noTitleIsSeenWhereThereIsNone(text: String) throws
  {
    #expect(!(try load(text).said.contains("looks like a title")))
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func skippedLinesEndInEveryWay(end: String) throws {
    let text = ["标题", "导出于,今天,,", "a,b", "1,2", ""].joined(separator: end)
    for block in [1, 2, 5, 1000] {
      let loaded = try load(text, LoadOptions(skip: 2), block: block)
      #expect(loaded.names == ["a", "b"])
      #expect(loaded.cells == [["1", "2"]])
    }
  }

  @Test func withoutAHeaderEveryLineIsARow() throws {
    let loaded = try load("1,甲,\n2,乙,丙\n", LoadOptions(headerRows: 0))
    #expect(loaded.names == ["c1", "c2", "c3"])
    #expect(loaded.cells == [["1", "甲", ""], ["2", "乙", "丙"]])
    #expect(loaded.said == "")
  }

  @Test func clausesWorkTogether() throws {
    let text = "导出\n编号|渠道|金额|日期\n001|电话|—|05/01/2012\n002|NA|3.5|06/02/2012\n"
    let loaded = try load(
      text,
      LoadOptions(
        delimiter: "|", skip: 1, columns: ["日期", "金额", "编号", "渠道"], text: ["编号"],
        dates: .dayFirst, missing: ["—", "NA"]))
    #expect(loaded.names == ["日期", "金额", "编号", "渠道"])
    #expect(loaded.kinds == [.date, .decimal, .text, .text])
    #expect(loaded.values("日期")[0].text == "2012-01-05")
    #expect(loaded.values("金额")[0] == .missing && loaded.values("渠道")[1] == .missing)
    #expect(loaded.cells[0] == ["05/01/2012", "—", "001", "电话"])
  }

  @Test(arguments: ["\"", "\n", "，", "\0"] as [Character])
  func aDelimiterThatCannotBeIsRefused(delimiter: Character) throws {
    #expect(throws: Diagnostic.self) { try load("1,2\n", LoadOptions(delimiter: delimiter)) }
  }

  @Test func anySignOfASCIICanBeTheDelimiter() throws {
    let loaded = try load("1^甲\n", LoadOptions(delimiter: "^", headerRows: 0))
    #expect(loaded.cells == [["1", "甲"]])
  }
}
