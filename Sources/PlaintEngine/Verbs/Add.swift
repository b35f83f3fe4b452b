import PlaintLanguage
import PlaintQuery
import PlaintText

/// Adds computed columns.
struct Add: Shaping {
  static let assignments = Slot("NAME = EXPRESSION, …", Message("a new column", "新列")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.assignment(needsName: true) }
  }
  static let declaration = Declaration(
    Word("add", "添加"), .shape,
    Message("Add columns computed from others.", "添加由其他列算出的列。"),
    grammar: [assignments.here],
    discussion: Message(
      "A column that exists is never overwritten. Later columns may use earlier ones of the line.",
      "已有的列从不被覆盖。同一行中，后面的列可以用前面的列。"),
    example: ["add days = closed_at - opened_at, month = month(opened_at)"])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    let input = try scope.requireInput(call)
    let before = scope.schema
    defer { scope.schema = before }
    var steps: [Step] = []
    for phrase in call[Self.assignments] {
      guard let name = phrase.name else { preconditionFailure("an assignment without a name") }
      guard scope.schema[name.text] == nil else {
        throw Diagnostic(
          Message("there is already a column “\(name.text)”", "已有列“\(name.text)”"), at: name.place,
          hints: [Message("columns are never overwritten: choose another name", "列不会被覆盖：请另取名称")])
      }
      let bound = try scope.bind(phrase.phrase)
      steps.append(.add(name.text, bound.expression))
      scope.schema = Relation(input.relation.source, steps: input.relation.steps + steps).schema
    }
    self.steps = steps
  }
}
