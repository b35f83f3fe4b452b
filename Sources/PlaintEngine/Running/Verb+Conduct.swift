import PlaintLanguage
import PlaintText

/// What general code asks of a verb, so that it never asks which one it is: each verb that differs from
/// the usual says so in its own file.
extension Verb {
  package static func reach(_ call: Call) -> Reach { .all }
  package static var bindsBlind: Bool { false }
  package static var takesWhere: Bool { false }
  package static var writesFiles: Bool { false }
  package static var lasts: Bool { writesFiles }
  package static var keepsAnswer: Bool { false }
  package static var answerUse: AnswerUse { .none }
  package static var needsRunning: Bool { false }
  package static var bringsData: Bool { false }
  package static func pinnedToday(_ call: Call) -> Place? { nil }
  package static func parameter(_ call: Call) -> ParameterPhrase? { nil }
  package static func block(_ call: Call) -> BlockPhrase? { nil }
  package static func output(_ call: Call) -> PathPhrase? { nil }
  package static func effect(from before: Dataset, to after: Dataset) -> Session.Effect? { nil }
  package static func staying(
    _ call: Call, _ scanner: Scanner, _ made: [Saving.Made]
  ) -> Message? { nil }
}

/// How a command that stands alone on its line takes up the last answer.
package enum AnswerUse: Sendable {
  /// Not at all.
  case none
  /// It works on the answer if there is one, as `export` does.
  case itself
  /// Commands inside it may.
  case inside
}

/// What checking a script does with a command that acts.
package enum Checked: Sendable {
  /// Nothing: what it does outside cannot be tried.
  case skipped
  /// It is carried out, on the session of the check: loads and settings.
  case carriedOut
  /// Its commands are gone through for the first of its rounds.
  case block(any HoldingBlock)
  /// The commands of its script are gone through.
  case script(any RunningScript)
}

/// A command with commands inside it, carried out in rounds.
package protocol HoldingBlock: Sendable {
  var commands: [SourceText] { get }
  /// Begins the first round, whose commands are then still to be carried out.
  ///
  /// - Returns: whether there is any.
  func enter(_ session: inout Session, _ context: Context) throws(Diagnostic) -> Bool
}

/// A command that runs a script.
package protocol RunningScript: Sendable {
  /// The script's file as named.
  var filled: String { get }
  /// The values given for its parameters.
  var given: [String: String] { get }
  /// The diagnostic of a script that is under way already.
  var runsItself: Diagnostic { get }
  func script(_ session: Session, _ host: Host) throws(Diagnostic) -> Script
}

/// A parameter as a command declares it.
package struct ParameterPhrase: Sendable {
  let name: NamePhrase
  /// The default; nil when a value must be given.
  let fallback: Phrase?
  let help: String?
}

/// The commands that stand in braces in a command.
package struct BlockPhrase: Sendable {
  let commands: [SourceText]
  let place: Place
}
