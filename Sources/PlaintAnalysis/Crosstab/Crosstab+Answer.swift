import PlaintTable
import PlaintText
import PlaintValue

/// The crosstab as an answer: headings over runs of columns, percents, margins, the test.
extension Crosstab {
  /// The table of the groups; `rests` are the engine's measures of each rest, in order.
  package func answer(_ groups: Groups, rests: [[Value]] = []) -> Answer {
    let grid = Grid(self, groups, rests: rests)
    let shared = measures.map { $0.hasShares(in: groups) }
    var columns: [AnswerColumn] = []
    let percentages = measures.indices.map { index in
      shared[index] ? percents.map { CrosstabShares($0, grid, measures[index], style) } : []
    }
    for (place, j) in (grid.columns.nodes.indices.map(Optional.init) + [nil]).enumerated() {
      for (index, measure) in measures.enumerated() {
        columns.append(valueColumn(grid, j, measure, index: index))
        for (percent, shares) in zip(percents, percentages[index]) {
          let heading = heading(percent, label(grid, j), measure, isFirst: index == 0)
          columns.append(AnswerColumn(heading, shares.columns[place]))
        }
      }
      let across = key(grid, j).cell
      for index in columns.indices where columns[index].heading.across == nil {
        columns[index].heading.across = across
      }
    }
    let sums = percentages.flatMap { $0.flatMap(\.printedSums) }
    var notes = foldingNotes(grid)
    if test || marked, let independence = Independence(testedCounts(grid)) {
      flag(&columns, grid, independence)
      if test { notes += independence.notes(leftOut: hasMissing(grid)) }
      notes += independence.legend
    } else if test {
      notes.append(
        Message("no test: fewer than two rows or columns hold values", "未作检验：有值的行或列不足两个"))
    }
    let first = groups.keyHeadings([row, across])[0]
    let keys = AnswerColumn(first, (grid.rows.nodes.map(\.key) + [.all]).map(\.cell))
    let answer = Answer(
      columns: ([keys] + columns).distinct, sums: ShareCells(style: style).remark(sums))
    return answer.saying(
      Remarks(notes: notes, others: others(grid.rows, row), ties: grid.rows.ties))
  }

  private var isSingle: Bool { measures.count == 1 && percents.isEmpty }

  /// The value that a column is of; nil is the margin.
  private func key(_ grid: Grid, _ column: Int?) -> Key {
    column.map { grid.columns.nodes[$0].key } ?? .all
  }

  private func label(_ grid: Grid, _ column: Int?) -> Message { key(grid, column).name }

  /// One measure of one value across, down all rows and the total.
  private func valueColumn(
    _ grid: Grid, _ j: Int?, _ measure: MeasureColumn, index: Int
  ) -> AnswerColumn {
    let label = label(grid, j)
    var heading = measure.heading(style, index: index)
    heading.over = isSingle ? Message(across) : label
    heading.caption = isSingle ? nil : heading.name
    heading.name = index == 0 ? label : label.joined(heading.name)
    return AnswerColumn(
      heading, lines(grid).map { i in Figure(measure, grid.raw(i, j)).cell(heading) })
  }

  /// The rows of the table, the last being the total.
  private func lines(_ grid: Grid) -> [Int?] { grid.rows.nodes.indices.map { $0 } + [nil] }

  private func heading(
    _ percent: Percent, _ over: Message, _ measure: MeasureColumn, isFirst: Bool
  ) -> Answer.Heading {
    let (name, caption) =
      switch percent {
      case .row: (HeadingWords.rowPercent, Message("row %", "行%"))
      case .column: (HeadingWords.columnPercent, Message("column %", "列%"))
      case .total: (HeadingWords.totalPercent, Message("total %", "总%"))
      }
    let label = isFirst ? over : over.joined(measure.name)
    let full = Message(
      "\(measure.name.english) \(caption.english)",
      "\(measure.name.text(in: .chinese)) \(caption.text(in: .chinese))")
    return ShareCells(style: style).heading(
      label.joined(name), over: over, caption: isFirst ? caption : full)
  }

  /// What the other value of an axis stands for.
  private func others(_ axis: Grid.Axis, _ name: String) -> [Message] {
    let folded = axis.nodes.filter { $0.key.mark == .other }.map(\.folded)
    return [othersNote(folded, of: name)].compactMap { $0 }
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
      if name == across { notes += others(axis, name) }
      return notes
    }
  }
}
