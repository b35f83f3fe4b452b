import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Turns phrases into expressions: names become columns, literals take the kind they face.
extension Scope {
  /// A condition: anything that is true or false for each row.
  package mutating func condition(_ phrase: Phrase) throws(Diagnostic) -> Expression {
    let bound = try bind(phrase)
    guard bound.kind == .truth else { throw notACondition(phrase, bound) }
    return bound.expression
  }

  /// An expression that stands on its own: its bare words are columns or literals.
  package mutating func bind(_ phrase: Phrase) throws(Diagnostic) -> Bound {
    switch phrase {
    case .parameter: return try bind(try literal(phrase))
    case .word(let text, let place): return try word(text, place)
    case .literal(let text, let place): return try plainLiteral(text, place)
    case .bracketed(let name, let place):
      if let bound = column(name, at: place) { return bound }
      throw unknownColumn(name, place)
    case .quoted(let text, let place):
      return Bound(.constant(text.isEmpty ? .missing : .text(text)), .text, place)
    case .measured(let count, let unit, let place): return try elapsed(count, unit, place)
    case .relative, .range: return try onePeriod(phrase)
    case .grouped(let inner, let place):
      var bound = try bind(inner)
      bound.place = place
      return bound
    case .list(_, let place):
      throw Diagnostic(
        Message("a list can only follow “in”", "列表只能跟在“属于”之后"), at: place, failure: .language)
    case .call(let name, let arguments, let place): return try call(name, arguments, place)
    case .unary(let operation, let inner, let place): return try unary(operation, inner, place)
    case .binary(let operation, let left, let right, let place):
      return try binary(operation, left, right, place)
    case .between(let left, let low, let high, let place):
      return try between(left, low, high, place)
    }
  }

  /// A bare word on its own: a column first, then a number, a share, `missing`.
  private mutating func word(_ text: String, _ place: Place) throws(Diagnostic) -> Bound {
    if let bound = column(text, at: place) { return bound }
    if let bound = number(text, place) { return bound }
    if let bound = period(text, place) { return bound }
    if let elapsed = Elapsed(grown: text) {
      return Bound(.constant(.elapsed(elapsed)), .elapsed, place)
    }
    if CalendarLength(grown: text) != nil { throw strayMonths(text, place) }
    if Word.missing.spellings.contains(text) { return Bound(.constant(.missing), nil, place) }
    if Relative(parsing: text) != nil { return try onePeriod(.relative([text], place)) }
    throw unknownColumn(text, place)
  }

  /// A stretch that is one period of the calendar: `last month`.
  private mutating func onePeriod(_ phrase: Phrase) throws(Diagnostic) -> Bound {
    guard let stretch = try? stretchIfAny(phrase), let first = stretch.lower,
      first == stretch.upper, let bound = period(first.text, phrase.place)
    else { throw strayRange(phrase) }
    _ = try saidStretch(phrase)
    return bound
  }

  /// A day stands for a date, other periods for themselves.
  private func period(_ text: String, _ place: Place) -> Bound? {
    guard let period = Period(parsing: text) else { return nil }
    if period.unit == .day { return Bound(.constant(.date(period.first)), .date, place) }
    return Bound(.constant(.period(period)), .period(period.unit), place)
  }

  private func strayRange(_ phrase: Phrase) -> Diagnostic {
    if case .relative = phrase {
      return Diagnostic(
        Message("a period cannot stand alone", "时段不能单独成立"), at: phrase.place,
        hints: [
          Message("compare a time column with it: … = last month", "请与时间列比较：… = 上月")
        ])
    }
    return Diagnostic(
      Message("a range cannot stand here", "此处不能写范围"),
      at: phrase.place,
      hints: [
        Message(
          "a range stands after “in”, and faces numbers, dates or moments: … in 2012-04..2012-05, … in 1..3",
          "范围写在“属于”之后，与数字、日期或时刻比较：… 属于 2012-04..2012-05、… 属于 1..3")
      ])
  }

  private func number(_ text: String, _ place: Place) -> Bound? {
    if let number = Number(literal: text) {
      return Bound(.constant(.number(number)), number.places == 0 ? .whole : .decimal, place)
    }
    return Ratio(literal: text).map { Bound(.constant(.share($0)), .share, place) }
  }

  /// A parameter's value that faces nothing: a number if it is one, else a period, else text.
  private mutating func plainLiteral(_ text: String, _ place: Place) throws(Diagnostic) -> Bound {
    if let bound = number(text, place), Period(parsing: text) == nil || text.count != 4 {
      return bound
    }
    if let bound = period(text, place) { return bound }
    if Relative(parsing: text) != nil { return try onePeriod(.relative([text], place)) }
    return Bound(.constant(.text(text)), .text, place)
  }

  private func elapsed(
    _ count: String, _ unit: String, _ place: Place
  ) throws(Diagnostic) -> Bound {
    if CalendarLength(count, unit) != nil { throw strayMonths("\(count) \(unit)", place) }
    guard let number = Number(parsing: count), let elapsed = Elapsed(number, unit: unit) else {
      throw Diagnostic(
        Message("“\(count) \(unit)” is no length of time", "“\(count) \(unit)”不是时长"),
        at: place, failure: .language)
    }
    return Bound(.constant(.elapsed(elapsed)), .elapsed, place)
  }

