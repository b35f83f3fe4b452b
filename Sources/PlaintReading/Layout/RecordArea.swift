import Glibc
import PlaintTable
import PlaintText

/// The stretch of a file that holds its records, from behind the header to the last one's content.
struct RecordArea: Sendable {
  private(set) var bytes: Range<Int>
  /// The number of the line that the first record starts on.
  private(set) var firstLine = 1
  /// What the header and the end of the file hold that is odd, and their line ends.
  private(set) var oddities = RowIrregularities()

  /// The body of an input, or nil when it must be read strictly: line ends of carriage returns
  /// alone, an encoding whose signs are not ASCII.
  ///
  /// - Throws: when the input cannot be read.
  static func of(_ input: InputFile, _ layout: Layout) throws(Diagnostic) -> RecordArea? {
    guard layout.decoding.keepsSigns, !layout.returnsEndLines, layout.width > 0 else { return nil }
    let stream = try TextStream(input, layout.start..<input.size, .plain, block: 1 << 14)
    let reader = RecordReader(stream, delimiter: layout.delimiter)
    _ = try reader.skipLines(layout.skip)
    try reader.passHeader(layout.headerRows)
    var body = RecordArea(bytes: stream.position..<input.size)
    body.firstLine = reader.line
    body.oddities = reader.oddities
    return try body.takeTail(input) ? body : nil
  }

  private init(bytes: Range<Int>) { self.bytes = bytes }

  /// Finds where the last record's content ends, and counts the blank lines after it; false when
  /// a carriage return stands alone among them.
  private mutating func takeTail(_ input: InputFile) throws(Diagnostic) -> Bool {
    let start = bytes.lowerBound
    var end = bytes.upperBound
    var tail: [UInt8] = []
    var byte = [UInt8](repeating: 0, count: 256)
    // The tail is collected from its end.
    while end > start {
      let first = max(start, end - byte.count)
      let count = try byte.withUnsafeMutableBufferPointer { area throws(Diagnostic) in
        guard let base = area.baseAddress else { return 0 }
        return try input.read(at: first, into: base, count: end - first)
      }
      let ends = byte[..<count].reversed().prefix { $0 == 0x0A || $0 == 0x0D }
      tail.append(contentsOf: ends)
      end -= ends.count
      if ends.count < count { break }
      // Many blank lines are read in longer pieces.
      if byte.count < 1 << 20 { byte = [UInt8](repeating: 0, count: 4 * byte.count) }
    }
    bytes = start..<end
    return countTail(tail.reversed(), hasRecord: end > start)
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

/// A stretch of a file that holds whole records.
struct Chunk: Sendable {
  let bytes: Range<Int>
  let firstRow: Int
  /// How many records it holds, if they are well-formed.
  let rows: Int
  /// It holds the body's last record, which has no line end there.
  let isLast: Bool
  /// The number of the line it starts on.
  let firstLine: Int
  /// Zero bytes may be in it.
  let hasNulls: Bool
}
