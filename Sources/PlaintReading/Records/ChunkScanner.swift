import Glibc
import PlaintEncoding
import PlaintTable
import PlaintText

/// Cuts chunks of well-formed text into cells, at several gigabytes a second: first the places of
/// all signs, then rows of cells.
///
/// Where a row is not well-formed (another number of cells, a blank line, a quote in the wrong
/// place, a lone carriage return) it stops, and the strict reader goes on from there.
final class ChunkScanner {
  private let layout: Layout
  /// The columns of the file that are wanted, in order.
  private let wanted: [Int]
  private let converter: Converter?
  /// Room for what is decoded.
  private var decoded: UnsafeMutablePointer<UInt8>
  private var capacity = 0
  /// The chunk as UTF-8.
  private var text: UnsafeMutablePointer<UInt8>
  private let signs = ChunkSigns()
  private let cells: UnsafeMutablePointer<UInt64>
  private let batchRows: Int
  /// The next quote that no cell has taken.
  private var quote = 0
  /// The rows of the chunk without a value, from 0, with where they start in the decoded chunk.
  private(set) var hollow: [(row: Int, start: Int)] = []

  init(_ layout: Layout, wanted: [Int]) throws(Diagnostic) {
    self.layout = layout
    self.wanted = wanted
    decoded = .allocate(capacity: 1)
    text = decoded
    batchRows = max(16, min(Batch.rows, 32_768 / layout.width))
    cells = .allocate(capacity: batchRows * layout.width)
    if case .named(let name) = layout.decoding {
      converter = Converter(from: name)
      if converter == nil { throw Encoding.unknown(name) }
    } else {
      converter = nil
    }
  }

  deinit {
    decoded.deallocate()
    cells.deallocate()
  }

  /// How far a chunk was read.
  struct Progress {
    /// The rows handed on, and how many of them end in carriage return and line feed.
    var rows = 0
    var pairs = 0
    /// Where in the decoded chunk the next row starts; nil when all rows were handed on.
    var stop: Int?
  }

  /// Cuts a chunk and hands on its rows, to its end or to the first that is not well-formed.
  ///
  /// Cells with doubled quotes are changed in place.
  ///
  /// - Precondition: 64 bytes after the chunk may be read.
  func scan(
    _ bytes: UnsafeMutablePointer<UInt8>, _ chunk: Chunk, _ receive: (Batch) -> Void
  ) -> Progress {
    hollow = []
    guard chunk.bytes.count < 1 << 29 else { return Progress(stop: 0) }
    let count = decode(bytes, chunk.bytes.count)
    guard signs.find(in: text, count, delimiter: layout.delimiter) else { return Progress(stop: 0) }
    // The last record of the file has no line end.
    if count == 0 || text[count - 1] != 0x0A { signs.endLastRecord(at: count) }
    return cut(count, chunk, receive)
  }

  /// The chunk's text from a place on, read anew, with the line feeds that stand before it in the
  /// chunk.
  func rest(
    of chunk: Chunk, in input: InputFile, from place: Int
  ) throws(Diagnostic) -> (text: InputFile, linesBefore: Int) {
    let raw = Buffer<UInt8>(count: chunk.bytes.count + 64)
    let got = try input.read(at: chunk.bytes.lowerBound, into: raw.base, count: chunk.bytes.count)
    let count = decode(raw.base, got) - place
    let copy = Buffer<UInt8>(count: count)
    copy.base.update(from: text + place, count: count)
    let lines = UnsafeBufferPointer(start: text, count: place).count { $0 == 0x0A }
    return withExtendedLifetime(raw) { (InputFile(input.path, memory: copy, count: count), lines) }
  }

  /// Makes ``text`` the bytes as UTF-8 and gives its length.
  private func decode(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    guard layout.decoding != .plain else {
      text = bytes
      return count
    }
    let needed = 4 * count + 128
    if capacity < needed {
      decoded.deallocate()
      capacity = needed + needed / 4
      decoded = .allocate(capacity: capacity)
    }
    text = decoded
    let written =
      converter?.decode(bytes, count, isLast: true, into: text).written
      ?? UTF8Check.repair(bytes, count, isLast: true, into: text).written
    memset(text + written, 0, 64)
    return written
  }

  /// Turns the signs into rows of cells, batch by batch.
  private func cut(_ count: Int, _ chunk: Chunk, _ receive: (Batch) -> Void) -> Progress {
    let isOdd =
      (chunk.hasNulls && memchr(text, 0, count) != nil)
      || (layout.decoding != .plain && memchr(text, 0xF4, count) != nil)
    var progress = Progress()
    quote = 0
    while progress.rows < signs.feedCount {
      let row = progress.rows
      let many = min(batchRows, signs.feedCount - row)
      guard let pairs = fill(row, many, count, takesAll: isOdd) else {
        progress.stop = row == 0 ? 0 : Int(signs.feeds[row - 1]) + 1
        hollow.removeAll { $0.row >= row }
        return progress
      }
      receive(
        Batch(
          base: text, cells: cells, stride: layout.width, count: many,
          firstRow: chunk.firstRow + row, isOdd: isOdd))
      progress.rows += many
      progress.pairs += pairs
    }
    return progress
  }

