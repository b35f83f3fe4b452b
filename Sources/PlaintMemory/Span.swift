import PlaintTable

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
  func span(_ memo: Memo) -> Span? {
    guard case .fixed(let cells, _) = storage else { return nil }
    let key = Memo.Key.cells(Memo.Cells(cells), .span)
    if case .span(let known) = memo[key] { return known.map(Span.init) }
    let found = cells.range(count)
    memo[key] = .span(found)
    return found.map(Span.init)
  }
}

extension Buffer<Int64> {
  /// The smallest and the largest of the first cells that are not missing.
  fileprivate func range(_ count: Int) -> ClosedRange<Int64>? {
    var (low, high) = (Int64.max, Int64.min)
    let cells = base
    for row in 0..<count {
      let cell = cells[row]
      low = min(low, cell == Column.absent ? .max : cell)
      high = max(high, cell)
    }
    return high == Column.absent ? nil : low...high
  }
}

extension Codes {
  /// Writes the distance of each cell from the lowest, and `missing` for missing cells.
  func fill(from cells: UnsafePointer<Int64>, lowest: Int64, missing: Int) {
    switch self {
    case .narrow(let to): fillDistances(to.base, to.count, cells, lowest, missing)
    case .medium(let to): fillDistances(to.base, to.count, cells, lowest, missing)
    case .wide(let to): fillDistances(to.base, to.count, cells, lowest, missing)
    }
  }
}

private func fillDistances<Code: FixedWidthInteger>(
  _ to: UnsafeMutablePointer<Code>, _ count: Int, _ cells: UnsafePointer<Int64>, _ lowest: Int64,
  _ missing: Int
) {
  let none = Code(truncatingIfNeeded: missing)
  for row in 0..<count {
    let cell = cells[row]
    to[row] = cell == Column.absent ? none : Code(truncatingIfNeeded: cell &- lowest)
  }
}
