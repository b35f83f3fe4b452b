import CScan
import Glibc
import PlaintTable
import PlaintText

/// Cuts chunks of well-formed text into cells, at several gigabytes a second: first the places of
/// all delimiters and line ends outside quotes, then rows of cells.
///
/// Whatever is not well-formed (a row with another number of cells, a blank line, a quote in the
/// wrong place, a lone carriage return) makes it give up; the strict reader then reads the file.
final class ChunkScanner {
  private let input: Input
  private let layout: Layout
  private let checksForNulls: Bool
  private let converter: Converter?
  private var raw: UnsafeMutablePointer<UInt8>
  private var rawCapacity = 0
  private var text: UnsafeMutablePointer<UInt8>
  private var capacity = 0
  private var places: UnsafeMutablePointer<UInt32>
  private var placeCapacity = 0
  private let cells: UnsafeMutablePointer<UInt64>
  private let batchRows: Int
  /// Line ends of carriage return and line feed seen so far.
  private(set) var pairs = 0

  init(_ input: Input, _ layout: Layout, hasNulls: Bool) throws(Diagnostic) {
    self.input = input
    self.layout = layout
    checksForNulls = hasNulls
    raw = .allocate(capacity: 1)
    text = .allocate(capacity: 1)
    places = .allocate(capacity: 1)
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
    raw.deallocate()
    text.deallocate()
    places.deallocate()
    cells.deallocate()
  }

  /// Reads a chunk and hands on its rows.
  ///
  /// - Returns: false when it is not well-formed.
  func scan(
    _ chunk: ChunkPlan.Chunk, _ receive: (Batch) -> Void
  ) throws(Diagnostic) -> Bool {
    guard chunk.bytes.count < 1 << 29 else { return false }
    let count = try load(chunk.bytes)
    memset(text + count, 0, 64)
    guard let (found, quotes) = findSigns(count) else { return false }
    return cut(found, count, quotes, chunk.firstRow, receive)
  }

  /// Brings the chunk into ``text`` as UTF-8 and gives its length.
  private func load(_ range: Range<Int>) throws(Diagnostic) -> Int {
    if layout.decoding == .plain {
      Self.grow(&text, &capacity, range.count + 128)
      return try input.read(at: range.lowerBound, into: text, count: range.count)
    }
    Self.grow(&raw, &rawCapacity, range.count + 128)
    Self.grow(&text, &capacity, 4 * range.count + 128)
    let count = try input.read(at: range.lowerBound, into: raw, count: range.count)
    if let converter {
      return converter.decode(raw, count, isLast: true, into: text).written
    }
    return UTF8Check.repair(raw, count, isLast: true, into: text).written
  }

  private static func grow<T>(
    _ area: inout UnsafeMutablePointer<T>, _ capacity: inout Int, _ needed: Int
  ) {
    guard capacity < needed else { return }
    area.deallocate()
    capacity = needed + needed / 4
    area = .allocate(capacity: capacity)
  }

  /// Finds delimiters and line feeds outside quotes, and how many quotes there are; nil when a
  /// carriage return stands there without a line feed.
  private func findSigns(_ count: Int) -> (found: Int, quotes: Int)? {
    let delimiter = layout.delimiter
    var (inside, quotes, found): (UInt64, Int, Int) = (0, 0, 0)
    var start = 0
    while start < count {
      if placeCapacity - found < 64 + 1 { growPlaces(found, start, count) }
      let signs = cscan_find_signs(text + start, delimiter)
      let valid: UInt64 = count - start >= 64 ? ~0 : (1 << UInt64(count - start)) &- 1
      let marks = signs.quotes & valid
      let quoted = quotedStretches(marks, &inside)
      quotes += marks.nonzeroBitCount
      if signs.returns & valid & ~quoted != 0 {
        // Each must stand before a line feed, perhaps in the next 64 bytes or at the text's end.
        let lonely = signs.returns & valid & ~quoted & ~(signs.feeds >> 1)
        if lonely != 0 {
          let place = start + 63
          let isLast = lonely == 1 << 63 && place + 1 < count && text[place + 1] == 0x0A
          guard isLast else { return nil }
        }
      }
      var ends = (signs.delimiters | signs.feeds) & valid & ~quoted
      let base = UInt32(truncatingIfNeeded: start)
      while ends != 0 {
        places[found] = base &+ UInt32(truncatingIfNeeded: ends.trailingZeroBitCount)
        found += 1
        ends &= ends &- 1
      }
      start += 64
    }
    return inside == 0 ? (found, quotes) : nil
  }

