import PlaintText

/// Conditions: `or` over `and` over `not` over comparisons.
///
/// A condition ends where no operator goes on, so it ends at the next clause word by itself.
extension Reader {
  /// A whole condition, as `filter` and `where` take it.
  package mutating func condition() throws(Diagnostic) -> Phrase {
    try joined(.or) { reader throws(Diagnostic) in
      try reader.joined(.and) { reader throws(Diagnostic) in try reader.negation() }
    }
  }

  private mutating func joined(
    _ operation: Operator, _ part: (inout Reader) throws(Diagnostic) -> Phrase
  ) throws(Diagnostic) -> Phrase {
    var left = try part(&self)
    var count = 1
    while let word = operation.word, try takeWord(word) {
      let right = try part(&self)
      count += 1
      try checkLength(count, at: right.place)
      left = .binary(operation, left, right, left.place.through(right.place))
    }
    return left
  }

  private mutating func takeNot() throws(Diagnostic) -> Bool {
    guard let not = Operator.not.word else { return false }
    return try takeSpelling(not)
  }

  private mutating func negation() throws(Diagnostic) -> Phrase {
    expect(.column)
    let start = try peek().place
    if let word = Operator.not.word, try takeSpelling(word) {
      let operand = try nested { reader throws(Diagnostic) in try reader.negation() }
      return .unary(.not, operand, start.through(operand.place))
    }
    return try comparison()
  }

  private mutating func comparison() throws(Diagnostic) -> Phrase {
    let left = try sum()
    expect(.comparison(of: left))
    let token = try peek()
    if token.kind == .sign, let operation = Operator.comparison(token.text) {
      _ = try take()
      return try test(operation, left)
    }
    if let test = try missingTest(left) { return test }
    if let test = try wordTest(left) { return test }
    return left
  }

  /// `is missing`, `is not missing`, `缺失`, `非 缺失`.
  private mutating func missingTest(_ left: Phrase) throws(Diagnostic) -> Phrase? {
    expect(.word(Word("is missing", "缺失")))
    let start = scanner
    // In Chinese “缺失” stands by itself.
    let isLong = try takeSpelling(Word("is", "是"))
    let isNegated = try takeNot()
    let behind = scanner
    let token = try take()
    let spellings = isLong ? Word.missing.spellings : [Word.missing.chinese]
    guard token.kind == .word, spellings.contains(token.text) else {
      scanner = start
      return nil
    }
    note(.missing, from: behind)
    let test = Phrase.unary(.isMissing, left, left.place.through(endPlace))
    return isNegated ? .unary(.not, test, test.place) : test
  }

  /// The place of the last scalar taken.
  package var endPlace: Place {
    Place(scanner.offsets[max(0, scanner.taken - 1)], scanner.offsets[scanner.taken])
  }

  /// `in`, `between`, `contains` and the like, also after `not`, where `=~` may stand too.
  private mutating func wordTest(_ left: Phrase) throws(Diagnostic) -> Phrase? {
    let start = scanner
    let isNegated = try takeNot()
    let isLike = isNegated ? try takeSign("=~") : false
    if isLike ? true : try takeSpelling(Operator.likeInChinese) {
      let test = try self.test(.like, left)
      return isNegated ? .unary(.not, test, test.place) : test
    }
    for operation in Operator.tests {
      guard let word = operation.word, try takeWord(word) else { continue }
      let test = try self.test(operation, left)
      return isNegated ? .unary(.not, test, test.place) : test
    }
    scanner = start
    return nil
  }

  private mutating func test(_ operation: Operator, _ left: Phrase) throws(Diagnostic) -> Phrase {
    if operation == .between {
      let low = try value(facing: left)
      guard let and = Operator.and.word, try takeWord(and) else {
        if let and = Operator.and.word { demand(and) }
        throw failure()
      }
      let high = try value(facing: left)
      return .between(left, low, high, left.place.through(high.place))
    }
    let right = try values(of: operation, facing: left)
    return .binary(operation, left, right, left.place.through(right.place))
  }

  /// What an operator compares with: a value, or a list in brackets, which means any of its values.
  ///
  /// Only behind `in` one value in brackets is a list; elsewhere it may be reckoned with.
  private mutating func values(
    of operation: Operator, facing left: Phrase
  ) throws(Diagnostic) -> Phrase {
    expect(.value(of: left))
    guard operation.takesList, try peek().isSign("(") else { return try value(facing: left) }
    if operation == .isIn { return try list(facing: left) }
    var copy = self
    if let list = try? copy.list(facing: left), case .list(let items, _) = list, items.count > 1 {
      self = copy
      return list
    }
    return try value(facing: left)
  }

  private mutating func list(facing left: Phrase) throws(Diagnostic) -> Phrase {
    let start = try take().place
    var values: [Phrase] = []
    repeat {
      values.append(try value(facing: left))
    } while try takeJoint(",")
    guard try takeSign(")") else {
      expect(.thing(Message("“)”", "“)”")))
      throw failure()
    }
    return .list(values, start.through(endPlace))
  }

  /// The right side of a comparison: Tab offers values of the left side there.
  mutating func value(facing left: Phrase) throws(Diagnostic) -> Phrase {
    expect(.value(of: left))
    return try sum()
  }
}