  /// Writes the cells of some rows, those of the wanted columns where that is all that is asked.
  ///
  /// - Returns: how many of the rows end in carriage return and line feed; nil when one has
  ///   another number of cells, is blank, or has a quote in the wrong place.
  private func fill(_ firstRow: Int, _ rows: Int, _ count: Int, takesAll: Bool) -> Int? {
    let (width, text, feeds, quotes) = (layout.width, text, signs.feeds, signs.quotes)
    guard (firstRow + rows) * width <= signs.endCount else { return nil }
    let wanted = takesAll ? Array(0..<width) : wanted
    var pairs = 0
    var line = Line(ends: signs.ends + firstRow * width, cells: cells)
    var start = firstRow == 0 ? 0 : Int(feeds[firstRow - 1]) + 1
    var nextQuote = Int(quotes[quote])
    for row in firstRow..<(firstRow + rows) {
      let end = Int(line.ends[width - 1])
      guard feeds[row] == line.ends[width - 1] else { return nil }
      let isPair = end > start && text[end - 1] == 0x0D && end < count
      line.start = start
      line.end = isPair ? end - 1 : end
      if isPair { pairs += 1 }
      if width == 1 {
        if line.end == start { return nil }
      } else if Delimited.isHollow(text + start, line.end - start, delimiter: layout.delimiter) {
        hollow.append((row, start))
      }
      if nextQuote < end {
        guard takeQuoted(line) else { return nil }
        nextQuote = Int(quotes[quote])
      } else if wanted.count == width {
        takeAll(line, width)
      } else {
        takeWanted(line, wanted, width)
      }
      start = end + 1
      line.ends += width
      line.cells += width
    }
    return pairs
  }

  /// A row: the stretch of its cells, its signs, and where its cells are written.
  private struct Line {
    var start = 0
    var end = 0
    var ends: UnsafeMutablePointer<UInt32>
    var cells: UnsafeMutablePointer<UInt64>

    init(ends: UnsafeMutablePointer<UInt32>, cells: UnsafeMutablePointer<UInt64>) {
      (self.ends, self.cells) = (ends, cells)
    }
  }

  @inline(__always)
  private func takeAll(_ line: Line, _ width: Int) {
    var start = line.start
    for column in 0..<(width - 1) {
      let end = Int(line.ends[column])
      line.cells[column] = Batch.cell(start, end - start)
      start = end + 1
    }
    line.cells[width - 1] = Batch.cell(start, line.end - start)
  }

  @inline(__always)
  private func takeWanted(_ line: Line, _ wanted: [Int], _ width: Int) {
    for column in wanted {
      let start = column == 0 ? line.start : Int(line.ends[column - 1]) + 1
      let end = column == width - 1 ? line.end : Int(line.ends[column])
      line.cells[column] = Batch.cell(start, end - start)
    }
  }

  /// Writes the cells of a row with quotes; false when one is in the wrong place.
  private func takeQuoted(_ line: Line) -> Bool {
    var start = line.start
    for column in 0..<layout.width {
      let end = column == layout.width - 1 ? line.end : Int(line.ends[column])
      if Int(signs.quotes[quote]) < end {
        guard let (first, last) = guarded(start, end) ?? unquoted(start, end) else { return false }
        line.cells[column] = Batch.cell(first, last - first)
      } else {
        line.cells[column] = Batch.cell(start, end - start)
      }
      start = Int(line.ends[column]) + 1
    }
    return true
  }

  /// A cell such as `="0123"`, whose quotes are its own.
  private func guarded(_ start: Int, _ end: Int) -> (Int, Int)? {
    guard text[start] == 0x3D, Int(signs.quotes[quote]) == start + 1,
      Int(signs.quotes[quote + 1]) == end - 1,
      SpreadsheetGuard.inside(text + start, end - start) != nil
    else { return nil }
    quote += 2
    return (start, end)
  }

  /// The content of a cell with quotes, its doubled quotes undone in place; nil when it does not
  /// start with one, or does not end with its only other quote that is not doubled.
  private func unquoted(_ start: Int, _ end: Int) -> (Int, Int)? {
    guard Int(signs.quotes[quote]) == start, end - start >= 2, text[end - 1] == 0x22 else {
      return nil
    }
    let (first, last) = (start + 1, end - 1)
    var (source, target) = (first, first)
    quote += 1
    while Int(signs.quotes[quote]) < last {
      let place = Int(signs.quotes[quote])
      guard Int(signs.quotes[quote + 1]) == place + 1, place + 1 < last else { return nil }
      // Up to and with the first quote of the two.
      if target != source { memmove(text + target, text + source, place + 1 - source) }
      target += place + 1 - source
      source = place + 2
      quote += 2
    }
    if target != source { memmove(text + target, text + source, last - source) }
    quote += 1
    return (first, target + last - source)
  }
}
