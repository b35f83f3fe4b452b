import PlaintText

/// How strongly a piece of text is drawn where a terminal has colours.
enum Ink {
  case plain, dim, bold

  /// The sequence that switches it on; nil for plain text.
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .dim: "2"
    case .bold: "1"
    }
  }
}

/// One line of a drawing in pieces, so that it can be measured and cut before it is coloured.
struct Line {
  private var pieces: [(text: String, ink: Ink)] = []

  init() {}

  init(_ text: String, _ ink: Ink = .plain) { add(text, ink) }

  /// Appends harmless text.
  mutating func add(_ text: String, _ ink: Ink = .plain) { pieces.append((text, ink)) }

  /// The line as printed: at most `width` columns, no blanks at its end.
  func text(width: Int, colour: Bool) -> String {
    var left = width
    var result = ""
    var plain = ""
    for (index, piece) in pieces.enumerated() {
      let isLast = pieces[(index + 1)...].allSatisfy { $0.text.allSatisfy { $0 == " " } }
      var text = piece.text.clipped(toWidth: left)
      if isLast { text = text.trimmingEnd }
      left -= text.displayWidth
      plain += text
      if colour, let code = piece.ink.code, !text.isEmpty {
        result += "\u{1B}[\(code)m\(text)\u{1B}[0m"
      } else {
        result += text
      }
      if isLast || left <= 0 { break }
    }
    return result
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmingEnd: String {
    let end = lastIndex { $0 != " " }.map(index(after:)) ?? startIndex
    return String(self[..<end])
  }
}
