import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Comparisons: the left side's kind decides how the right side is read.
extension Scope {
  mutating func comparison(
    _ operation: Operator, _ left: Phrase, _ right: Phrase, _ place: Place
  ) throws(Diagnostic) -> Bound {
    try refuseTwoTexts(left, right)
    let subject = try self.subject(left)
    let right = try literal(right)
    if isMissingWord(right) { return try missingTest(operation, subject, place) }
    if case .list(let items, let listPlace) = right, operation == .equal || operation == .notEqual {
      let test = try membership(subject, items, listPlace)
      return Bound(operation == .equal ? test : .call(.not, [test]), .truth, place)
    }
    if subject.kind.map(\.isCalendar) == true, try !isColumn(right),
      let stretch = try saidStretch(right, facing: subject)
    {
      if operation == .equal || operation == .notEqual {
        try refuseWider(subject, stretch, right.place)
      }
      let test = Self.test(operation, subject, stretch)
      return Bound(test, .truth, place)
    }
    if case .range(let low, let high, _) = right, operation == .equal || operation == .notEqual,
      subject.kind != .text
    {
      let test = try range(subject, low, high, place)
      return operation == .equal ? test : Bound(.call(.not, [test.expression]), .truth, place)
    }
    let object = try value(right, facing: subject)
    guard let function = Function(rawValue: operation.rawValue) else {
      preconditionFailure("the operator \(operation) has no function")
    }
    if operation != .equal, operation != .notEqual { noteOrder(subject, object) }
    let isExact = operation == .equal || operation == .notEqual
    // What is only before or after others need not occur.
    if isExact { suspect(subject, object, by: .equal) }
    return try checked(function, [subject, object], place)
  }

  /// What a condition is about: a quoted text there would make it hold for every row or for none.
  mutating func subject(_ phrase: Phrase) throws(Diagnostic) -> Bound {
    if case .quoted(let text, let place) = phrase { throw quotedColumn(text, place) }
    return try bind(phrase)
  }

  /// Refuses a comparison of one text with another, which no row could change.
  private func refuseTwoTexts(_ left: Phrase, _ right: Phrase) throws(Diagnostic) {
    guard case .quoted(let text, let place) = left, case .quoted = right else { return }
    var problem = quotedColumn(text, place)
    guard problem.hints.isEmpty else { throw problem }
    problem.message = Message("two texts are compared here, and no column", "此处比较的是两个文本，没有列")
    problem.place = place.through(right.place)
    problem.hints = [
      Message(
        "a column stands before the sign: COLUMN = \(written(right.place))",
        "符号之前应为列：列名 = \(written(right.place))")
    ]
    throw problem
  }

  /// Quotes where a column must stand.
  func quotedColumn(_ text: String, _ place: Place) -> Diagnostic {
    let names = schema.names
    let name = names.contains(text) ? text : nearest(text, among: names, limit: 1).first
    let hints = name.map { name in
      let proposal = line(replacing: place, with: quotedName(name))
      return [Message.proposing(proposal, Message("for the column", "若指列"))]
    }
    return Diagnostic(
      Message("quotes make “\(text)” a text, not a column", "加引号的“\(text)”是文本，不是列"), at: place,
      hints: hints ?? [], failure: .command)
  }

  private func isMissingWord(_ phrase: Phrase) -> Bool {
    switch phrase {
    case .word(let text, _): Word.missing.spellings.contains(text)
    case .quoted(let text, _), .literal(let text, _): isBlank(text)
    default: false
    }
  }

  private func missingTest(
    _ operation: Operator, _ subject: Bound, _ place: Place
  ) throws(Diagnostic) -> Bound {
    let test = Expression.call(.isMissing, [subject.expression])
    switch operation {
    case .equal, .like: return Bound(test, .truth, place)
    case .notEqual: return Bound(.call(.not, [test]), .truth, place)
    default:
      throw Diagnostic(
        Message("missing is neither smaller nor larger than anything", "缺失值不能比较大小"),
        at: place, hints: [Message("write “is missing” or “is not missing”", "请写“= 缺失”或“!= 缺失”")],
        failure: .language)
    }
  }

  /// Whether a phrase names a column, or computes something.
  private func isColumn(_ phrase: Phrase) throws(Diagnostic) -> Bool {
    switch phrase {
    case .word(let text, _): schema[text] != nil
    // `2012/5/1` facing a time is a day.
    case .binary(.divide, _, _, let place): Stretch(parsing: written(place)) == nil
    case .bracketed, .call, .binary, .unary, .grouped: true
    default: false
    }
  }

  /// Numbers facing text are compared as characters, in which 5% comes after 20%.
  private mutating func noteOrder(_ subject: Bound, _ object: Bound) {
    guard subject.kind == .text, case .constant(.text(let text)) = object.expression,
      Number(literal: text) != nil || Ratio(literal: text) != nil
    else { return }
    let name = written(subject.place)
    say(
      Message(
        "\(name) is text, so \(text) is compared by its characters; number(\(name)) reads numbers",
        "\(name)是文本，\(text)按字符比较；数值(\(name)) 可读成数字"))
  }

  /// Records a written value so that one that never occurs, as the test means it, can be told.
  ///
  /// `file` is the file that the value stands in, where it was not typed.
  mutating func suspect(
    _ subject: Bound, _ object: Bound, by test: Function, in file: String? = nil
  ) {
    guard let column = subject.column, case .constant(let value) = object.expression else { return }
    switch value {
    case .text: break
    case .number, .share: guard test == .equal else { return }
    default: guard file != nil, !value.isMissing else { return }
    }
    suspects.append(
      Suspect(column: column, value: value, place: object.place, file: file, test: test))
  }

