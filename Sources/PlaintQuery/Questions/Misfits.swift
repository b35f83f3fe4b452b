import PlaintTable
import PlaintText

/// Cells of a column that are not of its kind: kept as they were written, missing for all that
/// computes with the column.
package struct Misfits: Hashable, Sendable {
  package let column: String
  package let count: Int
  /// The first of them.
  package let example: String

  package init(column: String, count: Int, example: String) {
    self.column = column
    self.count = count
    self.example = example
  }
}

extension Relation {
  /// The cells, among the rows left, for which an expression has no value because they do not fit
  /// their column.
  ///
  /// Of an added column those of the columns it was computed from; `number` says itself what it cannot
  /// read.
  package func misfits(
    of expressions: [Expression], _ run: Run
  ) throws(Diagnostic) -> [Misfits] {
    guard source.mayHaveMisfits || steps.contains(where: \.bringsOthers) else { return [] }
    var found: [Misfits] = []
    for name in expressions.reduce(into: [], { sources(of: $1, before: steps.count, &$0) }) {
      let asked = Aggregation(
        keys: [], sets: [[]], measures: [Measure(.present(.column(name)))])
      if let misfits = try source.misfits(in: name, over: kept(for: asked), run) {
        found.append(misfits)
      }
    }
    return found
  }

  /// The columns an expression is computed from, as they are named before a step, each once.
  private func sources(of expression: Expression, before step: Int, _ names: inout [String]) {
    switch expression {
    case .constant, .call(.number, _): break
    case .call(_, let operands):
      for operand in operands { sources(of: operand, before: step, &names) }
    case .lookup(let operand, _): sources(of: operand, before: step, &names)
    case .column(let name):
      let added = steps[..<step].lastIndex { if case .add(name, _) = $0 { true } else { false } }
      if let added, case .add(_, let inner) = steps[added] {
        sources(of: inner, before: added, &names)
      } else if schema[name] != nil, !names.contains(name) {
        names.append(name)
      }
    }
  }
}

extension Step {
  /// Whether it brings rows or columns of another dataset.
  fileprivate var bringsOthers: Bool {
    switch self {
    case .append, .join: true
    default: false
    }
  }
}
