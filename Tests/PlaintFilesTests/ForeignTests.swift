import PlaintTable
import PlaintText
import Testing

@testable import PlaintReading

/// What is no table of text is told by its first bytes, with what to do.
@Suite struct ForeignTests {
  private func refusal(_ bytes: [UInt8]) throws -> Diagnostic {
    try #require(throws: Diagnostic.self) { try load(bytes: bytes) }
  }

  private static func archive(_ part: String) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + Array("\u{14}\0\0\0[Content_Types].xml\0\0\(part)\0\0".utf8)
  }

  @Test(
    arguments: [
      (
        ForeignTests.archive("xl/workbook.xml"), "an Excel workbook (.xlsx)",
        "save the sheet as CSV"
      ),
      (
        ForeignTests.archive("word/document.xml"), "a Word document (.docx)",
        "save the sheet as CSV"
      ),
      (ForeignTests.archive("tickets.csv"), "compressed (zip)", "unzip"),
      (
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        "a workbook of the old kind (.xls), or one with a password", "save the sheet as CSV"
      ),
      ([0x1F, 0x8B, 8, 0], "compressed (gzip)", "gunzip"),
      ([0x28, 0xB5, 0x2F, 0xFD, 0], "compressed (zstd)", "unzstd"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "compressed (xz)", "unxz"),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "compressed (7z)", "7z x"),
      (Array("Rar!\u{1A}\u{7}\u{1}\0".utf8), "compressed (rar)", "unrar x"),
      (
        Array("| 渠道 | n |\n| --- | ---: |\n| 电话 | 1 |\n".utf8),
        "a table in Markdown, made for reading", "as .csv"
      ),
      (Array("%PDF-1.7\n".utf8), "a PDF document", "ask for the rows as CSV"),
      (Array("PAR1\0\0".utf8), "a file of a database", "export its rows as CSV"),
      (Array("SQLite format 3\0".utf8), "a file of a database", "export its rows as CSV"),
      (Array("\u{FEFF}\n<html><table>".utf8), "a web page (HTML)", "save the sheet as CSV"),
      (Array("<!DOCTYPE html>\n".utf8), "a web page (HTML)", "save the sheet as CSV"),
      (
        Array(
          "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
            .utf8),
        "a spreadsheet in XML", "save the sheet as CSV"
      ),
      (Array("<?xml version=\"1.0\"?><rows/>".utf8), "XML", "CSV"),
      (Array("[\n  {\"编号\": 1}]".utf8), "JSON", "CSV"),
      (Array("{\"编号\": 1}\n".utf8), "JSON", "CSV"),
    ] as [([UInt8], String, String)])
  func anotherKindOfFileIsNamed(bytes: [UInt8], name: String, advice: String) throws {
    let refusal = try refusal(bytes)
    #expect(refusal.message.english == "“test.csv” is \(name), not rows of text")
    #expect(refusal.message.chinese?.contains("不是文本表格") == true)
    #expect(refusal.hints.first?.english.contains(advice) == true)
    #expect(refusal.failure == .data)
  }

  /// Headers that only begin alike are read.
  @Test(arguments: [
    "PK,b\n1,2\n", "{a},b\n1,2\n", "[类型],b\n1,2\n", "<x>,b\n1,2\n", "%PDF,b\n1,2\n",
  ])
  func textThatBeginsAlikeIsRead(text: String) throws {
    #expect(try load(text).cells == [["1", "2"]])
  }
}
