import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Where the figures of an answer came from: the way back from a line to the tickets it counts.
///
/// It holds the rows that were asked, what each key column of the answer is of, and the answer as it
/// was first given; an answer that was sorted or filtered since says by ``Answer/origins`` which of
/// its lines stand where.
package struct Ground: Sendable {
  /// What a key column of the answer is of.
  enum Key: Sendable {
    /// A column or expression of the rows.
    case column(KeyColumn)
    /// The periods of a time column.
    case period(TimeColumn)
    /// Nothing in the rows: the names of the columns that `summarize` lists.
    case label
  }

  /// What the columns of figures are of, beside the lines.
  enum Across: Sendable {
    case none
    /// The values of one more key.
    case key(Key)
    /// Conditions with names: the two periods of a comparison.
    case sides([Side])
  }

  /// One side of a comparison: what it is called, and which rows are its own.
  struct Side: Sendable {
    var names: [String]
    var condition: Condition
  }

  var input: Input
  var keys: [Key]
  var across: Across = .none
  /// The answer as first given.
  var answer: Answer

  /// What holds for the rows behind one line, a condition a key; none for a total.
  func conditions(ofLine line: Int, in tongue: Tongue) -> [Condition] {
    zip(answer.keyColumns, keys).compactMap { column, key in
      key.condition(answer.cut(line: line, key: column), in: tongue)
    }
  }

  /// The values across by the words they may be called by.
  func sides(in tongue: Tongue) -> [Side] {
    switch across {
    case .none: return []
    case .sides(let sides): return sides
    case .key(let key):
      var seen: Set<Answer.Cell> = []
      return answer.columns.indices.compactMap { column in
        guard let cell = answer.columns[column].heading.across, seen.insert(cell).inserted,
          let cut = answer.cut(across: column)
        else { return nil }
        let condition = key.condition(cut, in: tongue) ?? Condition(words: "", test: nil)
        return Side(names: cell.names, condition: condition)
      }
    }
  }
}

extension Ground.Across {
  /// The key across, if there is one.
  var keys: [Ground.Key] { if case .key(let key) = self { [key] } else { [] } }
}

extension Answer.Cell {
  /// What a key's cell may be called: its text, quoted where a mark reads the same, or its mark in
  /// either language.
  var names: [String] {
    guard mark == .value else {
      return [Tongue.english, .chinese].compactMap { mark.word(in: $0) }
    }
    if case .truth = value { return [value.text(in: .english), value.text(in: .chinese)] }
    return [Mark.distinguished(value.text)]
  }

  /// What it is called on a screen.
  func name(in tongue: Tongue) -> String? {
    if case .truth = value, mark == .value { return value.text(in: tongue) }
    return mark.word(in: tongue) ?? names.first
  }
}

extension Ground.Key {
  /// The condition that a cut is; nil where it asks nothing.
  func condition(_ cut: Remainder.Cut, in tongue: Tongue) -> Condition? {
    switch self {
    case .label: return nil
    case .column(let key):
      return key.test(cut).map { Condition(words: key.words(cut, in: tongue), test: $0) }
    case .period(let time):
      if case .value(let value) = cut, let period = time.period(of: value) {
        return time.condition([Stretch(period)], in: tongue)
      }
      let key = KeyColumn(
        expression: time.expression, kind: time.kind, name: time.name, top: nil, place: Place(0, 0))
      return key.test(cut).map { Condition(words: key.words(cut, in: tongue), test: $0) }
    }
  }
}

extension KeyColumn {
  /// A cut as a condition reads.
  fileprivate func words(_ cut: Remainder.Cut, in tongue: Tongue) -> String {
    let name = quotedName(name)
    let words: Message =
      switch cut {
      case .any: Message(name)
      case .missing: Message("\(name) is missing", "\(name) 缺失")
      case .value(.truth(let truth)):
        Message("\(name) is \(truth ? "true" : "false")", "\(name) 为\(truth ? "是" : "否")")
      case .value(let value): Message("\(name) = \(Self.typed(value))")
      case .other(let values):
        Message(
          "\(name) other than \(list(values.map(Self.typed), limit: 5))",
          "\(name) 不是\(list(values.map(Self.typed), limit: 5, in: .chinese))")
      }
    return words.text(in: tongue)
  }

  private static func typed(_ value: Value) -> String {
    if case .text(let text) = value { quotedValue(text) } else { value.text }
  }
}

extension TimeColumn {
  /// The period that a key of a trend is.
  func period(of value: Value) -> Period? {
    switch value {
    case .period(let period): period
    case .date(let day): Period(day)
    case .number(let number): number.asInt.map { Period(.year, ordinal: $0) }
    default: nil
    }
  }

  /// The condition that a row lies in one of some stretches.
  func condition(_ stretches: [Stretch], in tongue: Tongue) -> Condition {
    let tests = stretches.map(inside)
    let test = tests.dropFirst().reduce(tests[0]) { .call(.or, [$0, $1]) }
    let texts = stretches.map(\.text)
    let words = Message(
      "\(quotedName(name)) in \(texts.joined(separator: " or "))",
      "\(quotedName(name)) 属于 \(texts.joined(separator: " 或 "))")
    return Condition(words: words.text(in: tongue), test: test)
  }
}
