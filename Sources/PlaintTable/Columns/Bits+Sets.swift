/// Bits as sets of rows: every row, both of two, either of two, the others, how many.
///
/// The bits of the last word that stand for no row are always 0.
///
/// - Complexity: one pass over the words, 64 rows at a time.
extension Bits {
  /// Every row, or none.
  package init(all isIn: Bool, count: Int) {
    self.init(count: count)
    guard isIn else { return }
    for index in 0..<words.count { words.base[index] = .max }
    clearTail()
  }

  /// How many rows are in.
  package var ones: Int {
    var sum = 0
    let base = words.base
    for index in 0..<words.count { sum += base[index].nonzeroBitCount }
    return sum
  }

  /// The rows that are in both.
  package func intersection(_ other: Bits) -> Bits {
    let result = Bits(overwriting: count)
    let (to, a, b) = (result.words.base, words.base, other.words.base)
    for index in 0..<words.count { to[index] = a[index] & b[index] }
    return result
  }

  /// The rows that are in either.
  package func union(_ other: Bits) -> Bits {
    let result = Bits(overwriting: count)
    let (to, a, b) = (result.words.base, words.base, other.words.base)
    for index in 0..<words.count { to[index] = a[index] | b[index] }
    return result
  }

  /// The rows that are not in.
  package var inverted: Bits {
    let result = Bits(overwriting: count)
    let (to, a) = (result.words.base, words.base)
    for index in 0..<words.count { to[index] = ~a[index] }
    result.clearTail()
    return result
  }

  /// The numbers of the rows that are in, ascending.
  package var rows: Buffer<UInt32> {
    let result = Buffer<UInt32>(count: ones)
    var to = result.base
    for index in 0..<words.count {
      var word = words.base[index]
      while word != 0 {
        to.pointee = UInt32(truncatingIfNeeded: index << 6 + word.trailingZeroBitCount)
        to += 1
        word &= word &- 1
      }
    }
    return result
  }

  /// Puts a row in; for whoever makes the bits, before they are shared.
  package func insert(_ row: Int) {
    words.base[row >> 6] |= 1 << UInt64(row & 63)
  }

  private func clearTail() {
    guard count & 63 != 0 else { return }
    words.base[words.count - 1] &= (1 << UInt64(count & 63)) - 1
  }
}
