import PlaintTable
import PlaintText
import PlaintValue

/// The question behind every table whose keys nest: which grouping sets, which rests, which tree.
///
/// The first `by` names are those of the `by` clause, the others the levels under them. An engine
/// aggregates over ``sets``, asks once more for ``rests(in:)`` where there are any, and hands both
/// to the table.
package struct Rollup: Sendable {
  package var names: [String]
  package var by: Int
  /// One a name; nil keeps all values.
  package var tops: [Top?]
  package var measures: [MeasureColumn]
  package var style: Style

  package init(
    _ names: [String], by: Int = 0, tops: [Top?] = [], measures: [MeasureColumn] = [.count],
    style: Style = Style()
  ) {
    precondition(by <= names.count, "more by columns than columns")
    self.names = names
    self.by = by
    self.tops = tops + Array(repeating: nil, count: max(0, names.count - tops.count))
    self.measures = measures
    self.style = style
  }

  /// The grouping sets over the keys in the order of the names: `[] [0] [0, 1] …`.
  package var sets: [[Int]] { (0...names.count).map { Array(0..<$0) } }

  /// How many values of the only column an engine need give one by one; nil is all.
  ///
  /// They are those that `top` keeps, when it ranks by rows. A sum may be negative anywhere, and then has
  /// no shares: all must be seen.
  package var commonest: Int? {
    guard names.count == 1, case .count = measures.first?.formula,
      !measures.contains(where: { if case .sum = $0.formula { true } else { false } })
    else { return nil }
    return tops.first.flatMap { $0?.count }
  }

  /// Why these tops cannot be taken, or nil: folding the values of a `by` column takes a measure
  /// that adds up, for the order of what lies inside the fold.
  package var refusal: Message? {
    guard tops.prefix(by).contains(where: { $0 != nil }), let first = measures.first,
      !first.isFoldable
    else { return nil }
    return Message(
      "“top” after a “by” column needs a count, sum or mean as the first measure",
      "“按”的列要取前几，第一个统计量须是计数、求和或均值")
  }

  /// The folded rows that a second question must measure; empty for counts, sums and means.
  package func rests(in groups: Groups) -> [Remainder] {
    let isFolded = groups.folded > 0 || tops.contains { $0 != nil }
    guard isFolded, measures.contains(where: { !$0.isFoldable }) else { return [] }
    return tree(groups).node.rests()
  }

  /// The tree of the groups, in order and folded, with notes on what was folded; `rests` are the
  /// engine's measures of each rest, in order.
  func tree(_ groups: Groups, rests: [[Value]] = []) -> (node: TreeNode, said: Remarks) {
    let raw = groups.measures.count
    let arrangement = Arrangement(measures, tops: tops, opened: by, raw: raw, for: groups.run)
    var ties = 0
    let empty = emptyMeasures(measures, count: raw)
    var node = arrangement.arranged(
      TreeNode(groups, levels: names.count, empty: empty), ties: &ties)
    var filling = rests[...]
    node.fill(&filling)
    return (node, Remarks(notes: notes(ties), others: others(node), ties: ties))
  }

  /// The tree of other groups over the same keys, folded as `node` is, its rests not measured yet.
  func tree(_ groups: Groups, foldedLike node: TreeNode) -> TreeNode {
    let raw = groups.measures.count
    let arrangement = Arrangement(measures, tops: tops, opened: by, raw: raw, for: groups.run)
    let empty = emptyMeasures(measures, count: raw)
    return arrangement.folded(TreeNode(groups, levels: names.count, empty: empty), like: node)
  }

  private func notes(_ ties: Int) -> [Message] {
    var notes: [Message] = []
    if ties > 0 {
      let (rows, tie) = (counted(ties, "row"), ties == 1 ? "it ties" : "they tie")
      notes.append(
        Message("\(rows) more than asked: \(tie) with the last one shown", "多列 \(ties) 行：与末位并列")
      )
    }
    return notes
  }

  /// What the other rows of each level stand for.
  private func others(_ node: TreeNode) -> [Message] {
    var nodes = [node]
    return names.compactMap { name in
      nodes = nodes.flatMap(\.children)
      return othersNote(nodes.filter { $0.key.mark == .other }.map(\.folded), of: name)
    }
  }
}

/// What is said under a table besides its base line.
struct Remarks {
  var notes: [Message]
  /// What the other rows stand for.
  var others: [Message]
  /// How many rows stand there only because they tie.
  var ties = 0
}

extension Answer {
  /// The answer with what must be said of it.
  func saying(_ said: Remarks) -> Answer {
    var copy = self
    copy.notes = said.notes + notes
    (copy.others, copy.ties) = (said.others, said.ties)
    return copy
  }
}

/// What other rows stand for that fold so many values of a column each; nil where there are none.
func othersNote(_ folded: [Int], of name: String) -> Message? {
  guard let least = folded.min(), let most = folded.max() else { return nil }
  let values = counted(most, "value")
  if folded.count == 1 {
    return Message("(other) is \(values) of “\(name)”", "（其他）为“\(name)”的 \(most) 个值")
  }
  return least == most
    ? Message("each (other) is \(values) of “\(name)”", "各（其他）均为“\(name)”的 \(most) 个值")
    : Message(
      "each (other) is from \(least) to \(values) of “\(name)”",
      "各（其他）为“\(name)”的 \(least) 至 \(most) 个值")
}

/// The measures of no rows: counts, distinct counts and sums 0, all else missing.
func emptyMeasures(_ columns: [MeasureColumn], count: Int) -> [Value] {
  let combinations = Combination.each(of: columns, count: count)
  var result = combinations.map { how -> Value in
    if case .sum = how { .number(.zero) } else { .missing }
  }
  for column in columns {
    switch column.formula {
    case .sum(let index) where column.kind == .elapsed:
      result[index] = .elapsed(Elapsed(microseconds: 0))
    case .distinct(let index): result[index] = .number(.zero)
    default: break
    }
  }
  return result
}
