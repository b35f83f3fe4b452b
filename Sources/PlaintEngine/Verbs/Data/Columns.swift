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
      """
      One line a column, over the rows there are now. Behind it stands what was odd about the file, \
      where that was too much for load to say.
      """, "每列一行，针对当前的行。加载时说不下的文件问题也列在后面。"),
    example: ["columns"])
  static let endsPipes = true
  let onlyLooks = true

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) { try scope.requireInput(call) }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    let input = context.rows
    let relation = input.relation
    let tongue = context.host.answerTongue
    var rows: [[Answer.Cell]] = []
    for field in relation.schema.fields {
      rows.append(try row(field, relation, tongue, context.run))
      try context.run.check()
    }
    let seen = try relation.seen(context.run)
    var answer = Answer(
      title: context.call.text, headings: Self.headings, lines: rows,
      base: try context.base(input, seen: seen))
    answer.isNumbered = false
    context.show(.answer(answer))
    guard !input.isAnswer, let dataset = session[input.name] else { return }
    for note in dataset.notes { context.show(.note(note)) }
  }

  private static var headings: [Answer.Heading] {
    let count = (Kind.whole, Answer.Role.count)
    let note = (Kind.text, Answer.Role.note)
    let named: [(Message, (Kind, Answer.Role))] = [
      (Message("column", "列"), (.text, .key)), (Message("kind", "类型"), note),
      (Message("distinct", "不同值"), count), (Message("missing", "缺失"), count),
      (Message("smallest", "最小"), note), (Message("largest", "最大"), note),
      (Message("commonest", "最常见"), note), (Message("times", "次数"), count),
    ]
    return named.map { name, form in
      var heading = Answer.Heading(name, form.0, form.1)
      // The commonest value gives way first: names, kinds and extremes are what is looked for.
      heading.least = name.english == "commonest" ? nil : widest
      return heading
    }
  }

  private func row(
    _ field: Schema.Field, _ relation: Relation, _ tongue: Tongue, _ run: Run
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
      Answer.Cell(.text(field.name)),
      Answer.Cell(.text(tongue == .chinese ? field.kind.chinese : field.kind.english)),
      Answer.Cell(groups.measures[0][0]), Answer.Cell(groups.measures[1][0]),
    ]
      + Self.cells([
        isText ? .missing : groups.measures[2][0], isText ? .missing : groups.measures[3][0],
        commonest.map { $0.count > 1 ? $0.value : .missing } ?? .missing,
      ])
      + [
        Answer.Cell(
          commonest.map { $0.count > 1 ? .number(Number($0.count)) : .missing } ?? .missing)
      ]
  }

  /// What a cell takes at most.
  private static let widest = 24

  /// Whole minutes are shown without their seconds.
  private static let seconds = ":00"

  /// Values of one column, decimals with as many places as the longest.
  private static func cells(_ values: [Value]) -> [Answer.Cell] {
    let places = values.compactMap { $0.number?.places }.max() ?? 0
    let hasSeconds = values.contains { value in
      if case .moment(let moment) = value { !moment.text.hasSuffix(seconds) } else { false }
    }
    return values.map { value in
      guard !value.isMissing else { return Answer.Cell(.missing) }
      // A text is told by its words, not by the blanks and line ends before them.
      var text = value.number?.text(places: places) ?? trimmedBlanks(value.text)
      if case .moment = value, !hasSeconds { text = String(text.dropLast(seconds.count)) }
      return Answer.Cell(.text(text.clipped(toWidth: widest)))
    }
  }
}
