import PlaintTable
import PlaintText
import PlaintValue

/// The lines of a trend: for each value of the `by` columns, period by period with its changes.
struct TrendLines {
  private let trend: Trend
  private let tree: TreeNode
  private let past: TreeNode
  /// The lines of the span, and those periods of them whose year before the data reach.
  private let shown: [TrendSpan]
  /// Long runs of empty periods, by the first.
  private let runs: [Period: ClosedRange<Period>]
  private let reached: [Period]
  private let empty: [Value]
  private let command: Run

  /// `past` is the tree in which the figures of a year before are looked up; `occurring` are the
  /// periods that occur, `before` those that occur there.
  init(
    _ trend: Trend, _ tree: TreeNode, past: TreeNode, occurring: Set<Period>, before: Set<Period>?,
    for command: Run
  ) {
    self.command = command
    self.trend = trend
    self.tree = tree
    self.past = past
    empty = emptyMeasures(trend.measures, count: tree.raw.count)
    shown = TrendSpan.lines(of: occurring, within: trend.span)
    runs = Dictionary(uniqueKeysWithValues: shown.compactMap(\.run).map { ($0.lowerBound, $0) })
    let reach = trend.reach ?? (before ?? occurring).min()
    reached = shown.compactMap(\.period).filter { period in
      guard let reach, let ago = period.yearAgo else { return false }
      return reach <= ago && trend.coverage.map { ago.first <= $0.last } ?? true
    }
  }

  func answer(_ by: some Collection<Answer.Heading>) -> Answer {
    var rows: [[Answer.Cell]] = []
    var added = 0
    visit(tree, past, [], &rows, &added)
    if command.isCancelled { return Answer() }
    let name = Answer.Heading(trend.name, .period(trend.unit), .key)
    var answer = Answer(headings: (by + [name] + headings).distinct, lines: rows)
    answer.notes = trend.notes(shown.compactMap(\.period)) + shown.compactMap(\.note) + weeksAlone
    if added > 0 {
      let (noun, chinese) =
        by.isEmpty ? (trend.unit.english, "个\(trend.unit.chinese)") : ("line", "条")
      let (shown, shownChinese) =
        trend.measures.first?.isCounted == true
        ? ("shown as 0", "按 0 列出") : ("shown empty", "留空列出")
      answer.notes.append(
        Message(
          "\(counted(added, noun)) without rows: \(shown)",
          "有 \(added) \(chinese)没有行：\(shownChinese)"))
    }
    return answer
  }

  /// Goes down the `by` columns to the values that each have their periods.
  private func visit(
    _ node: TreeNode, _ past: TreeNode?, _ path: [Answer.Cell], _ rows: inout [[Answer.Cell]],
    _ added: inout Int
  ) {
    guard path.count == trend.by.count else {
      let before = past?.byKey ?? [:]
      for child in node.children where !command.isCancelled {
        visit(child, before[child.key], path + [child.key.cell], &rows, &added)
      }
      return
    }
    let block = TrendBlock(
      trend, periods: filled(node.children, &added), runs: runs, before: yearBefore(past))
    rows += block.rows(total: node.raw, hasYears: hasYears).map { path + $0 }
  }

  /// The periods in order, with an empty one for each of the span that has no rows, and one line for
  /// each long run of those.
  private func filled(_ nodes: [TreeNode], _ added: inout Int) -> [TreeNode] {
    guard !shown.isEmpty, !command.isCancelled else { return nodes }
    var present: [Period: TreeNode] = [:]
    for node in nodes {
      if let period = trend.period(node.key.value) { present[period] = node }
    }
    let lines = shown.map { line in
      let known = line.period.flatMap { present[$0] }
      if known == nil, line.period != nil { added += 1 }
      return TreeNode(Key(value: .period(line.first), mark: .value), known?.raw ?? empty)
    }
    return lines + nodes.filter { $0.key.mark != .value }
  }

  /// What is said of periods that have no year before: week 53, 29 February.
  private var weeksAlone: [Message] {
    guard hasYears, let reach = reached.first?.yearAgo else { return [] }
    let alone = shown.compactMap(\.period).filter { $0.yearAgo == nil && reach <= $0 }.map(\.text)
    guard !alone.isEmpty else { return [] }
    return [
      Message(
        "\(list(alone, limit: 5)): the year before has none",
        "\(list(alone, limit: 5, in: .chinese))：上一年没有对应的时段")
    ]
  }

