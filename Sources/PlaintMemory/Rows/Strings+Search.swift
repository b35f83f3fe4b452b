import PlaintTable

/// Looking for some bytes in many texts that lie one after another, as a loader leaves them: at a
/// stretch, and only then asking which text a place belongs to.
extension Strings {
  /// Puts in the rows of a range whose texts have the needle in them; false when a text is too long
  /// for it, and then each must be looked at by itself.
  func search(_ range: Range<Int>, _ finder: ByteFinder, _ bits: Bits) -> Bool {
    var row = range.lowerBound
    while row < range.upperBound {
      guard let stretch = stretch(from: row, before: range.upperBound) else { return false }
      search(stretch, row..<stretch.end, finder, bits)
      row = stretch.end
    }
    return true
  }

  private struct Stretch {
    /// The row after its last.
    var end: Int
    /// Where its bytes begin, and how many they are.
    var offset: Int
    var count: Int
  }

  /// Bytes that may lie between two texts of a stretch.
  ///
  /// Beyond them the loader left a hole whose pages were never touched: reading them would cost
  /// 0.5 µs each, and memory.
  private static var gap: Int { 64 }

  /// The texts from a row on that lie in order and close to one another; nil when one is long.
  private func stretch(from row: Int, before end: Int) -> Stretch? {
    let spans = spans.base
    var next = row
    var (first, last) = (-1, 0)
    while next < end {
      let span = spans[next]
      let length = Int(span & Self.longLength)
      let start = Int(span >> 24)
      if length > 0 {
        if first < 0 { (first, last) = (start, start) }
        guard length < Int(Self.longLength) else { return nil }
        guard start >= last, start &- last <= Self.gap else { break }
        last = start &+ length
      }
      next &+= 1
    }
    return Stretch(end: next, offset: max(first, 0), count: last &- max(first, 0))
  }

  private func search(
    _ stretch: Stretch, _ rows: Range<Int>, _ finder: ByteFinder, _ bits: Bits
  ) {
    let spans = spans.base
    let words = bits.words.base
    var row = rows.lowerBound
    finder.forEachPlace(in: UnsafePointer(bytes.base + stretch.offset), stretch.count) { place in
      let start = stretch.offset &+ place
      while row < rows.upperBound, end(spans[row]) <= start { row &+= 1 }
      guard row < rows.upperBound, Int(spans[row] >> 24) <= start,
        start &+ finder.needle.count <= end(spans[row])
      else { return }
      words[row >> 6] |= 1 &<< UInt64(truncatingIfNeeded: row & 63)
    }
  }
}

@inline(__always)
private func end(_ span: UInt64) -> Int { Int(span >> 24) &+ Int(span & Strings.longLength) }
