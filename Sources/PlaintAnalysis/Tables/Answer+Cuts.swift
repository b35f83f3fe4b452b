import PlaintTable
import PlaintValue

/// What holds for the rows behind a line of an answer, read off its key cells: the way back from a
/// figure to the tickets it counts.
extension Answer {
  /// The columns that are keys, in order.
  package var keyColumns: [Int] { columns.indices.filter { columns[$0].role == .key } }

  /// What holds for one key of a line.
  ///
  /// An other row stands for what none of the values beside it is: those in the same column under
  /// the same keys further left.
  ///
  /// - Complexity: linear in the rows for an other row, else constant.
  package func cut(row: Int, key column: Int) -> Remainder.Cut {
    let cell = rows[row][column]
    return cell.cut(besides: siblings(of: row, column))
  }

  /// What holds for the rows that a column counts, in a table with a dimension across; nil for a
  /// column that is not of one of its values.
  package func cut(across column: Int) -> Remainder.Cut? {
    columns[column].across?.cut(besides: columns.compactMap { $0.across }.values)
  }

  private func siblings(of row: Int, _ column: Int) -> [Value] {
    guard rows[row][column].mark == .other else { return [] }
    let outer = keyColumns.filter { $0 < column }
    return rows.filter { line in
      outer.allSatisfy { line[$0].isSameKey(as: rows[row][$0]) }
    }.map { $0[column] }.values
  }
}

extension Answer.Cell {
  fileprivate func isSameKey(as other: Answer.Cell) -> Bool {
    mark == other.mark && value == other.value
  }

  /// What holds for the rows of a key's cell that stands beside these values.
  fileprivate func cut(besides kept: [Value]) -> Remainder.Cut {
    Key(value: value, mark: mark).cut(besides: kept)
  }
}

extension [Answer.Cell] {
  /// The ordinary values among the cells, each once, in order.
  fileprivate var values: [Value] {
    var seen: Set<Value> = []
    return filter { $0.mark == .value }.map(\.value).filter { seen.insert($0).inserted }
  }
}
