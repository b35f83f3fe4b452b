import PlaintTable
import PlaintText
import PlaintValue

/// A breakdown: each value's count, share and running share; under `>` one tree with subtotals,
/// shares of the parent and of the total; under `by` one such table a value, in one.
///
/// Columns: the `by` columns, a column a level, then each measure with its shares. In a subtotal
/// row the deeper levels are marked `all`; headings of keys say their level.
package struct BreakdownTable {
  private let rollup: Rollup
  private let groups: Groups
  private let rests: [[Value]]
  private let shares: ShareCells
  /// Whether each measure has shares: it adds up and is nowhere negative.
  private let shared: [Bool]
  private let run: Run

  package init(_ rollup: Rollup, _ groups: Groups, rests: [[Value]] = []) {
    self.rollup = rollup
    self.groups = groups
    self.rests = rests
    run = groups.run
    shares = ShareCells(style: rollup.style, run: groups.run)
    shared = rollup.measures.map { $0.hasShares(in: groups) }
  }

  private var levels: Int { rollup.names.count - rollup.by }
  private var isNested: Bool { levels > 1 }

  /// The table; base and notes hold what the figures themselves make necessary to say.
  package var answer: Answer {
    if let flat = FlatGroups(rollup, groups) { return flat.breakdown(shared, shares) }
    let (tree, said) = rollup.tree(groups, rests: rests)
    var rows: [[Answer.Cell]] = []
    var sums: [Number] = []
    visit(tree, path: [], &rows, &sums)
    if run.isCancelled { return Answer() }
    return Answer(headings: headings, lines: rows, sums: shares.remark(sums)).saying(said)
  }

  private var headings: [Answer.Heading] {
    levelled(groups.keyHeadings(rollup.names))
      + zip(rollup.measures, shared).enumerated().flatMap { index, pair in
        let heading = pair.0.heading(rollup.style, index: index)
        return pair.1 ? [heading] + shareHeadings(index == 0 ? nil : pair.0.name) : [heading]
      }
  }

  /// The keys with how deep each stands in the tree.
  private func levelled(_ keys: [Answer.Heading]) -> [Answer.Heading] {
    keys.enumerated().map { index, key in
      var key = key
      key.level = max(0, index - rollup.by)
      return key
    }
  }

  /// The share columns of the first measure, or of a later one under its name.
  private func shareHeadings(_ measure: Message?) -> [Answer.Heading] {
    let named = { (word: Message) in measure.map { $0.joined(word) } ?? word }
    let share = shares.heading(named(HeadingWords.share))
    if isNested { return [shares.heading(named(HeadingWords.shareOfParent)), share] }
    return measure == nil
      ? [share, shares.heading(HeadingWords.cumulative, .cumulative)] : [share]
  }

  /// Goes down the `by` levels to the wholes whose shares are taken.
  private func visit(
    _ node: TreeNode, path: [Answer.Cell], _ rows: inout [[Answer.Cell]], _ sums: inout [Number]
  ) {
    guard path.count == rollup.by else {
      for child in node.children where !run.isCancelled {
        visit(child, path: path + [child.key.cell], &rows, &sums)
      }
      return
    }
    let whole = Whole(node: node, path: path)
    let hundreds = rollup.measures.map { _ in Number(100) as Number? }
    descend(node, in: whole, printed: hundreds, level: 0, keys: path, &rows, &sums)
    rows.append(totalRow(whole))
  }

  /// One value of the `by` columns: what shares of the total are of.
  private struct Whole {
    let node: TreeNode
    let path: [Answer.Cell]
  }

  /// The rows of a node's parts and, after each, of theirs; `printed` is the node's own share as
  /// printed, one a measure, to which its parts add by `sum-100`.
  private func descend(
    _ node: TreeNode, in whole: Whole, printed: [Number?], level: Int, keys: [Answer.Cell],
    _ rows: inout [[Answer.Cell]], _ sums: inout [Number]
  ) {
    guard level < levels, !node.children.isEmpty else { return }
    let columns = rollup.measures.indices.map { index in
      cells(index, of: node, in: whole, printed: printed[index])
    }
    for (index, columns) in columns.enumerated() where shared[index] && hasWhole(index, node) {
      // Shares of the parent, or in a flat table the only ones.
      if let sum = shares.printedSum(columns[1]) { sums.append(sum) }
    }
    for (position, child) in node.children.enumerated() where !run.isCancelled {
      let keys = keys + [child.key.cell]
      var row = keys
      row.reserveCapacity(rollup.by + levels + columns.reduce(0) { $0 + $1.count })
      for _ in level + 1..<levels { row.append(Key.all.cell) }
      for column in columns { for cells in column { row.append(cells[position]) } }
      rows.append(row)
      guard level + 1 < levels else { continue }
      let printed = columns.map { $0.count > 2 ? shares.printed($0[2][position]) : nil }
      descend(child, in: whole, printed: printed, level: level + 1, keys: keys, &rows, &sums)
    }
  }

  private func hasWhole(_ index: Int, _ node: TreeNode) -> Bool {
    Figure(rollup.measures[index], node.raw).exact.map { $0.numerator > 0 } ?? false
  }

  /// One measure of a node's parts: a list of cells for each of its columns.
  private func cells(
    _ index: Int, of node: TreeNode, in whole: Whole, printed: Number?
  ) -> [[Answer.Cell]] {
    let measure = rollup.measures[index]
    let heading = measure.heading(rollup.style)
    let figures = node.children.map { run.isCancelled ? .missing : Figure(measure, $0.raw) }
    let values = figures.map { run.isCancelled ? Answer.Cell(.missing) : $0.cell(heading) }
    guard shared[index], !run.isCancelled else {
      return Array(repeating: values, count: shared[index] ? 3 : 1)
    }
    let parts = figures.map(\.exact)
    let total = Figure(measure, whole.node.raw).exact
    let ofTotal = shares(parts, of: total, addingTo: printed)
    guard isNested else {
      return [values, ofTotal] + (index == 0 ? [cumulative(parts, of: total)] : [])
    }
    return [values, shares(parts, of: Figure(measure, node.raw).exact), ofTotal]
  }

  /// Running shares in printed order, from the counts.
  private func cumulative(_ parts: [Ratio?], of total: Ratio?) -> [Answer.Cell] {
    var sum: Ratio? = .zero
    let sums = parts.map { part -> Ratio? in
      sum = sum.flatMap { $0.adding(part ?? .zero) }
      return sum
    }
    return ShareCells(style: Style(digits: rollup.style.digits), run: run)(sums, of: total)
  }

  private func totalRow(_ whole: Whole) -> [Answer.Cell] {
    let keys = (0..<levels).map { _ in Key.all.cell }
    return whole.path + keys
      + rollup.measures.indices.flatMap { index -> [Answer.Cell] in
        let measure = rollup.measures[index]
        let figure = Figure(measure, whole.node.raw)
        let value = figure.cell(measure.heading(rollup.style))
        guard shared[index] else { return [value] }
        let share = shares([figure.exact], of: figure.exact)[0]
        let blank = Answer.Cell(.missing)
        if isNested { return [value, blank, share] }
        return index == 0 ? [value, share, blank] : [value, share]
      }
  }
}
