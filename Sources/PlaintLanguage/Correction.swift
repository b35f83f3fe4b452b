import PlaintText

/// A line as it was probably meant, offered with the error of the line as typed.
///
/// Only what can be read is offered.
package struct Correction: Hashable, Sendable {
  /// What is wrong, when that is plainer than what the reader stumbled over.
  package var message: Message?
  package var place: Place?
  /// What was changed: "with quotes".
  package var lead: Message
  package var line: String
  /// Whether only the data can tell that it was meant: `select a b` may be two columns.
  package var isGuess: Bool
  /// Whether it is a command of another program, all of which reads otherwise here.
  package var isCommand: Bool

  package init(
    _ lead: Message, _ line: String, saying message: Message? = nil, at place: Place? = nil,
    isGuess: Bool = false, isCommand: Bool = false
  ) {
    self.isCommand = isCommand
    self.message = message
    self.place = place
    self.lead = lead
    self.line = line
    self.isGuess = isGuess
  }

  /// The error with the proposal in place of other hints.
  ///
  /// Of a text that could not be read, what the reader stumbled over may be sound: then the words
  /// that the proposal takes out are blamed.
  package func explaining(_ error: Diagnostic, _ unread: String? = nil) -> Diagnostic {
    var copy = error
    if let message {
      copy.message = message
      copy.place = place
    } else if let unread, let place = error.place,
      let changed = Change(from: unread, to: line).words, !changed.touches(place)
    {
      let words = Scanner(SourceText(unread)).written(changed)
      copy.message = Message("“\(words)” does not belong here", "此处不应是“\(words)”")
      copy.place = changed
    }
    copy.hints = [.proposing(line, lead)]
    return copy
  }

  /// Quotes around what was written without.
  package static func quoting(_ place: Place, in scanner: Scanner) -> Correction {
    let text = scanner.written(place)
    return Correction(
      Message("write", "请写"), scanner.replacing(place, with: quoted(text)),
      saying: Message("“\(text)” needs quotes", "“\(text)”要加引号"), at: place)
  }

  /// A text in quotes as it must be typed: in `"…"` unless it holds a full-width quote, which would
  /// end it.
  package static func quoted(_ text: String) -> String {
    var inner = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\"": inner += "\\\""
      case "\n": inner += "\\n"
      case "\t": inner += "\\t"
      case "\\":
        let next = index + 1 < scalars.count ? scalars[index + 1] : "\""
        inner += "\"\\\n\tnt".unicodeScalars.contains(next) ? "\\\\" : "\\"
      default: inner.unicodeScalars.append(scalar)
      }
    }
    for (open, close) in [("\"", "＂"), ("“", "”"), ("「", "」"), ("'", "'")] {
      if text.contains(close) || open == "“" && text.contains(open) { continue }
      return open + inner + (open == "\"" ? open : close)
    }
    return "\"\(inner)\""
  }
}
