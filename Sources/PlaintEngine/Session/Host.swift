import PlaintTable
import PlaintText
import PlaintValue

/// What the engine needs from whoever runs it: today, the place, the width, somebody to ask.
package struct Host: Sendable {
  package var today: Day
  /// Whether a person is at the prompt: unknown values warn instead of failing, loads may ask.
  package var isInteractive: Bool
  /// Columns of the terminal, or the width answers are drawn for.
  package var width: Int
  package var colour: Bool
  /// The language of messages: the screen's.
  package var tongue: Tongue
  /// The language of answers where it is another: that of a script.
  package var answers: Tongue?
  /// The folder relative paths start at.
  package var folder: String
  /// The home folder, for `~/`.
  package var home: String?
  /// The command under way.
  package var run: Run
  /// Puts a question to the person at the prompt and gives the number of their choice, from 0, or
  /// nil when they made none; nil when there is nobody to ask.
  package var ask: (@Sendable (Question) -> Int?)?

  package init(
    today: Day, isInteractive: Bool = false, width: Int = 100, colour: Bool = false,
    tongue: Tongue = .english, folder: String = ".", home: String? = nil, run: Run = Run(),
    ask: (@Sendable (Question) -> Int?)? = nil
  ) {
    self.ask = ask
    self.today = today
    self.isInteractive = isInteractive
    self.width = width
    self.colour = colour
    self.tongue = tongue
    self.folder = folder
    self.home = home
    self.run = run
  }
}

extension Host {
  /// The language that answers and exports are in.
  package var answerTongue: Tongue { answers ?? tongue }
}

/// A question of a command that cannot know: what is asked, and what may be answered, the last
/// being to leave it open.
package struct Question: Hashable, Sendable {
  package let text: Message
  package let choices: [Message]

  package init(_ text: Message, choices: [Message]) {
    self.text = text
    self.choices = choices
  }
}
