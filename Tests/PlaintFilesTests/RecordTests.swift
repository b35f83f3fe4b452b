import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading
@testable import PlaintWriting

@Suite struct RecordTests {
  @Test(arguments: [",", "\t", ";", "|"]) func theDelimiterIsNoticed(delimiter: String) throws {
    let text = "a,b,c\n1,甲,x\n2,乙,y\n".split(separator: ",").joined(separator: delimiter)
    let loaded = try load(text)
    #expect(loaded.names == ["a", "b", "c"])
    #expect(loaded.cells == [["1", "甲", "x"], ["2", "乙", "y"]])
    #expect(loaded.file.delimiter == delimiter.utf8.first)
  }

  @Test func aDelimiterInsideTextsIsNotTakenForTheDelimiter() throws {
    let loaded = try load("a;b\n1,5;x,y,z\n2,5;甲,乙\n")
    #expect(loaded.names == ["a", "b"])
    #expect(loaded.cells == [["1,5", "x,y,z"], ["2,5", "甲,乙"]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func everyLineEndWorks(end: String) throws {
    for last in ["", end] {
      let loaded = try load("a,b\(end)1,甲\(end)2,\"x\(end)y\"\(last)")
      #expect(loaded.cells == [["1", "甲"], ["2", "x\(end)y"]])
      #expect(loaded.said == "")
    }
  }

  @Test func mixedLineEndsAreReadAndSaid() throws {
    let loaded = try load("a,b\n1,甲\r\n2,乙\r3,丙\n")
    #expect(loaded.cells == [["1", "甲"], ["2", "乙"], ["3", "丙"]])
    #expect(loaded.said == "mixed line ends: 2 LF, 1 CR LF and 1 CR")
    #expect(loaded.report.messages().first?.chinese == "换行符混用：2 LF、1 CR LF 和 1 CR")
  }

  @Test func quotesHoldDelimitersLineBreaksAndDoubledQuotes() throws {
    let loaded = try load("a,b\n\"x,\"\"y\"\"\n甲\",\"\"\n\"\"\"\",z\n")
    #expect(loaded.cells == [["x,\"y\"\n甲", ""], ["\"", "z"]])
    #expect(loaded.said == "")
  }

  @Test func blankLinesAreLeftOutAndCounted() throws {
    let loaded = try load("\n\na,b\n\n1,2\r\n\r\n3,4\n\n")
    #expect(loaded.cells == [["1", "2"], ["3", "4"]])
    #expect(loaded.file.oddities.blankLines == 5)
    #expect(loaded.said.contains("5 blank lines left out"))
  }

