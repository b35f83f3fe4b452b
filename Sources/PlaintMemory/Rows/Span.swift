import PlaintTable
import PlaintText

/// The smallest and the largest cell of a column.
struct Span: Sendable {
  let range: ClosedRange<Int64>

  /// How far apart they are, or nil beyond all use.
  var distance: Int? {
    let (distance, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    return overflow ? nil : Int(distance)
  }
}

/// The smallest and the largest cell of each block of rows, and so of them all: blocks without what is
/// looked for need not be read.
struct Extents: Sendable {
  /// Of a block of missing cells the largest number there is.
  let least: Buffer<Int64>
  /// Of a block of missing cells ``absentCell``.
  let largest: Buffer<Int64>
  /// Of all; nil when all are missing.
  let range: ClosedRange<Int64>?

  fileprivate init(_ least: Buffer<Int64>, _ largest: Buffer<Int64>) {
    (self.least, self.largest) = (least, largest)
    var (low, high) = (Int64.max, absentCell)
    for block in 0..<least.count {
      low = min(low, least.base[block])
      high = max(high, largest.base[block])
    }
    range = high == absentCell ? nil : low...high
  }
}

extension Column {
  /// The extents of fixed cells; nil of others.
  ///
  /// - Complexity: one pass the first time, then remembered.
  func extents(_ memo: Memo?, _ run: Run) throws(Diagnostic) -> Extents? {
    guard case .fixed(let cells, _) = storage else { return nil }
    let key = Memo.Key.cells(Memo.Cells(cells), .extents)
    if case .extents(let known) = memo?[key] { return known }
    let found = try cells.extents(count, run)
    memo?.keep(.extents(found), for: key)
    return found
  }

  /// The span of fixed cells; nil when all are missing or the cells are not fixed.
  ///
  /// - Complexity: one pass the first time, then remembered.
  func span(_ memo: Memo?, _ run: Run) throws(Diagnostic) -> Span? {
    try extents(memo, run)?.range.map(Span.init)
  }
}

extension Buffer<Int64> {
  /// The extents of the first cells.
  fileprivate func extents(_ count: Int, _ run: Run) throws(Diagnostic) -> Extents {
    let blocks = Blocks.count(count)
    let (least, largest) = (Buffer<Int64>(count: blocks), Buffer<Int64>(count: blocks))
    try Blocks.forEach(of: count, run) { [self] _, range in
      var (low, high) = (Int64.max, absentCell)
      let cells = base
      for row in range {
        let cell = cells[row]
        low = Swift.min(low, cell == absentCell ? .max : cell)
        high = Swift.max(high, cell)
      }
      least.base[range.lowerBound / Blocks.size] = low
      largest.base[range.lowerBound / Blocks.size] = high
    }
    return Extents(least, largest)
  }
}

extension Codes {
  /// Writes the distance of each cell from the lowest, and `missing` for missing cells.
  func fill(
    from cells: Buffer<Int64>, lowest: Int64, missing: Int, _ run: Run
  ) throws(Diagnostic) {
    try Blocks.forEach(of: count, run) { [self] _, range in
      switch self {
      case .narrow(let to): fillDistances(to.base, range, cells.base, lowest, missing)
      case .medium(let to): fillDistances(to.base, range, cells.base, lowest, missing)
      case .wide(let to): fillDistances(to.base, range, cells.base, lowest, missing)
      }
    }
  }
}

private func fillDistances<Code: FixedWidthInteger>(
  _ to: UnsafeMutablePointer<Code>, _ range: Range<Int>, _ cells: UnsafePointer<Int64>,
  _ lowest: Int64, _ missing: Int
) {
  let none = Code(truncatingIfNeeded: missing)
  for row in range {
    let cell = cells[row]
    to[row] = cell == absentCell ? none : Code(truncatingIfNeeded: cell &- lowest)
  }
}
