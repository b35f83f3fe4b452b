import PlaintLanguage
import PlaintReading
import PlaintText

/// The clause `missing "99" in satisfaction, "-"`: texts that mean an empty cell, and where.
extension Load {
  /// Texts, and the columns they are taken out of; none stands for all.
  struct MissingPhrase: Sendable {
    let texts: [Phrase]
    let columns: [Phrase]
  }

  private static let texts = Slot("TEXT [in COLUMNS], …", Message("texts in quotes", "带引号的文本")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try MissingPhrase.read(&reader) }
  }

  static let missing = Clause(.missing, texts)

  /// The texts as the loader takes them.
  static func missing(
    _ phrases: [MissingPhrase], in scope: Scope
  ) throws(Diagnostic) -> [MissingText] {
    var found: [MissingText] = []
    for phrase in phrases {
      let columns = try scope.writtenNames(phrase.columns).map(\.name)
      for text in phrase.texts {
        found.append(MissingText(try scope.text(text), in: columns.isEmpty ? nil : columns))
      }
    }
    return found
  }
}

extension Load.MissingPhrase {
  /// Texts up to the columns behind `in`; a quoted text behind a comma begins the next ones.
  fileprivate static func read(_ reader: inout Reader) throws(Diagnostic) -> Self {
    var texts = [try Slots.text.read(&reader)]
    while try reader.seesQuoted(behind: ","), try reader.takeJoint(",") {
      texts.append(try Slots.text.read(&reader))
    }
    guard let word = Operator.isIn.word, try reader.takeWord(word) else {
      return Self(texts: texts, columns: [])
    }
    var columns = [try reader.column()]
    while try !reader.seesQuoted(behind: ","), try reader.takeJoint(",") {
      columns.append(try reader.column())
    }
    return Self(texts: texts, columns: columns)
  }
}

extension Reader {
  /// Whether a sign and a quoted text come next.
  fileprivate func seesQuoted(behind sign: String) throws(Diagnostic) -> Bool {
    var copy = self
    guard try copy.takeSign(sign) else { return false }
    return try copy.peek().kind == .quoted
  }
}
