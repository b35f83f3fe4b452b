import PlaintTable
import PlaintValue

/// The cells of a column for which a comparison holds, or does not.
struct CellRanges: Sendable {
  let cells: Buffer<Int64>
  let kind: Kind
  let isNegated: Bool
  /// Of all cells; nil when all are missing.
  var span: Span?
  /// The stretches for which the comparison holds.
  var ranges: [ClosedRange<Int64>] = []

  init(cells: Buffer<Int64>, kind: Kind, isNegated: Bool) {
    (self.cells, self.kind, self.isNegated) = (cells, kind, isNegated)
  }

  /// Leaves what is also in another cut of the same column; false, and nothing is changed, where
  /// that is not one stretch.
  mutating func narrow(to other: CellRanges) -> Bool {
    guard cells === other.cells, !isNegated, !other.isNegated, ranges.count <= 1,
      other.ranges.count <= 1
    else { return false }
    guard let own = ranges.first, let more = other.ranges.first, own.overlaps(more) else {
      ranges = []
      return true
    }
    ranges = [own.clamped(to: more)]
    return true
  }
}
