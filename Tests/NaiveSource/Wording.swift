import PlaintQuery
import PlaintValue

/// Queries in words, near enough to the command language to be typed after a failure.
extension Expression {
  var wording: String {
    switch self {
    case .column(let name): return name
    case .constant(.text(let text)): return "\"\(text)\""
    case .constant(let value): return value.isMissing ? "missing" : value.text
    case .lookup(let operand, let lookup):
      let entries = lookup.entries.map { "\($0.key.text) -> \($0.value.text)" }.sorted()
      return "recode(\(operand.wording): \(entries), else \(lookup.otherwise?.text ?? "itself"))"
    case .call(let function, let operands):
      let words = operands.map(\.wording)
      switch function {
      case .isMissing: return "(\(words[0]) is missing)"
      case .not: return "(not \(words[0]))"
      case .isIn: return "(\(words[0]) in (\(words.dropFirst().joined(separator: ", "))))"
      default:
        return function.isOperator
          ? "(" + words.joined(separator: " \(function.word) ") + ")"
          : "\(function.word)(\(words.joined(separator: ", ")))"
      }
    }
  }
}

extension Measure {
  var wording: String {
    let name = "\(of)".prefix { $0 != "(" }
    var words = "\(name)(\(of.operand?.wording ?? "")"
    if case .quantile(_, let part) = of { words += ", \(part)" }
    return words + ")" + (condition.map { " where \($0.wording)" } ?? "")
  }
}

extension Step {
  var wording: String {
    switch self {
    case .filter(let condition): return "filter \(condition.wording)"
    case .add(let name, let expression): return "add \(name) = \(expression.wording)"
    case .project(let sources, let order):
      return "select "
        + order.map { sources[$0] == $0 ? $0 : "\(sources[$0] ?? $0) as \($0)" }
        .joined(separator: ", ")
    case .sort(let orders):
      return "sort "
        + orders.map { $0.by.wording + ($0.descending ? " desc" : "") }.joined(separator: ", ")
    case .take(let count): return "take \(count)"
    case .sample(let count, let seed): return "sample \(count) seed \(seed)"
    case .unique(let keys): return "unique " + keys.map(\.wording).joined(separator: ", ")
    case .fill(let names): return "fill " + names.joined(separator: ", ")
    case .weight(let expression): return "weight \(expression.wording)"
    case .join(let join):
      let (left, right) = (join.left.wording, join.right.wording)
      return "join (\(join.relation.wording)) by \(left) = \(right) keep \(join.kept)"
    case .append(let relation): return "append (\(relation.wording))"
    }
  }
}

extension Relation {
  var wording: String { ([source.name] + steps.map(\.wording)).joined(separator: "\n| ") }
}
