import PlaintValue

extension Column {
  /// The column as coded text when it is plain text with many repeats, else the column itself.
  ///
  /// Gives up as soon as more than a quarter of the first rows, and at least 4,096, are distinct.
  package var encoded: Column {
    guard case .plain(let texts, let gaps) = storage, gaps == nil, count > 0 else { return self }
    var index = TextIndex()
    var numbers = [UInt32](repeating: 0, count: count)
    for row in 0..<count {
      numbers[row] = UInt32(index.number(of: texts.utf8(row)))
      if index.count > 4096, index.count > row / 4 { return self }
    }
    let codes = Codes(room: count, entries: index.count)
    codes.copy(.wide(Buffer(copying: numbers)), at: 0, remap: nil)
    let missing = index.texts.map(\.isEmpty)
    return Column(name, kind, .coded(codes, index.strings, missing: missing), count: count)
  }

  /// Which rows have a value.
  ///
  /// - Complexity: O(rows).
  package var present: Bits {
    let bits = Bits(count: count)
    switch storage {
    case .coded(let codes, _, let missing): codes.collect(missing.map { !$0 }, into: bits)
    case .listed(let codes, let values): codes.collect(values.map { !$0.isMissing }, into: bits)
    case .fixed(let cells, _):
      collect(into: bits) { cells.base[$0] != Self.absent }
    case .plain(let texts, let missing):
      if let missing { return missing.inverted }
      let spans = texts.spans.base
      collect(into: bits) { spans[$0] & Strings.longLength != 0 }
    }
    return bits
  }

  @inline(__always)
  private func collect(into bits: Bits, _ isIn: (Int) -> Bool) {
    for row in 0..<count where isIn(row) { bits.insert(row) }
  }
}

extension Codes {
  /// Puts in the rows whose entry is wanted.
  package func collect(_ wanted: [Bool], into bits: Bits) {
    switch self {
    case .narrow(let codes): collectCodes(codes.base, wanted, bits)
    case .medium(let codes): collectCodes(codes.base, wanted, bits)
    case .wide(let codes): collectCodes(codes.base, wanted, bits)
    }
  }
}

private func collectCodes<Code: FixedWidthInteger>(
  _ codes: UnsafePointer<Code>, _ wanted: [Bool], _ bits: Bits
) {
  wanted.withUnsafeBufferPointer { wanted in
    let table = UnsafeRawBufferPointer(wanted).bindMemory(to: UInt8.self)
    let words = bits.words.base
    for index in 0..<bits.words.count {
      let start = index << 6
      let end = min(64, bits.count - start)
      var word: UInt64 = 0
      for bit in 0..<end { word |= UInt64(table[Int(codes[start + bit])]) << UInt64(bit) }
      words[index] = word
    }
  }
}
