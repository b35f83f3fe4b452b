import PlaintValue

extension Column {
  /// The column as coded text when it is plain text with many repeats, else the column itself.
  ///
  /// Gives up as soon as more than a quarter of the first rows, and at least 4,096, are distinct.
  package var encoded: Column {
    guard case .plain(let texts, let gaps) = storage, gaps == nil, count > 0 else { return self }
    defer { withExtendedLifetime(texts) {} }
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
}
