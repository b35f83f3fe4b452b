import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Adds computed columns.
struct Add: Shaping {
  static let assignments = Slot("NAME = EXPRESSION, …", Message("a new column", "新列")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.assignment(needsName: true) }
  }
  static let declaration = Declaration(
    Word("add", "添加"), .shape,
    Message("Add columns computed from others.", "添加由其他列算出的列。"),
    grammar: [assignments.here, .clauses([Clauses.where.here])],
    discussion: Message(
      """
      A column that exists is never overwritten. Later columns may use earlier ones of the line. \
      With where all rows stay, and those that do not meet the condition have no value.
      """,
      "已有的列从不被覆盖。同一行中，后面的列可以用前面的列。写“其中”时所有行都保留，不满足条件的行没有值。"),
    example: ["add days = closed_at - opened_at, month = month(opened_at)"])

  static let takesWhere = true

  let steps: [Step]
  /// The rows that get a value; nil is all.
  private let condition: Expression?

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    let before = scope.schema
    defer { scope.schema = before }
    var steps: [Step] = []
    let condition = try call[Clauses.where].map { phrase throws(Diagnostic) in
      try scope.condition(phrase)
    }
    self.condition = condition
    for phrase in call[Self.assignments] {
      guard let name = phrase.name else { preconditionFailure("an assignment without a name") }
      guard scope.schema[name.text] == nil else {
        throw Diagnostic(
          Message("there is already a column “\(name.text)”", "已有列“\(name.text)”"), at: name.place,
          hints: [Message("columns are never overwritten: choose another name", "列不会被覆盖：请另取名称")])
      }
      let bound = try scope.bind(phrase.phrase)
      let value = condition.map {
        Expression.call(.if, [$0, bound.expression, .constant(.missing)])
      }
      steps.append(.add(name.text, value ?? bound.expression))
      scope.schema.take(.add(name.text, value ?? bound.expression))
    }
    self.steps = steps
  }

  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let condition, let input = context.input else { return [] }
    let all = try input.relation.rows(context.run).rows
    let narrowed = input.relation.after([.filter(condition)])
    let met = try narrowed.rows(context.run).rows
    let span = met == 0 ? try context.span(narrowed, try narrowed.seen(context.run)) : nil
    let said = Message(
      "\(grouped(met)) of \(counted(all, "row")) meet the condition; the others have no value\(span.map { "; \($0.english)" } ?? "")",
      "\(grouped(all)) 行中 \(grouped(met)) 行满足条件，其余没有值\(span.map { "；\($0.text(in: .chinese))" } ?? "")"
    )
    return [met == 0 && all > 0 ? .warning(said) : .note(said)]
  }
}
