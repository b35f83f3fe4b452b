import PlaintAnalysis
import PlaintLanguage
import PlaintOutput
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One expression over the rows as a whole: `{count()}` in a sentence, `assert sum(n) = 286`.
///
/// Each aggregate and each `it(ROW, COLUMN)` in it stands for a hidden column of a table with one
/// row, so the rest binds and is computed like any other expression.
struct Overall: Sendable {
  /// A figure the expression is made of.
  enum Figure: Sendable {
    /// A printed column of ``measures``, by index.
    case measure(Int)
    /// A cell of the last answer.
    case cell(Answer.Heading, Answer.Cell)
  }

  var bound: Bound
  var figures: [Figure] = []
  /// What each figure was typed as.
  var words: [String] = []
  var fields: [Schema.Field] = []
  var measures = Measures()

  /// The name of the next hidden column.
  fileprivate var nextName: String { "\u{0}\(figures.count)" }

  /// The value, with the cell it prints as.
  func value(_ context: Context) throws(Diagnostic) -> (heading: Answer.Heading, cell: Answer.Cell)
  {
    let cells = try cells(context)
    if let name = bound.column, let index = fields.firstIndex(where: { $0.name == name }) {
      return cells[index]
    }
    var faults = Faults()
    let formula = Formula(bound.expression, columns: fields.map(\.name))
    let value = formula.value(cells.map(\.cell.value), &faults)
    context.run.note(faults)
    return (heading(value, context.defaults), Answer.Cell(value))
  }

  /// What it says in a sentence.
  func text(_ context: Context) throws(Diagnostic) -> String {
    let (heading, cell) = try value(context)
    return heading.shown(cell, in: context.host.answerTongue)
  }

  /// The figures it is made of, each as typed and as printed.
  func figures(_ context: Context) throws(Diagnostic) -> [(name: String, text: String)] {
    let cells = try cells(context)
    return zip(words, cells).map { words, figure in
      (words, figure.heading.shown(figure.cell, in: context.host.answerTongue))
    }
  }

  private func cells(
    _ context: Context
  ) throws(Diagnostic) -> [(heading: Answer.Heading, cell: Answer.Cell)] {
    var answer: Answer?
    if !measures.columns.isEmpty {
      let relation = context.rows.relation
      let groups = try relation.ask([], sets: [[]], measures, context.run)
      let measured = measures.asked.compactMap(\.of.operand)
      for said in try context.said(relation, measured, Misfits.leftOut) {
        context.show(.note(said))
      }
      let style = Style(digits: context.defaults.digits, rounding: context.defaults.rounding)
      let rollup = Rollup([], by: 0, tops: [], measures: measures.columns, style: style)
      answer = GroupTable.answer(rollup, groups)
    }
    var cells: [(heading: Answer.Heading, cell: Answer.Cell)] = []
    for figure in figures {
      switch figure {
      case .cell(let heading, let cell): cells.append((heading, cell))
      case .measure(let index):
        guard let answer, answer.count > 0 else { continue }
        cells.append((answer.columns[index].heading, answer[0, index]))
      }
    }
    return cells
  }

  /// Whether it is reckoned with, so that it is a quantity and no year or number of a line.
  private var isReckoned: Bool {
    guard case .call(let function, _) = bound.expression else { return false }
    return [
      .add, .subtract, .multiply, .divide, .remainder, .negate, .round, .floor, .ceiling, .abs,
    ].contains(function)
  }

  /// How a computed value prints: plain, cut to the digits that hold.
  private func heading(_ value: Value, _ defaults: Defaults) -> Answer.Heading {
    let kind = bound.kind ?? .text
    guard case .share = value else {
      let isLong = value.number.map { $0.places > defaults.digits } ?? false
      let digits = isLong ? defaults.digits : nil
      return Answer.Heading(
        Message(""), kind, isReckoned ? .measure : .note, digits: digits,
        rounding: defaults.rounding)
    }
    return Answer.Heading(
      Message(""), kind, .share, digits: defaults.digits, rounding: defaults.rounding)
  }
}

extension Phrase {
  /// Whether it takes rows together: an aggregate, or a cell of the last answer.
  var isSummary: Bool {
    guard case .call(let name, _, _) = self,
      AggregateName(word: name.text) != nil || Word.it.spellings.contains(name.text)
    else { return parts.contains(where: \.isSummary) }
    return true
  }
}

extension Scope {
  /// Binds an expression over the rows as a whole.
  ///
  /// `wordsAreParameters`: whether a bare word is a parameter, as inside the braces of
  ///   a text.
  mutating func summary(
    _ phrase: Phrase, wordsAreParameters: Bool = false
  ) throws(Diagnostic) -> Overall {
    var summary = Overall(bound: Bound(.constant(.missing), nil, phrase.place))
    let plain = try folded(phrase, into: &summary, wordsAreParameters)
    var inner = self
    inner.schema = Schema(summary.fields)
    summary.bound = try inner.bind(plain)
    (notes, warnings) = (inner.notes, inner.warnings)
    return summary
  }

