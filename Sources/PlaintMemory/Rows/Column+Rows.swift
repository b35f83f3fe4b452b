import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Rows of a column by what their cells are.
extension Column {
  /// Which rows have a value.
  func present(_ run: Run) throws(Diagnostic) -> Bits {
    switch storage {
    case .coded(let codes, _, let missing): return try codes.collected(missing.map { !$0 }, run)
    case .listed(let codes, let values):
      return try codes.collected(values.map { !$0.isMissing }, run)
    case .fixed(let cells, _):
      return try Bits.collected(count, run) { bits, range in
        bits.insert(cells, in: absentCell + 1...Int64.max, range)
      }
    case .plain(let texts, let missing):
      if let missing { return missing.inverted }
      return try Bits.collected(count, run) { bits, range in
        let spans = texts.spans.base
        for row in range where spans[row] & Strings.longLength != 0 { bits.insert(row) }
      }
    }
  }

  /// Which rows have the value yes.
  func holding(_ run: Run) throws(Diagnostic) -> Bits {
    switch storage {
    case .fixed(let cells, _) where kind == .truth:
      return try Bits.collected(count, run) { bits, range in
        bits.insert(cells, in: 1...1, range)
      }
    case .listed(let codes, let values): return try codes.collected(values.map(\.holds), run)
    case .fixed, .coded, .plain: return Bits(count: count)
    }
  }
}

extension Bits {
  /// Bits that each block of rows puts in, on the run's threads.
  static func collected(
    _ rows: Int, _ run: Run, _ body: @escaping @Sendable (Bits, Range<Int>) -> Void
  ) throws(Diagnostic) -> Bits {
    let bits = Bits(count: rows)
    try Blocks.forEach(of: rows, run) { _, range in body(bits, range) }
    return bits
  }
}
