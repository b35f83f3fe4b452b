import PlaintTable
import PlaintText
import PlaintValue

/// The crosstab as an answer: headings over runs of columns, percents, margins, the test.
extension Crosstab {
  /// The table of the groups; `rests` are the engine's measures of each rest, in order.
  package func answer(_ groups: Groups, rests: [[Value]] = []) -> Answer {
    let grid = Grid(self, groups, rests: rests)
    let shared = measures.map { $0.hasShares(in: groups) }
    var columns: [(heading: Answer.Heading, cells: [Answer.Cell])] = []
    for j in grid.columns.nodes.indices.map(Optional.init) + [nil] {
      for (index, measure) in measures.enumerated() {
        columns.append(valueColumn(grid, j, measure, isFirst: index == 0))
        guard shared[index] else { continue }
        columns += percents.map { percentColumn($0, grid, j, measure, isFirst: index == 0) }
      }
    }
    var notes = foldingNotes(grid)
    if test || marked, let independence = Independence(testedCounts(grid)) {
      flag(&columns, grid, independence)
      if test { notes += independence.notes(leftOut: hasMissing(grid)) }
    } else if test {
      notes.append(
        Message("no test: fewer than two rows or columns hold values", "未作检验：有值的行或列不足两个"))
    }
    let keys = (grid.rows.nodes.map(\.key) + [.all]).map { $0.cell() }
    let first = groups.keyHeadings([row, across])[0]
    return Answer(
      title: "", columns: distinct([first] + columns.map(\.heading)),
      rows: keys.indices.map { i in [keys[i]] + columns.map { $0.cells[i] } }, notes: notes)
  }

  private var isSingle: Bool { measures.count == 1 && percents.isEmpty }

  private func label(_ grid: Grid, _ column: Int?) -> String {
    (column.map { grid.columns.nodes[$0].key } ?? .all).text
  }

  /// One measure of one value across, down all rows and the total.
  private func valueColumn(
    _ grid: Grid, _ j: Int?, _ measure: MeasureColumn, isFirst: Bool
  ) -> (heading: Answer.Heading, cells: [Answer.Cell]) {
    let label = label(grid, j)
    var heading = measure.heading(style)
    heading.over = isSingle ? across : label
    heading.caption = isSingle ? nil : heading.name
    heading.name = isFirst ? label : label + "_" + heading.name
    let cells = lines(grid).map { i in Figure(measure, grid.raw(i, j)).cell(heading) }
    return (heading, cells)
  }

  /// The rows of the table, the last being the total.
  private func lines(_ grid: Grid) -> [Int?] { grid.rows.nodes.indices.map { $0 } + [nil] }

  private func percentColumn(
    _ percent: Percent, _ grid: Grid, _ j: Int?, _ measure: MeasureColumn, isFirst: Bool
  ) -> (heading: Answer.Heading, cells: [Answer.Cell]) {
    let label = label(grid, j) + (isFirst ? "" : "_" + measure.name)
    let (name, caption) =
      switch percent {
      case .row: ("row_percent", "row %")
      case .column: ("column_percent", "column %")
      case .total: ("total_percent", "total %")
      }
    let shares = ShareCells(style: style)
    let heading = shares.heading(
      label + "_" + name, over: self.label(grid, j),
      caption: isFirst ? caption : measure.name + " " + caption)
    let cells = lines(grid).map { i in cell(percent, grid, i, j, measure, shares) }
    return (heading, cells)
  }

  /// A cell's percentage, rounded together with the parts of the same whole by `sum-100`.
  private func cell(
    _ percent: Percent, _ grid: Grid, _ i: Int?, _ j: Int?, _ measure: MeasureColumn,
    _ shares: ShareCells
  ) -> Answer.Cell {
    let amount = { (i: Int?, j: Int?) in Figure(measure, grid.raw(i, j)).exact }
    let (whole, part) =
      switch percent {
      case .row: ((i, nil), j)
      case .column: ((nil, j), i)
      case .total: ((nil, nil), i)
      } as ((Int?, Int?), Int?)
    let total = amount(whole.0, whole.1)
    guard style.rounding == .sum100, let part else {
      return shares([amount(i, j)], of: total)[0]
    }
    return switch percent {
    case .row: shares(grid.columns.nodes.indices.map { amount(i, $0) }, of: total)[part]
    case .column: shares(grid.rows.nodes.indices.map { amount($0, j) }, of: total)[part]
    case .total: shares(grid.rows.nodes.indices.map { amount($0, j) }, of: total)[part]
    }
  }

  private func foldingNotes(_ grid: Grid) -> [Message] {
    [(grid.rows, row), (grid.columns, across)].flatMap { axis, name -> [Message] in
      var notes: [Message] = []
      if axis.ties > 0 {
        notes.append(
          Message(
            "\(counted(axis.ties, "more value")) of “\(name)” than asked: tied with the last one shown",
            "“\(name)”多列 \(axis.ties) 个值：与末位并列"))
      }
      if let other = axis.nodes.first(where: { $0.key.mark == .other }) {
        notes.append(
          Message(
            "(other) is \(counted(other.folded, "value")) of “\(name)”",
            "（其他）为“\(name)”的 \(other.folded) 个值"))
      }
      return notes
    }
  }
}

/// The headings with a number behind every name that would stand twice.
func distinct(_ headings: [Answer.Heading]) -> [Answer.Heading] {
  var seen: Set<String> = []
  return headings.map { heading in
    var heading = heading
    var number = 2
    let name = heading.name
    while !seen.insert(heading.name).inserted {
      heading.name = "\(name)_\(number)"
      number += 1
    }
    return heading
  }
}
