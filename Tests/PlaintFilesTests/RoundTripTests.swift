import Foundation
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading
@testable import PlaintWriting

/// A column that was not computed on exports as it was read, whatever it became.
@Suite struct RoundTripTests {
  @Test func randomTablesInEveryDialectAndEncodingComeBack() throws {
    var random = Seeded(state: 2_012)
    for round in 0..<200 {
      let rows = Tables.random(&random, rows: 1 + round % 15)
      var dialect = Dialect(&random)
      let encoding = ["UTF-8", "GB18030", "UTF-16LE"][round % 3]
      if encoding == "GB18030" { dialect.hasMark = false }
      let text = dialect.text(rows)
      let bytes = encoding == "UTF-8" ? Array(text.utf8) : try encoded(text, encoding)
      let loaded = try load(
        bytes: bytes,
        LoadOptions(
          encoding: encoding, delimiter: dialect.delimiter.first,
          dates: [nil, .dayFirst, .monthFirst][round % 3], missing: round % 2 == 0 ? ["NA"] : []),
        block: round % 4 == 0 ? 16 : 1 << 20)
      for format in [Format.csv, .tsv] {
        let back = texts(
          try exported(loaded.table, format), delimiter: format == .csv ? 0x2C : 0x09)
        #expect(back == dialect.kept(rows), "round \(round) \(encoding) \(dialect)")
      }
    }
  }

  /// Whatever signs stand in names and cells, a table comes back with its columns.
  @Test func signsThatDelimitElsewhereComeBack() throws {
    for names in [["a;b;c"], ["|"], ["a\tb", "c;d;e;f"], ["值;x", "n"]] {
      let cells = names.indices.map { $0 == 0 ? "1;2;3" : "x|y|z;甲" }
      let columns = zip(names, cells).map { Column($0, .text, values: [.text($1), .text($1)]) }
      for format in [Format.csv, .tsv] {
        let back = try load(bytes: exported(Table(columns, count: 2), format))
        #expect(back.names == names.map { $0 == "a\tb" ? "a b" : $0 })
        #expect(back.cells == [cells, cells])
      }
    }
  }

  /// Bytes that do not decode come back as they were, in the encoding they came in.
  @Test func undecodableCellsComeBackInTheirEncoding() throws {
    var random = Seeded(state: 77)
    for encoding in ["GB18030", "UTF-8"] {
      for round in 0..<30 {
        var bytes = try encoded("编号,内容\n", encoding)
        for row in 0..<60 {
          bytes += Array("\(row),".utf8) + (try encoded("投诉内容", encoding))
          if row % 20 == round % 20 { bytes.append(UInt8.random(in: 0xFE...0xFF, using: &random)) }
          bytes.append(0x0A)
        }
        let loaded = try load(bytes: bytes, LoadOptions(encoding: encoding))
        #expect(loaded.file.oddities.undecoded.count == 3)
        #expect(try exported(loaded.table, .csv, WriteOptions(encoding: encoding)) == bytes)
      }
    }
  }

  /// In another encoding they would make a file of two encodings, read back as neither.
  @Test func undecodableBytesOfAnotherEncodingAreReplacedAndCounted() throws {
    var bytes = try encoded("编号,内容\n", "GB18030")
    for row in 0..<40 {
      bytes += try encoded("\(row),投诉内容", "GB18030")
      if row % 4 == 0 { bytes.removeLast() }
      bytes.append(0x0A)
    }
    let loaded = try load(bytes: bytes)
    var options = WriteOptions()
    options.undecodedFrom = ["GB18030"]
    let back = try load(bytes: exported(loaded.table, .csv, options))
    #expect(back.report.encodingMessage.english == "encoding UTF-8, every byte is in order")
    #expect(back.names == ["编号", "内容"])
    #expect(back.cells[0] == ["0", "投诉内\u{FFFD}"] && back.cells[1] == ["1", "投诉内容"])
    options.encoding = "gbk"
    #expect(try exported(loaded.table, .csv, options) == bytes)
  }

  private static let facts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Facts")

  /// Every cell of the real files, and every cell of them again after an export.
  @Test(
    arguments: [
      ("cfpb_3186.csv", "UTF-8"), ("nyc311_noise_march2025.csv", "UTF-8"),
      ("tsa_report_2019-04.csv", "UTF-8"), ("zhengwu_labelled_495.gb18030.csv", "GB18030"),
      ("zhengwu_messages.utf8bom.csv", "UTF-8"),
    ]) func realFilesComeBack(name: String, encoding: String) throws
  {
    let bytes = Array(try Data(contentsOf: Self.facts.appending(path: name)))
    let loaded = try load(bytes: bytes)
    #expect(loaded.file.encoding == encoding)
    // Nothing is odd about them; of dates the order is said with the row that tells.
    #expect(
      loaded.said.split(separator: "\n").allSatisfy { $0.contains(" are read month-first: row 1 ") }
    )
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let raw = read(Array(bytes[mark...]))
    let back = read(try exported(loaded.table, .csv, WriteOptions(encoding: encoding)))
    #expect(back == raw)
    #expect(raw.count == loaded.table.count + 1)
  }
}
