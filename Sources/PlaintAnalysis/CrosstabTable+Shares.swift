import PlaintTable
import PlaintValue

/// One measure's percentages in a crosstab, margins included.
///
/// By `sum-100` the parts of one whole are rounded together: the values of a row, of a column, or,
/// in the whole table, the columns' totals, and the cells of a column to its printed total.
struct CrosstabShares {
  /// Column by column, the total last; in each the rows, the total last.
  let columns: [[Answer.Cell]]
  /// What the printed percentages of each whole add to.
  let printedSums: [Number]

  init(_ percent: Crosstab.Percent, _ grid: Grid, _ measure: MeasureColumn, _ style: Style) {
    let shares = ShareCells(style: style)
    let amount = { (i: Int?, j: Int?) in Figure(measure, grid.raw(i, j)).exact }
    let lines = grid.rows.nodes.indices.map(Optional.init)
    let across = grid.columns.nodes.indices.map(Optional.init)
    switch percent {
    case .row:
      let rows = (lines + [nil]).map { i in
        Self.divided(across.map { amount(i, $0) }, amount(i, nil), shares)
      }
      columns = (0...across.count).map { j in rows.map { $0[j] } }
      printedSums = Self.sums(rows, shares)
    case .column:
      columns = (across + [nil]).map { j in
        Self.divided(lines.map { amount($0, j) }, amount(nil, j), shares)
      }
      printedSums = Self.sums(columns, shares)
    case .total:
      let whole = amount(nil, nil)
      let totals = Self.divided(across.map { amount(nil, $0) }, whole, shares)
      columns = (across + [nil]).enumerated().map { place, j in
        let goal = shares.printed(totals[place])
        return shares(lines.map { amount($0, j) }, of: whole, addingTo: goal) + [totals[place]]
      }
      printedSums = Self.sums([columns.dropLast().flatMap { $0.dropLast() }.appendingWhole], shares)
    }
  }

  /// The shares of the parts and, behind them, of the whole.
  private static func divided(
    _ parts: [Ratio?], _ whole: Ratio?, _ shares: ShareCells
  ) -> [Answer.Cell] {
    shares(parts, of: whole) + shares([whole], of: whole)
  }

  /// The sums of lists of shares whose last is the whole; of a whole of nothing there is none.
  private static func sums(_ lists: [[Answer.Cell]], _ shares: ShareCells) -> [Number] {
    lists.compactMap { list in
      let parts = list.dropLast()
      guard parts.contains(where: { !$0.value.isMissing }) else { return nil }
      return shares.printedSum(Array(parts))
    }
  }
}

extension [Answer.Cell] {
  /// The cells with the whole they are parts of behind them.
  fileprivate var appendingWhole: [Answer.Cell] { self + [Answer.Cell(.share(.one))] }
}
