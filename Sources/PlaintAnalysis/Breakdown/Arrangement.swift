import PlaintTable
import PlaintValue

/// The order of parts and the folding of all but the largest.
struct Arrangement {
  let columns: [MeasureColumn]
  /// One a level; nil folds nothing.
  let tops: [Top?]
  /// The levels whose other row is divided further: those of `by`.
  let opened: Int
  private let combinations: [Combination]
  /// The command it is made for.
  private let run: Run

  init(
    _ columns: [MeasureColumn], tops: [Top?], opened: Int, raw: Int, for run: Run
  ) {
    self.run = run
    self.columns = columns
    self.tops = tops
    self.opened = opened
    combinations = Combination.each(of: columns, count: raw)
  }

  /// The tree with each level's parts folded and in order, and the ties kept at cuts.
  func arranged(_ node: TreeNode, level: Int = 0, ties: inout Int) -> TreeNode {
    if node.children.isEmpty || run.isCancelled { return node }
    var node = node
    if level < tops.count, let top = tops[level] {
      node.children = folded(node.children, top, of: node, level: level, ties: &ties)
    }
    node.children = ordered(node.children).map { arranged($0, level: level + 1, ties: &ties) }
    return node
  }

  /// The tree with the same values folded as in another tree, in which they had been chosen.
  func folded(_ node: TreeNode, like other: TreeNode, level: Int = 0) -> TreeNode {
    let kept = Set(other.children.map(\.key))
    var node = node
    if kept.contains(.other) {
      let (inside, rest) = (
        node.children.filter { kept.contains($0.key) || $0.key.mark != .value },
        node.children.filter { !kept.contains($0.key) && $0.key.mark == .value }
      )
      node.children =
        inside + (rest.isEmpty ? [] : [merged(rest, as: .other, opened: level < opened)])
    }
    if run.isCancelled { return node }
    let models = other.byKey
    node.children = node.children.map { child in
      models[child.key].map { folded(child, like: $0, level: level + 1) } ?? child
    }
    return node
  }

  /// Values in their own order or by measure, then other, then missing.
  func ordered(_ nodes: [TreeNode]) -> [TreeNode] {
    let values = nodes.filter { $0.key.mark == .value }
    let sorted =
      Key.areNatural(values.map(\.key))
      ? values.sorted(run) { $0.key.value.precedes($1.key.value) } : ranked(values)
    return sorted + nodes.filter { $0.key.mark == .other }
      + nodes.filter { $0.key.mark == .missing }
  }

  /// The largest first, what has no measure last, equals by value.
  func ranked(_ nodes: [TreeNode]) -> [TreeNode] {
    // Places are sorted, not nodes: a node is a tree.
    let amounts = nodes.map(amount)
    return nodes.indices.sorted(run) { a, b in
      switch (amounts[a], amounts[b]) {
      case (let x?, let y?):
        if y < x { return true }
        if x < y { return false }
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil): break
      }
      return nodes[a].key.value.precedes(nodes[b].key.value)
    }.map { nodes[$0] }
  }

  /// What parts are ranked by: the first measure.
  func amount(_ node: TreeNode) -> Ratio? {
    columns.first.flatMap { Figure($0, node.raw).exact }
  }

  /// Several nodes as one.
  func merged(_ nodes: [TreeNode], as key: Key, opened: Bool) -> TreeNode {
    var result = TreeNode(key, nodes.first?.raw ?? [])
    for node in nodes.dropFirst() where !run.isCancelled {
      result.raw = zip(combinations, zip(result.raw, node.raw)).map { $0($1.0, $1.1) }
    }
    result.raw = zip(combinations, result.raw).map { how, value in
      if case .unknown = how { .missing } else { value }
    }
    result.folded = nodes.reduce(0) { $0 + max($1.folded, 1) }
    guard opened else { return result }
    var order: [Key] = []
    var parts: [Key: [TreeNode]] = [:]
    for child in nodes.flatMap(\.children) {
      if parts[child.key] == nil { order.append(child.key) }
      parts[child.key, default: []].append(child)
    }
    result.children = order.map { merged(parts[$0] ?? [], as: $0, opened: true) }
    return result
  }

  private func folded(
    _ nodes: [TreeNode], _ top: Top, of whole: TreeNode, level: Int, ties: inout Int
  ) -> [TreeNode] {
    let values = ranked(nodes.filter { $0.key.mark == .value })
    let kept = kept(values, top, of: amount(whole))
    ties += max(0, kept - top.count)
    // An engine may have folded some already.
    let rest = values.dropFirst(kept) + nodes.filter { $0.key.mark == .other }
    guard !rest.isEmpty else { return nodes }
    let others = nodes.filter { $0.key.mark == .missing }
    return values.prefix(kept) + [merged(Array(rest), as: .other, opened: level < opened)] + others
  }

  /// How many of the ranked nodes stay: the first `top.count` and their ties, each at least as
  /// large as asked.
  private func kept(_ ranked: [TreeNode], _ top: Top, of whole: Ratio?) -> Int {
    var count = min(top.count, ranked.count)
    while count > 0, count < ranked.count, amount(ranked[count]) == amount(ranked[count - 1]) {
      count += 1
    }
    guard let least = top.least, let whole, let bound = least.multiplied(by: whole) else {
      return count
    }
    return ranked.prefix(count).prefix { amount($0).map { !($0 < bound) } ?? false }.count
  }
}
