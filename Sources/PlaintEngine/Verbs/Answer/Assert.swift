import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Stops, with a status of its own, when something does not hold.
struct Assert: Acting {
  static let keepsAnswer = true
  static let message = Slot("\"MESSAGE\"", Message("a message in quotes", "带引号的说明")) {
    reader throws(Diagnostic) -> Phrase in
    reader.expect(.thing(Message("a message in quotes", "带引号的说明")))
    guard try reader.peek().kind == .quoted else { throw reader.failure() }
    return try reader.operand()
  }
  static let declaration = Declaration(
    Word("assert", "断言"), .session,
    Message("Stop unless a condition holds.", "条件不成立时停止。"),
    grammar: [
      Slots.condition.here, .optional([message.here]), .clauses([Clauses.where.here]),
    ],
    discussion: Message(
      """
      A condition with aggregates is taken over the current rows, one without must hold on every \
      row: those where it does not are counted and five are listed. it | assert sum(count) = 286 \
      tests the last answer. A script that fails so ends with status 4.
      """,
      """
      含聚合的条件针对当前全部行；不含聚合的必须对每一行成立：不成立的行会计数并列出五行。它 | \
      断言 合计(数量) = 286 检验上一个结果。脚本因此失败时状态为 4。
      """),
    example: [
      "assert ticket is not missing \"a ticket without its number\"", "breakdown channel",
      "it | assert sum(count) = 2574",
    ],
    exampleInChinese: [
      "断言 工单编号 非 缺失 \"有工单缺少编号\"", "占比 受理渠道", "它 | 断言 合计(数量) = 2574",
    ])
  static let endsPipes = true
  static let listed = 5

  private let condition: PhraseTest
  private let message: String?
  private let place: Place
  private let words: String

  /// What is tested.
  private enum PhraseTest: Sendable {
    case rows(Expression)
    case summary(Overall)
  }

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    let phrase = call[Slots.condition]
    message = try call[optional: Self.message].map { message throws(Diagnostic) in
      try scope.filled(try scope.text(message), at: message.place)
    }
    place = phrase.place
    words = scope.written(phrase.place)
    guard phrase.isSummary else {
      try scope.requireInput(call)
      condition = .rows(try scope.condition(phrase))
      return
    }
    let summary = try scope.summary(phrase)
    guard summary.bound.kind == .truth else {
      throw Diagnostic(
        Message("this is a figure, not a condition", "这是数值，不是条件"), at: phrase.place,
        hints: [Message("compare it: \(words) = …", "请作比较：\(words) = …")])
    }
    condition = .summary(summary)
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    switch condition {
    case .summary(let summary):
      guard try summary.value(context).cell.value == .truth(true) else {
        throw failed(try figures(summary, context))
      }
    case .rows(let expression):
      let asked = context.rows.relation
      let failing = asked.after([.filter(.call(.not, [expression]))])
      let count = try failing.seen(context.run).last ?? 0
      guard count == 0 else { throw failed(try rows(failing, count, expression, context)) }
      // What holds of no row at all proves nothing.
      let seen = try asked.seen(context.run)
      if seen.last == 0 { context.show(.warning(try context.nothingLeft(asked, seen))) }
    }
  }

  private func failed(_ hints: [Message]) -> Diagnostic {
    let message =
      self.message.map { Message($0) }
      ?? Message("this does not hold: \(words)", "断言不成立：\(words)")
    return Diagnostic(message, at: place, hints: hints, failure: .assertion)
  }

  /// What the figures are.
  private func figures(
    _ summary: Overall, _ context: Context
  ) throws(Diagnostic) -> [Message] {
    try summary.figures(context).map { figure throws(Diagnostic) in
      Message("\(figure.name) is \(figure.text)", "\(figure.name) 为 \(figure.text)")
    }
  }

  /// How many rows fail, and the first of them.
  private func rows(
    _ failing: Relation, _ count: Int, _ expression: Expression, _ context: Context
  ) throws(Diagnostic) -> [Message] {
    // Rows whose cells are there come first: a missing one shows nothing of what is wrong.
    let lacking = expression.columns.map { Expression.call(.isMissing, [.column($0)]) }
    let order: [Step] = lacking.isEmpty ? [] : [.sort(lacking.map { Order($0) })]
    let few = failing.after(order + [.take(Self.listed)])
    var names = expression.columns
    for field in few.schema.fields where names.count < 4 && !names.contains(field.name) {
      names.append(field.name)
    }
    var hints = [
      Message(
        "it fails on \(counted(count, "row"))", "有 \(grouped(count)) 行不成立")
    ]
    for cells in try few.cells(names, context.run) {
      let line = { (tongue: Tongue) in
        zip(names, cells).map { name, value in
          "\(name) \((value.isMissing ? Mark.missing.word(in: tongue) : nil) ?? value.text)"
        }
      }
      hints.append(
        Message(
          line(.english).joined(separator: ", "), line(.chinese).joined(separator: "，")))
    }
    return hints
  }
}
