import PlaintTable
import PlaintValue

/// What is computed for each row: bound, its columns known and its kinds checked.
///
/// Logic is two-valued: a comparison with a missing cell is false, its negation true.
package indirect enum Expression: Hashable, Sendable {
  case column(String)
  case constant(Value)
  case call(Function, [Expression])
  /// A value looked up in a table of values: recoding by map, folding all but the top values.
  case lookup(Expression, Lookup)

  /// The columns it reads, each once, in order of appearance.
  package var columns: [String] {
    var names: [String] = []
    collect(&names)
    return names
  }

  /// Whether it reads no column.
  package var isOfConstants: Bool {
    switch self {
    case .column: false
    case .constant: true
    case .call(_, let operands): operands.allSatisfy(\.isOfConstants)
    case .lookup(let operand, _): operand.isOfConstants
    }
  }

  private func collect(_ names: inout [String]) {
    switch self {
    case .column(let name): if !names.contains(name) { names.append(name) }
    case .constant: break
    case .call(_, let operands): for operand in operands { operand.collect(&names) }
    case .lookup(let operand, _): operand.collect(&names)
    }
  }
}

/// A finite map of values and what becomes of the values it does not name.
package struct Lookup: Hashable, Sendable {
  package let entries: [Value: Value]
  /// What an unnamed value becomes; nil keeps it.
  package let otherwise: Value?
  /// The kind of the result.
  package let kind: Kind

  package init(_ entries: [Value: Value], otherwise: Value?, kind: Kind) {
    self.entries = entries
    self.otherwise = otherwise
    self.kind = kind
  }

  /// What a value becomes: its entry, else ``otherwise``, else the value itself.
  package func callAsFunction(_ value: Value) -> Value {
    entries[value] ?? otherwise ?? value
  }
}
