import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintEncoding
@testable import PlaintReading

/// A way of writing tables, for making inputs.
struct Dialect: CustomStringConvertible {
  var delimiter = ","
  var end = "\n"
  var hasMark = false
  var endsLast = true
  var quotesAll = false

  var description: String {
    "\(Array(delimiter.utf8)) \(Array(end.utf8)) mark \(hasMark) last \(endsLast) all \(quotesAll)"
  }

  init(_ random: inout Seeded) {
    delimiter = [",", "\t", ";", "|"].randomElement(using: &random) ?? ","
    end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
    hasMark = Bool.random(using: &random)
    endsLast = Bool.random(using: &random)
    quotesAll = Bool.random(using: &random)
  }

  /// The rows as text.
  func text(_ rows: [[String]]) -> String {
    let lines = rows.map { row in
      row.map { cell in quoted(cell, isOnly: row.count == 1) }.joined(separator: delimiter)
    }
    return (hasMark ? "\u{FEFF}" : "") + lines.joined(separator: end) + (endsLast ? end : "")
  }

  /// The rows that are read back: those without a value and without quotes are no rows, and tabs around
  /// a cell guard it from spreadsheets.
  func kept(_ rows: [[String]]) -> [[String]] {
    rows.filter { row in
      quotesAll || row.count == 1
        || !row.allSatisfy { $0.allSatisfy { $0 == " " || $0 == "\u{3000}" } }
    }.map { row in row.map { $0 == "tab\t" ? "tab" : $0 } }
  }

  private func quoted(_ cell: String, isOnly: Bool) -> String {
    let needs =
      quotesAll || (isOnly && cell.isEmpty)
      || cell.utf8.contains { ",\t;|\"\r\n".utf8.contains($0) }
    guard needs else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

/// Makes tables full of what goes wrong.
struct Tables {
  static let cells = [
    "", " ", "1", "-2", "007", "3.50", ".5", "+4", "-0", "12345678901234567890", "2012-05-01",
    "2012/5/1", "2012/5/1 8:03", "2012年5月1日", "04-Aug-15", "05/01/2012", "25/01/2012", "8:03",
    "2015-01", "2015Q2", "NA", "--", "甲", "电话营业厅", "\u{20000}", "a,b", "x\"y", "\"", "\"\"",
    "20120501080315", "201205010803", "20120501 08:03", "2012-05-01 08:03:15.123456789",
    "2012-05-01 08:03:15.1234567", "2012-05-01 星期二", "2012-05-01 (Tue) 8:03", "２０１２－０５－０１",
    "25:05:30", "line\nbreak", "cr\rlf\r\n", "tab\t", "a;b|c", "长长的投诉内容，超过十六个字节", "\u{3000}",
  ]

  /// A table with a header; columns tend to be of one sort.
  static func random(_ random: inout Seeded, rows: Int) -> [[String]] {
    let width = Int.random(in: 1...4, using: &random)
    let pools = (0..<width).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in
        cells.randomElement(using: &random) ?? ""
      }
    }
    let header = (0..<width).map { "列\($0)" }
    let body = (0..<rows).map { _ in
      pools.map { pool in
        Int.random(in: 0..<40, using: &random) == 0
          ? cells.randomElement(using: &random) ?? "" : pool.randomElement(using: &random) ?? ""
      }
    }
    return [header] + body
  }
}

@Suite struct ChunkTests {
  /// Strict and parallel reading of any well-formed text give the same table, whatever the size of
  /// the blocks, and every cell comes back as it was.
  @Test func bothReadingsAgreeOnWellFormedText() throws {
    var random = Seeded(state: 20_120_501)
    for round in 0..<150 {
      let rows = Tables.random(&random, rows: round % 12)
      let dialect = Dialect(&random)
      let text = dialect.text(rows)
      let options = LoadOptions(
        delimiter: dialect.delimiter.first, dates: round % 3 == 0 ? .monthFirst : nil,
        missing: round % 2 == 0 ? ["NA", "7", "2015-01"] : [])
      let strict = try load(text, options, isStrict: true)
      #expect(strict.cells == dialect.kept(Array(rows.dropFirst())), "round \(round) \(dialect)")
      for block in [1, 2, 3, 5, 16, 64, 1000] {
        let fast = try load(text, options, block: block)
        #expect(fast.cells == strict.cells, "round \(round) block \(block) \(dialect)")
        #expect(fast.kinds == strict.kinds)
        #expect(fast.said == strict.said, "round \(round) block \(block) \(dialect)")
        #expect(fast.file.oddities == strict.file.oddities, "round \(round) \(block) \(dialect)")
        for (a, b) in zip(fast.table.columns, strict.table.columns) {
          #expect((0..<a.count).allSatisfy { a[$0] == b[$0] })
        }
        #expect(fast.report.columns.map(\.missing) == strict.report.columns.map(\.missing))
      }
    }
  }

  /// Well-formed texts are read in parallel, not by falling back.
  @Test func wellFormedTextIsReadInChunks() throws {
    var random = Seeded(state: 7)
    for round in 0..<60 {
      let dialect = Dialect(&random)
      let text = dialect.text(Tables.random(&random, rows: 1 + round % 9))
      let bytes = Array(text.utf8)
      let input = InputFile("test.csv", memory: Buffer(bytes), count: bytes.count)
      let options = LoadOptions(delimiter: dialect.delimiter.first)
      for block in [1, 7, 64, 1000] {
        let reading = try read(input, options, block)
        #expect(reading.doubt == nil, "round \(round) \(dialect)")
      }
    }
  }

