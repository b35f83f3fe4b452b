import PlaintTable
import PlaintText
import PlaintValue

/// The lines of a trend that is not divided: period by period with its changes.
struct TrendLines {
  private let trend: Trend
  private let nodes: [Node]
  private let whole: Node
  /// The engine's measures a year before, by the later period.
  private let yearAgo: [Period: [Value]]

  init(_ trend: Trend, _ groups: Groups, earlier: Groups?) {
    self.trend = trend
    let raw = groups.measures.count
    let empty = emptyMeasures(trend.measures, count: raw)
    let arrangement = Arrangement(trend.measures, tops: [], opened: 0, raw: raw)
    let tree = Node(groups, levels: 1, empty: empty)
    nodes = arrangement.ordered(tree.children)
    whole = tree
    yearAgo = Self.yearAgo(trend, nodes, earlier ?? groups, empty)
  }

  /// The figures of a year before, for the periods the data reach back from.
  private static func yearAgo(
    _ trend: Trend, _ nodes: [Node], _ data: Groups, _ empty: [Value]
  ) -> [Period: [Value]] {
    var known: [Period: [Value]] = [:]
    for group in 0..<data.count where data.set[group] == 1 {
      if let period = trend.period(data.keys[0][group]) { known[period] = data.raw(group) }
    }
    guard let first = trend.reach ?? known.keys.min() else { return [:] }
    var result: [Period: [Value]] = [:]
    for node in nodes {
      guard let period = trend.period(node.key.value) else { continue }
      let before = period.yearAgo
      if before >= first { result[period] = known[before] ?? empty }
    }
    return result
  }

  var answer: Answer {
    let keys = nodes.map { trend.flagged($0.key.cell()) } + [Key.all.cell()]
    var columns: [(heading: Answer.Heading, cells: [Answer.Cell])] = [
      (Answer.Heading(trend.name, .period(trend.unit), .key), keys)
    ]
    for (index, measure) in trend.measures.enumerated() {
      columns += self.columns(measure, prefix: index == 0 ? "" : measure.name + "_")
    }
    return Answer(
      title: "", columns: distinct(columns.map(\.heading)),
      rows: keys.indices.map { row in columns.map { $0.cells[row] } },
      notes: trend.notes(keys, leftOut: true))
  }

  /// A measure, its change, and the same of a year before where the data reach back.
  private func columns(
    _ measure: MeasureColumn, prefix: String
  ) -> [(heading: Answer.Heading, cells: [Answer.Cell])] {
    let change = Change(measure: measure, style: trend.style)
    let heading = measure.heading(trend.style)
    let figures = nodes.map { Figure(measure, $0.raw) }
    let total = Figure(measure, whole.raw).cell(heading)
    var columns = [(heading, figures.map { $0.cell(heading) } + [total])]
    columns += pairs(change, prefix: prefix) { index in
      index > 0 && isComparable(index - 1) ? figures[index - 1] : nil
    }
    guard !yearAgo.isEmpty else { return columns }
    let before = nodes.map { node in
      trend.period(node.key.value).flatMap { yearAgo[$0] }.map { Figure(measure, $0) }
    }
    var ago = heading
    ago.name = prefix + "year_ago"
    let blank = Answer.Cell(.missing)
    columns.append((ago, before.map { $0?.cell(ago) ?? blank } + [blank]))
    columns += pairs(change, prefix: prefix + "year_") { index in
      isUnfinished(index, yearsBack: 1) ? nil : before[index]
    }
    return columns
  }

  /// The columns of a change against what `base` gives for each line.
  private func pairs(
    _ change: Change, prefix: String, base: (Int) -> Figure?
  ) -> [(heading: Answer.Heading, cells: [Answer.Cell])] {
    let headings = change.headings(prefix: prefix)
    let cells = nodes.indices.map { index in
      change.cells(
        from: base(index),
        to: isComparable(index) ? Figure(change.measure, nodes[index].raw) : nil)
    }
    return headings.indices.map { column in
      (headings[column], cells.map { $0[column] } + [Answer.Cell(.missing)])
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
