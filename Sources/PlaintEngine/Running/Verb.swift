import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText

/// A thing that can be said.
///
/// One file a verb, in `Verbs/`; listed once, in `Verbs.swift`.
///
/// A verb is a value made in two phases: `init` binds what was written (names, kinds, numbers) and
/// reads no row; what the conforming protocol asks for then runs. Nothing runs unless the whole
/// line bound.
package protocol Verb: Sendable {
  static var declaration: Declaration { get }
  /// Which columns it looks at; all of them unless the verb says otherwise.
  static func reach(_ call: Call) -> Reach
  /// Whether binding looks at no column: such a verb is bound before an answer piped into it is
  /// there.
  static var bindsBlind: Bool { get }
  /// Whether it writes a file: such a command is not carried out again when a lost session is taken
  /// up.
  static var writesFiles: Bool { get }
  /// Whether its `where` is its own; any other chooses the rows before the verb sees them, as `filter`
  /// in front would.
  static var takesWhere: Bool { get }
  /// Whether undo cannot take it back, though it did something.
  static var lasts: Bool { get }
  /// Whether the answer before it is still the last one after it.
  static var keepsAnswer: Bool { get }
  /// How it takes up the last answer where it stands alone on its line.
  static var answerUse: AnswerUse { get }
  /// Whether only running tells what it looks at: lines and steps that have been.
  static var needsRunning: Bool { get }
  /// Whether it brings data of its own.
  static var bringsData: Bool { get }
  /// Where a call says which day counts as today.
  static func pinnedToday(_ call: Call) -> Place?
  /// The parameter that a call declares.
  static func parameter(_ call: Call) -> ParameterPhrase?
  /// The commands that a call holds.
  static func block(_ call: Call) -> BlockPhrase?
  /// The file that a call writes.
  static func output(_ call: Call) -> PathPhrase?
  /// What it did to the steps of a dataset, as far as saving a script is concerned; nil for what is
  /// saved as it was typed.
  static func effect(from before: Dataset, to after: Dataset) -> Session.Effect?
  /// What must be said of a call that is saved and names a period which no parameter of the script will
  /// change.
  static func staying(_ call: Call, _ scanner: Scanner, _ made: [Saving.Made]) -> Message?
  init(_ call: Call, in scope: inout Scope) throws(Diagnostic)
}

extension Declaration {
  /// The commands that show it, in a language.
  package func example(in tongue: Tongue) -> [String] {
    tongue == .english ? example : exampleInChinese ?? example.map(Manual.chineseExample)
  }
}

/// Which columns a call looks at, so that a script need not load the others.
package enum Reach: Int, Comparable, Sendable {
  /// Those that its words name.
  case named
  /// Those, and the dates and moments among which it chooses the time column.
  case times
  case all

  package static func < (a: Reach, b: Reach) -> Bool { a.rawValue < b.rawValue }
}

/// Adds steps to a dataset.
package protocol Shaping: Verb {
  var steps: [Step] { get }
  /// The condition in words when it filters, for the base line and the prompt.
  var condition: String? { get }
  /// Whether `all | …` sets it aside.
  var isFilter: Bool { get }
  /// What to say after it was done, beyond rows before and after.
  func remarks(_ context: Context) throws(Diagnostic) -> [Shown]
}

extension Shaping {
  package var condition: String? { nil }
  package var isFilter: Bool { false }
  package func remarks(_ context: Context) throws(Diagnostic) -> [Shown] { [] }
}

/// Shows a small answer and leaves the dataset alone.
package protocol Answering: Verb {
  func answer(_ context: Context) throws(Diagnostic) -> Answered
}

/// Changes the session or the world outside: loads, exports, undoes, leaves.
package protocol Acting: Verb {
  /// Whether the command only looks: `it` stays, and `save` leaves it out.
  var onlyLooks: Bool { get }
  /// Whether it may end a pipe: `breakdown reason | export a.csv`.
  static var endsPipes: Bool { get }
  /// What checking a script does with it.
  var checked: Checked { get }
  func act(on session: inout Session, _ context: Context) throws(Diagnostic)
  /// What would keep it from acting, told of a command that is only tried.
  func rehearse(on session: Session, _ context: Context) throws(Diagnostic)
}

extension Acting {
  package var onlyLooks: Bool { false }
  package var checked: Checked { .skipped }
  package func rehearse(on session: Session, _ context: Context) throws(Diagnostic) {}
  package static var endsPipes: Bool { false }
}

/// Takes its rows from elsewhere than the current dataset; what follows in the pipe works on them.
package protocol Sourcing: Acting {
  var input: Input { get }
}

/// What a verb runs with.
package struct Context {
  /// The rows it is asked of, if there is a dataset.
  package var input: Input?
  /// The answer that a pipe handed on, for verbs that take answers (`export`, `assert`).
  package var answer: Answer?
  package var host: Host
  package var defaults: Defaults
  package var call: Call
  /// A text as typed, with the values of its parameters.
  var worded: (String) -> String = { $0 }
  /// Whether the verb is all of its line, so that it may turn to the last answer.
  var isAlone = false
  package let show: (Shown) -> Void

  package var run: Run { host.run }
}