  /// Records of delimiters and blanks alone, wherever they stand and however the file is read.
  @Test func recordsWithoutAnyValueAreNoRows() throws {
    let text = "编号,类别,n\n1,资费,\n,,\n ,\t,\u{3000}\n2,网络,5\n,\n3,\"\",\n,,,,\n,,\n"
    for (block, isStrict) in [(1 << 18, false), (1 << 18, true), (8, false), (16, false)] {
      let loaded = try load(text, block: block, isStrict: isStrict)
      #expect(loaded.cells == [["1", "资费", ""], ["2", "网络", "5"], ["3", "", ""]])
      #expect(loaded.kinds == [.identifier, .text, .whole])
      #expect(loaded.report.columns.map(\.missing) == [0, 1, 2])
      #expect(loaded.said == "5 records without any value left out, lines 3, 4, 6, 8 and 9")
    }
    #expect(
      try load(text).report.messages().first?.chinese
        == "略去没有任何值的记录 5 条（第 3、4、6、8 和 9 行）")
  }

  /// Rows are numbered as they stand in the table, whatever was left out before them.
  @Test func whatIsOddBehindThemIsToldWithItsRow() throws {
    let head = "a,b,c\n1,2,3\n,,\n,,\n"
    #expect(
      try load(head + "4,5\n").said.contains(
        "1 row is short, filled with missing cells: row 2 (line 5)"))
    let long = try load(head + "4,5,6,7\n8,9,1\n")
    #expect(long.cells == [["1", "2", "3", ""], ["4", "5", "6", "7"], ["8", "9", "1", ""]])
    let dates = try load("a,day\n,\n1,05/01/2012\n2,13/01/2012\n")
    #expect(dates.said.contains("row 2 holds “13/01/2012”"))
  }

  @Test func recordsWithoutAValueAboveTheHeaderAreNoHeader() throws {
    for isStrict in [true, false] {
      let loaded = try load(",,\n,,\n编号,类别,n\n1,资费,2\n", isStrict: isStrict)
      #expect(loaded.names == ["编号", "类别", "n"])
      #expect(loaded.cells == [["1", "资费", "2"]])
      #expect(loaded.said == "2 records without any value left out, lines 1 and 2")
    }
  }

  /// Many of them, over block borders, in a column of each make; and what is left reads back.
  @Test func manyRecordsWithoutAValueAreLeftOutOfEveryColumn() throws {
    var text = "n,t,d,free\n"
    var rows: [[String]] = []
    for row in 0..<3000 {
      if row % 7 == 3 { text += ",,,\n" }
      let cells = ["\(row)", "渠道\(row % 5)", "2012-05-\(row % 20 + 10)", "文字 \(row * 7919)"]
      rows.append(cells)
      text += cells.joined(separator: ",") + "\n"
    }
    text += String(repeating: ",,,\n", count: 5000)
    for (block, isStrict) in [(1 << 18, false), (1000, false), (1 << 18, true)] {
      let loaded = try load(text, block: block, isStrict: isStrict)
      #expect(loaded.cells == rows)
      #expect(loaded.file.oddities.hollow.count == 5429)
      #expect(loaded.report.columns.allSatisfy { $0.missing == 0 })
    }
  }

  @Test func rowsWithoutAValueThatAreExportedComeBack() throws {
    let loaded = try load("a,b\n\"\",\n1,\n\"  \",\" \"\n")
    #expect(loaded.cells == [["", ""], ["1", ""], ["  ", " "]])
    #expect(try load(bytes: exported(loaded.table)).cells == loaded.cells)
    #expect(try load(bytes: exported(loaded.table, .tsv)).cells == loaded.cells)
  }

  @Test func quotesBehindBlanksAreQuotes() throws {
    let text = "\"日期\", \"编号\",\t\"AGE\", \"a, b\"\n2024/08/05, \"DAVE, J\",1, \"x \"\"y\"\"\n甲\"\n"
    for (block, isStrict) in [(1 << 18, false), (1 << 18, true), (4, false)] {
      let loaded = try load(text, block: block, isStrict: isStrict)
      #expect(loaded.names == ["日期", "编号", "AGE", "a, b"])
      #expect(loaded.cells == [["2024/08/05", "DAVE, J", "1", "x \"y\"\n甲"]])
      #expect(
        loaded.said
          == "2 rows have blanks around quotes, which are taken for quotes all the same; the blanks are left out: the header, row 1"
      )
    }
    let header = try load("\"ID\", \"姓 名\" ,b\n1,2,3\n")
    #expect(header.names == ["ID", "姓 名", "b"])
    #expect(header.report.messages().contains { $0.chinese?.hasSuffix("：表头") == true })
  }

  /// Space, tab and ideographic blank, at every place, at every size of blocks: no row is swallowed.
  @Test(arguments: [" ", "\t", "\u{3000}", " \u{3000}\t"])
  func blanksBehindQuotesSwallowNoRow(blank: String) throws {
    let texts = [
      "v,name\n10,\"A, B\"_\n20,\"C, D\"\n30,\"E, F\"\n40,\"甲, 乙\"\n",
      "v,name\n10,_\"A, B\"_\n20,\"C, D\"\r\n30,_\"E, F\"\n40,\"甲, 乙\"_",
      "_\"v\"_,_\"name\"_\n10,\"A, B\"\n20,\"C, D\"\n30,\"E, F\"\n40,\"甲, 乙\"\n",
      "v,name\n\"10\"_,\"A, B\"\n\"20\",\"C, D\"\n\"30\"_,\"E, F\"_\r\n40,\"甲, 乙\"",
    ].map { $0.split(separator: "_", omittingEmptySubsequences: false).joined(separator: blank) }
    for text in texts {
      for (block, isStrict) in (1...40).map({ ($0, false) }) + [(1, true), (1 << 18, true)] {
        let loaded = try load(
          text, LoadOptions(delimiter: ","), block: block, isStrict: isStrict)
        #expect(loaded.names == ["v", "name"])
        #expect(
          loaded.cells == [["10", "A, B"], ["20", "C, D"], ["30", "E, F"], ["40", "甲, 乙"]],
          "block \(block): \(text)")
        let notes = loaded.report.messages().filter { $0.english.contains("blanks around quotes") }
        #expect(notes.count == 1)
        #expect(notes.allSatisfy { $0.chinese?.contains("空白略去") == true })
      }
    }
  }

  @Test func oneBlankAmongAThousandRowsIsOneNote() throws {
    let lines = (1...1000).map { "\($0),\"甲, \($0)\"" + ($0 == 500 ? " " : "") }
    let text = "v,name\n" + lines.joined(separator: "\n") + "\n"
    for block in [64, 1000, 1 << 18] {
      let loaded = try load(text, block: block)
      #expect(loaded.cells == (1...1000).map { ["\($0)", "甲, \($0)"] })
      #expect(loaded.said.contains("1 row has blanks around quotes"))
    }
  }

  /// Quotes inside quotes, one of them before a blank and a comma or line end of the sentence.
  @Test func aSentenceWithQuotesKeepsItsCell() throws {
    let text = "a,b\n\"他说 \"不行\" , 就走了\",10\n\"he said \"no\" \nand left\",20\n\"A, B\" ,30\n"
    for (block, isStrict) in [(1 << 18, false), (1 << 18, true), (3, false)] {
      let loaded = try load(text, block: block, isStrict: isStrict)
      #expect(
        loaded.cells == [
          ["他说 \"不行\" , 就走了", "10"], ["he said \"no\" \nand left", "20"], ["A, B", "30"],
        ])
    }
  }

  /// What is no cell in quotes stays as it is written.
  @Test(arguments: ["a, \"b\" c", "a, \"b", "a, b\"c\"", "a, \"b\"c\""])
  func otherQuotesBehindBlanksStay(record: String) throws {
    for isStrict in [false, true] {
      let loaded = try load("x,y\n\(record)\n1,2\n", isStrict: isStrict)
      #expect(loaded.cells[0].joined(separator: ",") == record)
      #expect(loaded.cells.last == ["1", "2"])
    }
  }

  @Test func aRowOfOneEmptyQuotedCellIsNoBlankLine() throws {
    let loaded = try load("a\n\"\"\nx\n\n")
    #expect(loaded.cells == [[""], ["x"]])
  }

  @Test func shortRowsAreFilledAndSaid() throws {
    let loaded = try load("a,b,c\n1,2,3\n甲\n4,5\n")
    #expect(loaded.cells == [["1", "2", "3"], ["甲", "", ""], ["4", "5", ""]])
    #expect(loaded.values("c")[1] == .missing)
    #expect(loaded.said.contains("2 rows are short, filled with missing cells: rows 2 and 3"))
  }

  @Test func longRowsKeepTheirRestInAColumnOfItsOwn() throws {
    let loaded = try load("a,b\n1,2\n3,4,多余,\"x,y\"\n5,6\n")
    #expect(loaded.names == ["a", "b", "extra"])
    #expect(loaded.cells == [["1", "2", ""], ["3", "4", "多余,\"x,y\""], ["5", "6", ""]])
    #expect(loaded.said.contains("1 row has more cells than the header"))
    #expect(loaded.said.contains("row 2"))
  }

  @Test func quotesInsideAPlainCellStay() throws {
    let loaded = try load("a,b\n1,他说\"不行\"就挂了\n2,x\n")
    #expect(loaded.cells == [["1", "他说\"不行\"就挂了"], ["2", "x"]])
    #expect(loaded.said.contains("1 row holds quotes inside a cell, kept as written: row 1"))
  }

  @Test func quotesInsideAQuotedCellThatAreNotDoubledStay() throws {
    let loaded = try load("a,b\n\"他说\"不行\"就挂了\",1\n\"他说\"不行,就挂了\",2\n")
    #expect(loaded.cells == [["他说\"不行\"就挂了", "1"], ["他说\"不行,就挂了", "2"]])
    #expect(loaded.file.oddities.strayQuotes.count == 2)
  }

  @Test func textBehindAClosingQuoteIsKeptAsWritten() throws {
    let loaded = try load("a,b\n\"x\"y,\"z\"\n\"甲\" 乙,1\n")
    #expect(loaded.cells == [["\"x\"y", "z"], ["\"甲\" 乙", "1"]])
  }

  @Test func aMultilineCellWithBareQuotesIsOneCellIfTheCountIsRight() throws {
    let loaded = try load("a,b,c\n1,\"第一行\n他说\"不\"走了\n末行\",3\n4,5,6\n")
    #expect(loaded.cells == [["1", "第一行\n他说\"不\"走了\n末行", "3"], ["4", "5", "6"]])
  }

  @Test func anUnclosedQuoteLosesNoRows() throws {
    let rows = (1...50).map { $0 == 20 ? "20,\"没有结束" : "\($0),x" }
    let loaded = try load("a,b\n" + rows.joined(separator: "\n") + "\n")
    #expect(loaded.table.count == 50)
    #expect(loaded.cells[19] == ["20", "\"没有结束"])
    #expect(loaded.said.contains("1 row opens quotes that never close"))
    #expect(loaded.said.contains("row 20"))
  }

  @Test func anUnclosedQuoteBeforeQuotedRowsLosesNoRows() throws {
    let rows = (1...50).map { $0 == 20 ? "20,\"没有结束" : "\($0),\"x,\($0)\"" }
    let loaded = try load("a,b\n" + rows.joined(separator: "\n") + "\n")
    #expect(loaded.table.count == 50)
    #expect(loaded.cells[19] == ["20", "\"没有结束"])
    #expect(loaded.cells[20] == ["21", "x,21"])
  }

  @Test func aFileCutInsideQuotesNamesThePartialRecord() throws {
    let loaded = try load("a,b\n1,\"x\"\n2,\"开头\n还有")
    #expect(loaded.cells == [["1", "x"], ["2", "开头\n还有"]])
    #expect(
      loaded.said == "the file ends inside quotes: row 2, which starts on line 3, is not complete")
  }

  @Test func manyUnclosedQuotesStillEnd() throws {
    let rows = (1...3000).map { "\($0),\"甲\"乙" }
    let loaded = try load("a,b\n" + rows.joined(separator: "\n") + "\n\"开\n")
    #expect(loaded.table.count == 3001)
    #expect(loaded.cells[7] == ["8", "\"甲\"乙"])
  }

  @Test func aCarriageReturnInsideACellIsKept() throws {
    let loaded = try load("a,b\n1,2\n甲\r乙,4\n")
    #expect(loaded.cells == [["1", "2"], ["甲\r乙", "4"]])
    #expect(loaded.said.contains("carriage return inside a cell"))
  }

  @Test func nulBytesAreKeptAndSaid() throws {
    let loaded = try load("a,b\n1,甲\0乙\n")
    #expect(loaded.cells == [["1", "甲\0乙"]])
    #expect(loaded.said.contains("1 cell holds NUL bytes: row 1"))
  }

  @Test func namesAreMadeUnique() throws {
    let loaded = try load("名,,名,名_2, x \n1,2,3,4,5\n")
    #expect(loaded.names == ["名", "c2", "名_3", "名_2", "x"])
    #expect(loaded.file.changedNames.map(\.index) == [1, 2, 4])
    #expect(loaded.said.contains("column 3 is a second “名”: it is “名_3”"))
  }

  @Test func withoutAHeaderColumnsAreNumbered() throws {
    let loaded = try load("1,甲\n2,乙\n", LoadOptions(headerRows: 0))
    #expect(loaded.names == ["c1", "c2"])
    #expect(loaded.cells == [["1", "甲"], ["2", "乙"]])
  }

  @Test func skippedLinesAreNotRead() throws {
    let loaded = try load("标题\n导出于,今天,,\na,b\n1,2\n", LoadOptions(skip: 2))
    #expect(loaded.names == ["a", "b"])
    #expect(loaded.cells == [["1", "2"]])
  }

  @Test func chosenColumnsComeInTheOrderAsked() throws {
    let loaded = try load("a,b,甲\n1,2,3\n", LoadOptions(columns: ["甲", "a"]))
    #expect(loaded.names == ["甲", "a"])
    #expect(loaded.cells == [["3", "1"]])
    let failure = #expect(throws: Diagnostic.self) {
      try load("渠道,b\n1,2\n", LoadOptions(columns: ["受理渠道"]))
    }
    #expect(failure?.hints.first?.english == "did you mean “渠道”?")
  }

  @Test func emptyFilesAreRefusedAndAHeaderAloneIsATableOfNoRows() throws {
    for text in ["", "\n", "\r\n\r\n", "\u{FEFF}"] {
      #expect(throws: Diagnostic.self) { try load(text) }
    }
    let loaded = try load("a,甲\n")
    #expect(loaded.names == ["a", "甲"])
    #expect(loaded.table.count == 0)
  }

  /// Every way of cutting the bytes into blocks gives the same table and the same report.
  @Test func theSizeOfBlocksNeverMatters() throws {
    let texts = [
      "a,b,c\r\n1,\"x\"\"y\r\n\",z\r\n甲,\"乙\",\r\n\r\n2,,3,extra\n4\n\"q\"r,5,6\r\n",
      "a,b\r1,\"cut\r甲", "a\n\"\"\n\"x\"\n", "a,b\n1,\"open\n2,x\n3,y\n",
    ]
    for text in texts {
      let whole = try load(text)
      for block in 1...40 {
        let cut = try load(text, block: block)
        #expect(cut.cells == whole.cells)
        #expect(cut.said == whole.said)
      }
    }
  }
}
