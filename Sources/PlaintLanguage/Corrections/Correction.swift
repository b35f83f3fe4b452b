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
  /// What else it may have meant.
  var besides: Message?
  package var line: String
  /// Whether only the data can tell that it was meant: `select a b` may be two columns.
  package var isGuess: Bool
  /// Whether it is a command of another program, all of which reads otherwise here.
  package var isCommand: Bool
  /// Whether words of other programs and plain speech were put into words of the language, and nothing
  /// else was done: what was meant is then known.
  package var isWorded: Bool

  package init(
    _ lead: Message, _ line: String, saying message: Message? = nil, at place: Place? = nil,
    isGuess: Bool = false, isCommand: Bool = false, isWorded: Bool = false
  ) {
    self.isWorded = isWorded
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
      let changed = Change(from: unread, to: line).words,
      // At a line's end nothing stands that could be blamed.
      !changed.touches(place) || place.start == place.end && changed.end == place.start,
      // Where the command is exchanged, what did not fit the one typed is to blame.
      !(isCommand
        && Scanner(SourceText(unread)).tokens(from: 0).first?.place.start == changed.start)
    {
      let words = Scanner(SourceText(unread)).written(changed)
      copy.message = Message("“\(words)” does not belong here", "此处不应是“\(words)”")
      copy.place = changed
    }
    copy.hints = [.proposing(line, lead)] + [besides].compactMap(\.self)
    return copy
  }

  /// Quotes around what was written without.
  package static func quoting(
    _ place: Place, in scanner: Scanner, isGuess: Bool = false
  ) -> Correction {
    let text = scanner.written(place)
    return Correction(
      Message("write", "请写"), scanner.replacing(place, with: quoted(text)),
      saying: Message("“\(text)” needs quotes", "“\(text)”要加引号"), at: place, isGuess: isGuess)
  }

  /// A text in quotes as it must be typed.
  package static func quoted(_ text: String) -> String { textAsTyped(text) }
}
