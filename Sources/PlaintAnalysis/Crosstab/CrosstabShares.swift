import PlaintTable
import PlaintValue

/// One measure's percentages in a crosstab, margins included.
///
/// By `sum-100` the parts of one whole are rounded together: the values of a row, of a column, or
/// of the whole table, whose cells then add up both to the rows' totals and to the columns'.
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
      let places = (across + [nil]).map { j in (lines + [nil]).map { amount($0, j) } }
      columns = Self.ofTable(places, shares, grid.run)
      // The cells, and the totals of rows and of columns, are each parts of the whole.
      let inner = columns.dropLast().flatMap { $0.dropLast() }
      let rows = Array((columns.last ?? []).dropLast())
      let wholes = [inner, rows, columns.dropLast().compactMap(\.last)]
      printedSums = Self.sums(wholes.map(\.appendingWhole), shares)
    }
  }

  /// The shares of the parts and, behind them, of the whole.
  private static func divided(
    _ parts: [Ratio?], _ whole: Ratio?, _ shares: ShareCells
  ) -> [Answer.Cell] {
    shares(parts, of: whole) + shares([whole], of: whole)
  }

  /// The shares of cells and totals, column by column, the totals last, of the last of all.
  private static func ofTable(
    _ amounts: [[Ratio?]], _ shares: ShareCells, _ run: Run
  ) -> [[Answer.Cell]] {
    let whole = amounts.last?.last ?? nil
    var cells = amounts.map { $0.flatMap { shares([$0], of: whole) } }
    let inner = amounts.dropLast().map { $0.dropLast().map { $0 ?? .zero } }
    let height = (amounts.first?.count ?? 1) - 1
    guard shares.style.rounding == .sum100, let counts = wholes(inner.flatMap(\.self)),
      let rounding = ControlledRounding(
        of: inner.indices.map { Array(counts[$0 * height..<($0 + 1) * height]) },
        digits: shares.style.digits, isCancelled: { run.isCancelled })
    else { return cells }
    let printed = rounding.cells + [rounding.columns]
    for (j, column) in printed.enumerated() {
      let totals = j < rounding.rows.count ? [rounding.rows[j]] : []
      for (i, number) in (column + totals).enumerated() where !cells[j][i].value.isMissing {
        cells[j][i].printed = number.text(places: shares.style.digits)
      }
    }
    return cells
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
