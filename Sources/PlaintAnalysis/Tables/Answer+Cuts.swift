import PlaintTable
import PlaintValue

/// What holds for the rows behind a line of an answer, read off its key cells: the way back from a
/// figure to the tickets it counts.
extension Answer {
  /// What holds for one key of a line.
  ///
  /// An other row stands for what none of the values beside it is: those in the same column under
  /// the same keys further left.
  ///
  /// - Complexity: linear in the lines for an other line, else constant.
  package func cut(line: Int, key column: Int) -> Remainder.Cut {
    self[line, column].cut(besides: siblings(of: line, column))
  }

  /// What holds for the rows that a column counts, in a table with a dimension across; nil for a
  /// column that is not of one of its values.
  package func cut(across column: Int) -> Remainder.Cut? {
    columns[column].heading.across?.cut(
      besides: columns.compactMap { $0.heading.across }.values)
  }

  private func siblings(of line: Int, _ column: Int) -> [Value] {
    guard columns[column].mark(line) == .other else { return [] }
    let outer = keyColumns.filter { $0 < column }
    return (0..<count).filter { other in
      outer.allSatisfy { self[other, $0].isSameKey(as: self[line, $0]) }
    }.map { self[$0, column] }.values
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