  private mutating func folded(
    _ phrase: Phrase, into summary: inout Overall, _ words: Bool
  ) throws(Diagnostic) -> Phrase {
    switch phrase {
    case .word(let text, let place) where words && session.parameters[text] != nil:
      return .parameter(text, place)
    case .call(let name, let arguments, let place):
      if let aggregate = AggregateName(word: name.text) {
        return try measure(aggregate, name, arguments, place, into: &summary)
      }
      if Word.it.spellings.contains(name.text) {
        return try cell(arguments.map(\.value), place, into: &summary)
      }
      var plain: [Phrase.Argument] = []
      for argument in arguments {
        let label = try argument.label.map { label throws(Diagnostic) in
          try folded(label, into: &summary, words)
        }
        let value = try folded(argument.value, into: &summary, words)
        plain.append(Phrase.Argument(label: label, value: value))
      }
      return .call(name, plain, place)
    case .unary(let operation, let inner, let place):
      return .unary(operation, try folded(inner, into: &summary, words), place)
    case .grouped(let inner, let place):
      return .grouped(try folded(inner, into: &summary, words), place)
    case .binary(let operation, let left, let right, let place):
      let left = try folded(left, into: &summary, words)
      return .binary(operation, left, try folded(right, into: &summary, words), place)
    case .between(let left, let low, let high, let place):
      let left = try folded(left, into: &summary, words)
      let low = try folded(low, into: &summary, words)
      return .between(left, low, try folded(high, into: &summary, words), place)
    default: return phrase
    }
  }

  private mutating func measure(
    _ aggregate: AggregateName, _ function: NamePhrase, _ arguments: [Phrase.Argument],
    _ place: Place, into summary: inout Overall
  ) throws(Diagnostic) -> Phrase {
    guard input != nil else { throw .noDataset(at: place) }
    let name = summary.nextName
    let column = try column(
      aggregate, function, arguments, named: Message(name), place, &summary.measures)
    summary.words.append(written(place))
    summary.figures.append(.measure(summary.measures.columns.count))
    summary.measures.columns.append(column)
    summary.fields.append(Schema.Field(name, column.kind))
    return .bracketed(name, place)
  }

  /// How the first cell of an answer is quoted.
  private static func example(of answer: Answer) -> Message {
    let name = quotedName(answer.names.first ?? "")
    return Message("for example: it(1, \(name))", "例如：它(1, \(name))")
  }

  /// `it(ROW, COLUMN)`: a cell of the last answer.
  private mutating func cell(
    _ arguments: [Phrase], _ place: Place, into summary: inout Overall
  ) throws(Diagnostic) -> Phrase {
    guard let answer = session.it else {
      throw Diagnostic(
        Message("there is no answer to quote", "没有可以引用的结果"), at: place,
        hints: [
          Message(
            "it(LINE, COLUMN) is a cell of the last answer: it(1, share), it(total, count)",
            "它(行, 列) 是上一个结果的单元格：它(1, 占比)、它(总计, 数量)")
        ])
    }
    guard arguments.count == 2 else {
      throw Diagnostic(
        Message("it(…) takes a line and a column", "它(…) 需要行号和列名"), at: place,
        hints: [Self.example(of: answer)], failure: .language)
    }
    let isNumbered = Int(written(arguments[0].place)) != nil
    if isNumbered, answer.count > 0, answer.ordinaryLines.isEmpty {
      throw Diagnostic(
        Message(
          "the last answer has no line but the total: no rows were counted",
          "上一个结果除合计外没有任何行：没有可统计的行"), at: arguments[0].place)
    }
    let row = try line(arguments[0], of: answer)
    let index = try column(arguments[1], of: answer)
    let name = summary.nextName
    let heading = answer.columns[index].heading
    summary.words.append(written(place))
    summary.figures.append(.cell(heading, answer[row, index]))
    summary.fields.append(Schema.Field(name, heading.kind))
    return .bracketed(name, place)
  }

  private func column(_ phrase: Phrase, of answer: Answer) throws(Diagnostic) -> Int {
    let name = try columnName(phrase)
    let names = answer.names
    let plain = names.contains(name) ? name : answer.aliases[name]
    if let index = names.firstIndex(where: { $0 == plain }) { return index }
    let alike = names.indices.filter {
      PlaintText.folded(names[$0]) == PlaintText.folded(name)
    }
    if alike.count == 1 { return alike[0] }
    let list = names.map(quotedName).joined(separator: ", ")
    throw Diagnostic(
      Message("no column “\(name)” in the last answer", "上一个结果没有列“\(name)”"),
      at: phrase.place, hints: [Message("it has \(list)", "它有：\(list)")])
  }
}
