import CScan
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Comparisons of fixed cells with constants, as ranges of cells.
extension Evaluator {
  /// The rows for which a comparison holds, by ranges; nil where it is of another form.
  ///
  /// Each comparison holds on one stretch of the cells in their order, so its ends are found by
  /// asking the scalar evaluator, bisecting; no rule of comparing is written twice.
  func comparison(_ condition: Expression) throws(Diagnostic) -> MatchedRows? {
    if case .call(.isMissing, let operands) = condition, let first = operands.first {
      return MatchedRows(rows: try present(first).inverted)
    }
    return try cut(condition).map { cut throws(Diagnostic) in MatchedRows(rows: try rows(of: cut)) }
  }

  /// The rows for which several comparisons of one column hold, as between two days; nil where they
  /// are of another form.
  ///
  /// One pass where each comparison by itself would take one, and their intersection another.
  func interval(_ condition: Expression) throws(Diagnostic) -> MatchedRows? {
    guard case .call(.and, let parts) = condition, parts.count > 1, var all = try cut(parts[0])
    else { return nil }
    for part in parts.dropFirst() {
      guard let next = try cut(part), all.narrow(to: next) else { return nil }
    }
    return MatchedRows(rows: try rows(of: all))
  }

  /// Where a comparison of fixed cells with constants holds.
  private func cut(_ condition: Expression) throws(Diagnostic) -> CellRanges? {
    guard case .call(let function, let operands) = condition,
      let compared = function.compared(operands), let name = compared.operand.columnName,
      case .fixed(let cells, let places) = view.visible(name).column.storage
    else { return nil }
    let column = view.visible(name).column
    let cellValue = { [kind = column.kind] in Column.value($0, kind, places) }
    var cut = CellRanges(cells: cells, kind: column.kind, isNegated: compared.isNegated)
    guard let span = try column.span(memo(compared.operand), run) else { return cut }
    cut.span = span
    for constant in compared.constants {
      let range = compared.test.range(span.range) { test, cell in
        var faults = Faults()
        return test.evaluate([cellValue(cell), constant], &faults).holds
      }
      if let range { cut.ranges.append(range) }
    }
    return cut
  }

  private func rows(of cut: CellRanges) throws(Diagnostic) -> Bits {
    if cut.kind == .moment, let span = cut.span,
      let bits = try rows(cut.cells, in: cut.ranges, of: span)
    {
      return cut.isNegated ? bits.inverted : bits
    }
    let bits = try Bits.collected(view.rows, run) { bits, block in
      for range in cut.ranges { bits.insert(cut.cells, in: range, block) }
    }
    return cut.isNegated ? bits.inverted : bits
  }
}

/// A comparison with constants, the operand in front.
private struct Compared {
  let test: Function
  let operand: Expression
  let constants: [Value]
  let isNegated: Bool
}

extension Function {
  /// The comparison as one of an operand with constants; nil when it is not.
  fileprivate func compared(_ operands: [Expression]) -> Compared? {
    let constants = operands.map(\.constantValue)
    switch self {
    case .isIn:
      let list = constants.dropFirst().compactMap { $0 }
      guard list.count == operands.count - 1, constants[0] == nil else { return nil }
      return Compared(test: .equal, operand: operands[0], constants: list, isNegated: false)
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual:
      guard operands.count == 2, let mirrored else { return nil }
      let test = self == .notEqual ? .equal : self
      let isNegated = self == .notEqual
      if let constant = constants[1], constants[0] == nil {
        return Compared(
          test: test, operand: operands[0], constants: [constant], isNegated: isNegated)
      }
      if let constant = constants[0], constants[1] == nil {
        let test = self == .notEqual ? .equal : mirrored
        return Compared(
          test: test, operand: operands[1], constants: [constant], isNegated: isNegated)
      }
      return nil
    default: return nil
    }
  }

  /// The comparison that holds with the sides exchanged.
  private var mirrored: Function? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    default: nil
    }
  }

  /// The stretch of cells for which the test holds; nil when there is none.
  fileprivate func range(
    _ span: ClosedRange<Int64>, _ holds: (Function, Int64) -> Bool
  ) -> ClosedRange<Int64>? {
    switch self {
    case .less, .lessEqual:
      guard let end = span.last(where: { holds(self, $0) }) else { return nil }
      return span.lowerBound...end
    case .greater, .greaterEqual:
      guard let start = span.first(where: { holds(self, $0) }) else { return nil }
      return start...span.upperBound
    default:
      guard let start = span.first(where: { holds(.greaterEqual, $0) }),
        let end = span.last(where: { holds(.lessEqual, $0) }), start <= end, holds(.equal, start)
      else { return nil }
      return start...end
    }
  }
}

extension ClosedRange<Int64> {
  /// The first for which something holds that holds from there on.
  fileprivate func first(where holds: (Int64) -> Bool) -> Int64? {
    guard holds(upperBound) else { return nil }
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low &+ Int64(bitPattern: UInt64(bitPattern: high &- low) / 2)
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The last for which something holds that holds up to there.
  fileprivate func last(where holds: (Int64) -> Bool) -> Int64? {
    guard let after = first(where: { !holds($0) }) else { return upperBound }
    return after > lowerBound ? after - 1 : nil
  }
}

extension Bits {
  /// Puts in the rows of a block whose cells lie in a range that does not hold missing.
  func insert(_ cells: Buffer<Int64>, in range: ClosedRange<Int64>, _ block: Range<Int>) {
    let low = range.lowerBound
    let width = UInt64(bitPattern: range.upperBound &- low)
    let cells = cells.base
    let words = self.words.base
    var start = block.lowerBound
    if width <= UInt64(Int64.max) {
      while start &+ 64 <= block.upperBound {
        words[start >> 6] |= cscan_within(cells + start, low, width)
        start &+= 64
      }
    }
    for row in start..<max(start, block.upperBound)
    where UInt64(bitPattern: cells[row] &- low) <= width {
      words[row >> 6] |= 1 &<< UInt64(truncatingIfNeeded: row & 63)
    }
  }
}
