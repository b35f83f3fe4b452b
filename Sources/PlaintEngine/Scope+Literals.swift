import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Parameters and literals that stand by themselves.
extension Scope {
  /// The phrase with a parameter replaced by its value, which can only be a literal.
  func literal(_ phrase: Phrase) throws(Diagnostic) -> Phrase {
    guard case .parameter(let name, let place) = phrase else { return phrase }
    guard let parameter = session.parameters[name] else {
      throw Self.unknownParameter(name, at: place, among: session.parameters.keys.sorted())
    }
    return parameter.phrase.moved(to: place)
  }

  /// A name in braces that nothing has declared.
  static func unknownParameter(_ name: String, at place: Place, among known: [String]) -> Diagnostic
  {
    let near = nearest(name, among: known, limit: 1)
    return Diagnostic(
      Message("no parameter “\(name)”", "没有参数“\(name)”"), at: place,
      hints: near.isEmpty
        ? [Message("declare it first: parameter \(name) = …", "请先声明：parameter \(name) = …")]
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
    switch try literal(phrase) {
    case .quoted(let text, _), .word(let text, _), .literal(let text, _): return text
    default:
      throw Diagnostic(
        Message("a text must stand here", "此处应为文本"), at: phrase.place, failure: .language)
    }
  }

  /// A stretch of the calendar that must stand here.
  func stretch(_ phrase: Phrase) throws(Diagnostic) -> Stretch {
    let phrase = try literal(phrase)
    if let stretch = try stretchIfAny(phrase) { return stretch }
    throw Diagnostic(
      Message("a period must stand here", "此处应为时段"), at: phrase.place,
      hints: [Self.periodHint], failure: .language)
  }

  static let periodHint = Message(
    "periods are written 2012, 2012-05, 2012-05-01, 2012Q2, 2012-01..2012-05",
    "时段写作 2012、2012-05、2012-05-01、2012Q2、2012-01..2012-05")

  /// The stretch that a phrase says, if it says one.
  func stretchIfAny(_ phrase: Phrase) throws(Diagnostic) -> Stretch? {
    switch phrase {
    case .word(let text, let place), .literal(let text, let place), .quoted(let text, let place):
      if let stretch = Stretch(parsing: text) { return stretch }
      if let relative = Relative(parsing: text) { return relative.resolved(today: today) }
      try refuseImpossible(text, place)
      return nil
    case .relative(let words, _):
      return Relative(parsing: words.joined(separator: " "))?.resolved(today: today)
    case .range(let lower, let upper, _):
      return try range(lower, upper, phrase.place)
    default: return nil
    }
  }

  /// The same; a relative date says what it became.
  mutating func saidStretch(_ phrase: Phrase) throws(Diagnostic) -> Stretch? {
    let stretch = try stretchIfAny(phrase)
    if let stretch, let text = phrase.relativeText {
      say(Message("“\(text)” is \(stretch.text)", "“\(text)”即 \(stretch.text)"))
    }
    return stretch
  }

  private func range(
    _ lower: Phrase?, _ upper: Phrase?, _ place: Place
  ) throws(Diagnostic) -> Stretch? {
    var first: Stretch?
    var last: Stretch?
    if let lower {
      first = try stretchIfAny(try literal(lower))
      if first == nil { return nil }
    }
    if let upper {
      last = try stretchIfAny(try literal(upper))
      if last == nil { return nil }
    }
    let stretch = Stretch(lower: first?.lower, upper: last?.upper)
    if let from = stretch.firstDay, let to = stretch.lastDay, from > to {
      throw Diagnostic(
        Message("this range ends before it begins", "范围的终点早于起点"), at: place,
        failure: .language)
    }
    return stretch
  }

  /// `2012-13` looks like a month and is none.
  private func refuseImpossible(_ text: String, _ place: Place) throws(Diagnostic) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 }),
      parts.allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return }
    throw Diagnostic(
      Message("there is no period \(text)", "没有“\(text)”这个时段"), at: place,
      hints: [Self.periodHint], failure: .language)
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
    default: self
    }
  }

  /// The words when they count from today: `last month`, `上月`.
  fileprivate var relativeText: String? {
    switch self {
    case .relative(let words, _): words.joined(separator: " ")
    case .word(let text, _), .literal(let text, _), .quoted(let text, _):
      Stretch(parsing: text) == nil && Relative(parsing: text) != nil ? text : nil
    default: nil
    }
  }
}
