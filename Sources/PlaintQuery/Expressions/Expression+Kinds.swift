import PlaintTable
import PlaintValue

extension Expression {
  /// The kind of its values over columns of a schema; nil when they are always missing.
  ///
  /// Of an expression that is not well formed (an unknown column, refused operands) nil.
  package func kind(in schema: Schema) -> Kind? {
    switch self {
    case .column(let name): return schema[name]?.kind
    case .constant(let value): return value.kind
    case .lookup(_, let lookup): return lookup.kind
    case .call(let function, let operands):
      if case .kind(let kind) = function.verdict(on: operands, in: schema) { return kind }
      return nil
    }
  }

  /// The value of an expression that reads no column, or nil.
  ///
  /// Nil also where its arithmetic fails, so that the failure is counted where rows are.
  package var constantValue: Value? {
    guard columns.isEmpty else { return nil }
    var faults = Faults()
    let value = Formula(self, columns: []).value([], &faults)
    return faults == Faults() ? value : nil
  }

  /// The column it is, or nil.
  package var columnName: String? {
    if case .column(let name) = self { name } else { nil }
  }

  /// The same expression with columns under other names; names not in the map stay.
  package func renamed(_ names: [String: String]) -> Expression {
    switch self {
    case .column(let name): .column(names[name] ?? name)
    case .constant: self
    case .call(let function, let operands): .call(function, operands.map { $0.renamed(names) })
    case .lookup(let operand, let lookup): .lookup(operand.renamed(names), lookup)
    }
  }
}

/// Short ways to make expressions.
extension Expression {
  /// A constant text.
  package static func text(_ text: String) -> Expression { .constant(.text(text)) }

  /// A constant whole number.
  package static func whole(_ number: Int) -> Expression { .constant(.number(Number(number))) }

  /// A call of a function on one or more operands.
  package static func call(_ function: Function, _ operands: Expression...) -> Expression {
    .call(function, operands)
  }

  /// All of the conditions: true for none, the condition itself for one.
  package static func all(_ conditions: [Expression]) -> Expression {
    switch conditions.count {
    case 0: .constant(true)
    case 1: conditions[0]
    default: .call(.and, conditions)
    }
  }

  /// Whether the value lies between two others, both ends in.
  package static func between(_ value: Expression, _ low: Expression, _ high: Expression)
    -> Expression
  {
    .call(.and, [.call(.greaterEqual, [value, low]), .call(.lessEqual, [value, high])])
  }

  /// The opposite condition.
  package var negation: Expression {
    if case .call(.not, let operands) = self { return operands[0] }
    return .call(.not, [self])
  }
}

extension Function {
  /// The verdict on operands over a schema, columns named in its message.
  package func verdict(on operands: [Expression], in schema: Schema) -> Verdict {
    result(
      of: operands.map { $0.kind(in: schema) }, named: operands.map { $0.columnName ?? "" })
  }
}
