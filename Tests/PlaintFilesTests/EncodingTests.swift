import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintEncoding
@testable import PlaintReading
@testable import PlaintWriting

@Suite struct EncodingTests {
  /// Money in Windows-1252: no cell fails it, while GB18030 has no character for £5.
  @Test(
    arguments: [
      ([0xA3], "£"), ([0x80], "€"), ([0xA5], "¥"),
    ] as [([UInt8], String)])
  func moneySignsAreWestern(sign: [UInt8], shown: String) throws {
    let amounts = ["5.00", "10.50", "7", "1,200.00"].map { sign + Array("\($0)".utf8) }
    var bytes = Array("p,n\n".utf8)
    for amount in amounts { bytes += [0x22] + amount + Array("\",1\n".utf8) }
    let loaded = try load(bytes: bytes)
    #expect(loaded.file.encoding == "WINDOWS-1252")
    #expect(loaded.cells[0][0] == shown + "5.00")
    #expect(loaded.file.oddities.undecoded.count == 0)
  }

  @Test func chineseWithDamageStaysChinese() throws {
    var bytes = Array("p,n\n".utf8)
    for row in 0..<40 { bytes += try encoded("投诉内容第\(row)条,￥5\n", "GB18030") }
    bytes += [0xA3, 0x35, 0x2C, 0x31, 0x0A]
    #expect(try load(bytes: bytes).file.encoding == "GB18030")
  }

  @Test(arguments: ["\u{10FF80}", "\u{10FFFD}甲", "é\u{10FFA5}\u{10FF80}"])
  func lettersOfOnesOwnAtTheVeryEndAreUTF8(text: String) throws {
    let loaded = try load("a,b\n\(text),x\n")
    #expect(loaded.file.encoding == "UTF-8")
    #expect(Undecoded.bytes(of: loaded.cells[0][0]) == Array(text.utf8))
  }

  /// A lone byte of a wide encoding is no letter, no delimiter and no line end, wherever it stands.
  @Test(arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
  func aCharacterCutInTwoMakesUpNoSign(name: String) throws {
    let whole = try encoded("\u{FEFF}a,b\n1,投", name)
    for byte in [0x41, 0x2C, 0x0A, 0x30, 0xE4] as [UInt8] {
      let loaded = try load(bytes: whole + [byte])
      #expect(loaded.names == ["a", "b"])
      #expect(loaded.cells.count == 1 && loaded.cells[0][1].hasPrefix("投"))
      #expect(
        loaded.cells[0][1].unicodeScalars.dropFirst().allSatisfy { Undecoded.byte(of: $0) != nil })
      #expect(loaded.said == "1 cell could not be decoded as \(name) and keeps its bytes: row 1")
    }
  }

  @Test func halfOfAPairMakesUpNoDelimiter() throws {
    let bytes =
      try encoded("\u{FEFF}a,b\n1,", "UTF-16LE") + [0x2C, 0xD8]
      + (try encoded("\n3,4\n", "UTF-16LE"))
    let loaded = try load(bytes: bytes)
    #expect(loaded.cells == [["1", String(Undecoded.scalar(for: 0xD8))], ["3", "4"]])
    #expect(loaded.file.oddities.undecoded.count == 1)
  }

  private let text = "名称,n\n电话营业厅,1\n\u{3400}\u{00A9}\u{20000},2\n"
  private let cells = [["电话营业厅", "1"], ["\u{3400}\u{00A9}\u{20000}", "2"]]

