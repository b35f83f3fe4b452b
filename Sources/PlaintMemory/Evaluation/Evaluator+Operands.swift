import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Operands computed ahead of the function that takes them.
enum Operand {
  /// What the names of computed operands begin with; no name of a file does.
  static let prefix = "\u{0}"
}

extension Evaluator {
  /// The expression with every operand a column or a constant, over a view that has the computed
  /// operands as columns; nil when it already is so.
  ///
  /// Of a choice, operands that are not needed must not fail: when any fails it is left as it is.
  func flattened(
    _ expression: Expression
  ) throws(Diagnostic) -> (Evaluator, Expression, Faults)? {
    switch expression {
    case .column, .constant: return nil
    case .lookup(let operand, let lookup):
      guard !operand.isFlat else { return nil }
      let (inner, flat, faults) = try computed([operand])
      return (inner, .lookup(flat[0], lookup), faults)
    case .call(let function, let operands):
      guard !operands.allSatisfy(\.isFlat) else { return nil }
      let (inner, flat, faults) = try computed(operands)
      if function.isChoice, faults != Faults() { return nil }
      return (inner, .call(function, flat), faults)
    }
  }

  private func computed(
    _ operands: [Expression]
  ) throws(Diagnostic) -> (Evaluator, [Expression], Faults) {
    var wider = view
    var flat: [Expression] = []
    var faults = Faults()
    for operand in operands {
      if operand.columnName != nil {
        flat.append(operand)
      } else if let value = operand.constantValue {
        flat.append(.constant(value))
      } else {
        let values = try values(operand)
        faults.add(values.faults)
        let name = Operand.prefix + String(wider.columns.count)
        wider.columns.append(View.visible(name, values.column))
        flat.append(.column(name))
      }
    }
    return (Evaluator(wider, run), flat, faults)
  }
}

extension Expression {
  /// Whether it is a column or a constant as it stands.
  var isFlat: Bool {
    switch self {
    case .column, .constant: true
    case .call, .lookup: false
    }
  }
}

extension Function {
  /// Whether it computes only the operands it needs.
  var isChoice: Bool { self == .if || self == .case || self == .coalesce }
}
