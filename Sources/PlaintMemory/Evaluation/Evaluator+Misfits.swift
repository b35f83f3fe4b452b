import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// `number` of a column of numbers: cells that did not fit it are read after all, where they can be.
extension Evaluator {
  /// The expression with every such call a column, over a view that has it; nil when it has none.
  func rereading(
    _ expression: Expression
  ) throws(Diagnostic) -> (Evaluator, Expression, Faults)? {
    guard expression.hasNumbers(of: isNumber) else { return nil }
    var wider = view
    var faults = Faults()
    let flat = replaced(expression, &wider, &faults)
    return (Evaluator(wider, run), flat, faults)
  }

  private func isNumber(_ name: String) -> Bool {
    [.whole, .decimal, .identifier].contains(view.visible(name).column.kind)
  }

  private func replaced(
    _ expression: Expression, _ wider: inout View, _ faults: inout Faults
  ) -> Expression {
    switch expression {
    case .column, .constant: return expression
    case .lookup(let operand, let lookup):
      return .lookup(replaced(operand, &wider, &faults), lookup)
    case .call(.number, let operands) where operands.first?.columnName.map(isNumber) == true:
      let name = Operand.prefix + "number " + String(wider.columns.count)
      let (column, more) = numbers(of: view.visible(operands[0].columnName ?? "").column)
      wider.columns.append(View.visible(name, column))
      faults.add(more)
      return .column(name)
    case .call(let function, let operands):
      return .call(function, operands.map { replaced($0, &wider, &faults) })
    }
  }

  /// A column of numbers with its misfits read as `number` reads texts; those that it cannot read are
  /// counted.
  private func numbers(of column: Column) -> (Column, Faults) {
    var faults = Faults()
    var found: [Int: Number] = [:]
    for row in column.spelling?.misfits ?? [] where view.selection?[row] ?? true {
      let text = column.spelling?.exceptions[row] ?? ""
      if let number = Number(spelled: text) {
        found[row] = number
      } else {
        faults.add(unread: text, row: view.isOfLoadedRows ? row : nil)
      }
    }
    guard !found.isEmpty else {
      return (Column("", .decimal, column.storage, count: column.count), faults)
    }
    var builder = Column.Builder(.decimal)
    for row in 0..<column.count {
      builder.append(found[row].map(Value.number) ?? column[row])
    }
    return (builder.finished(""), faults)
  }
}

extension Expression {
  /// Whether it reads a column that is of numbers as texts are read.
  fileprivate func hasNumbers(of isNumber: (String) -> Bool) -> Bool {
    switch self {
    case .column, .constant: false
    case .lookup(let operand, _): operand.hasNumbers(of: isNumber)
    case .call(.number, let operands) where operands.first?.columnName != nil:
      operands[0].columnName.map(isNumber) == true
    case .call(_, let operands): operands.contains { $0.hasNumbers(of: isNumber) }
    }
  }
}
