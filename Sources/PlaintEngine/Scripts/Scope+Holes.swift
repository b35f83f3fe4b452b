import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Expressions of parameters inside braces: `report-{text(month, "yyyyMM")}.csv`.
extension Scope {
  /// What an expression of parameters says, as a value that is put into a path or a title.
  func worked(_ hole: String, in place: Place) throws(Diagnostic) -> Parameter {
    try requireWords(inBraces: hole, of: place)
    guard let phrase = Self.expression(hole), phrase.isSummary || !names(in: phrase).isEmpty else {
      throw noParameter(hole, at: self.place(of: hole, in: place))
    }
    return try inBraces(hole, of: place) { inner throws(Diagnostic) in
      guard !phrase.isSummary else { throw Self.figure(phrase) }
      let bound = try inner.working(phrase)
      var faults = Faults()
      let value = Formula(bound.expression, columns: []).value([], &faults)
      var made = Parameter(text: value.text(in: host.answerTongue), phrase: phrase)
      made.isFromData = names(in: phrase).contains {
        session.parameters[$0.text]?.isFromData == true
      }
      return made
    }
  }

  /// Binds an expression that reads no rows; what its parameters are is said when it does not fit.
  private mutating func working(_ phrase: Phrase) throws(Diagnostic) -> Bound {
    (schema, input) = (Schema([]), nil)
    for name in names(in: phrase) where session.parameters[name.text] == nil {
      throw noParameter(name.text, at: name.place)
    }
    do throws(Diagnostic) { return try summary(phrase, wordsAreParameters: true).bound } catch {
      throw saying(phrase, error)
    }
  }

  /// A problem with the values of the parameters that an expression names.
  func saying(_ phrase: Phrase, _ problem: Diagnostic) -> Diagnostic {
    var copy = problem
    for name in Set(names(in: phrase).map(\.text)).sorted() {
      guard let parameter = session.parameters[name] else { continue }
      copy.hints.append(
        Message("{\(name)} is \(parameter.words)", "{\(name)} 为 \(parameter.words)"))
    }
    return copy
  }

  /// Carries out something on the words in braces; a problem stands where they stand in the command.
  func inBraces<Result>(
    _ hole: String, of place: Place, _ body: (inout Scope) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    var inner = self
    inner.source = SourceText(hole)
    do throws(Diagnostic) { return try body(&inner) } catch {
      var problem = error
      problem.place = self.place(of: hole, error.place, in: place)
      throw problem
    }
  }

  /// Refuses braces with nothing in them.
  func requireWords(inBraces hole: String, of place: Place) throws(Diagnostic) {
    guard isBlank(hole) else { return }
    let inner = self.place(of: hole, in: place)
    throw Diagnostic(
      Message("nothing stands in these braces", "花括号里没有内容"),
      at: inner == place ? place : Place(inner.start - 1, inner.end + 1),
      hints: [
        Message(
          "a parameter stands there: {NAME}; a brace itself is written {{", "其中应写参数：{名称}；花括号本身写作 {{"
        )
      ], failure: .language)
  }

  private static func expression(_ hole: String) -> Phrase? {
    var reader = Reader(SourceText(hole))
    guard let phrase = try? reader.condition(), (try? reader.isAtEnd()) == true else { return nil }
    if case .word = phrase { return nil }
    return phrase
  }

  private static func figure(_ phrase: Phrase) -> Diagnostic {
    Diagnostic(
      Message(
        "no figure can stand here, only parameters and functions of them", "此处只能写参数及其函数，不能写数字结果"),
      at: phrase.place, failure: .language)
  }

  /// Sees that what the braces of a text or path say of parameters alone can be worked out.
  ///
  /// `known`: names that stand for a value then, though not yet.
  func check(_ hole: String, in place: Place, known: Set<String>) throws(Diagnostic) {
    guard let phrase = Self.expression(hole), !phrase.isSummary else { return }
    let names = phrase.words.filter { known.contains($0.text) || !$0.saysItself }
    try inBraces(hole, of: place) { inner throws(Diagnostic) in
      for name in names where !known.contains(name.text) {
        throw Self.unknownParameter(name.text, at: name.place, among: known.sorted())
      }
      guard !names.isEmpty, names.allSatisfy({ session.parameters[$0.text] != nil }) else {
        return
      }
      _ = try inner.working(phrase)
    }
  }

  /// Sees that the calls outside quotes that take parameters and constants alone can be worked out:
  /// `text({month}, "yyyy-MM")`.
  func checkCalls() throws(Diagnostic) {
    let tokens = Array(Scanner.tokens(of: source))
    for start in tokens.indices.dropLast() {
      guard tokens[start].kind == .word, tokens[start + 1].isSign("("),
        Function(called: tokens[start].text) != nil,
        let end = Self.closing(tokens, from: start + 1)
      else { continue }
      let inside = tokens[start...end]
      guard inside.contains(where: { $0.kind == .parameter }),
        inside.allSatisfy({ $0.kind != .parameter || session.parameters[$0.text] != nil })
      else { continue }
      let place = inside[start].place.through(tokens[end].place)
      try checkCall(written(place), at: place)
    }
  }

  private func checkCall(_ call: String, at place: Place) throws(Diagnostic) {
    guard let phrase = Self.expression(call), !phrase.isSummary, !phrase.namesColumns
    else { return }
    var inner = self
    inner.source = SourceText(call)
    do throws(Diagnostic) { _ = try inner.working(phrase) } catch {
      var problem = error
      problem.place =
        error.place.map { Place(place.start + $0.start, place.start + $0.end) } ?? place
      throw problem
    }
  }

  /// The bracket that closes the one at `start`.
  private static func closing(_ tokens: [Token], from start: Int) -> Int? {
    var depth = 0
    return tokens.indices[start...].first { index in
      depth += tokens[index].isSign("(") ? 1 : tokens[index].isSign(")") ? -1 : 0
      return depth == 0
    }
  }
}

extension Scope {
  /// The parameters that an expression names, bare or in braces.
  private func names(in phrase: Phrase) -> [NamePhrase] {
    phrase.words.filter { session.parameters[$0.text] != nil || !$0.saysItself }
  }
}

extension Phrase {
  /// The bare words and the names in braces.
  fileprivate var words: [NamePhrase] {
    switch self {
    case .word(let text, let place), .parameter(let text, let place): [NamePhrase(text, place)]
    default: parts.flatMap(\.words)
    }
  }

  /// Whether a bare word that says no value or a name in brackets stands in it.
  fileprivate var namesColumns: Bool {
    switch self {
    case .word(let text, let place): !NamePhrase(text, place).saysItself
    case .bracketed: true
    default: parts.contains(where: \.namesColumns)
    }
  }

  /// The phrases that it is made of.
  var parts: [Phrase] {
    switch self {
    case .call(_, let arguments, _): arguments.flatMap { [$0.label, $0.value].compactMap(\.self) }
    case .unary(_, let inner, _), .grouped(let inner, _): [inner]
    case .binary(_, let left, let right, _): [left, right]
    case .between(let left, let low, let high, _): [left, low, high]
    case .list(let items, _): items
    case .range(let lower, let upper, _): [lower, upper].compactMap(\.self)
    default: []
    }
  }
}

extension NamePhrase {
  /// Whether it is a value by itself: a number, a period, a duration.
  fileprivate var saysItself: Bool {
    Number(literal: text) != nil || Ratio(literal: text) != nil || Stretch(parsing: text) != nil
      || Relative(parsing: text) != nil || Elapsed(grown: text) != nil
      || Word.missing.spellings.contains(text)
  }
}