  @Test func utf8IsTheFirstGuess() throws {
    let loaded = try load(text)
    #expect(loaded.cells == cells)
    #expect(loaded.report.encodingMessage.english == "encoding UTF-8, every byte is in order")
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstName() throws {
    let loaded = try load("\u{FEFF}" + text)
    #expect(loaded.names == ["名称", "n"])
    #expect(loaded.cells == cells)
    #expect(loaded.report.encodingMessage.english == "encoding UTF-8, by its byte order mark")
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
  func wideEncodingsAreKnownByTheirMark(name: String) throws {
    let loaded = try load(bytes: encoded("\u{FEFF}" + text, name))
    #expect(loaded.cells == cells)
    #expect(loaded.file.encoding == name)
    for block in [1, 2, 3, 7] {
      #expect(try load(bytes: encoded("\u{FEFF}" + text, name), block: block).cells == cells)
    }
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"]) func utf16IsKnownWithoutAMark(name: String) throws {
    let loaded = try load(bytes: encoded(text, name))
    #expect(loaded.cells == cells)
    #expect(loaded.report.encodingMessage.english.contains("zero bytes"))
  }

  @Test func gb18030IsTheSecondGuess() throws {
    for block in [1, 2, 3, 5, 1 << 20] {
      let loaded = try load(bytes: encoded(text, "GB18030"), block: block)
      #expect(loaded.cells == cells)
      #expect(loaded.report.encodingMessage.english == "encoding GB18030, it is not UTF-8")
      #expect(loaded.said == "")
    }
  }

  @Test func anExportWhoseTextsWereCutIsStillUTF8() throws {
    var bytes = Array("id,content\n".utf8)
    for row in 0..<400 {
      bytes += Array("\(row),电话营业厅".utf8)
      if row == 200 { bytes.removeLast() }
      bytes.append(0x0A)
    }
    for block in [1, 64, 1 << 20] {
      let loaded = try load(bytes: bytes, block: block)
      #expect(loaded.file.encoding == "UTF-8")
      #expect(loaded.table.count == 400)
      #expect(
        loaded.said.contains("1 cell could not be decoded as UTF-8 and keeps its bytes: row 201"))
      let text = loaded.values("content")[200].text
      #expect(text.harmless == "电话营业\\xE5\\x8E")
    }
  }

  /// However few cells there are, and wherever the damage is.
  @Test func fewerFailingCellsWin() throws {
    for rows in [3, 8, 30, 33, 500] {
      for damaged in [[0], [rows / 2], [rows - 1], [0, rows - 1]] {
        var bytes = Array("编号,渠道,内容\n".utf8)
        for row in 0..<rows {
          bytes += Array("\(row),电话,手机网络信号差\(row)".utf8)
          if damaged.contains(row) { bytes.removeLast(String(row).count + 1) }
          bytes.append(0x0A)
        }
        let loaded = try load(bytes: bytes)
        #expect(loaded.file.encoding == "UTF-8", "\(rows) rows, damaged \(damaged)")
        #expect(loaded.names == ["编号", "渠道", "内容"])
        #expect(loaded.file.oddities.undecoded.count == Set(damaged).count)
      }
    }
  }

  /// GB18030 whose texts were cut inside a character, as a byte limit does it.
  @Test func damagedGB18030StaysGB18030() throws {
    for rows in [8, 40, 2000] {
      var bytes = try encoded("编号,渠道,内容\n", "GB18030")
      for row in 0..<rows {
        bytes += try encoded("\(row),电话,手机网络信号差", "GB18030")
        if row % 4 == 0 { bytes.removeLast() }
        bytes.append(0x0A)
      }
      let loaded = try load(bytes: bytes)
      #expect(loaded.file.encoding == "GB18030")
      #expect(loaded.names == ["编号", "渠道", "内容"])
      #expect(loaded.file.oddities.undecoded.count == (rows + 3) / 4)
    }
  }

  @Test(arguments: [
    ("ESPECES;PROD\nAutres céréales;0,00\nBlé ;103,20\n", ";"),
    ("name,city\nMüller,Köln\nJosé,Málaga\nØster,Århus\n", ","),
    ("note,n\nit’s “quoted”…,1\ncafé,2\n", ","), ("n,t\n1,25°C\n2,naïveté\n", ","),
  ])
  func westernLettersAreToldFromChinese(text: String, delimiter: String) throws {
    let loaded = try load(bytes: encoded(text, "WINDOWS-1252"))
    #expect(loaded.file.encoding == "WINDOWS-1252")
    #expect(loaded.file.oddities.undecoded.count == 0)
    let written = loaded.cells.map { $0.joined(separator: delimiter) + "\n" }.joined()
    #expect(text.hasSuffix(written))
    let note = loaded.report.encodingMessage
    #expect(note.english.contains("a guess by what its letters are: encoding \"GB18030\""))
    #expect(note.chinese?.contains("加载时写明“编码 \"GB18030\"”") == true)
  }

  /// Names with characters outside GB 2312 do not make Chinese western.
  @Test func chineseWithRareCharactersIsGB18030() throws {
    let loaded = try load(bytes: encoded("姓名,区县\n朱镕基,东河\n陶喆,南湖\n", "GB18030"))
    #expect(loaded.file.encoding == "GB18030")
    #expect(loaded.cells == [["朱镕基", "东河"], ["陶喆", "南湖"]])
    #expect(loaded.report.encodingMessage.english == "encoding GB18030, it is not UTF-8")
  }

  @Test func bytesOutsideTheCellsOfTheHeaderAreCounted() throws {
    let loaded = try load(bytes: Array("名,数\n甲,1,".utf8) + [0xE5, 0x8E, 0x0A])
    #expect(loaded.file.encoding == "UTF-8")
    #expect(loaded.report.encodingMessage.english.contains("1 cell of 6 fails it"))
  }

  @Test(arguments: [
    ("latin-1", "ISO-8859-1"), ("Latin1", "ISO-8859-1"), ("iso8859-1", "ISO-8859-1"),
    ("cp1252", "WINDOWS-1252"), ("windows 1252", "WINDOWS-1252"),
  ])
  func westernNamesPeopleTypeAreKnown(typed: String, name: String) throws {
    let loaded = try load(
      bytes: encoded("名\né\n".replacing("名", with: "n"), "ISO-8859-1"), LoadOptions(encoding: typed)
    )
    #expect(loaded.cells == [["é"]])
    #expect(loaded.file.encoding == name)
  }

  @Test(arguments: [
    ("utf-8-sig", "UTF-8"), ("utf_8", "UTF-8"), ("UTF8", "UTF-8"), ("utf8mb4", "UTF-8"),
    ("cp936", "GBK"), ("GBK", "GBK"), ("gb2312", "GB2312"), ("GB-2312", "GB2312"),
    ("gb 18030", "GB18030"), ("euc-cn", "GB2312"), ("big-5", "BIG5"),
  ])
  func chineseNamesPeopleTypeAreKnown(typed: String, name: String) throws {
    // What calls itself GB 2312 may hold any character.
    let text = name == "BIG5" ? "名,n\n電話,1\n" : "名,n\n朱镕基\u{3400},1\n"
    let wide = ["UTF-8", "BIG5"].contains(name) ? name : "GB18030"
    let loaded = try load(bytes: encoded(text, wide), LoadOptions(encoding: typed))
    #expect(loaded.cells == [[name == "BIG5" ? "電話" : "朱镕基\u{3400}", "1"]])
    #expect(loaded.file.encoding == name)
    #expect(try OutgoingEncoding(typed).name == name)
  }

  @Test func anUnknownNameIsAnsweredWithAllThatWork() {
    let failure = #expect(throws: Diagnostic.self) {
      try load("a\n1\n", LoadOptions(encoding: "klingon"))
    }
    for name in knownEncodings {
      #expect(failure?.hints.last?.english.contains(name) == true)
      #expect(failure?.hints.last?.chinese?.contains(name) == true)
    }
  }