  /// Reads an input in blocks, keeping no column.
  private func read(
    _ input: InputFile, _ options: LoadOptions, _ block: Int
  ) throws -> FilePartReading {
    let part = try FilePart(input, options, Run(threads: 2))
    let reader = FilePartReader(
      part: part, targets: [:], firstRow: 0, firstByte: 0, room: part.mostRows, growth: 1,
      isFinal: true, classified: [], run: Run(threads: 2), block: block,
      memory: FilePartReader.Memory(
        estimate: LoadEstimate("", rows: 0, most: 0, []), available: { nil }))
    return try reader.read()
  }

  /// A few rows that are not well-formed send only their chunks to the strict reader.
  @Test(arguments: [
    "少", "1,2,3,多,的", "", "1,他说\"不行\",3", "1,\"引\"内\"号\",3", "1,回\r车,3", "1,\"\"\"x,\",\"3\"",
    "1,\"甲, 乙\" ,3", "\"甲, 乙\"\u{3000},2,3", " \"1\" ,2, \"甲, 乙\"\t",
  ])
  func aRaggedRowDoesNotSendTheFileToTheStrictReader(odd: String) throws {
    for end in ["\n", "\r\n"] {
      for place in 0...6 {
        var lines = (0..<6).map { "\($0),甲\($0),\"x,\(end)y\"" }
        lines.insert(odd, at: place)
        let bytes = Array((["a,b,c"] + lines).joined(separator: end).utf8)
        let input = InputFile("test.csv", memory: Buffer(bytes), count: bytes.count)
        let options = LoadOptions(delimiter: ",")
        let strict = try load(bytes: bytes, options, isStrict: true)
        for block in [1, 2, 3, 7, 16, 64, 1000] {
          let reading = try read(input, options, block)
          #expect(reading.doubt == nil, "\(place) \(block)")
          #expect(reading.oddities == strict.file.oddities, "\(place) \(block)")
          let fast = try load(bytes: bytes, options, block: block)
          #expect(fast.cells == strict.cells)
          #expect(fast.said == strict.said)
        }
      }
    }
  }

  /// Ill-formed texts are read as strictly as if nothing else had been tried.
  @Test func illFormedTextFallsBack() throws {
    var random = Seeded(state: 99)
    let noise = [
      "\"", ",", "\n", "\r", "\"\"", "\n\n", "甲\"乙", ",\"", "\",", "\r\n", "\r\n\r\n", "\n\r", "\0",
      "\" ", " \"", "\"\u{3000}", "\" ,", "\"\t\n",
    ]
    for round in 0..<400 {
      let dialect = Dialect(&random)
      var scalars = Array(dialect.text(Tables.random(&random, rows: 8)).unicodeScalars)
      for _ in 0...(round % 3) {
        let piece = noise.randomElement(using: &random) ?? ""
        scalars.insert(
          contentsOf: piece.unicodeScalars, at: Int.random(in: 0...scalars.count, using: &random))
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let options = LoadOptions(delimiter: dialect.delimiter.first)
      guard let strict = try? load(text, options, isStrict: true) else { continue }
      for block in [1, 2, 3, 5, 16, 64, 1000] {
        let other = try load(text, options, block: block, threads: 1 + block % 3)
        #expect(other.cells == strict.cells, "round \(round) block \(block)")
        #expect(other.names == strict.names)
        #expect(other.said == strict.said)
        #expect(other.file.oddities == strict.file.oddities)
      }
    }
  }

  /// A longer file, so that threads meet in the middle of columns of every storage.
  @Test func longFilesAgreeToo() throws {
    var text = "id,渠道,内容,时间,数\n"
    for row in 0..<30_000 {
      let channel = ["电话营业厅", "网上营业厅", "", "短信"][row % 4]
      let body = row % 50 == 0 ? "\"引\"\"号,\n换行\(row)\"" : "投诉内容第\(row)条"
      text += "\(20_110_700_000_000 + row),\(channel),\(body),"
      text +=
        "2012/\(row % 12 + 1)/\(row % 28 + 1) \(row % 24):0\(row % 10),\(row % 7).\(row % 10)\n"
    }
    let strict = try load(text, isStrict: true)
    #expect(strict.kinds == [.identifier, .text, .text, .moment, .decimal])
    for (block, threads) in [(1 << 20, 2), (5000, 3), (100, 1)] {
      let fast = try load(bytes: Array(text.utf8), block: block, threads: threads)
      #expect(fast.cells == strict.cells)
      #expect(fast.report.columns.map(\.missing) == strict.report.columns.map(\.missing))
      #expect(fast.said == "")
    }
  }

  @Test func gb18030IsReadInChunks() throws {
    var random = Seeded(state: 5)
    for _ in 0..<30 {
      let rows = Tables.random(&random, rows: 6).map { $0.map { $0 + "中" } }
      var dialect = Dialect(&random)
      dialect.hasMark = false
      let utf8 = Array(dialect.text(rows).utf8)
      let converter = try #require(Converter(to: "GB18030"))
      var bytes = [UInt8](repeating: 0, count: 2 * utf8.count + 16)
      let count = utf8.withUnsafeBufferPointer { source in
        bytes.withUnsafeMutableBufferPointer { target in
          source.baseAddress.flatMap { from in
            target.baseAddress.map { converter.convert(from, utf8.count, $0, target.count).written }
          } ?? 0
        }
      }
      let options = LoadOptions(encoding: "GB18030", delimiter: dialect.delimiter.first)
      for block in [1, 3, 100] {
        let loaded = try load(bytes: Array(bytes[..<count]), options, block: block)
        #expect(loaded.cells == Array(rows.dropFirst()))
      }
    }
  }
}