  /// `in`: a list of values, a period, or a range of numbers.
  mutating func membership(
    _ left: Phrase, _ right: Phrase, _ place: Place
  ) throws(Diagnostic) -> Bound {
    let subject = try self.subject(left)
    let right = try literal(right)
    if case .list(let items, _) = right {
      return Bound(try membership(subject, items, place), .truth, place)
    }
    if subject.kind.map(\.isCalendar) == true, let stretch = try saidStretch(right, facing: subject)
    {
      try refuseWider(subject, stretch, right.place)
      return Bound(Self.test(.equal, subject, stretch), .truth, place)
    }
    if case .range(let low, let high, _) = right {
      try refuseTextRange(subject, right.place)
      return try range(subject, low, high, place)
    }
    return Bound(try membership(subject, [right], place), .truth, place)
  }

  private mutating func membership(
    _ subject: Bound, _ items: [Phrase], _ place: Place
  ) throws(Diagnostic) -> Expression {
    var operands = [subject]
    var tests: [Expression] = []
    for item in items {
      let item = try literal(item)
      if isMissingWord(item) {
        tests.append(.call(.isMissing, [subject.expression]))
      } else if subject.kind.map(\.isCalendar) == true,
        let stretch = try saidStretch(item, facing: subject)
      {
        try refuseWider(subject, stretch, item.place)
        tests.append(Self.test(.equal, subject, stretch))
      } else if case .range(let low, let high, _) = item, subject.kind != .text {
        tests.append(try range(subject, low, high, place).expression)
      } else {
        let object = try value(item, facing: subject)
        suspect(subject, object, by: .equal)
        operands.append(object)
      }
    }
    if operands.count > 1 { tests.append(try checked(.isIn, operands, place).expression) }
    return Self.any(of: tests)
  }

  /// That one of several tests holds: a tree of two halves each, for a calendar of thousands of days
  /// one after the other is deeper than the stack.
  private static func any(of tests: [Expression]) -> Expression {
    guard let first = tests.first else { return .constant(.truth(false)) }
    guard tests.count > 1 else { return first }
    let middle = tests.count / 2
    return .call(
      .or, [any(of: Array(tests[..<middle])), any(of: Array(tests[middle...]))])
  }

  mutating func between(
    _ left: Phrase, _ low: Phrase, _ high: Phrase, _ place: Place
  ) throws(Diagnostic) -> Bound {
    try range(try subject(left), low, high, place)
  }

  /// `..` joins numbers, periods or moments; a text has no such order.
  private func refuseTextRange(_ subject: Bound, _ place: Place) throws(Diagnostic) {
    guard subject.kind == .text else { return }
    let name = written(subject.place)
    throw Diagnostic(
      Message(
        "a range faces numbers, dates or moments; “\(name)” is text", "范围须与数字、日期或时刻比较；“\(name)”是文本"),
      at: place, hints: [Message("list the values: \(name) in (…)", "请列出取值：\(name) 属于 (…)")])
  }

  private mutating func range(
    _ subject: Bound, _ low: Phrase?, _ high: Phrase?, _ place: Place
  ) throws(Diagnostic) -> Bound {
    var tests: [Expression] = []
    var ends: [Value] = []
    for (phrase, operation) in [(low, Operator.greaterEqual), (high, .lessEqual)] {
      guard let phrase = try phrase.map({ phrase throws(Diagnostic) in try literal(phrase) }) else {
        continue
      }
      if subject.kind.map(\.isCalendar) == true, let stretch = try saidStretch(phrase) {
        tests.append(Self.test(operation, subject, stretch))
      } else if let function = Function(rawValue: operation.rawValue) {
        let object = try value(phrase, facing: subject)
        noteOrder(subject, object)
        tests.append(try checked(function, [subject, object], place).expression)
        object.expression.constantValue.map { ends.append($0) }
      }
    }
    if ends.count == 2, ends[1] != ends[0], ends[1].precedes(ends[0]) {
      throw Diagnostic(
        Message("this range ends before it begins", "范围的终点早于起点"), at: place,
        failure: .language)
    }
    guard let first = tests.first else { return Bound(.constant(.truth(true)), .truth, place) }
    let test = tests.count == 2 ? Expression.call(.and, tests) : first
    return Bound(test, .truth, place)
  }

  mutating func textTest(
    _ operation: Operator, _ left: Phrase, _ right: Phrase, _ place: Place
  ) throws(Diagnostic) -> Bound {
    try refuseTwoTexts(left, right)
    let right = try literal(right)
    if case .list(let items, _) = right {
      let tests = try items.map { item throws(Diagnostic) in
        try textTest(operation, left, item, place).expression
      }
      return Bound(Self.any(of: tests), .truth, place)
    }
    let subject = try self.subject(left)
    guard let function = Function(rawValue: operation.rawValue) else {
      preconditionFailure("the operator \(operation) has no function")
    }
    if isMissingWord(right), operation == .like {
      return try missingTest(operation, subject, place)
    }
    let object = try value(right, facing: Bound(subject.expression, .text, subject.place))
    suspect(subject, object, by: function)
    do { return try checked(function, [subject, object], place) } catch {
      guard subject.kind != .text, subject.kind != nil, error.hints.isEmpty else { throw error }
      let name = written(subject.place)
      let proposal = line(
        replacing: subject.place, with: "\(Function.text.spelled(in: tongue))(\(name))")
      var problem = error
      problem.hints = [.proposing(proposal, Message("to look at it as text", "若按文字比较"))]
      throw problem
    }
  }
}
