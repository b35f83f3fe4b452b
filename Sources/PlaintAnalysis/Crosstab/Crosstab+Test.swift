import PlaintTable
import PlaintText
import PlaintValue

/// Which cells a crosstab's test sees, and the signs it puts on them.
extension Crosstab {
  /// The rows and columns tested: all but missing and totals.
  private func tested(_ axis: Grid.Axis) -> [Int] {
    axis.nodes.indices.filter { axis.nodes[$0].key.mark != .missing }
  }

  func hasMissing(_ grid: Grid) -> Bool {
    (grid.rows.nodes + grid.columns.nodes).contains { $0.key.mark == .missing }
  }

  func testedCounts(_ grid: Grid) -> [[Int128]] {
    guard let measure = measures.first else { return [] }
    return tested(grid.rows).map { i in
      tested(grid.columns).map { j in
        Figure(measure, grid.raw(i, j)).exact?.numerator ?? 0
      }
    }
  }

  /// Puts the signs on the cells of the first measure.
  func flag(
    _ columns: inout [AnswerColumn], _ grid: Grid, _ independence: Independence
  ) {
    let width = columns.count / (grid.columns.nodes.count + 1)
    for (y, i) in tested(grid.rows).enumerated() {
      for (x, j) in tested(grid.columns).enumerated() {
        columns[j * width].flags[i] = independence.flags[y][x]
      }
    }
  }
}
