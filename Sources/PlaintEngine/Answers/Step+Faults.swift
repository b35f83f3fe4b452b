import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

extension Step {
  /// Whether it can fail on a row; the relation has its columns, too.
  func mayFail(within relation: Relation) -> Bool {
    let schema = relation.schema
    return worked.contains { expression in
      expression.mayFail(in: schema)
        || expression.mayOverflow(in: schema) { relation.isUntouched($0) }
    }
  }

  /// The expressions that are worked out for each row.
  private var worked: [Expression] {
    switch self {
    case .filter(let expression), .weight(let expression), .add(_, let expression): [expression]
    case .sort(let orders): orders.map(\.by)
    case .unique(let keys): keys
    case .project, .join, .take, .sample, .fill, .append: []
    }
  }
}

extension Expression {
  /// Whether it can fail on a cell: divisions, patterns that give up, texts that cannot be read,
  /// days beyond the calendar.
  fileprivate func mayFail(in schema: Schema) -> Bool {
    switch self {
    case .column, .constant: false
    case .lookup(let operand, _): operand.mayFail(in: schema)
    case .call(let function, let operands):
      [
        .divide, .remainder, .bin, .matches, .extract, .number, .date, .moment, .duration, .months,
      ].contains(function)
        || (function.isSum && kind(in: schema) == .moment)
        || operands.contains { $0.mayFail(in: schema) }
    }
  }
}

extension Step {
  /// The columns of its condition, where it is one.
  var testedColumns: [String] {
    if case .filter(let condition) = self { condition.columns } else { [] }
  }

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
    if clipped > 0 {
      messages.append(
        Message(
          "\(counted(clipped, "date")) had no such day in the month reached and \(clipped == 1 ? "is" : "are") its last day",
          "有 \(grouped(clipped)) 个日期在所到月份没有对应的日，取月末一天"))
    }
    if beyond > 0 {
      messages.append(
        Message(
          "\(counted(beyond, "date")) \(beyond == 1 ? "lies" : "lie") beyond the years 1 to 9999 and \(beyond == 1 ? "is" : "are") missing",
          "有 \(grouped(beyond)) 个日期超出公元 1 年至 9999 年，按缺失计"))
    }
    if unread > 0 {
      let cell = (unreadCell ?? "").clipped(toWidth: 40)
      let place =
        unreadRow.map { Message(" in row \(grouped($0 + 1))", "第 \($0 + 1) 行") } ?? Message("", "")
      messages.append(
        Message(
          "\(counted(unread, "cell")) could not be read and \(unread == 1 ? "is" : "are") missing, such as “\(cell)”\(place.english)",
          "有 \(grouped(unread)) 个单元格无法读取，按缺失计，例如\(place.text(in: .chinese))“\(cell)”"))
    }
    return messages
  }
}

extension Faults {
  /// Refuses what would not be exact.
  ///
  /// - Throws: results need more digits than a number holds.
  func requireExact(at place: Place?) throws(Diagnostic) {
    guard overflows > 0 else { return }
    throw Diagnostic(
      Message(
        "\(counted(overflows, "result")) would need more than 38 digits, or more than 292,000 years",
        "有 \(grouped(overflows)) 个结果超过 38 位数字，或时长超过 29.2 万年"), at: place,
      hints: [Self.ofDigits])
  }

  /// The way out of too many digits, by which such a problem is known.
  static let ofDigits = Message(
    "round(…) the numbers first, or leave such rows out with where",
    "请先用 修约(…) 减少位数，或用“其中”去掉这些行")
}