  private mutating func unary(
    _ operation: Operator, _ inner: Phrase, _ place: Place
  ) throws(Diagnostic) -> Bound {
    if operation == .not {
      return Bound(.call(.not, [try condition(inner)]), .truth, place)
    }
    let bound = try bind(inner)
    if operation == .isMissing {
      return Bound(.call(.isMissing, [bound.expression]), .truth, place)
    }
    return try checked(.negate, [bound], place)
  }

  private mutating func binary(
    _ operation: Operator, _ left: Phrase, _ right: Phrase, _ place: Place
  ) throws(Diagnostic) -> Bound {
    switch operation {
    case .and, .or:
      try refuseLooseValues(operation, left, right, place)
      let operands = [try condition(left), try condition(right)]
      return Bound(.call(operation == .and ? .and : .or, operands), .truth, place)
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual:
      return try comparison(operation, left, right, place)
    case .isIn: return try membership(left, right, place)
    case .contains, .startsWith, .endsWith, .matches, .like:
      return try textTest(operation, left, right, place)
    default:
      guard let function = Function(rawValue: operation.rawValue) else {
        preconditionFailure("the operator \(operation) has no function")
      }
      if let shifted = try shiftedByMonths(function, left, right, place) { return shifted }
      return try checked(function, [try bind(left), try bind(right)], place)
    }
  }

  /// A call whose operands' kinds the function accepts.
  mutating func checked(
    _ function: Function, _ operands: [Bound], _ place: Place
  ) throws(Diagnostic) -> Bound {
    let names = operands.map { written($0.place) }
    let judged = function.result(of: operands.map(\.kind), named: names)
    if case .refused = judged, let spelled = spelled(operands),
      case .kind = function.result(of: spelled.map(\.kind), named: names)
    {
      return try checked(function, spelled, place)
    }
    switch judged {
    case .kind(let kind):
      try refuseFlaw(function, operands)
      try refuseBareClock(function, operands)
      let call = Expression.call(function, operands.map(\.expression), in: schema)
      try refuseImpossible(call, place)
      if function.isArithmetic { arithmetic.append(Bound(call, kind, place)) }
      return Bound(call, function.isSum ? call.kind(in: schema) : kind, place)
    case .refused(let message, let operand):
      guard function.arity.contains(operands.count) else {
        throw Diagnostic(message, at: place, failure: .language)
      }
      if let index = operand, let column = operands[index].column,
        let why = dataset?.undecided[column]
      {
        throw Diagnostic(why, at: operands[index].place)
      }
      throw Diagnostic(
        message, at: operand.map { operands[$0].place } ?? place,
        hints: identifierHints(operands))
    }
  }

  /// Constants that make no sense (a pattern that is none, a bin of width 0) are refused before
  /// any row is read.
  private func refuseFlaw(_ function: Function, _ operands: [Bound]) throws(Diagnostic) {
    let constants = operands.map { $0.expression.constantValue }
    guard let flaw = function.flaw(in: constants, of: operands.map(\.kind)) else { return }
    var problem = flaw.diagnostic
    let place = operands[flaw.operand].place
    problem.place =
      problem.place.flatMap { inner(of: place, at: $0, constants[flaw.operand]) } ?? place
    problem.failure = .language
    throw problem
  }

  /// The length of 05:30 is not known without a pattern.
  private func refuseBareClock(_ function: Function, _ operands: [Bound]) throws(Diagnostic) {
    guard function == .duration, operands.count == 1, let column = operands[0].column else {
      return
    }
    switch operands[0].kind {
    case .time: guard dataset?.bareClocks.contains(column) == true else { return }
    case .text:
      // Of a text column it is not known as long as half of its values are so written.
      guard let input, input.relation.unfiltered.isUntouched(column),
        let known = input.relation.source.occurring(in: column)?.prefix(1000),
        2 * known.count(where: { Elapsed.isAmbiguous(trimmedBlanks($0)) }) >= max(known.count, 1)
      else { return }
    default: return
    }
    let place = operands[0].place
    let lines = ["m:ss", "h:mm"].map {
      line(replacing: place, with: "\(written(place)), \"\($0)\"")
    }
    throw Diagnostic(
      Message(
        "“\(column)” may be hours and minutes or minutes and seconds", "“\(column)”可能是时分，也可能是分秒"),
      at: place,
      hints: [
        Message("minutes and seconds: \(lines[0])", "分秒：\(lines[0])"),
        Message("hours and minutes: \(lines[1])", "时分：\(lines[1])"),
      ])
  }

  /// A place in a quoted text, in the command; nil where escapes shift it.
  private func inner(of quoted: Place, at place: Place, _ value: Value?) -> Place? {
    let typed = written(quoted)
    guard case .text(let text) = value, let open = typed.unicodeScalars.first,
      String(typed.unicodeScalars.dropFirst().dropLast()) == text
    else { return nil }
    let start = quoted.start + UTF8.width(open)
    return Place(start + place.start, start + place.end)
  }

