import PlaintLanguage
import PlaintQuery
import PlaintReading
import PlaintTable
import PlaintText
import PlaintValue

extension Reader {
  /// A rule of recode: a value, a text test, a condition or `else`, then `->` and the new value.
  mutating func recodeRule() throws(Diagnostic) -> RecodeRule {
    let test = try recodeTest()
    expect(.thing(Message("“->”", "“->”")))
    guard try takeSign("->") else { throw failure() }
    return RecodeRule(test: test, result: try literal(Message("a new value", "新值")))
  }

  /// The rule's condition on the column, named by a placeholder; nil for `else`.
  private mutating func recodeTest() throws(Diagnostic) -> Phrase? {
    if try takeWord(.else) { return nil }
    if try takeWord(.where) { return try condition() }
    let subject = Phrase.subject
    for operation in [Operator.contains, .startsWith, .endsWith, .matches] {
      guard let word = operation.word, try takeWord(word) else { continue }
      let value = try old(Message("a text", "文本"))
      return .binary(operation, subject, value, value.place)
    }
    let value = try old(Message("an old value", "旧值"))
    return .binary(.equal, subject, value, value.place)
  }

  private mutating func old(_ what: Message) throws(Diagnostic) -> Phrase {
    if let lastDimension { expect(.value(of: lastDimension)) }
    return try literal(what)
  }
}

extension Phrase {
  /// Stands for the column being recoded in its rules' tests.
  static let subject = Phrase.bracketed("\u{0}subject", Place(0, 0))

  /// The same phrase about another column.
  func about(_ column: Phrase) -> Phrase {
    guard case .binary(let operation, let left, let value, let place) = self, left == .subject
    else { return self }
    return .binary(operation, column, value, place)
  }
}

extension Scope {
  /// What a rule gives: a text, a number as typed, or missing.
  mutating func result(_ phrase: Phrase) throws(Diagnostic) -> Expression {
    switch try literal(phrase) {
    case .word(let text, _), .literal(let text, _):
      Word.missing.spellings.contains(text) ? .constant(.missing) : .constant(.text(text))
    case .quoted(let text, _): .constant(.text(text))
    default: try bind(phrase).expression
    }
  }

  /// A file of old and new values: its first two columns, as text.
  func mapTable(_ path: PathPhrase, headerRows: Int) throws(Diagnostic) -> Table {
    let file = host.resolved(try filled(path))
    let names: [String]
    let options = LoadOptions(headerRows: headerRows)
    do { names = try headerNames(of: file, options, host.run) } catch {
      throw host.worded(error, at: path.place)
    }
    guard names.count >= 2 else {
      throw Diagnostic(
        Message("\(path.text) needs two columns, old and new", "\(path.text)需要新旧两列"),
        at: path.place)
    }
    return try PlaintReading.load(file, LoadOptions(headerRows: headerRows, text: names), host.run)
      .table
  }
}
