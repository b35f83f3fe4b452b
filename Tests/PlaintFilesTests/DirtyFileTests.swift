import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

/// Files of which readers lose rows, cells or zeros: the odd row comes late, past every sample.
///
/// Each loads with nothing lost and everything odd said.
@Suite struct DirtyFileTests {
  private static let rows = 6000
  private static let bad = 5500
  private static let head = "id,phone,sat,txt"

  private static func base(_ row: Int) -> [String] {
    let tail = String(String(100_000_000 + row).dropFirst())
    return ["\(20_110_700_000_000 + row)", "138\(tail)", "\(row % 5 + 1)", "文本\(row)"]
  }

  /// The good rows with one in place of number ``bad``.
  private static func text(_ odd: String? = nil, end: String = "\n") -> String {
    let lines = (0..<rows).map { row in
      row == bad ? odd ?? base(row).joined(separator: ",") : base(row).joined(separator: ",")
    }
    return ([head] + lines).joined(separator: end) + end
  }

  /// The cells expected, with one row replaced.
  private static func cells(_ odd: [String]? = nil) -> [[String]] {
    (0..<rows).map { $0 == bad ? odd ?? base($0) : base($0) }
  }

  private let kinds: [Kind] = [.identifier, .identifier, .whole, .text]

  /// Wherever it is read, a row is where it is: quote signs doubled before a line break count no line.
  @Test func linesAreCountedThroughQuotedBreaks() throws {
    let text = "甲;b\n1;\"x\r\n;y\"\n2;\"z\"\"\n\"\n\"短\r\n\"\n2;\"z\"\"\n\"\"\n\"\n短\n"
    for isStrict in [true, false] {
      for block in [1, 7, 1 << 20] {
        let loaded = try load(text, LoadOptions(delimiter: ";"), block: block, isStrict: isStrict)
        #expect(
          loaded.said.contains("rows 3 (line 6) and 5 (line 11)"), "\(block): \(loaded.said)")
      }
    }
  }

  @Test func aPhoneWithALeadingZeroStaysText() throws {
    let lines = (0..<Self.rows).map { "\($0),010\(86_550_000 + $0),\($0 % 5 + 1),文本" }
    let loaded = try load(([Self.head] + lines).joined(separator: "\n"))
    #expect(loaded.kinds == [.identifier, .text, .whole, .text])
    #expect(loaded.values("phone")[0] == .text("01086550000"))
    #expect(loaded.said == "")
  }

  @Test func aLateWordAmongNumbersIsKeptAndSaid() throws {
    let odd = ["55000", "13800000000", "未评价", "文本"]
    let loaded = try load(Self.text(odd.joined(separator: ",")))
    #expect(loaded.cells == Self.cells(odd))
    #expect(loaded.kinds == kinds)
    #expect(
      loaded.said
        == "“sat”: 1 cell is no whole number, kept as text and left out of arithmetic: “未评价” in row 5,501; text sat behind load keeps the whole column as text"
    )
  }

  @Test func aRowOfDashesIsKeptAndSaid() throws {
    let odd = ["--", "--", "--", "--"]
    let loaded = try load(Self.text("--,--,--,--"))
    #expect(loaded.cells == Self.cells(odd))
    // Identifiers with words among them are texts: none is lost.
    #expect(loaded.kinds == [.text, .text, .whole, .text])
    #expect(loaded.report.columns.map(\.misfits) == [0, 0, 1, 0])
    #expect(loaded.said.split(separator: "\n").count == 1)
    #expect(loaded.said.contains("“sat”: 1 cell is no whole number"))
  }

  @Test func anExtraCellIsKept() throws {
    let odd = Self.base(Self.bad)
    let loaded = try load(Self.text(odd.joined(separator: ",") + ",多余"))
    #expect(loaded.names == ["id", "phone", "sat", "txt", "extra"])
    #expect(loaded.cells.map { Array($0.prefix(4)) } == Self.cells())
    #expect(loaded.values("extra")[Self.bad] == .text("多余"))
    #expect(loaded.values("extra").count { $0 != .missing } == 1)
    #expect(
      loaded.said.contains(
        "1 row has more cells than the header, the rest is kept in column “extra”: row 5,501"))
  }

  @Test func aShortRowIsFilled() throws {
    let loaded = try load(Self.text("55000,13800000000"))
    #expect(loaded.cells == Self.cells(["55000", "13800000000", "", ""]))
    #expect(loaded.said == "1 row is short, filled with missing cells: row 5,501")
  }

  @Test func strayQuotesAreKept() throws {
    let odd = ["55000", "13800000000", "3", "他说\"不行\"就挂了"]
    let loaded = try load(Self.text(odd.joined(separator: ",")))
    #expect(loaded.cells == Self.cells(odd))
    #expect(loaded.said == "1 row holds quotes inside a cell, kept as written: row 5,501")
  }

  @Test func anUnclosedQuoteLosesNoRow() throws {
    let odd = ["55000", "13800000000", "3", "\"没有结束的引号"]
    let loaded = try load(Self.text(odd.joined(separator: ",")))
    #expect(loaded.cells == Self.cells(odd))
    #expect(
      loaded.said
        == "1 row opens quotes that never close, read as ordinary characters: row 5,501")
  }

  @Test func gb18030IsRead() throws {
    let loaded = try load(bytes: encoded(Self.text(), "GB18030"))
    #expect(loaded.cells == Self.cells())
    #expect(loaded.kinds == kinds)
    #expect(loaded.report.encodingMessage.english == "encoding GB18030, it is not UTF-8")
    #expect(loaded.said == "")
  }

  @Test func aByteOrderMarkIsNoCell() throws {
    let loaded = try load("\u{FEFF}" + Self.text())
    #expect(loaded.names == ["id", "phone", "sat", "txt"])
    #expect(loaded.cells == Self.cells())
    #expect(loaded.said == "")
  }

  @Test func anIdOfTwentyDigitsStaysText() throws {
    let lines = (0..<Self.rows).map { row in
      "2011070000000\(1_000_000 + row),\(Self.base(row)[1]),3,文本"
    }
    let loaded = try load(([Self.head] + lines).joined(separator: "\n"))
    #expect(loaded.kinds == [.text, .identifier, .whole, .text])
    #expect(loaded.values("id")[1] == .text("20110700000001000001"))
  }

  @Test func momentsWithoutPaddingAreMoments() throws {
    let cells = (0..<Self.rows).map { row in
      let minute = row % 60 < 10 ? "0\(row % 60)" : "\(row % 60)"
      return ["\(row)", "2012/5/\(row % 28 + 1) \(row % 24):\(minute)", "3", "文本"]
    }
    let lines = cells.map { $0.joined(separator: ",") }
    let loaded = try load(([Self.head] + lines).joined(separator: "\n"))
    #expect(loaded.kinds == [.identifier, .moment, .whole, .text])
    #expect(loaded.cells == cells)
    #expect(loaded.said == "")
  }

  @Test func mixedLineEndsAreSaid() throws {
    let lines = (0..<Self.rows).map { row in
      Self.base(row).joined(separator: ",") + (row % 2 == 1 ? "\r" : "")
    }
    let loaded = try load(([Self.head] + lines).joined(separator: "\n") + "\n")
    #expect(loaded.cells == Self.cells())
    #expect(loaded.said == "mixed line ends: 3,001 LF and 3,000 CR LF")
  }

  @Test func twoBytesThatAreNoUTF8AreKept() throws {
    var bytes = Array(Self.text().utf8)
    let place = try #require(bytes.firstRange(of: "文本\(Self.bad)".utf8))
    bytes.replaceSubrange(place.lowerBound..<place.lowerBound + 2, with: [0xFF, 0xFE])
    let loaded = try load(bytes: bytes)
    #expect(loaded.file.encoding == "UTF-8")
    #expect(loaded.table.count == Self.rows)
    #expect(
      loaded.said == "1 cell could not be decoded as UTF-8 and keeps its bytes: row 5,501")
    #expect(loaded.cells[Self.bad][3].harmless == "\\xFF\\xFE\\x87本5500")
    #expect(try exported(loaded.table) == bytes)
  }
}
