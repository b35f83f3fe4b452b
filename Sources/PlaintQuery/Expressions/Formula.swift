import PlaintTable
import PlaintValue

/// An expression resolved against the columns of rows: the one scalar evaluator.
///
/// It serves constants, answers piped on, tests and sources without kernels, and it says what
/// kernels must agree with. What reads no column is computed once, constant patterns are compiled
/// once. Of `if`, `case` and `coalesce` only the operands needed are computed (and their failures
/// counted); `and`, `or` and all else compute every operand.
package struct Formula: Sendable {
  private let node: Node

  /// Resolves an expression.
  ///
  /// - Precondition: every column it reads is among `columns`.
  package init(_ expression: Expression, columns: [String]) {
    node = Node(expression, columns)
  }

  /// The value for a row that has a value for each of the columns.
  package func value(_ row: [Value], _ faults: inout Faults) -> Value {
    node.value(row, &faults)
  }

  /// Whether a condition holds for a row.
  package func holds(_ row: [Value], _ faults: inout Faults) -> Bool {
    node.value(row, &faults).holds
  }
}

/// A step of evaluation.
private indirect enum Node: Sendable {
  case constant(Value)
  case column(Int)
  case call(Function.Definition.Evaluation, [Node])
  /// Condition, value, condition, value …, else.
  case choice([Node])
  case firstPresent([Node])
  case matching(Node, Pattern)
  case member(Node, of: Set<Value>)
  case lookup(Node, Lookup)

  init(_ expression: Expression, _ columns: [String]) {
    switch expression {
    case .constant(let value): self = .constant(value)
    case .column(let name):
      guard let index = columns.firstIndex(of: name) else {
        preconditionFailure("a formula reads an unknown column")
      }
      self = .column(index)
    case .lookup(let operand, let lookup): self = .lookup(Node(operand, columns), lookup)
    case .call(let function, let operands):
      self = Node(function, operands.map { Node($0, columns) })
    }
    fold()
  }

  private init(_ function: Function, _ operands: [Node]) {
    switch function {
    case .if, .case: self = .choice(operands)
    case .coalesce: self = .firstPresent(operands)
    case .matches:
      if case .constant(let value) = operands[1], let pattern = value.pattern {
        self = .matching(operands[0], pattern)
      } else {
        self = .call(function.definition.evaluate, operands)
      }
    case .isIn:
      let list = operands.dropFirst().compactMap(\.constantText)
      self =
        list.count == operands.count - 1
        ? .member(operands[0], of: Set(list)) : .call(function.definition.evaluate, operands)
    default: self = .call(function.definition.evaluate, operands)
    }
  }

  private var constantText: Value? {
    if case .constant(let value) = self, case .text = value { value } else { nil }
  }

  private var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  /// Replaces what depends on no column by its value, unless its arithmetic fails.
  private mutating func fold() {
    let parts: [Node] =
      switch self {
      case .constant, .column: []
      case .call(_, let parts), .choice(let parts), .firstPresent(let parts): parts
      case .matching(let part, _), .member(let part, _), .lookup(let part, _): [part]
      }
    guard !parts.isEmpty, parts.allSatisfy(\.isConstant) else { return }
    var faults = Faults()
    let value = value([], &faults)
    if faults == Faults() { self = .constant(value) }
  }

  func value(_ row: [Value], _ faults: inout Faults) -> Value {
    switch self {
    case .constant(let value): return value
    case .column(let index): return row[index]
    case .call(let evaluate, let parts):
      var operands: [Value] = []
      operands.reserveCapacity(parts.count)
      for part in parts { operands.append(part.value(row, &faults)) }
      return evaluate(operands, &faults)
    case .choice(let parts): return Node.chosen(parts, row, &faults)
    case .firstPresent(let parts):
      for part in parts {
        let value = part.value(row, &faults)
        if !value.isMissing { return value }
      }
      return .missing
    case .matching(let part, let pattern):
      guard let text = part.value(row, &faults).string else { return false }
      let outcome = pattern.outcome(in: text)
      if outcome == .exhausted { faults.limits += 1 }
      return .truth(outcome == .matched)
    case .member(let part, let list): return .truth(list.contains(part.value(row, &faults)))
    case .lookup(let part, let lookup): return lookup(part.value(row, &faults))
    }
  }

  private static func chosen(_ parts: [Node], _ row: [Value], _ faults: inout Faults) -> Value {
    var index = 0
    while index + 1 < parts.count {
      if parts[index].value(row, &faults).holds { return parts[index + 1].value(row, &faults) }
      index += 2
    }
    return index < parts.count ? parts[index].value(row, &faults) : .missing
  }
}
