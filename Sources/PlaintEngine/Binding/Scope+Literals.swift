import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Parameters and literals that stand by themselves.
extension Scope {
  /// The phrase with a parameter replaced by its value, which can only be a literal.
  ///
  /// `isText`: a column's bare name would be a text there.
  func literal(_ phrase: Phrase, isText: Bool = false) throws(Diagnostic) -> Phrase {
    guard case .parameter(let name, let place) = phrase else { return phrase }
    guard let parameter = session.parameters[name] else {
      var problem = Self.unknownParameter(name, at: place, among: session.parameters.keys.sorted())
      if let figures = figures(of: name) {
        let bare = line(replacing: place, with: quotedName(name))
        problem.hints =
          isText
          ? [figures] : [.proposing(bare, Message("a column stands without braces", "列名不加花括号"))]
      }
      throw problem
    }
    return parameter.phrase.moved(to: place)
  }

  /// What of a column can be said in a sentence; nil where a name is none.
  func figures(of name: String) -> Message? {
    guard let field = schema[name] else { return nil }
    let functions: [AggregateName] =
      field.kind.isNumeric ? [.sum, .mean] : field.kind.isCalendar ? [.min, .max] : [.distinct]
    let column = quotedName(name)
    func calls(_ word: (AggregateName) -> String) -> [String] {
      functions.map { "{\(word($0))(\(column))}" }
    }
    return Message(
      "\(column) is a column; in a sentence stands a figure of it: \(calls(\.word).joined(separator: ", "))",
      "“\(name)”是列，句中须写它的统计值：\(calls(\.chinese).joined(separator: "、"))")
  }

  /// A name in braces that nothing has declared.
  static func unknownParameter(_ name: String, at place: Place, among known: [String]) -> Diagnostic
  {
    let near = nearest(name, among: known, limit: 1)
    return Diagnostic(
      Message("no parameter “\(name)”", "没有参数“\(name)”"), at: place,
      hints: near.isEmpty
        ? [Message("declare it first: parameter \(name) = …", "请先声明：参数 \(name) = …")]
        : [Message("did you mean {\(near[0])}?", "是否想写 {\(near[0])}？")])
  }

  /// A whole number that must stand here, at least `least`.
  func whole(_ phrase: Phrase, atLeast least: Int = 0) throws(Diagnostic) -> Int {
    let number = try number(phrase)
    guard let whole = number.asInt, whole >= least else {
      throw Diagnostic(
        Message("a whole number from \(least) must stand here", "此处应为不小于 \(least) 的整数"),
        at: phrase.place, failure: .language)
    }
    guard whole <= Self.most else {
      throw Diagnostic(
        Message("“\(whole)” is more than can be counted", "“\(whole)”超出可计数的范围"),
        at: phrase.place, failure: .language)
    }
    return whole
  }

  /// More than all rows, lines and places there can be; sums of such numbers still are numbers.
  private static let most = 1 << 53

  /// A number that must stand here; `7.2万` is 72000.
  func number(_ phrase: Phrase) throws(Diagnostic) -> Number {
    switch try literal(phrase) {
    case .word(let text, _), .literal(let text, _):
      if let number = Number(literal: text) { return number }
    case .unary(.negate, .word(let text, _), _), .unary(.negate, .literal(let text, _), _):
      if let number = Number(literal: text) { return number.negated }
    default: break
    }
    throw Diagnostic(
      Message("a number must stand here", "此处应为数字"), at: phrase.place, failure: .language)
  }

  /// A percentage that must stand here, as a ratio.
  func share(_ phrase: Phrase) throws(Diagnostic) -> Ratio {
    switch try literal(phrase) {
    case .word(let text, _), .literal(let text, _):
      if let ratio = Ratio(literal: text) { return ratio }
    default: break
    }
    throw Diagnostic(
      Message("a percentage must stand here, such as 80%", "此处应为百分比，如 80%"),
      at: phrase.place,
      hints: (try? number(phrase)).map { number in
        [Message("did you mean \(number.text)%?", "是否想写 \(number.text)%？")]
      } ?? [], failure: .language)
  }

  /// A text that must stand here; quotes may be left out around one word.
  func text(_ phrase: Phrase) throws(Diagnostic) -> String {
    switch try literal(phrase, isText: true) {
    case .quoted(let text, _), .word(let text, _), .literal(let text, _): return text
    default:
      throw Diagnostic(
        Message("a text must stand here", "此处应为文本"), at: phrase.place, failure: .language)
    }
  }
}

extension Number {
  /// A number as typed, `1025`, `20.83`, `7.2万`, `3亿`.
  package init?(literal text: String) {
    for (suffix, zeros) in [("万", 4), ("亿", 8)] where text.hasSuffix(suffix) {
      guard let number = Number(parsing: text.dropLast()),
        let scaled = number.multiplied(by: Number(zeros == 4 ? 10_000 : 100_000_000))
      else { return nil }
      self = scaled
      return
    }
    self.init(parsing: text)
  }
}

extension Ratio {
  /// A percentage as typed: `20.83%`.
  package init?(literal text: String) {
    guard text.hasSuffix("%"), let number = Number(parsing: text.dropLast()) else { return nil }
    self.init(percent: number)
  }
}

extension Phrase {
  /// The same literal standing where its parameter was written.
  func moved(to place: Place) -> Phrase {
    switch self {
    case .word(let text, _), .literal(let text, _): .literal(text, place)
    case .quoted(let text, _): .quoted(text, place)
    case .range(let lower, let upper, _):
      .range(lower?.moved(to: place), upper?.moved(to: place), place)
    case .list(let items, _): .list(items.map { $0.moved(to: place) }, place)
    case .measured(let count, let unit, _): .measured(count, unit: unit, place)
    case .relative(let words, _): .relative(words, place)
    case .unary(let operation, let inner, _): .unary(operation, inner.moved(to: place), place)
    default: self
    }
  }
}
