import Foundation
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading
@testable import PlaintWriting

struct WritingTableTests {
  private let names = ["工单", "text", "a,b", "q\"q"]

  private func written(
    _ table: Table, _ format: Format, _ options: WriteOptions = WriteOptions()
  ) throws -> (bytes: [UInt8], report: Written) {
    let scratch = Scratch()
    let headings = table.columns.map(\.name)
    var writer = try TableWriter(scratch.file("t"), format, columns: headings, options)
    try writer.write(table)
    let report = try writer.finish()
    #expect(scratch.names == ["t"])
    #expect(report.bytes == scratch.bytes("t").count)
    return (scratch.bytes("t"), report)
  }

  @Test(arguments: [Format.csv, .tsv])
  func cellsReadBackAsTheyWere(_ format: Format) throws {
    var nasty = Nasty(seed: 7)
    for round in 0..<60 {
      let width = round % 4 + 1
      let rows = nasty.table(rows: round % 9, columns: width)
      let headings = Array(names[..<width])
      let (bytes, report) = try written(dataset(rows, headings), format)
      #expect(texts(bytes, delimiter: format == .csv ? 0x2C : 0x09) == [headings] + rows)
      #expect(report.lines == rows.count && report.guarded == 0)
    }
  }

  @Test func onlyWhatMustBeQuotedIsQuoted() throws {
    let rows = [["a b", " x ", "业务，受理", "it's"], ["1,2", "\"", "\n", "\r"]]
    let (bytes, _) = try written(dataset(rows, ["a", "b", "c", "d"]), .csv)
    let expected = "a,b,c,d\na b, x ,业务，受理,it's\n\"1,2\",\"\"\"\",\"\n\",\"\r\"\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func strayBytesComeBackAsBytes() throws {
    var nasty = Nasty(seed: 3)
    let rows = nasty.table(rows: 40, columns: 3, stray: true)
    let raw = rows.map { row in
      row.map { text in
        text.unicodeScalars.flatMap { scalar in
          Undecoded.byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8)
        }
      }
    }
    let (bytes, _) = try written(dataset(rows, Array(names[..<3])), .csv)
    #expect(Array(read(bytes).dropFirst()) == raw)
  }

  @Test func formulasAreGuardedForExcelAndCounted() throws {
    let dangerous = ["=1+1", "+a", "-x", "@b", "\tt", "\rr", "\nn", "＝和", "＋加", "－减", "＠艾特", "﹣"]
    let harmless = ["a=1", "1-1", "", "'=", "客户=甲", "(＝)"]
    let rows = (dangerous + harmless).map { [$0, $0] }
    let (bytes, report) = try written(
      dataset(rows, ["=h", "b"]), .csv, WriteOptions(forExcel: true))
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let back = texts(Array(bytes.dropFirst(3)))
    #expect(back[0] == ["'=h", "b"])
    let expected = dangerous.map { "'" + $0 } + harmless
    #expect(back.dropFirst().map { $0[0] } == expected)
    #expect(back.dropFirst().map { $0[1] } == expected)
    #expect(report.guarded == 2 * dangerous.count + 1)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"'＝和\",\"'＝和\"\r\n"))
  }

  @Test func numbersAreNotGuarded() throws {
    let column = Column(
      "n", .decimal, .fixed(Buffer([-125, 0, Column.absent]), places: 1), count: 3)
    let (bytes, report) = try written(
      Table([column], count: 3), .csv, WriteOptions(forExcel: true))
    #expect(texts(Array(bytes.dropFirst(3))) == [["n"], ["-12.5"], ["0"], [""]])
    #expect(report.guarded == 0)
  }

  @Test func exceptionsAreWrittenAsTheyWereRead() throws {
    let spelling = Spelling(
      patterns: [.canonical], perRow: nil,
      exceptions: .init(rows: [1, 2, 4], texts: ["007", "不详", "=坏"]), misfits: [2, 4])
    let cells = Buffer<Int64>([5, 7, Column.absent, 5, Column.absent])
    let column = Column("n", .whole, .fixed(cells, places: 0), count: 5, spelling: spelling)
    let table = Table([column], count: 5)
    #expect(
      texts(try written(table, .csv).bytes) == [["n"], ["5"], ["007"], ["不详"], ["5"], ["=坏"]])
    let excel = try written(table, .csv, WriteOptions(forExcel: true))
    #expect(texts(Array(excel.bytes.dropFirst(3))).last == ["'=坏"])
    #expect(excel.report.guarded == 1)
    let json = String(decoding: try written(table, .ndjson).bytes, as: UTF8.self)
    #expect(json == "{\"n\":5}\n{\"n\":7}\n{\"n\":\"不详\"}\n{\"n\":5}\n{\"n\":\"=坏\"}\n")
  }

  @Test func whatWasLoadedIsWrittenAsItWasRead() throws {
    let source = """
      日期,时间,金额,数量,率,说明
      2012年5月1日,08:03,12.50,007,.5,业务
      2012年5月2日,8:03,-3,+3,.25,"流量,异常"
      不详,,1.000,N/A,,
      2012年12月31日,23:59,"1,000",12,-.75," 空 "

      """
    let loaded = try load(source)
    let (bytes, report) = try written(loaded.table, .csv)
    #expect(texts(bytes) == texts(Array(source.utf8)))
    #expect(report.lines == 4)
    let json = try written(loaded.table, .json).bytes
    let objects = try JSONSerialization.jsonObject(with: Data(json)) as? [[String: Any]]
    #expect(objects?.count == 4)
  }

  @Test func numbersSpelledTheirOwnWayArePlainInJSON() throws {
    let source = "a,b\n" + (1...200).map { "+\($0),.\($0)5\n" }.joined()
    let loaded = try load(source)
    #expect(loaded.kinds == [.whole, .decimal])
    let (bytes, _) = try written(loaded.table, .ndjson)
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("{\"a\":1,\"b\":0.15}\n"))
    #expect(texts(try written(loaded.table, .csv).bytes) == texts(Array(source.utf8)))
  }

  @Test func blocksAreOneFile() throws {
    let scratch = Scratch()
    var nasty = Nasty(seed: 11)
    let rows = nasty.table(rows: 50, columns: 2)
    for format in Format.allCases {
      let whole = try written(dataset(rows, ["a", "乙"]), format).bytes
      let path = scratch.file(format.name)
      var writer = try TableWriter(path, format, columns: ["a", "乙"])
      for start in stride(from: 0, to: 50, by: 7) {
        try writer.write(dataset(Array(rows[start..<min(start + 7, 50)]), ["a", "乙"]))
      }
      #expect(try writer.finish().lines == 50)
      #expect(scratch.bytes(format.name) == whole)
    }
  }

  @Test func longTablesUseTheDictionaryOnceAndAgree() throws {
    let words = (0..<300).map { "类别\($0),\"\($0 % 7)\"" }
    let cells = (0..<20_000).map { words[$0 * 7919 % 300] }
    let column = Column("类", .text, values: cells.map { .text($0) })
    let plain = Column("p", .text, .plain(Strings(cells), missing: nil), count: cells.count)
    let (bytes, report) = try written(Table([column, plain], count: cells.count), .csv)
    #expect(report.lines == 20_000)
    #expect(texts(bytes) == [["类", "p"]] + cells.map { [$0, $0] })
  }
}
