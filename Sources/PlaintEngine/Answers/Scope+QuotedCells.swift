import PlaintLanguage
import PlaintTable
import PlaintText

/// Which cell of the last answer `it(LINE, COLUMN)` is: lines by number or by key, columns by name or by
/// the value across.
extension Scope {
  /// The line that is meant, from 0: by its number, by its key (`东河 / 短信`), or as a marked one (`total`).
  func line(_ phrase: Phrase, of answer: Answer) throws(Diagnostic) -> Int {
    var parts: [KeyPart] = []
    for part in phrase.parted { parts.append(try keyPart(part)) }
    let finder = LineFinder(answer: answer, tongue: host.answerTongue)
    if let number = finder.number(parts[0]), !(1...max(answer.count, 1)).contains(number) {
      throw Diagnostic(
        Message(
          "the last answer has \(counted(answer.count, "line"))", "上一个结果只有 \(answer.count) 行"),
        at: phrase.place,
        hints: [
          Message(
            "a key that is a number stands in quotes: it(\"\(number)\", …)",
            "键是数字时加引号：它(\"\(number)\", …)")
        ])
    }
    let (lines, side) = try finder.lines(parts)
    if let side { throw finder.tooMany(side, allowed: max(1, answer.keyColumns.count)) }
    guard lines.count == 1, let line = lines.first else {
      throw Diagnostic(
        Message(
          "\(counted(lines.count, "line")) of the last answer begin so",
          "上一个结果有 \(lines.count) 行以此开头"),
        at: phrase.place,
        hints: [Message("name all of the key: it(A / B, …)", "请写全键的各部分：它(甲 / 乙, …)")])
    }
    return line
  }

  private func keyPart(_ phrase: Phrase) throws(Diagnostic) -> KeyPart {
    let place = phrase.place
    switch try literal(phrase) {
    case .quoted(let text, _):
      return KeyPart(text: text, isQuoted: true, parameter: nil, place: place)
    case .word(let text, _), .literal(let text, _), .bracketed(let text, _):
      return KeyPart(text: text, isQuoted: false, parameter: nil, place: place)
    default:
      return KeyPart(text: written(place), isQuoted: false, parameter: nil, place: place)
    }
  }

  /// The name of the column that a value across and a word for its percentage are: `网上营业厅 / row`.
  func columnName(_ phrase: Phrase) throws(Diagnostic) -> String {
    let parts = phrase.parted
    if parts.count == 2, case .word(let word, _) = parts[1], let suffix = Self.percents[word] {
      return "\(try columnName(parts[0]))_\(suffix)"
    }
    switch try literal(phrase) {
    case .word(let text, _), .bracketed(let text, _), .literal(let text, _), .quoted(let text, _):
      return text
    default: return written(phrase.place)
    }
  }

  private static let percents = [
    "row": "row_percent", "行": "行百分比", "column": "column_percent", "列": "列百分比",
    "total": "total_percent", "总": "总百分比",
  ]
}

extension Phrase {
  /// The parts between signs of division.
  fileprivate var parted: [Phrase] {
    guard case .binary(.divide, let left, let right, _) = self else { return [self] }
    return left.parted + right.parted
  }
}
