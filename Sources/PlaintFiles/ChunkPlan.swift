import Glibc
import PlaintTable
import PlaintText

/// How a well-formed file is cut into chunks of whole records, each knowing its first row: what the
/// survey makes possible without reading the file again.
struct ChunkPlan: Sendable {
  /// A stretch of the file that holds whole records.
  struct Chunk: Sendable {
    let bytes: Range<Int>
    let firstRow: Int
    /// How many records it holds, if the file is well-formed.
    var rows = 0
    /// It holds the last record, which has no line end here.
    var isLast = false
  }

  var chunks: [Chunk] = []
  var rows = 0
  /// What the header and the end of the file hold that is odd, and their line ends.
  var oddities: Oddities
  /// Line feeds before each block of the survey, and lines that end in none.
  private var linesBefore: [Int] = []
  private var linesAside = 0
  private let block: Int

  /// The plan for an input, or nil when it must be read strictly: quotes that do not pair, line
  /// ends of carriage returns alone, an encoding whose signs are not ASCII.
  ///
  /// - Throws: when the input cannot be read.
  static func of(
    _ input: Input, _ layout: Layout, _ survey: Survey
  ) throws(Diagnostic) -> ChunkPlan? {
    guard layout.decoding.keepsSigns, !layout.returnsEndLines, layout.width > 0 else { return nil }
    let (start, header) = try bodyStart(input, layout)
    var plan = ChunkPlan(oddities: header.oddities, block: survey.block)
    guard let end = try plan.takeTail(input, from: start) else { return nil }
    guard end > start else { return plan }
    guard try plan.cut(input, survey, start..<end) else { return nil }
    // Lines of the header may end in carriage returns alone.
    plan.linesAside = header.line - (try plan.line(at: start, input))
    return plan
  }

  /// Where the first record after the header starts.
  private static func bodyStart(
    _ input: Input, _ layout: Layout
  ) throws(Diagnostic) -> (Int, RecordReader) {
    let stream = try TextStream(input, layout.start..<input.size, .plain, block: 1 << 14)
    let reader = RecordReader(stream, delimiter: layout.delimiter)
    _ = try reader.skipLines(layout.skip)
    if layout.hasHeader {
      while try !reader.next(), reader.needsMore { try stream.fill() }
    }
    return (stream.position, reader)
  }

  /// Finds where the last record's content ends, and counts the blank lines after it; nil when a
  /// carriage return stands alone among them.
  private mutating func takeTail(_ input: Input, from start: Int) throws(Diagnostic) -> Int? {
    var end = input.size
    var tail: [UInt8] = []
    var byte = [UInt8](repeating: 0, count: 256)
    while end > start {
      let first = max(start, end - byte.count)
      let count = try byte.withUnsafeMutableBufferPointer { area throws(Diagnostic) in
        guard let base = area.baseAddress else { return 0 }
        return try input.read(at: first, into: base, count: end - first)
      }
      let ends = byte[..<count].reversed().prefix { $0 == 0x0A || $0 == 0x0D }
      tail.insert(contentsOf: ends.reversed(), at: 0)
      end -= ends.count
      if ends.count < count { break }
    }
    return countTail(tail, hasRecord: end > start) ? end : nil
  }

  private mutating func countTail(_ tail: [UInt8], hasRecord: Bool) -> Bool {
    var index = 0
    var lines = 0
    while index < tail.count {
      if tail[index] == 0x0D {
        guard index + 1 < tail.count, tail[index + 1] == 0x0A else { return false }
        oddities.pairs += 1
        index += 2
      } else {
        oddities.feeds += 1
        index += 1
      }
      lines += 1
    }
    oddities.blankLines += max(lines - (hasRecord ? 1 : 0), 0)
    return true
  }

  /// Cuts the body at the first record that starts in each block; false when the quotes do not pair.
  private mutating func cut(
    _ input: Input, _ survey: Survey, _ body: Range<Int>
  ) throws(Diagnostic) -> Bool {
    var isInside = false
    var (start, startRow) = (body.lowerBound, 0)
    var offset = body.lowerBound
    while offset < body.upperBound {
      let number = offset / survey.block
      let edge = min((number + 1) * survey.block, body.upperBound)
      let isWhole =
        offset > body.lowerBound && offset % survey.block == 0 && edge - offset == survey.block
      let block =
        isWhole
        ? survey.blocks[number]
        : try Survey.lines(input, offset..<edge, startsLine: offset == body.lowerBound)
      let first = isInside ? block.first.1 : block.first.0
      let next = offset + first + 1
      if first >= 0, next - start >= survey.block / 2 {
        // The record that ends at the block's first line end belongs to the chunk before.
        chunks.append(
          Chunk(bytes: start..<next, firstRow: startRow, rows: rows + 1 - startRow))
        (start, startRow) = (next, rows + 1)
      }
      rows += isInside ? block.feeds.1 : block.feeds.0
      if block.isOdd { isInside.toggle() }
      offset = edge
    }
    guard !isInside else { return false }
    // The last record has no line end inside the body.
    rows += 1
    chunks.append(
      Chunk(
        bytes: start..<body.upperBound, firstRow: startRow, rows: rows - startRow, isLast: true))
    var lines = 0
    for block in survey.blocks {
      linesBefore.append(lines)
      lines += block.lines
    }
    return true
  }

  private init(oddities: Oddities, block: Int) {
    self.oddities = oddities
    self.block = block
  }

  /// The number of the line that a place of the file is on, from 1.
  func line(at place: Int, _ input: Input) throws(Diagnostic) -> Int {
    let number = place / block
    let before = number < linesBefore.count ? linesBefore[number] : 0
    let partial = try Survey.lines(input, number * block..<place, startsLine: true)
    return 1 + before + partial.lines + linesAside
  }
}

extension Decoding {
  /// Whether ASCII bytes are always themselves.
  ///
  /// Quotes, delimiters and line ends can then be found before decoding. True of UTF-8 and of the
  /// encodings whose later bytes of a character are never these signs.
  var keepsSigns: Bool {
    guard case .named(let name) = self else { return true }
    let families = ["GB18030", "GBK", "GB2312", "BIG5", "EUC-", "ISO-8859-", "WINDOWS-125", "KOI8"]
    return families.contains { name.hasPrefix($0) }
  }
}