  @Test func aMarkOfUTF8BeforeGB18030IsNotBelieved() throws {
    let rows = (0..<300).map { "\($0),投诉内容第\($0)条" }
    let gb18030 = try encoded("编号,内容\n" + rows.joined(separator: "\n"), "GB18030")
    for block in [7, 1 << 20] {
      let loaded = try load(bytes: [0xEF, 0xBB, 0xBF] + gb18030, block: block)
      #expect(loaded.names == ["编号", "内容"])
      #expect(loaded.cells[299] == ["299", "投诉内容第299条"])
      #expect(
        loaded.report.encodingMessage.english
          == "encoding GB18030, it is not UTF-8, though it starts with the byte order mark of UTF-8"
      )
      #expect(loaded.said == "")
    }
  }

  @Test func aMarkOfUTF8BeforeDamagedUTF8IsBelieved() throws {
    var bytes = Array("\u{FEFF}编号,内容\n".utf8)
    for row in 0..<300 { bytes += Array("\(row),投诉内容\n".utf8) }
    bytes.insert(0xFF, at: bytes.count - 1)
    let loaded = try load(bytes: bytes)
    #expect(loaded.file.encoding == "UTF-8")
    #expect(loaded.names == ["编号", "内容"])
    #expect(loaded.file.oddities.undecoded.count == 1)
  }

  @Test func anEncodingThatIsNamedIsBelieved() throws {
    let bytes = try encoded("编号,内容\n1,投诉\n", "GB18030")
    let loaded = try load(bytes: bytes, LoadOptions(encoding: "utf-8"))
    #expect(loaded.file.encoding == "UTF-8")
    #expect(loaded.cells[0][1].harmless == "\u{376}\\xCB\\xDF")
    #expect(loaded.said.contains("1 cell could not be decoded as UTF-8"))
  }

  @Test func aGB18030FileWithDamageKeepsItsBytes() throws {
    var bytes = Array("id,content\n".utf8)
    for row in 0..<100 {
      bytes += Array("\(row),".utf8) + (try encoded("投诉内容", "GB18030"))
      if row == 50 { bytes.removeLast() }
      bytes.append(0x0A)
    }
    let loaded = try load(bytes: bytes)
    #expect(loaded.file.encoding == "GB18030")
    #expect(loaded.table.count == 100)
    #expect(loaded.said.contains("row 51"))
    #expect(loaded.cells[50][1].harmless.hasPrefix("投诉内\\x"))
  }

  @Test func anyEncodingCanBeNamed() throws {
    let loaded = try load(
      bytes: encoded("名,n\n電話,1\n", "BIG5"), LoadOptions(encoding: "big5"))
    #expect(loaded.cells == [["電話", "1"]])
    #expect(loaded.report.encodingMessage.english == "encoding BIG5, as you said")
    let failure = #expect(throws: Diagnostic.self) {
      try load("a\n1\n", LoadOptions(encoding: "GB1803"))
    }
    #expect(failure?.message.chinese == "没有编码“GB1803”")
    #expect(failure?.hints.first?.english.contains("GB18030") == true)
    #expect(failure?.failure == .data)
  }

  @Test func realCharactersInTheLastPlaneAreNotTakenForStandIns() throws {
    let loaded = try load(
      "a,b\n\u{10FF81},1\n甲\u{10FFFF},2\n", LoadOptions(encoding: "utf-8"))
    #expect(loaded.cells[0][0].harmless == "\\xF4\\x8F\\xBE\\x81")
  }

  /// The check agrees with the standard library on every short sequence of telling bytes.
  @Test func wellFormedMeansWhatTheStandardLibrarySays() {
    let telling: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE4, 0xED, 0xEF,
      0xF0,
      0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for a in telling {
      for b in telling {
        for c in telling {
          for d in telling {
            let bytes = [a, b, c, d]
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            let seen = bytes.withUnsafeBufferPointer { buffer in
              buffer.baseAddress.map { UTF8Check.prefix($0, 4).length == 4 }
            }
            let isStandIn = a == 0xF4 && b == 0x8F && c >= 0xBE
            #expect(seen == (isValid && !isStandIn), "\(bytes)")
          }
        }
      }
    }
  }
}
