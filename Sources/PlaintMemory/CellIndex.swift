import PlaintTable

/// Distinct whole numbers numbered in order of first appearance; open addressing at half load.
struct CellIndex {
  private(set) var cells: [Int64] = []
  private var slots: [UInt32] = Array(repeating: .max, count: 64)
  private var shift: UInt64 = 58

  var count: Int { cells.count }

  /// The number of a cell, which becomes a new entry when it is not yet there.
  mutating func number(of cell: Int64) -> Int {
    var slot = place(of: cell)
    let mask = slots.count - 1
    while slots[slot] != .max {
      if cells[Int(slots[slot])] == cell { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    slots[slot] = UInt32(cells.count)
    cells.append(cell)
    if cells.count * 2 > slots.count { grow() }
    return cells.count - 1
  }

  /// The number of a cell, or nil when it is not there.
  func find(_ cell: Int64) -> Int? {
    var slot = place(of: cell)
    while slots[slot] != .max {
      if cells[Int(slots[slot])] == cell { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Fibonacci hashing (Knuth, The Art of Computer Programming 6.4), the high bits folded in first.
  private func place(of cell: Int64) -> Int {
    let word = UInt64(bitPattern: cell)
    let mixed = (word ^ (word >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> shift)
  }

  private mutating func grow() {
    slots = Array(repeating: .max, count: slots.count * 2)
    shift -= 1
    let mask = slots.count - 1
    for (number, cell) in cells.enumerated() {
      var slot = place(of: cell)
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number)
    }
  }
}

extension Optional<Bits> {
  /// Does the body for every row that is in (all of `rows`, when there are no bits), ascending.
  @inline(__always)
  func forEach(of rows: Int, _ body: (Int) -> Void) {
    guard let self else {
      for row in 0..<rows { body(row) }
      return
    }
    let words = self.words.base
    for index in 0..<self.words.count {
      var word = words[index]
      while word != 0 {
        body(index << 6 &+ word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }
}
