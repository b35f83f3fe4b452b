import PlaintText
import PlaintValue

/// Comparisons: false with a missing operand, `!=` the exact opposite of `=`.
extension Function.Definition {
  static let equal = comparison(
    "=", "等于", Message("true when both sides are the same.", "两边相同时为真。"),
    example: .init("电话 = 电话", ["电话", "电话"], prints: "yes"), Comparison.equal)

  static let notEqual = comparison(
    "!=", "不等于", Message("true when “=” is false, so it keeps missing cells.", "“=”不成立时为真，缺失也算。"),
    example: .init("电话 != 短信", ["电话", "短信"], prints: "yes")
  ) { !Comparison.equal($0, $1) }

  static let less = comparison(
    "<", "小于", Message("true when the left side is smaller or earlier.", "左边更小或更早时为真。"),
    example: .init("2012-04-30 < 2012-05", [.day("2012-04-30"), .span("2012-05")], prints: "yes"),
    Comparison.less)

  static let lessEqual = comparison(
    "<=", "不大于", Message("true when the left side is not larger or later.", "左边不更大也不更晚时为真。"),
    example: .init("2012-05-31 <= 2012-05", [.day("2012-05-31"), .span("2012-05")], prints: "yes"),
    Comparison.lessEqual)

  static let greater = comparison(
    ">", "大于", Message("true when the left side is larger or later.", "左边更大或更晚时为真。"),
    example: .init("2012-05-31 > 2012-05", [.day("2012-05-31"), .span("2012-05")], prints: "no")
  ) { Comparison.less($1, $0) }

  static let greaterEqual = comparison(
    ">=", "不小于", Message("true when the left side is not smaller or earlier.", "左边不更小也不更早时为真。"),
    example: .init("2012-05-01 >= 2012-05", [.day("2012-05-01"), .span("2012-05")], prints: "yes")
  ) { Comparison.lessEqual($1, $0) }

  static let isMissing = Function.Definition(
    "is missing", "缺失", Message("true when there is no value.", "没有值时为真。"),
    takes: [.anything], isOperator: true, gives: .truth,
    example: .init("reason is missing", [.missing], prints: "yes")
  ) { operands, _ in .truth(operands[0].isMissing) }

  static let isIn = Function.Definition(
    "in", "属于", Message("true when the left side equals one of the list.", "左边等于列表之一时为真。"),
    arity: 2...Int.max, isOperator: true,
    example: .init("电话 in (电话, 短信)", ["电话", "电话", "短信"], prints: "yes"),
    judge: judgeMembership
  ) { operands, _ in
    .truth(operands.dropFirst().contains { Comparison.equal(operands[0], $0) })
  }

  private static func comparison(
    _ word: String, _ chinese: String, _ summary: Message, example: Function.Example,
    _ compare: @escaping @Sendable (Value, Value) -> Bool
  ) -> Function.Definition {
    Function.Definition(
      word, chinese, summary, arity: 2...2, isOperator: true, example: example,
      judge: { $0.refusalOfComparison(with: 1) ?? .kind(.truth) }
    ) { operands, _ in .truth(compare(operands[0], operands[1])) }
  }

  private static func judgeMembership(_ operands: Operands) -> Function.Verdict {
    for index in 1..<operands.kinds.count {
      if let refusal = operands.refusalOfComparison(with: index) { return refusal }
    }
    return .kind(.truth)
  }
}

extension Operands {
  /// The refusal of a comparison of the first operand with another one.
  fileprivate func refusalOfComparison(with index: Int) -> Function.Verdict? {
    guard let left = kinds[0], let right = kinds[index] else {
      let missing = kinds[0] == nil ? 0 : index
      return .refused(
        Message(
          "\(title) is never true of missing; write “is missing”", "\(chineseTitle)对缺失从不成立；请用“缺失”判断"
        ),
        operand: missing)
    }
    if left.isComparable(with: right) { return nil }
    let pair = Operands(
      word: word, chinese: chinese, isOperator: isOperator, arity: arity, kinds: [left, right],
      names: names.isEmpty ? [] : [names[0], names[index]])
    return .refused(pair.reasonOfComparison, operand: index)
  }

  private var reasonOfComparison: Message {
    let (left, right) = (subject(0), subject(1))
    switch (kinds[0], kinds[1]) {
    case (.share, .whole), (.share, .decimal), (.whole, .share), (.decimal, .share):
      return Message(
        "a share compares with a percentage only, such as 10%; \(left.english), \(right.english)",
        "占比只能与百分数比较，如10%；\(left.chinese)，\(right.chinese)")
    case (.period(.month), .whole), (.whole, .period(.month)):
      return Message(
        "a month is a period such as 2012-05; monthnumber(…) gives 1 to 12",
        "月是时段，如2012-05；月份(…)给出1到12")
    default:
      return Message(
        "\(title) cannot compare these: \(left.english), \(right.english)",
        "\(chineseTitle)无法比较：\(left.chinese)，\(right.chinese)")
    }
  }
}

extension Kind {
  /// Whether values of the two kinds can be compared: one kind, numbers, or a day, moment or
  /// period with a stretch of the calendar that is not finer than itself.
  fileprivate func isComparable(with other: Kind) -> Bool {
    switch (self, other) {
    case (.period(let unit), .period(let frame)): unit <= frame
    case (.period(let unit), .date), (.period(let unit), .moment): unit == .day
    default: merged(with: other) != nil || (isTemporal && other.isTemporal)
    }
  }
}

/// Literals for examples: what cannot be read is missing, and the example's test fails.
extension Value {
  static func day(_ text: String) -> Value {
    Period(parsing: text).map { .date($0.first) } ?? .missing
  }

  static func span(_ text: String) -> Value {
    Period(parsing: text).map { .period($0) } ?? .missing
  }

  static func instant(_ text: String) -> Value {
    Moment(parsing: text).map { .moment($0) } ?? .missing
  }

  static func lasting(_ count: Int, _ unit: String) -> Value {
    Elapsed(Number(count), unit: unit).map { .elapsed($0) } ?? .missing
  }

  static func decimal(_ text: String) -> Value {
    Number(parsing: text).map { .number($0) } ?? .missing
  }
}
