import PlaintText
import PlaintValue

extension Mark {
  /// The word that stands for the mark in a key's place; nil for an ordinary value.
  package func word(in tongue: Tongue = .english) -> String? {
    switch (self, tongue) {
    case (.value, _): nil
    case (.missing, .english): "(missing)"
    case (.other, .english): "(other)"
    case (.all, .english): "(total)"
    case (.missing, .chinese): "（缺失）"
    case (.other, .chinese): "（其他）"
    case (.all, .chinese): "（总计）"
    }
  }

  /// The words of all marks in both languages: a value that reads like one is quoted.
  private static let words: Set<String> = Set(
    [Mark.missing, .other, .all].flatMap { mark in
      [Tongue.english, .chinese].compactMap { mark.word(in: $0) }
    })

  /// The text in quotes if a mark reads the same, else the text itself.
  ///
  /// A text that reads like one so quoted is quoted once more, so that two texts never read the same.
  package static func distinguished(_ text: String) -> String {
    // All begin with a parenthesis or a quote: nearly every text is told by its first byte. Looking
    // each up had been 2.5 % of a breakdown of 400 lines.
    guard let first = text.utf8.first, [UInt8(ascii: "("), 0xEF, 0xE2].contains(first) else {
      return text
    }
    return words.contains(unquoted(text)) ? "“\(text)”" : text
  }

  /// What stands inside all quotes around a text.
  package static func unquoted(_ text: String) -> String {
    var inner = text[...]
    while inner.hasPrefix("“"), inner.hasSuffix("”"), inner.count > 1 {
      inner = inner.dropFirst().dropLast()
    }
    return String(inner)
  }
}

extension Answer.Flag {
  /// The sign after a cell's text.
  package func sign(in tongue: Tongue) -> String {
    switch self {
    case .above: "▲"
    case .below: "▼"
    case .unfinished: "*"
    case .run: "…"
    case .points: tongue == .english ? "pp" : "百分点"
    }
  }
}

/// What a cell of an answer reads as: the one place where exact values become digits.
extension Answer.Heading {
  /// The cell's plain text: digits without separators, percentages without a sign, no plus.
  ///
  /// What is exported is this text; a terminal adds separators and signs to it.
  package func text(of cell: Answer.Cell, in tongue: Tongue = .english) -> String {
    if let printed = cell.printed { return printed }
    if role == .key, let word = cell.mark.word(in: tongue) { return word }
    switch cell.value {
    case .number(let number):
      guard let digits else { return number.text }
      return number.rounded(places: digits, rounding).text(places: digits)
    case .share(let ratio): return ratio.percent(digits: digits ?? 2, rounding)
    case .text(let text): return role == .key ? Mark.distinguished(text) : text
    case .elapsed(let elapsed):
      guard let unit, let digits else {
        return elapsed.text(in: tongue, digits: digits, rounding)
      }
      return elapsed.count(of: unit, digits: digits, rounding)?.text(places: digits) ?? ""
    default: return cell.value.text
    }
  }
}
