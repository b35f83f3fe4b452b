import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// What was bound, said plainly in either language: every name a column, every value in quotes or
/// worked out.
extension Expression {
  func words(in tongue: Tongue) -> String {
    switch self {
    case .column(let name): quotedName(name)
    case .constant(.text(let text)): "\"\(text)\""
    case .constant(.missing): Word.missing.text(in: tongue)
    case .constant(.truth(let isTrue)): Value.truth(isTrue).text(in: tongue)
    case .constant(let value): Elapsed.said(value.text, in: tongue)
    case .lookup(let inner, _):
      "\(Recode.declaration.word.text(in: tongue))(\(inner.words(in: tongue)))"
    case .call(let function, let operands): Self.words(function, operands, tongue)
    }
  }

  private static let signs: [Function: String] = [
    .equal: "=", .notEqual: "!=", .less: "<", .lessEqual: "<=", .greater: ">",
    .greaterEqual: ">=", .like: "=~", .add: "+", .subtract: "-", .multiply: "*", .divide: "/",
    .remainder: "%",
  ]

  private static func words(
    _ function: Function, _ operands: [Expression], _ tongue: Tongue
  ) -> String {
    let parts = operands.map { $0.words(in: tongue) }
    let word = Operator(rawValue: function.rawValue)?.word?.text(in: tongue)
    if let sign = signs[function] ?? word, parts.count == 2, function != .isIn {
      let isLogic = function == .and || function == .or
      let joined = parts.joined(separator: " \(sign) ")
      return isLogic ? "(\(joined))" : joined
    }
    switch function {
    case .months: return "\(parts[0]) + \(parts[1]) \(function.spelled(in: tongue))"
    case .not: return "\(word ?? "") \(parts.joined())"
    case .negate: return "-\(parts.joined())"
    case .isMissing where tongue == .english: return "\(parts.joined()) is missing"
    case .isMissing: return "\(parts.joined()) \(Word.missing.chinese)"
    case .isIn: return "\(parts[0]) \(word ?? "") (\(parts.dropFirst().joined(separator: ", ")))"
    default: return "\(function.spelled(in: tongue))(\(parts.joined(separator: ", ")))"
    }
  }
}

extension Step {
  /// The step said plainly.
  var words: Message {
    func names(_ list: [String]) -> String { list.map(quotedName).joined(separator: ", ") }
    return switch self {
    case .filter(let test):
      Message(
        "keeps the rows where \(test.words(in: .english))", "保留的行：\(test.words(in: .chinese))")
    case .add(let name, let expression):
      Message(
        "adds \(quotedName(name)) = \(expression.words(in: .english))",
        "添加 \(quotedName(name)) = \(expression.words(in: .chinese))")
    case .project(_, let order):
      Message("keeps the columns \(names(order))", "保留的列：\(names(order))")
    case .sort(let orders):
      Message(
        "sorts by "
          + orders.map { $0.by.words(in: .english) + ($0.descending ? " from large to small" : "") }
          .joined(separator: ", "),
        "排序依据："
          + orders.map { $0.by.words(in: .chinese) + ($0.descending ? "（从大到小）" : "") }
          .joined(separator: "，"))
    case .take(let count):
      Message("keeps the first \(counted(count, "row"))", "保留前 \(grouped(count)) 行")
    case .sample(let count, let seed):
      Message(
        "draws \(counted(count, "row")) with the seed \(seed)", "以种子 \(seed) 抽取 \(grouped(count)) 行"
      )
    case .unique: Message("keeps the first of rows that repeat", "重复的行只留第一行")
    case .fill(let list):
      Message(
        "takes the value above into missing cells of \(names(list))", "用上方的值补全 \(names(list)) 的缺失")
    case .weight(let expression):
      Message(
        "counts each row \(expression.words(in: .english)) times",
        "每行按 \(expression.words(in: .chinese)) 计数")
    case .join: Message("adds columns of another dataset", "并入另一数据集的列")
    case .append: Message("adds rows of another dataset", "并入另一数据集的行")
    }
  }
}
