import PlaintTable
import PlaintText
import PlaintValue

/// The lines of a trend: for each value of the `by` columns, period by period with its changes.
struct TrendLines {
  private let trend: Trend
  private let tree: Node
  private let past: Node
  /// The periods of the span, and those of them whose year before the data reach.
  private let shown: [Period]
  private let reached: [Period]
  private let empty: [Value]

  /// `past` is the tree in which the figures of a year before are looked up; `occurring` are the
  /// periods that occur, `before` those that occur there.
  init(
    _ trend: Trend, _ tree: Node, past: Node, occurring: Set<Period>, before: Set<Period>?
  ) {
    self.trend = trend
    self.tree = tree
    self.past = past
    empty = emptyMeasures(trend.measures, count: tree.raw.count)
    let span =
      trend.span
      ?? occurring.min().flatMap { first in occurring.max().map { first...$0 } }
    let shown = span.map { span in
      (span.lowerBound.ordinal...span.upperBound.ordinal).map { Period(trend.unit, ordinal: $0) }
    }
    self.shown = shown ?? []
    let reach = trend.reach ?? (before ?? occurring).min()
    reached = self.shown.filter { period in reach.map { $0 <= period.yearAgo } ?? false }
  }

  func answer(_ by: some Collection<Answer.Heading>) -> Answer {
    var rows: [[Answer.Cell]] = []
    var added = 0
    visit(tree, past, [], &rows, &added)
    let name = Answer.Heading(trend.name, .period(trend.unit), .key)
    var answer = Answer(title: "", columns: distinct(by + [name] + headings), rows: rows)
    answer.notes = trend.notes(rows.map { $0[by.count] }, leftOut: true)
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
    _ node: Node, _ past: Node?, _ path: [Answer.Cell], _ rows: inout [[Answer.Cell]],
    _ added: inout Int
  ) {
    guard path.count == trend.by.count else {
      let before = past?.byKey ?? [:]
      for child in node.children {
        visit(child, before[child.key], path + [child.key.cell()], &rows, &added)
      }
      return
    }
    let block = TrendBlock(
      trend, periods: filled(node.children, &added), before: yearBefore(past))
    rows += block.rows(total: node.raw, hasYears: hasYears).map { path + $0 }
  }

  /// The periods in order, with an empty one for each of the span that has no rows.
  private func filled(_ nodes: [Node], _ added: inout Int) -> [Node] {
    guard !shown.isEmpty else { return nodes }
    let present = Set(nodes.compactMap { trend.period($0.key.value) })
    let lacking = shown.filter { !present.contains($0) }
    added += lacking.count
    let all =
      nodes.map { node in
        var node = node
        if let period = trend.period(node.key.value) { node.key.value = .period(period) }
        return node
      } + lacking.map { Node(Key(value: .period($0), mark: .value), empty) }
    let values = all.filter { $0.key.mark == .value }
    return values.sorted { $0.key.value.precedes($1.key.value) }
      + all.filter { $0.key.mark != .value }
  }

  /// The figures of the year before each period that the data reach back from.
  private func yearBefore(_ past: Node?) -> [Period: [Value]] {
    var known: [Period: [Value]] = [:]
    for node in past?.children ?? [] {
      if let period = trend.period(node.key.value) { known[period] = node.raw }
    }
    var result: [Period: [Value]] = [:]
    for period in reached { result[period] = known[period.yearAgo] ?? empty }
    return result
  }

  private var hasYears: Bool { !reached.isEmpty }

  /// The headings of each measure, of its change, and of the same a year before.
  private var headings: [Answer.Heading] {
    trend.measures.enumerated().flatMap { index, measure -> [Answer.Heading] in
      let prefix = index == 0 ? "" : measure.name + "_"
      let change = Change(measure: measure, style: trend.style)
      let heading = measure.heading(trend.style)
      let headings = [heading] + change.headings(prefix: prefix, against: .previous)
      guard hasYears else { return headings }
      var ago = heading
      ago.name = prefix + "year_ago"
      return headings + [ago] + change.headings(prefix: prefix + "year_", against: .yearAgo)
    }
  }
}

/// The periods of one value of the `by` columns, or of all rows.
private struct TrendBlock {
  private let trend: Trend
  private let nodes: [Node]
  /// The engine's measures a year before, by the later period.
  private let before: [Period: [Value]]

  init(_ trend: Trend, periods nodes: [Node], before: [Period: [Value]]) {
    self.trend = trend
    self.nodes = nodes
    self.before = before
  }

  /// A row a period, without the `by` columns, and the total.
  func rows(total: [Value], hasYears: Bool) -> [[Answer.Cell]] {
    var columns = [nodes.map { trend.flagged($0.key.cell()) } + [Key.all.cell()]]
    for measure in trend.measures { columns += self.columns(measure, total, hasYears) }
    return columns[0].indices.map { row in columns.map { $0[row] } }
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
      + pairs(change) { isUnfinished($0, yearsBack: 1) ? nil : ago[$0] }
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
    trend.period(nodes[index].key.value) != nil && !isUnfinished(index)
  }

  private func isUnfinished(_ index: Int, yearsBack: Int = 0) -> Bool {
    guard let period = trend.period(nodes[index].key.value) else { return false }
    // Figures of a year before are asked without the conditions on the time that cut a period.
    return yearsBack == 0
      ? trend.partial.contains(period) : trend.unfinished.contains(period.yearAgo)
  }
}
