import PlaintTable
import PlaintText

/// All that the conversation knows of what can be said: the one door between shell and engine.
///
/// Behind it are datasets, verbs and columns; in front of it keys, a terminal, processes. A fake
/// door is enough to test everything in this room.
package protocol CommandHandler: Sendable {
  associatedtype Follower: LineFollower

  /// What stands before the cursor when a command is awaited, without control characters, short
  /// enough for a terminal of that width.
  func prompt(width: Int) -> String

  /// Follows the lines of a command to come.
  func follower() -> Follower

  /// The language declared in the conversation; nil while the surroundings' holds.
  var screen: Tongue? { get }

  /// The language that a text is typed in, where it shows one.
  func tongue(of source: SourceText) -> Tongue?

  /// Does what the command says; a failed or cancelled one leaves everything as it was.
  ///
  /// - Parameters:
  ///   - source: a text whose reading is complete, or that ended too early with its input.
  ///   - circumstances: what the command may know of the world, and its ``Run``.
  ///   - show: receives answers and notes as they arise.
  /// - Returns: whether the conversation goes on.
  /// - Throws: why the command did not happen; the shell shows it.
  mutating func respond(
    to source: SourceText, _ circumstances: Circumstances, show: (Said) -> Void
  ) throws(Diagnostic) -> Response

  /// What brings about again what the conversation has come to.
  var replay: Replay { get }

  /// Whether commands of a lost session are being carried out again, which write no file.
  var isTakenUp: Bool { get set }

  /// Whether the text holds a secret, so that it is kept nowhere.
  func isSecret(_ text: String) -> Bool

  /// What may stand at the cursor, best first.
  ///
  /// The text is the command so far, lines that went before included; the cursor is counted in
  /// UTF-8 bytes. Looking up values may take a while over many rows; there are none when the run
  /// is cancelled.
  func completions(of text: String, at cursor: Int, _ run: Run) -> [Completion]
}

extension CommandHandler {
  package var replay: Replay { Replay() }
  package var isTakenUp: Bool {
    get { false }
    set {}
  }
  package func isSecret(_ text: String) -> Bool { false }

  /// None, unless the door knows of declarations.
  package var screen: Tongue? { nil }

  /// None, unless the door knows the words of a language.
  package func tongue(of source: SourceText) -> Tongue? { nil }
}

/// Follows a command line by line.
package protocol LineFollower {
  /// Takes one more line.
  ///
  /// - Returns: whether the lines so far are a whole command or it goes on in the next.
  mutating func take(_ line: String) -> Reading
}

/// How far a text has come on its way to being a command.
package enum Reading: Hashable, Sendable {
  /// Nothing but blanks and comments.
  case empty
  /// A whole command, right or wrong.
  case complete
  /// The command goes on; the hint stands before the next line's prompt and may be empty.
  case more(hint: String)
}

/// What a command may know of the world around it.
package struct Circumstances: Sendable {
  /// Whether the command is cancelled, how far it is, and how many threads it may use.
  package let run: Run
  /// The columns an answer may take.
  package let width: Int
  /// Whether answers may carry terminal colours.
  package let colour: Bool
  /// Whether a person sits at a prompt and sees warnings as they arise.
  package let isAttended: Bool
  package let tongue: Tongue
  /// Puts a question to that person; nil when there is nobody.
  package let ask: Asking?

  package init(
    run: Run, width: Int = 100, colour: Bool = false, isAttended: Bool = false,
    tongue: Tongue = .english, ask: Asking? = nil
  ) {
    self.ask = ask
    self.run = run
    self.width = width
    self.colour = colour
    self.isAttended = isAttended
    self.tongue = tongue
  }

  /// The same, with questions put another way.
  func asking(_ ask: Asking?) -> Circumstances {
    Circumstances(
      run: run, width: width, colour: colour, isAttended: isAttended, tongue: tongue, ask: ask)
  }
}

/// Something a command says, drawn for the width given; a line break at the end may be missing.
package enum Said: Hashable, Sendable {
  /// What was asked for: goes to standard output.
  case answer(String)
  /// What was done, as a table: goes to standard output, unless nobody wants notes.
  case remark(String)
  /// What is worth knowing besides: goes to standard error.
  case note(String)
  /// What is probably wrong: goes to standard error, also for somebody who wants no notes.
  case warning(String)
}

/// What happens after a command.
package enum Response: Hashable, Sendable {
  case goOn
  /// The conversation ends with this exit status.
  case leave(status: Int32)
}

/// One text that may stand at the cursor.
package struct Completion: Hashable, Sendable {
  /// The stretch of the text that it replaces, around or before the cursor.
  package var place: Place
  /// What is put there, quotes and brackets included.
  package var text: String
  /// How it is listed.
  package var label: String
  /// A count or a few words listed beside it, or empty.
  package var description: String
  /// Whether a blank follows: nothing can be added to it.
  package var isFinal: Bool

  package init(
    _ text: String, replacing place: Place, label: String? = nil, description: String = "",
    isFinal: Bool = true
  ) {
    self.place = place
    self.text = text
    self.label = label ?? text
    self.description = description
    self.isFinal = isFinal
  }
}
