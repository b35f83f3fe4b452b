import PlaintTable

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

  /// The first row that is in and of which something holds.
  @inline(__always)
  func first(of rows: Int, where holds: (Int) -> Bool) -> Int? {
    guard let self else {
      for row in 0..<rows where holds(row) { return row }
      return nil
    }
    let words = self.words.base
    for index in 0..<self.words.count {
      var word = words[index]
      while word != 0 {
        let row = index << 6 &+ word.trailingZeroBitCount
        if holds(row) { return row }
        word &= word &- 1
      }
    }
    return nil
  }
}
