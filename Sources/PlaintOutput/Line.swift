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
  private struct Piece {
    var text: String
    /// The columns it takes.
    var width: Int
    var ink: Ink
  }

  private var pieces: [Piece] = []

  init() {}

  init(_ text: String, _ ink: Ink = .plain) { add(text, ink) }

  /// Appends harmless text; `width` is the columns it takes, when they are known.
  mutating func add(_ text: String, _ ink: Ink = .plain, width: Int? = nil) {
    pieces.append(Piece(text: text, width: width ?? text.displayWidth, ink: ink))
  }

  /// The line as printed: at most `width` columns, no blanks at its end.
  func text(width: Int, colour: Bool) -> String {
    guard let end = pieces.lastIndex(where: { !$0.text.isBlanks }) else { return "" }
    var left = width
    var result = ""
    for (index, piece) in pieces[...end].enumerated() where left > 0 {
      var text = piece.width > left ? piece.text.clipped(toWidth: left) : piece.text
      if index == end { text = text.trimmingEnd }
      left -= min(piece.width, left)
      if colour, let code = piece.ink.code, !text.isEmpty {
        result += "\u{1B}[\(code)m\(text)\u{1B}[0m"
      } else {
        result += text
      }
    }
    return result
  }
}

extension String {
  private static let blank = UInt8(ascii: " ")

  /// Whether there is nothing in it but blanks.
  fileprivate var isBlanks: Bool { utf8.allSatisfy { $0 == Self.blank } }

  /// The text without blanks at its end.
  fileprivate var trimmingEnd: String {
    guard utf8.last == Self.blank else { return self }
    let end = utf8.lastIndex { $0 != Self.blank }.map { utf8.index(after: $0) } ?? startIndex
    return String(self[..<end])
  }
}
