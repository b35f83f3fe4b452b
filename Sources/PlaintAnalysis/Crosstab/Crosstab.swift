import PlaintTable
import PlaintText
import PlaintValue

/// One column's values against another's: counts, percents beside them, margins.
///
/// An engine aggregates the two keys over ``sets`` and asks again for ``rests(in:)`` where there
/// are any.
package struct Crosstab: Sendable {
  /// What a percentage is a part of.
  package enum Percent: CaseIterable, Hashable, Sendable { case row, column, total }

  package var row: String
  package var across: String
  package var topRow: Top?
  package var topAcross: Top?
  package var measures: [MeasureColumn]
  package var percents: [Percent]
  /// Chi-square, Cramér's V, and signs on cells that stand out.
  package var test: Bool
  /// The signs alone.
  package var marked: Bool
  package var style: Style

  package init(
    _ row: String, by across: String, topRow: Top? = nil, topAcross: Top? = nil,
    measures: [MeasureColumn] = [.count], percents: [Percent] = [], test: Bool = false,
    marked: Bool = false, style: Style = Style()
  ) {
    self.row = row
    self.across = across
    self.topRow = topRow
    self.topAcross = topAcross
    self.measures = measures
    self.percents = percents
    self.test = test
    self.marked = marked
    self.style = style
  }

  /// The grouping sets over the row's key and the key across.
  package static let sets: [[Int]] = [[], [0], [1], [0, 1]]

  /// Why this cannot be asked, or nil.
  package var refusal: Message? {
    if test || marked,
      measures.first.map({ if case .count = $0.formula { false } else { true } })
        ?? true
    {
      return Message("“test” and “marked” need a count", "“检验”只能用于计数")
    }
    guard !percents.isEmpty, !measures.contains(where: \.isAdditive) else { return nil }
    return Message("“percent” needs a count or a sum", "“百分比”只能用于计数或求和")
  }

  /// Why no percentages can be made of what was measured, or nil: a sum is negative somewhere.
  package func refusal(in groups: Groups) -> Message? {
    guard !percents.isEmpty, !measures.contains(where: { $0.hasShares(in: groups) }) else {
      return nil
    }
    return Message(
      "“percent” needs sums that are nowhere negative", "“百分比”要求各合计均不为负")
  }

  /// The folded rows, columns and cells that a second question must measure.
  package func rests(in groups: Groups) -> [Remainder] {
    guard measures.contains(where: { !$0.isFoldable }) else { return [] }
    let grid = Grid(self, groups)
    return grid.restPlaces.map { row, column in
      Remainder([grid.rows.cut(row), grid.columns.cut(column)])
    }
  }
}

/// The counted cells of a crosstab in order, folded, with their margins.
struct Grid {
  /// The keys of one dimension, in order.
  struct Axis {
    var nodes: [TreeNode]
    var ties: Int
    private var places: [Key: Int] = [:]

    init(
      _ groups: Groups, set: Int, key: Int, whole: TreeNode, top: Top?, _ columns: [MeasureColumn]
    ) {
      var node = whole
      node.children = groups.sets[set].map { group in
        TreeNode(groups.key(key, group), groups.raw(group))
      }
      let arrangement = Arrangement(
        columns, tops: [top], opened: 0, raw: groups.measures.count, for: groups.run)
      var ties = 0
      nodes = arrangement.arranged(node, ties: &ties).children
      self.ties = ties
      for (index, node) in nodes.enumerated() { places[node.key] = index }
    }

    /// Where a key is counted: its own place or that of the other ones.
    func place(_ key: Key) -> Int? { places[key] ?? places[.other] }

    /// What holds for rows counted at a place, nil being the margin.
    func cut(_ index: Int?) -> Remainder.Cut {
      let kept = nodes.filter { $0.key.mark == .value }.map(\.key.value)
      return index.map { nodes[$0].key.cut(besides: kept) } ?? .any
    }

    func isFolded(_ index: Int?) -> Bool { index.map { nodes[$0].key.mark == .other } ?? false }
  }

  var rows: Axis
  var columns: Axis
  var whole: TreeNode
  /// The engine's measures of each cell; nil where no row is.
  var cells: [[[Value]?]]
  let empty: [Value]
  /// The command it is made for.
  let run: Run

  init(_ table: Crosstab, _ groups: Groups, rests: [[Value]] = []) {
    run = groups.run
    let measures = table.measures
    let empty = emptyMeasures(measures, count: groups.measures.count)
    let whole = TreeNode(.all, groups.whole ?? empty)
    rows = Axis(groups, set: 1, key: 0, whole: whole, top: table.topRow, measures)
    columns = Axis(groups, set: 2, key: 1, whole: whole, top: table.topAcross, measures)
    self.whole = whole
    self.empty = empty
    cells = Array(
      repeating: Array(repeating: nil, count: columns.nodes.count), count: rows.nodes.count)
    let combinations = Combination.each(of: measures, count: groups.measures.count)
    for group in groups.sets[3] where !run.isCancelled {
      guard let i = rows.place(groups.key(0, group)), let j = columns.place(groups.key(1, group))
      else { continue }
      let raw = groups.raw(group)
      cells[i][j] =
        cells[i][j].map { old in
          zip(combinations, zip(old, raw)).map { $0($1.0, $1.1) }
        } ?? raw
    }
    fill(rests)
  }

  /// The cells and margins (nil) that hold folded rows, in the order of the rests.
  var restPlaces: [(row: Int?, column: Int?)] {
    let lines = rows.nodes.indices.map(Optional.init) + [nil]
    let across = columns.nodes.indices.map(Optional.init) + [nil]
    return lines.flatMap { i in
      across.filter { j in rows.isFolded(i) || columns.isFolded(j) }.map { (i, $0) }
    }
  }

  /// The raw measures of a cell; nil stands for a margin.
  func raw(_ row: Int?, _ column: Int?) -> [Value] {
    switch (row, column) {
    case (let i?, let j?): cells[i][j] ?? empty
    case (let i?, nil): rows.nodes[i].raw
    case (nil, let j?): columns.nodes[j].raw
    case (nil, nil): whole.raw
    }
  }

  private mutating func fill(_ rests: [[Value]]) {
    guard !rests.isEmpty else { return }
    for (place, raw) in zip(restPlaces, rests) {
      switch place {
      case (let i?, let j?): cells[i][j] = raw
      case (let i?, nil): rows.nodes[i].raw = raw
      case (nil, let j?): columns.nodes[j].raw = raw
      case (nil, nil): break
      }
    }
  }
}