  /// The figures of the year before each period that the data reach back from.
  private func yearBefore(_ past: TreeNode?) -> [Period: [Value]] {
    var known: [Period: [Value]] = [:]
    for node in past?.children ?? [] {
      if let period = trend.period(node.key.value) { known[period] = node.raw }
    }
    var result: [Period: [Value]] = [:]
    for period in reached { result[period] = period.yearAgo.flatMap { known[$0] } ?? empty }
    return result
  }

  private var hasYears: Bool { !reached.isEmpty }

  /// The headings of each measure, of its change, and of the same a year before.
  private var headings: [Answer.Heading] {
    trend.measures.enumerated().flatMap { index, measure -> [Answer.Heading] in
      let prefix = index == 0 ? nil : measure.name
      let change = Change(measure: measure, index: index, style: trend.style)
      let heading = measure.heading(trend.style, index: index)
      let headings = [heading] + change.headings(prefix: prefix, against: .previous)
      guard hasYears else { return headings }
      var ago = heading
      ago.name = prefix.map { $0.joined(HeadingWords.yearAgo) } ?? HeadingWords.yearAgo
      return headings + [ago]
        + change.headings(prefix: prefix, against: .yearAgo, words: .yearChange)
    }
  }
}

/// The periods of one value of the `by` columns, or of all rows.
private struct TrendBlock {
  private let trend: Trend
  private let nodes: [TreeNode]
  /// Long runs of empty periods that are one line, by the first.
  private let runs: [Period: ClosedRange<Period>]
  /// The engine's measures a year before, by the later period.
  private let before: [Period: [Value]]

  init(
    _ trend: Trend, periods nodes: [TreeNode], runs: [Period: ClosedRange<Period>],
    before: [Period: [Value]]
  ) {
    self.trend = trend
    self.nodes = nodes
    self.runs = runs
    self.before = before
  }

  /// A row a period, without the `by` columns, and the total.
  func rows(total: [Value], hasYears: Bool) -> [[Answer.Cell]] {
    var columns = [nodes.map(head) + [Key.all.cell]]
    for measure in trend.measures { columns += self.columns(measure, total, hasYears) }
    return columns[0].indices.map { row in columns.map { $0[row] } }
  }

  /// The cell that names a line: a period, or a run of empty ones.
  private func head(_ node: TreeNode) -> Answer.Cell {
    var cell = node.key.cell
    guard let run = run(node) else { return trend.flagged(cell) }
    cell.printed = "\(run.lowerBound.text)..\(run.upperBound.text)"
    cell.flag = .run
    return cell
  }

  private func run(_ node: TreeNode) -> ClosedRange<Period>? {
    trend.period(node.key.value).flatMap { runs[$0] }
  }

  /// A measure, its change, and the same of a year before where the data reach back.
  private func columns(
    _ measure: MeasureColumn, _ total: [Value], _ hasYears: Bool
  ) -> [[Answer.Cell]] {
    let change = Change(measure: measure, style: trend.style)
    let heading = measure.heading(trend.style)
    let figures = nodes.map { Figure(measure, $0.raw) }
    let columns =
      [figures.map { $0.cell(heading) } + [Figure(measure, total).cell(heading)]]
      + pairs(change) { $0 > 0 && isComparable($0 - 1) ? figures[$0 - 1] : nil }
    guard hasYears else { return columns }
    let ago = nodes.map { node in
      trend.period(node.key.value).flatMap { before[$0] }.map { Figure(measure, $0) }
    }
    let blank = Answer.Cell(.missing)
    return columns + [ago.map { $0?.cell(heading) ?? blank } + [blank]]
      + pairs(change) { isFinishedBefore($0) ? ago[$0] : nil }
  }

  /// The columns of a change against what `base` gives for each line.
  private func pairs(_ change: Change, base: (Int) -> Figure?) -> [[Answer.Cell]] {
    let cells = nodes.indices.map { index in
      change.cells(
        from: base(index),
        to: isComparable(index) ? Figure(change.measure, nodes[index].raw) : nil)
    }
    return change.headings().indices.map { column in
      cells.map { $0[column] } + [Answer.Cell(.missing)]
    }
  }

  /// Whether the line is a whole period.
  private func isComparable(_ index: Int) -> Bool {
    guard let period = trend.period(nodes[index].key.value) else { return false }
    return run(nodes[index]) == nil && trend.isWhole(period)
  }

  /// Whether the same period a year before is finished.
  ///
  /// Its figures are asked without the conditions on the time that cut a period.
  private func isFinishedBefore(_ index: Int) -> Bool {
    trend.period(nodes[index].key.value)?.yearAgo.map(trend.isFinished) ?? false
  }
}
