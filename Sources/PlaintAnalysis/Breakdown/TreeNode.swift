import PlaintTable
import PlaintText
import PlaintValue

/// A rollup as a tree: the whole, its parts by the first key, theirs by the second, and so on.
struct TreeNode {
  var key: Key
  /// The engine's measures of all rows under this node.
  var raw: [Value]
  var children: [TreeNode] = []
  /// How many values an other node stands for.
  var folded = 0

  /// The tree of a rollup over `[] [0] [0, 1] …`, its nodes in no order yet; `empty` are the
  /// measures of the whole when the engine gave no group for it.
  ///
  /// - Complexity: linear in the groups.
  init(_ groups: Groups, levels: Int, empty: [Value]) {
    var parts: [[Key]: [TreeNode]] = [:]
    let run = groups.run
    for level in stride(from: levels, through: 2, by: -1) {
      for group in groups.sets[level] where !run.isCancelled {
        let above = (0..<level - 1).map { groups.key($0, group) }
        let key = groups.key(level - 1, group)
        // Nothing lies under the deepest level.
        let own = level == levels ? nil : parts[above + [key]]
        parts[above, default: []].append(TreeNode(key, groups.raw(group), own ?? []))
      }
    }
    let top = levels == 0 ? 0..<0 : groups.sets[1]
    var children: [TreeNode] = []
    children.reserveCapacity(top.count)
    for group in top where !run.isCancelled {
      let key = groups.key(0, group)
      var node = TreeNode(key, groups.raw(group), levels == 1 ? [] : parts[[key]] ?? [])
      if key.mark == .other { node.folded = groups.folded }
      children.append(node)
    }
    self.init(.all, groups.whole ?? empty, children)
  }

  /// The parts by their keys.
  var byKey: [Key: TreeNode] {
    Dictionary(children.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  init(_ key: Key, _ raw: [Value], _ children: [TreeNode] = []) {
    self.key = key
    self.raw = raw
    self.children = children
  }
}

extension Groups {
  /// A group's k-th key.
  func key(_ k: Int, _ group: Int) -> Key {
    Key(value: keys[k][group], mark: marks[k][group])
  }

  /// The headings of key columns, their kinds told by the values.
  func keyHeadings(_ names: [String]) -> [Answer.Heading] {
    names.enumerated().map { k, name in
      let kinds = keys[k].kinds(run)
      return Answer.Heading(
        Message(name), kinds.contains(.decimal) ? .decimal : kinds.first ?? .text, .key)
    }
  }
}

extension Cells {
  /// The kinds of the values there are, in the order they are met; of typed cells the one they have.
  fileprivate func kinds(_ run: Run) -> [Kind] {
    if case .column(let column) = self { return [column.groupedKind] }
    var kinds: [Kind] = []
    for line in 0..<count where !run.isCancelled {
      if let kind = self[line].kind, !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }
}

extension Column {
  /// The kind that its values have by themselves: an identifier is a number, and so is a decimal
  /// without places.
  fileprivate var groupedKind: Kind {
    guard case .fixed(_, let places) = storage, kind.isNumeric || kind == .identifier else {
      return kind
    }
    return places > 0 ? .decimal : .whole
  }
}