  /// Makes room for as many places as the text seems to need.
  private func growPlaces(_ found: Int, _ start: Int, _ count: Int) {
    let guess = start == 0 ? count / 8 : found + found * (count - start) / start
    let larger = max(guess + guess / 8, 2 * placeCapacity) + 256
    let area = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
    area.update(from: places, count: found)
    places.deallocate()
    places = area
    placeCapacity = larger
  }

  /// Turns the places into rows of cells, batch by batch.
  private func cut(
    _ found: Int, _ count: Int, _ quotes: Int, _ firstRow: Int, _ receive: (Batch) -> Void
  ) -> Bool {
    var found = found
    if found == 0 || places[found - 1] != UInt32(truncatingIfNeeded: count - 1)
      || text[count - 1] != 0x0A
    {
      // The last record of the file has no line end.
      places[found] = UInt32(truncatingIfNeeded: count)
      found += 1
    }
    let width = layout.width
    guard found % width == 0 else { return false }
    let rows = found / width
    let isOdd =
      (checksForNulls && memchr(text, 0, count) != nil)
      || (layout.decoding != .plain && memchr(text, 0xF4, count) != nil)
    var (row, quotesLeft) = (0, quotes)
    while row < rows {
      let many = min(batchRows, rows - row)
      guard fill(row, many, count, &quotesLeft) else { return false }
      receive(
        Batch(
          base: text, cells: cells, stride: width, count: many, firstRow: firstRow + row,
          isOdd: isOdd))
      row += many
    }
    return quotesLeft == 0
  }

  /// Writes the cells of some rows; false when a row has another number of cells, is blank, or has
  /// a quote in the wrong place.
  private func fill(
    _ firstRow: Int, _ rows: Int, _ count: Int, _ quotesLeft: inout Int
  ) -> Bool {
    let width = layout.width
    let (text, cells, places) = (self.text, self.cells, self.places)
    var index = firstRow * width
    var start = index == 0 ? 0 : Int(places[index - 1]) + 1
    var cell = 0
    for _ in 0..<rows {
      for column in 0..<width {
        var end = Int(places[index])
        let sign = end < count ? text[end] : 0x0A
        let next = end + 1
        let isLast = column == width - 1
        if (sign == 0x0A) != isLast { return false }
        if isLast, end > start, text[end - 1] == 0x0D, end < count {
          end -= 1
          pairs += 1
        }
        if text[start] == 0x22, end > start {
          guard let (first, last) = unquoted(start, end, &quotesLeft) else { return false }
          cells[cell] = Batch.cell(first, last - first)
        } else {
          if end == start, width == 1 { return false }
          cells[cell] = Batch.cell(start, end - start)
        }
        cell += 1
        index += 1
        start = next
      }
    }
    return true
  }

  /// The content of a cell that starts with a quote, its doubled quotes undone in place; nil when
  /// it does not end with its only other quote that is not doubled.
  private func unquoted(
    _ start: Int, _ end: Int, _ quotesLeft: inout Int
  ) -> (Int, Int)? {
    guard end - start >= 2, text[end - 1] == 0x22 else { return nil }
    quotesLeft -= 2
    let last = end - 1
    guard let found = memchr(text + start + 1, 0x22, last - start - 1) else {
      return (start + 1, last)
    }
    var source = found.assumingMemoryBound(to: UInt8.self) - UnsafeMutablePointer(text)
    var target = source
    while source < last {
      let byte = text[source]
      if byte == 0x22 {
        guard source + 1 < last, text[source + 1] == 0x22 else { return nil }
        quotesLeft -= 2
        source += 1
      }
      text[target] = byte
      target += 1
      source += 1
    }
    return (start + 1, target)
  }
}
