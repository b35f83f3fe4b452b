import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Everything that a conversation or a script holds: a value, copied before each command.
///
/// A command works on the copy, which is kept only when it succeeds: that is the whole of "a failed
/// or cancelled command leaves everything as it was".
package struct Session: Sendable {
  package var datasets: [Dataset] = []
  /// The current dataset's name.
  package var current: String?
  /// The last answer.
  package var it: Answer?
  /// What the lines of the last answer were counted from.
  package var ground: Ground?
  /// Whether the last line that did something answered (`export` then writes the answer).
  package var lastAnswered = false
  package var defaults = Defaults()
  package var parameters: [String: Parameter] = [:]
  /// Values given from outside for parameters yet to be declared.
  package var given: [String: String] = [:]
  /// `allow unknown values` was said.
  package var allowsUnknown = false
  package var timing = false
  /// The command being carried out with the clauses that were asked for while it ran: what must be
  /// typed to do the same unasked.
  package var amended: String?
  /// Commands that succeeded, for `save` and `history`.
  package var log: [LogEntry] = []
  /// What the rounds of a block did, until the command that the block belongs to is noted.
  var rounds: [LogEntry] = []
  /// The files that rounds of a block wrote; nil outside of one.
  var claims: FileClaims?
  /// Folders in which what killed exports left was looked for.
  var tidied: Set<String> = []
  /// Whether a lost session is being taken up: then nothing writes files, nor do the scripts that it
  /// runs.
  package var isTakenUp = false
  /// The files that datasets were loaded from, also those of datasets forgotten or replaced since:
  /// rows of theirs may live on in others.
  private(set) var loadedFiles: [(path: String, dataset: String)] = []
  /// Set when the user asked to leave.
  package var isOver = false
  /// How deep scripts run scripts, and `each` its rounds.
  package var depth = 0
  /// The folder of the script being run, to say when a file lies beside it.
  package var scriptFolder: String?
  /// The scripts whose commands are being carried out, the outermost first.
  var scriptsUnderWay: [String] = []
  /// The scripts that commands of this session ran.
  var scriptsRun: Set<String> = []
  /// The script's commands that are still to come, where that is known.
  var ahead: Ahead?
  /// How to complete data of which some columns were not built, by the source's identity.
  var partials: [UInt64: PartialData] = [:]

  package init() {}

  /// A command that was carried out.
  package struct LogEntry: Sendable {
    package var source: SourceText
    /// What it did, as far as `save` cares.
    package var effect: Effect
    /// Where values were written for columns; `save` puts them in quotes.
    package var values: [Place] = []
    /// The day that relative dates counted from when it was carried out; nil for what was not.
    package var today: Day?
    /// Whether it took a value that never occurs but resembles one: a script would refuse it.
    package var tookUnknown = false
    /// Whether it worked on the last answer, as `export` alone does, so that it depends on what was
    /// answered before it.
    package var takesAnswer = false
    /// The commands of its block, each as it was first carried out.
    package var rounds: [LogEntry] = []

    package var text: String { source.text }
  }

  /// What a command did, as far as saving it as a script is concerned.
  package enum Effect: Hashable, Sendable {
    /// Looked or asked for help: not saved.
    case looked
    /// Loaded, shaped, answered, named, exported, set something: saved in order.
    case kept
    /// Showed an answer; a step under it that was undone is saved with its undo.
    case answered
    /// Shaped the dataset of that name so many times: not saved when undone.
    case shaped(String, Int)
    /// Took back so many shapes of that dataset.
    case undid(String, Int)
    case redid(String, Int)
    /// Took back all shapes of that dataset, as one that can be undone.
    case reset(String)
  }

  /// The current dataset.
  package var dataset: Dataset? {
    get { current.flatMap { self[$0] } }
    set {
      guard let newValue, let index = place(of: newValue.name) else { return }
      datasets[index] = newValue
    }
  }

  /// The dataset of that exact name.
  package subscript(name: String) -> Dataset? { place(of: name).map { datasets[$0] } }

  /// Looked for by place: `first(where:)` copies each dataset, which a script may name thousands of.
  private func place(of name: String) -> Int? {
    datasets.indices.last { datasets[$0].name == name }
  }

  /// Adds a dataset, in place of one of the same name.
  package mutating func put(_ dataset: Dataset) {
    for path in dataset.files where !loadedFiles.contains(where: { $0.path == path }) {
      loadedFiles.append((path, dataset.name))
    }
    if let index = place(of: dataset.name) {
      datasets[index] = dataset
    } else {
      datasets.append(dataset)
    }
  }
}
