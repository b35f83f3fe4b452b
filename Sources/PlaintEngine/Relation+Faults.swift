import PlaintQuery
import PlaintTable
import PlaintText

extension Relation {
  /// Whether what is asked rests on a division or a pattern, directly or by a column that a step
  /// added: only then its faults concern the answer.
  func divides(for aggregation: Aggregation) -> Bool {
    var used = aggregation.expressions
    for step in steps.reversed() {
      switch step {
      case .filter(let expression), .weight(let expression): used.append(expression)
      case .sort(let orders): used += orders.map(\.by)
      case .unique(let keys): used += keys
      case .join(let join): used.append(join.left)
      case .add(let name, let expression):
        if used.contains(where: { $0.columns.contains(name) }) { used.append(expression) }
      case .project(let names, _): used = used.map { $0.renamed(names) }
      case .take, .sample, .append: break
      }
    }
    return used.contains(where: \.divides)
  }
}

extension Expression {
  /// Whether it can fail on a cell: divisions, and patterns that give up.
  fileprivate var divides: Bool {
    switch self {
    case .column, .constant: false
    case .lookup(let operand, _): operand.divides
    case .call(let function, let operands):
      [.divide, .remainder, .bin, .matches, .extract].contains(function)
        || operands.contains(where: \.divides)
    }
  }
}

extension Step {
  /// The column it adds.
  var added: String? {
    if case .add(let name, _) = self { name } else { nil }
  }
}

extension Faults {
  /// What must be said of them.
  var messages: [Message] {
    var messages: [Message] = []
    if divisions > 0 {
      messages.append(
        Message(
          "division by zero left \(counted(divisions, "cell")) missing",
          "因除以零，\(grouped(divisions)) 个单元格为缺失"))
    }
    if limits > 0 {
      messages.append(
        Message(
          "the pattern gave up on \(counted(limits, "text")), which count as not matching",
          "正则表达式放弃了 \(grouped(limits)) 个文本，按不匹配计"))
    }
    return messages
  }
}