  /// `State = CA or NY` is answered with the list it means, `State != CA and NY` likewise.
  private func refuseLooseValues(
    _ operation: Operator, _ left: Phrase, _ right: Phrase, _ place: Place
  ) throws(Diagnostic) {
    let chain = left.chained(by: operation) + right.chained(by: operation)
    guard let first = chain.firstIndex(where: isLoose), first > 0 else { return }
    guard case .binary(let test, let subject, let value, _) = chain[first - 1],
      test == .equal || test == .notEqual || test.takesText
    else { return }
    let loose = Array(chain[first...].prefix(while: isLoose))
    if loose.contains(where: { isPeriod($0, strangeTo: subject) }) { return }
    let whole = chain[first - 1].place.through(loose.last?.place ?? place)
    if test.takesText, operation == .and {
      let middle = written(Place(subject.place.start, value.place.start))
      let spoken = written(Place(value.place.end, loose.first?.place.start ?? value.place.end))
      let tests = ([value] + loose).map { middle + written($0.place) }
      let proposal = line(replacing: whole, with: tests.joined(separator: spoken))
      throw Diagnostic(
        Message("a condition must stand here, not a value", "此处应为条件，而不是值"),
        at: chain[first].place,
        hints: [.proposing(proposal, Message("say the column each time", "每次都写列名"))])
    }
    guard let list = listing(loose, behind: chain[first - 1]) else { return }
    let lead =
      test == .notEqual
      ? Message("for neither value", "若都不取") : Message("for either value", "若取其一")
    throw Diagnostic(
      Message("a condition must stand here, not a value", "此处应为条件，而不是值"), at: chain[first].place,
      hints: [.proposing(line(replacing: whole, with: list), lead)])
  }

  /// The test that a comparison and values standing loose behind it mean: `State in (CA, NY)`.
  func listing(_ loose: [Phrase], behind comparison: Phrase) -> String? {
    guard case .binary(let test, let subject, let value, _) = comparison, test.takesList,
      !loose.isEmpty, loose.allSatisfy(isLoose)
    else { return nil }
    let values = ([value] + loose).map { written($0.place) }.joined(separator: ", ")
    let isIn = Operator.isIn.word?.text(in: tongue) ?? ""
    let not = Operator.not.word?.text(in: tongue) ?? ""
    let before =
      switch test {
      case .equal: "\(written(subject.place)) \(isIn) "
      case .notEqual: "\(written(subject.place)) \(not) \(isIn) "
      default: written(Place(subject.place.start, value.place.start))
      }
    return "\(before)(\(values))"
  }

  /// Whether a phrase can only be a value.
  private func isLoose(_ phrase: Phrase) -> Bool {
    switch phrase {
    case .word(let text, _):
      schema[text].map { $0.kind != .truth && $0.kind != .text } ?? true
    case .quoted, .literal: true
    default: false
    }
  }

  /// Whether a word is a period and no value of the column of texts before it: it is meant for a time.
  private func isPeriod(_ phrase: Phrase, strangeTo subject: Phrase) -> Bool {
    guard case .word(let text, _) = phrase, case .word(let name, _) = subject,
      schema[name]?.kind == .text,
      Stretch(parsing: text) != nil || Relative(parsing: text) != nil
    else { return false }
    return input?.relation.source.occurring(in: name)?.contains(text) != true
  }

  /// Why a phrase is no condition.
  private func notACondition(_ phrase: Phrase, _ bound: Bound) -> Diagnostic {
    let kind = bound.kind ?? .text
    return Diagnostic(
      Message(
        "this is \(article(kind)), not a condition",
        "这是\(kind.chinese)，不是条件"), at: phrase.place,
      hints: [
        Message(
          "compare it: \(bound.column.map(quotedName) ?? "…") = …",
          "请作比较：\(bound.column.map(quotedName) ?? "…") = …")
      ])
  }
}

/// A kind with its article: "a date", "an elapsed time".
func article(_ kind: Kind) -> String {
  switch kind {
  case .text: "text"
  case .identifier: "an \(kind.english)"
  default: "a \(kind.english)"
  }
}

extension Phrase {
  /// The conditions that one operator joins, in order.
  fileprivate func chained(by operation: Operator) -> [Phrase] {
    guard case .binary(operation, let left, let right, _) = self else { return [self] }
    return left.chained(by: operation) + right.chained(by: operation)
  }
}

extension Elapsed {
  /// A duration without a blank: `48小时`, `3天`.
  init?(grown text: String) {
    let end = text.firstIndex { !($0.isASCII && ($0.isNumber || $0 == ".")) } ?? text.endIndex
    guard end > text.startIndex, end < text.endIndex,
      let number = Number(parsing: text[..<end]),
      let elapsed = Elapsed(number, unit: String(text[end...]))
    else { return nil }
    self = elapsed
  }
}
