import PlaintTable
import PlaintText
import PlaintValue

/// One row a group and no totals: the plain table of measures.
///
/// Rows stand in the order of the first key, within it of the second, and so on; each key in its
/// own order or by the first measure of its rows together.
package struct GroupTable {
  /// The table of a rollup's leaves.
  ///
  /// - Precondition: all names of the rollup are `by` names, so that every fold is divided.
  package static func answer(_ rollup: Rollup, _ groups: Groups, rests: [[Value]] = []) -> Answer {
    precondition(rollup.by == rollup.names.count, "a group table has no tree")
    if let flat = FlatGroups(rollup, groups) { return flat.table }
    let (tree, said) = rollup.tree(groups, rests: rests)
    let measures = rollup.measures.enumerated().map { index, measure in
      (column: measure, heading: measure.heading(rollup.style, index: index))
    }
    var rows: [[Answer.Cell]] = []
    leaves(tree, [], depth: rollup.names.count) { keys, node in
      if groups.run.isCancelled { return }
      rows.append(keys + measures.map { Figure($0.column, node.raw).cell($0.heading) })
    }
    let keys = groups.keyHeadings(rollup.names)
    return Answer(headings: keys + measures.map(\.heading), lines: rows).saying(said)
  }

  private static func leaves(
    _ node: TreeNode, _ keys: [Answer.Cell], depth: Int, _ visit: ([Answer.Cell], TreeNode) -> Void
  ) {
    guard depth > 0 else { return visit(keys, node) }
    for child in node.children {
      leaves(child, keys + [child.key.cell], depth: depth - 1, visit)
    }
  }
}
