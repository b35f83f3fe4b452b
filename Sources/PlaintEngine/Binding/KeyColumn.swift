import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// A dimension that was bound: what it groups by, its heading, and its `top`.
package struct KeyColumn: Hashable, Sendable {
  package var expression: Expression
  package var kind: Kind
  package var name: String
  package var top: Top?
  package var place: Place
}

extension Scope {
  /// A column, a call or an expression in parentheses, as a key.
  package mutating func key(_ phrase: DimensionPhrase) throws(Diagnostic) -> KeyColumn {
    if case .quoted(let text, let place) = phrase.phrase { throw quotedColumn(text, place) }
    let bound = try bind(phrase.phrase)
    guard let kind = bound.kind else {
      throw Diagnostic(
        Message("missing is no column", "缺失不是列"), at: bound.place, failure: .language)
    }
    guard !bound.expression.columns.isEmpty else {
      throw constant(phrase, at: bound.place)
    }
    return KeyColumn(
      expression: bound.expression, kind: kind,
      name: phrase.name?.text ?? bound.column ?? heading(phrase.text),
      top: try phrase.top.map { top throws(Diagnostic) in try self.top(top) }, place: bound.place)
  }

  /// The error for a key that is the same for every row; behind a sign of comparison, a bare value was
  /// meant to be compared with.
  private func constant(_ phrase: DimensionPhrase, at place: Place) -> Diagnostic {
    switch phrase.phrase {
    case .call, .unary, .binary, .grouped:
      return Diagnostic(
        Message(
          "“\(phrase.text)” uses no column, so it is the same for every row",
          "“\(phrase.text)”没有用到列，各行都一样"), at: place)
    default:
      return Diagnostic(
        Message("“\(phrase.text)” is no column", "“\(phrase.text)”不是列"), at: place,
        hints: [
          Message(
            "a condition as a column stands in parentheses: (… > 20)", "以条件为列要加括号：(… > 20)")
        ])
    }
  }

  /// Several key columns; no two may have the same heading.
  package mutating func keys(_ phrases: [DimensionPhrase]?) throws(Diagnostic) -> [KeyColumn] {
    var keys: [KeyColumn] = []
    var names: Set<String> = []
    for phrase in phrases ?? [] {
      let key = try self.key(phrase)
      guard names.insert(key.name).inserted else {
        throw Diagnostic(
          Message("“\(key.name)” stands here twice", "“\(key.name)”重复出现"), at: key.place)
      }
      keys.append(key)
    }
    return keys
  }

  /// An expression's heading is its text without the parentheses around it.
  private func heading(_ text: String) -> String {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// Keys of which none may be folded, for what is no table of groups: there `top` would be idle.
  ///
  /// `why`: what it goes with.
  mutating func wholeKeys(
    _ phrases: [DimensionPhrase]?, _ why: Message, names: Bool = true
  ) throws(Diagnostic) -> [KeyColumn] {
    for phrase in phrases ?? [] {
      if let top = phrase.top { throw idle(top, phrase, why) }
      guard !names, let name = phrase.name else { continue }
      throw Diagnostic(
        Message("a name is of no use here", "此处写名称不起作用"), at: name.place,
        hints: [without(from: phrase.phrase.place.end, to: name.place.end)], failure: .language)
    }
    return try keys(phrases)
  }

  /// The refusal of a `top` that would change nothing.
  private func idle(
    _ top: TopPhrase, _ phrase: DimensionPhrase, _ why: Message
  ) -> Diagnostic {
    let end = (top.atLeast ?? top.count).place.end
    let start = phrase.name?.place.end ?? phrase.phrase.place.end
    let word = scanner.tokens(from: start).first?.place.start ?? top.count.place.start
    return Diagnostic(
      why, at: Place(word, end), hints: [without(from: start, to: end)], failure: .language)
  }

  /// The line without some of its words; said plainly, for it drops a figure that was typed.
  private func without(from start: Int, to end: Int) -> Message {
    let line = line(replacing: Place(start, end), with: "")
    return Message("without it: \(line)", "不写即可：\(line)")
  }

  private func top(_ phrase: TopPhrase) throws(Diagnostic) -> Top {
    let count = try whole(phrase.count, atLeast: 1)
    return Top(
      count, atLeast: try phrase.atLeast.map { phrase throws(Diagnostic) in try share(phrase) })
  }

  /// How figures are printed: the clauses given, else the defaults.
  package func style(_ call: Call) throws(Diagnostic) -> Style {
    var style = Style(
      digits: defaults.digits, rounding: defaults.rounding, unit: defaults.durations)
    if let digits = call[Clauses.digits] {
      style.digits = try whole(digits)
      if style.digits > 10 {
        throw Diagnostic(
          Message("at most 10 digits", "最多 10 位小数"), at: digits.place, failure: .language)
      }
    }
    if let word = call[Clauses.rounding], let rounding = Rounding(word: word.english) {
      style.rounding = rounding
    }
    if let word = call[Clauses.durations] { style.unit = DurationUnit(word: word.english) }
    return style
  }
}
