import PlaintTable
import PlaintValue

/// The second question about folded rows, and its answers put in their places.
extension TreeNode {
  /// The rests of this tree, in the order ``fill(_:)`` takes their measures.
  func rests(_ path: [Remainder.Cut] = [], folded: Bool = false) -> [Remainder] {
    let kept = children.filter { $0.key.mark == .value }.map(\.key.value)
    return children.flatMap { child in
      let path = path + [child.key.cut(besides: kept)]
      let folded = folded || child.key.mark == .other
      return (folded ? [Remainder(path)] : []) + child.rests(path, folded: folded)
    }
  }

  /// Puts the measures of the rests, in order, into the folded nodes.
  mutating func fill(_ measures: inout ArraySlice<[Value]>, folded: Bool = false) {
    for index in children.indices {
      let folded = folded || children[index].key.mark == .other
      if folded, let raw = measures.popFirst() { children[index].raw = raw }
      children[index].fill(&measures, folded: folded)
    }
  }
}

extension Key {
  /// What holds for rows of this key, standing beside these values.
  func cut(besides kept: [Value]) -> Remainder.Cut {
    switch mark {
    case .value: .value(value)
    case .missing: .missing
    case .other: .other(than: kept)
    case .all: .any
    }
  }
}
