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

extension Column {
  /// The span of fixed cells; nil when all are missing or the cells are not fixed.
  ///
  /// - Complexity: one pass the first time, then remembered.
  func span(_ memo: Memo?, _ run: Run) throws(Diagnostic) -> Span? {
    guard case .fixed(let cells, _) = storage else { return nil }
    let key = Memo.Key.cells(Memo.Cells(cells), .span)
    if case .span(let known) = memo?[key] { return known.map(Span.init) }
    let found = try cells.range(count, run)
    memo?.keep(.span(found), for: key)
    return found.map(Span.init)
  }
}

extension Buffer<Int64> {
  /// The smallest and the largest of the first cells that are not missing.
  fileprivate func range(_ count: Int, _ run: Run) throws(Diagnostic) -> ClosedRange<Int64>? {
    let ends = States<Int64>(.max, groups: 1, threads: run.threads)
    let starts = States<Int64>(absentCell, groups: 1, threads: run.threads)
    try Blocks.forEach(of: count, run) { [self] thread, range in
      var (low, high) = (Int64.max, absentCell)
      let cells = base
      for row in range {
        let cell = cells[row]
        low = Swift.min(low, cell == absentCell ? .max : cell)
        high = Swift.max(high, cell)
      }
      ends.threads[thread].base[0] = Swift.min(ends.threads[thread].base[0], low)
      starts.threads[thread].base[0] = Swift.max(starts.threads[thread].base[0], high)
    }
    let low = ends.single { Swift.min($0, $1) }
    let high = starts.single { Swift.max($0, $1) }
    return high == absentCell ? nil : low...high
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
