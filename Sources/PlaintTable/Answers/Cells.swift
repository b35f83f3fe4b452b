import PlaintValue

/// The cells of a column of groups or of an answer, as they were made: typed where there may be
/// millions, values where there are few.
package enum Cells: Sendable {
  case values([Value])
  /// As an engine gave them; the column's own name means nothing here.
  case column(Column)
  /// Parts of one whole, exact: divided where one is looked at. A part below 0 is a missing cell.
  case shares(Buffer<Int64>, of: Int64)

  package var count: Int {
    switch self {
    case .values(let values): values.count
    case .column(let column): column.count
    case .shares(let parts, _): parts.count
    }
  }

  /// The value of a cell.
  package subscript(line: Int) -> Value {
    switch self {
    case .values(let values): return values[line]
    case .column(let column): return column[line]
    case .shares(let parts, let whole):
      let part = parts[line]
      return part < 0 ? .missing : .share(Ratio(Int128(part), Int128(whole)))
    }
  }

  /// The cells as whole numbers none of which is missing, where they lie so.
  package var counts: Buffer<Int64>? {
    guard case .column(let column) = self, column.kind == .whole,
      case .fixed(let cells, 0) = column.storage
    else { return nil }
    return cells
  }

  /// Whole numbers none of which is missing.
  package init(counts: Buffer<Int64>) {
    self = .column(Column("", .whole, .fixed(counts, places: 0), count: counts.count))
  }

  /// The cells of some lines, in that order.
  package func gathered(_ lines: Buffer<UInt32>) -> Cells {
    switch self {
    case .values(let values): return .values((0..<lines.count).map { values[Int(lines[$0])] })
    case .column(let column): return .column(column.gathered(lines))
    case .shares(let parts, let whole):
      let picked = Buffer<Int64>(overwriting: lines.count)
      for line in 0..<lines.count { picked.base[line] = parts.base[Int(lines.base[line])] }
      withExtendedLifetime((parts, lines)) {}
      return .shares(picked, of: whole)
    }
  }
}
