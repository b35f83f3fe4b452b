import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// What each column holds.
struct Columns: Acting {
  static let declaration = Declaration(
    Word("columns", "列"), .data,
    Message(
      "Say what each column holds: kind, missing, extremes, commonest.", "说明各列：类型、缺失、极值、最常见值。"),
    grammar: [.clauses([Clauses.where.here])],
    discussion: Message(
      "One line a column, over the rows there are now.", "每列一行，针对当前的行。"),
    example: ["columns"])
  static let endsPipes = true
  let onlyLooks = true
  private let extra: [Step]

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) { extra = try scope.rows(call) }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    let relation = context.relation(extra)
    var rows: [[Answer.Cell]] = []
    for field in relation.schema.fields {
      rows.append(try row(field, relation, context.run))
      try context.run.check()
    }
    let seen = try relation.seen(context.run)
    context.show(
      .answer(
        Answer(
          title: context.title, columns: Self.headings, rows: rows,
          base: context.base(seen, condition: context.condition))))
  }

  private static let headings = [
    Answer.Heading("column", .text, .key), Answer.Heading("kind", .text, .note),
    Answer.Heading("distinct", .whole, .count), Answer.Heading("missing", .whole, .count),
    Answer.Heading("smallest", .text, .note), Answer.Heading("largest", .text, .note),
    Answer.Heading("commonest", .text, .note), Answer.Heading("times", .whole, .count),
  ]

  private func row(
    _ field: Schema.Field, _ relation: Relation, _ run: Run
  ) throws(Diagnostic) -> [Answer.Cell] {
    let column = Expression.column(field.name)
    let missing = Measure(.count, where: .call(.isMissing, [column]))
    let asked = [
      Measure(.distinct(column)), missing, Measure(.smallest(column)), Measure(.largest(column)),
    ]
    let key = KeyColumn(
      expression: column, kind: field.kind, name: field.name, top: nil, place: Place(0, 0))
    let groups = try relation.ask([], sets: [[]], Measures(columns: [], asked: asked), run)
    let commonest = try relation.values(of: key.expression, limit: 1, run).first
    let isText = field.kind == .text
    return [
      Answer.Cell(.text(field.name)), Answer.Cell(.text(field.kind.english)),
      Answer.Cell(groups.measures[0][0]), Answer.Cell(groups.measures[1][0]),
      Self.cell(isText ? .missing : groups.measures[2][0]),
      Self.cell(isText ? .missing : groups.measures[3][0]),
      Self.cell(commonest.map { $0.count > 1 ? $0.value : .missing } ?? .missing),
      Answer.Cell(
        commonest.map { $0.count > 1 ? .number(Number($0.count)) : .missing } ?? .missing),
    ]
  }

  private static func cell(_ value: Value) -> Answer.Cell {
    Answer.Cell(value.isMissing ? .missing : .text(value.text.clipped(toWidth: 24)))
  }
}
