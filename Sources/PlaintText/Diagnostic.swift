/// Why a command did not happen: the one error type of the program.
///
/// Says what, where, and what to try. It is thrown as it arises with the place in the text it concerns; whoever holds that text
/// attaches it with ``within(_:)`` on the way up, and the renderer prints line, caret and hints.
package struct Diagnostic: Error, Hashable, Sendable {
  /// What kind of failure it is; the raw value is the process's exit status.
  package enum Failure: Int32, Sendable {
    /// An unknown column, value or dataset; a file that cannot be written.
    case command = 1
    /// The text could not be understood.
    case language = 2
    /// The data could not be read.
    case data = 3
    /// An `assert` or `same as` did not hold.
    case assertion = 4
    /// The user pressed Ctrl-C.
    case interrupted = 130
  }

  package var failure: Failure
  package var message: Message
  package var place: Place?
  package var hints: [Message]
  /// The text that ``place`` points into, once known.
  package var source: SourceText?
  /// Whether it was too much rather than wrong, so that no other line can have been meant.
  package var isLimit = false

  package init(
    _ message: Message, at place: Place? = nil, hints: [Message] = [],
    failure: Failure = .command
  ) {
    self.message = message
    self.place = place
    self.hints = hints
    self.failure = failure
  }

  /// The same, of what was too much.
  package var limiting: Diagnostic {
    var copy = self
    copy.isLimit = true
    return copy
  }

  /// The same diagnostic with the text its place points into, unless it already has one.
  package func within(_ source: SourceText) -> Diagnostic {
    var copy = self
    if copy.source == nil { copy.source = source }
    return copy
  }

  /// The diagnostic of a command that was cancelled.
  package static let interrupted = Diagnostic(
    Message("interrupted; everything is as it was", "已中断，一切照旧"), failure: .interrupted)
}

/// A text that was typed or read from a script: one command, with where it came from.
package struct SourceText: Hashable, Sendable {
  package let text: String
  /// The script's path, or nil at the prompt.
  package let file: String?
  /// The number of the text's first line in its file, from 1.
  package let line: Int

  package init(_ text: String, file: String? = nil, line: Int = 1) {
    self.text = text
    self.file = file
    self.line = line
  }
}
