import PlaintText
import PlaintValue

/// Arithmetic and operands.
extension Reader {
  /// `+` and `-` over `*`, `/`, `%`.
  package mutating func sum() throws(Diagnostic) -> Phrase {
    var left = try product()
    var count = 1
    while let operation = try takeOperator(Self.sums) {
      let right = try product()
      count += 1
      try checkLength(count, at: right.place)
      left = .binary(operation, left, right, left.place.through(right.place))
    }
    return left
  }

  private mutating func product() throws(Diagnostic) -> Phrase {
    var left = try operand()
    var count = 1
    while let operation = try takeOperator(Self.products) {
      let right = try operand()
      count += 1
      try checkLength(count, at: right.place)
      left = .binary(operation, left, right, left.place.through(right.place))
    }
    return left
  }

  private static let sums: [String: Operator] = ["+": .add, "-": .subtract]
  private static let products: [String: Operator] = [
    "*": .multiply, "/": .divide, "%": .remainder,
  ]

  private mutating func takeOperator(
    _ operators: [String: Operator]
  ) throws(Diagnostic) -> Operator? {
    let token = try peek()
    guard token.kind == .sign, let operation = operators[token.text] else { return nil }
    _ = try take()
    return operation
  }

  /// A column, a value, a call, or an expression in parentheses, also with a minus before it; ranges
  /// join two.
  package mutating func operand() throws(Diagnostic) -> Phrase {
    expect(.column)
    let token = try peek()
    if token.isSign("..") {
      _ = try take()
      let upper = try simple()
      return .range(nil, upper, token.place.through(upper.place))
    }
    let lower = try simple()
    let isJoined = try takeUntil(after: lower)
    if !isJoined, !(try takeSign("..")) { return lower }
    let isClosed = isJoined ? true : try rangeGoesOn()
    guard isClosed else { return .range(lower, nil, lower.place.through(endPlace)) }
    let upper = try simple()
    return .range(lower, upper, lower.place.through(upper.place))
  }

  /// Whether an upper end follows `..` directly: a word or quote without a blank between.
  private func rangeGoesOn() throws(Diagnostic) -> Bool {
    let token = try peek()
    guard token.place.start == scanner.offset else { return false }
    return token.kind == .word || token.kind == .quoted || token.kind == .parameter
      || token.isSign("-")
  }

  private mutating func simple() throws(Diagnostic) -> Phrase {
    let token = try peek()
    switch token.kind {
    case .word:
      return try word()
    case .bracketed:
      _ = try take()
      return .bracketed(token.text, token.place)
    case .quoted:
      _ = try take()
      return .quoted(token.text, token.place)
    case .parameter:
      _ = try take()
      return .parameter(token.text, token.place)
    case .sign where token.text == "(":
      return try parenthesised()
    case .sign where token.text == "-":
      _ = try take()
      expect(.column)
      let inner = try nested { reader throws(Diagnostic) in try reader.simple() }
      return .unary(.negate, inner, token.place.through(inner.place))
    case .sign, .end:
      throw failure()
    }
  }

  private mutating func parenthesised() throws(Diagnostic) -> Phrase {
    let start = try take().place
    let inner = try nested { reader throws(Diagnostic) in try reader.condition() }
    guard try takeSign(")") else {
      expect(.thing(Message("“)”", "“)”")))
      throw failure()
    }
    return .grouped(inner, start.through(endPlace))
  }

  private mutating func word() throws(Diagnostic) -> Phrase {
    let token = try take()
    if scanner.at(scanner.position) == "(" { return try call(token) }
    if Self.isNumber(token.text) { return try number(token) }
    if let period = spoken(token) { return period }
    return .word(token.text, token.place)
  }

  /// Digits with at most a point and a percent sign.
  static func isNumber(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, Letters.isDigit(first) else { return false }
    return text.unicodeScalars.allSatisfy { Letters.isDigit($0) || $0 == "." || $0 == "%" }
  }

  /// A number, perhaps with a unit of time; `1,025` is an error that says how to write it.
  private mutating func number(_ token: Token) throws(Diagnostic) -> Phrase {
    try refuseThousands(token)
    let start = scanner
    let unit = try take()
    if unit.kind == .word, Self.timeUnits.contains(unit.text),
      unit.place.start > token.place.end
    {
      return .measured(token.text, unit: unit.text, token.place.through(unit.place))
    }
    scanner = start
    return .word(token.text, token.place)
  }

  /// `1,025` and `1,000,000.5`: at most three digits, then commas with just three digits right behind
  /// each.
  private func refuseThousands(_ token: Token) throws(Diagnostic) {
    guard token.text.count <= 3, token.text.unicodeScalars.allSatisfy(Letters.isDigit) else {
      return
    }
    var copy = scanner
    var groups: [Token] = []
    while copy.at(copy.position) == "," {
      copy.position += 1
      let start = copy.offsets[copy.position]
      guard let digits = try? copy.next(), digits.place.start == start, digits.kind == .word,
        digits.text.unicodeScalars.prefix(while: Letters.isDigit).count == 3,
        Self.isNumber(digits.text)
      else { break }
      groups.append(digits)
    }
    guard let last = groups.last else { return }
    let place = token.place.through(last.place)
    let texts = [token.text] + groups.map(\.text)
    throw Diagnostic(
      Message("numbers are written without commas", "数字中不写逗号"), at: place,
      hints: [
        .proposing(
          scanner.replacing(place, with: texts.joined()),
          Message("as one number", "若是一个数字")),
        .proposing(
          scanner.replacing(place, with: texts.joined(separator: ", ")),
          Message("as \(texts.count) of a list", "若是列表中的 \(texts.count) 项")),
      ], failure: .language)
  }

  static let timeUnits: Set<String> = [
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
    "month", "months", "quarter", "quarters", "year", "years",
    "秒", "分钟", "小时", "天", "日", "周", "个月", "个季度", "年",
  ]

  private mutating func call(_ name: Token) throws(Diagnostic) -> Phrase {
    _ = try take()
    var arguments: [Phrase.Argument] = []
    if !(try peek().isSign(")")) {
      repeat {
        arguments.append(try nested { reader throws(Diagnostic) in try reader.argument() })
      } while try takeSign(",")
    }
    guard try takeSign(")") else {
      expect(.thing(Message("“,”", "“，”")))
      expect(.thing(Message("“)”", "“)”")))
      throw failure()
    }
    let called = NamePhrase(name.text, name.place)
    return .call(called, arguments, name.place.through(endPlace))
  }

  private mutating func argument() throws(Diagnostic) -> Phrase.Argument {
    if try takeSpelling(.else), try takeSign(":") {
      return Phrase.Argument(value: try condition())
    }
    let first = try condition()
    guard try takeSign(":") else { return Phrase.Argument(value: first) }
    return Phrase.Argument(label: first, value: try condition())
  }
}
