import PlaintText
import PlaintValue

/// Some rows of a column as a column of their own, keeping how they were written.
extension Column {
  package func gathered(_ rows: [Int]) -> Column {
    Column(
      name, kind, storage.gathered(rows), count: rows.count, spelling: spelling?.gathered(rows))
  }
}

extension Storage {
  fileprivate func gathered(_ rows: [Int]) -> Storage {
    switch self {
    case .coded(let codes, let texts, let missing):
      return .coded(codes.gathered(rows), texts, missing: missing)
    case .plain(let texts, let missing):
      let spans = Buffer(rows.map { texts.spans.base[$0] })
      let strings = Strings(bytes: texts.bytes, spans: spans, count: rows.count)
      guard let missing else { return .plain(strings, missing: nil) }
      let bits = Bits(count: rows.count)
      for (index, row) in rows.enumerated() where missing[row] {
        bits.words.base[index >> 6] |= 1 << UInt64(index & 63)
      }
      return .plain(strings, missing: bits)
    case .fixed(let cells, let places):
      return .fixed(Buffer(rows.map { cells.base[$0] }), places: places)
    case .listed(let codes, let values):
      return .listed(codes.gathered(rows), values)
    }
  }
}

extension Codes {
  fileprivate func gathered(_ rows: [Int]) -> Codes {
    switch self {
    case .narrow(let codes): .narrow(Buffer(rows.map { codes.base[$0] }))
    case .medium(let codes): .medium(Buffer(rows.map { codes.base[$0] }))
    case .wide(let codes): .wide(Buffer(rows.map { codes.base[$0] }))
    }
  }
}

extension Spelling {
  fileprivate func gathered(_ rows: [Int]) -> Spelling {
    var kept: (rows: [Int], texts: [String]) = ([], [])
    if !exceptions.rows.isEmpty {
      for (index, row) in rows.enumerated() {
        guard let text = exceptions[row] else { continue }
        kept.rows.append(index)
        kept.texts.append(text)
      }
    }
    let patternOf = perRow.map { perRow in Buffer(rows.map { perRow.base[$0] }) }
    return Spelling(
      patterns: patterns, perRow: patternOf,
      exceptions: Exceptions(rows: kept.rows, texts: kept.texts))
  }
}
