import CScan
import Glibc

/// Where the delimiters, line feeds and quotes of a chunk are: found 64 bytes at a time, before
/// anything is known of its rows.
final class ChunkSigns {
  /// Delimiters and line feeds outside quotes, in order.
  @exclusivity(unchecked) private(set) var ends: UnsafeMutablePointer<UInt32>
  private(set) var endCount = 0
  /// The line feeds among them: the last sign of each row must be the row's own.
  @exclusivity(unchecked) private(set) var feeds: UnsafeMutablePointer<UInt32>
  private(set) var feedCount = 0
  /// All quotes.
  ///
  /// Cells are cut without touching the text; only where the next quote lies before a
  /// row's end is the row looked at cell by cell.
  @exclusivity(unchecked) private(set) var quotes: UnsafeMutablePointer<UInt32>
  private(set) var quoteCount = 0
  private var rooms = (ends: 0, feeds: 0, quotes: 0)

  /// Stands after the last quote.
  static let none = UInt32.max

  init() {
    ends = .allocate(capacity: 1)
    feeds = .allocate(capacity: 1)
    quotes = .allocate(capacity: 1)
  }

  deinit {
    ends.deallocate()
    feeds.deallocate()
    quotes.deallocate()
  }

  /// Finds the signs of a text; false when a carriage return outside quotes stands without a line
  /// feed, or the text ends inside quotes.
  ///
  /// - Precondition: 64 bytes after the text may be read.
  func find(in text: UnsafePointer<UInt8>, _ count: Int, delimiter: UInt8) -> Bool {
    (endCount, feedCount, quoteCount) = (0, 0, 0)
    var inside: UInt64 = 0
    var start = 0
    while start < count {
      if rooms.ends - endCount < 65 { Self.grow(&ends, &rooms.ends, endCount, start, count) }
      if rooms.feeds - feedCount < 65 { Self.grow(&feeds, &rooms.feeds, feedCount, start, count) }
      let signs = cscan_find_signs(text + start, delimiter)
      let valid: UInt64 = count - start >= 64 ? ~0 : (1 << UInt64(count - start)) &- 1
      let base = UInt32(truncatingIfNeeded: start)
      let marks = signs.quotes & valid
      let quoted = quotedStretches(marks, &inside)
      if marks != 0 { add(quotes: marks, base, start, count) }
      let returns = signs.returns & valid & ~quoted
      if returns != 0, !areFollowed(returns, signs.feeds, text, start, count) { return false }
      let lines = signs.feeds & valid & ~quoted
      endCount = Self.put(lines | (signs.delimiters & valid & ~quoted), base, ends, endCount)
      feedCount = Self.put(lines, base, feeds, feedCount)
      start += 64
    }
    if rooms.quotes == quoteCount { Self.grow(&quotes, &rooms.quotes, quoteCount, count, count) }
    quotes[quoteCount] = Self.none
    return inside == 0
  }

  /// Ends the last record of a text without a line end.
  func endLastRecord(at count: Int) {
    let place = UInt32(truncatingIfNeeded: count)
    ends[endCount] = place
    feeds[feedCount] = place
    endCount += 1
    feedCount += 1
  }

  /// Whether a line feed follows each of these carriage returns, perhaps in the next 64 bytes.
  private func areFollowed(
    _ returns: UInt64, _ feeds: UInt64, _ text: UnsafePointer<UInt8>, _ start: Int, _ count: Int
  ) -> Bool {
    let lonely = returns & ~(feeds >> 1)
    return lonely == 0 || (lonely == 1 << 63 && start + 64 < count && text[start + 64] == 0x0A)
  }

  private func add(quotes marks: UInt64, _ base: UInt32, _ start: Int, _ count: Int) {
    if rooms.quotes - quoteCount < 65 {
      Self.grow(&quotes, &rooms.quotes, quoteCount, start, count)
    }
    quoteCount = Self.put(marks, base, quotes, quoteCount)
  }

  /// Writes the places of the bits and gives how many places there are now.
  @inline(__always)
  private static func put(
    _ bits: UInt64, _ base: UInt32, _ places: UnsafeMutablePointer<UInt32>, _ count: Int
  ) -> Int {
    var (bits, count) = (bits, count)
    while bits != 0 {
      places[count] = base &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
      count += 1
      bits &= bits &- 1
    }
    return count
  }

  /// Makes room for as many places as the text seems to need.
  private static func grow(
    _ places: inout UnsafeMutablePointer<UInt32>, _ room: inout Int, _ found: Int, _ start: Int,
    _ count: Int
  ) {
    let guess = start == 0 ? count / 16 : found + found * (count - start) / start
    let larger = max(guess + guess / 8, 2 * room) + 256
    let area = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
    area.update(from: places, count: found)
    places.deallocate()
    places = area
    room = larger
  }
}
