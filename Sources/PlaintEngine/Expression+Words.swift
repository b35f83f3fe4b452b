import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// What was bound, said plainly: every name a column, every value in quotes or worked out.
extension Expression {
  var words: String {
    switch self {
    case .column(let name): quotedName(name)
    case .constant(.text(let text)): "\"\(text)\""
    case .constant(.missing): Word.missing.english
    case .constant(let value): value.text
    case .lookup(let inner, _): "recode(\(inner.words))"
    case .call(let function, let operands): Self.words(function, operands)
    }
  }

  private static let signs: [Function: String] = [
    .equal: "=", .notEqual: "!=", .less: "<", .lessEqual: "<=", .greater: ">",
    .greaterEqual: ">=", .like: "=~", .and: "and", .or: "or", .add: "+", .subtract: "-",
    .multiply: "*", .divide: "/", .remainder: "%", .contains: "contains",
    .startsWith: "starts with", .endsWith: "ends with", .matches: "matches",
  ]

  private static func words(_ function: Function, _ operands: [Expression]) -> String {
    let parts = operands.map(\.words)
    if let sign = signs[function], parts.count == 2 {
      let isLogic = function == .and || function == .or
      let joined = parts.joined(separator: " \(sign) ")
      return isLogic ? "(\(joined))" : joined
    }
    switch function {
    case .months: return "\(parts[0]) + \(parts[1]) \(function.word)"
    case .not: return "not \(parts.joined())"
    case .negate: return "-\(parts.joined())"
    case .isMissing: return "\(parts.joined()) is missing"
    case .isIn: return "\(parts[0]) in (\(parts.dropFirst().joined(separator: ", ")))"
    default: return "\(function.word)(\(parts.joined(separator: ", ")))"
    }
  }
}

extension Step {
  /// The step said plainly.
  var words: String {
    switch self {
    case .filter(let test): "keeps the rows where \(test.words)"
    case .add(let name, let expression): "adds \(quotedName(name)) = \(expression.words)"
    case .project(_, let order):
      "keeps the columns \(order.map(quotedName).joined(separator: ", "))"
    case .sort(let orders):
      "sorts by "
        + orders.map { $0.by.words + ($0.descending ? " from large to small" : "") }
        .joined(separator: ", ")
    case .take(let count): "keeps the first \(counted(count, "row"))"
    case .sample(let count, let seed): "draws \(counted(count, "row")) with the seed \(seed)"
    case .unique: "keeps the first of rows that repeat"
    case .fill(let names):
      "takes the value above into missing cells of \(names.map(quotedName).joined(separator: ", "))"
    case .weight(let expression): "counts each row \(expression.words) times"
    case .join: "adds columns of another dataset"
    case .append: "adds rows of another dataset"
    }
  }
}
