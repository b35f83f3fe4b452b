import PlaintFiles
import PlaintLanguage
import PlaintText

/// The commands of a script that are still to come.
///
/// A script is read whole before its first command runs, so a load can know which columns anything
/// after it may look at, and build no others. At the prompt, from standard input and inside blocks
/// and scripts that are run nobody knows what comes, and everything is built.
struct Ahead: Sendable {
  private let commands: ArraySlice<SourceText>
  /// Values from outside that stand for parameters.
  private let given: [String]

  init(_ script: Script, given: [String: String]) {
    commands = script.commands[...]
    self.given = given.sorted { $0.key < $1.key }.map(\.value)
  }

  private init(_ commands: ArraySlice<SourceText>, given: [String]) {
    self.commands = commands
    self.given = given
  }

  /// What is to come after the next command; nil when that is not the one expected, so that
  /// nothing is known any more.
  func after(_ command: SourceText) -> Ahead? {
    commands.first == command ? Ahead(commands.dropFirst(), given: given) : nil
  }

  /// The columns that the commands can ask for; nil when they can ask for any, or when there are
  /// none, so that the load itself is what was wanted.
  var need: ColumnNeed? {
    guard !commands.isEmpty else { return nil }
    var reach = Reach.named
    var answered = false
    for command in commands {
      var reader = Reader(command)
      guard let line = try? reader.line(Verbs.declarations) else { return nil }
      reach = max(reach, line.reach(answered: answered))
      answered = line.answers(answered: answered)
    }
    guard reach < .all else { return nil }
    return ColumnNeed(
      namedIn: commands.map(\.text) + given, includesTimes: reach == .times)
  }
}

extension Line {
  /// Which columns of datasets its verbs look at: what follows an answer sees only the answer.
  ///
  /// `answered` is whether the line before left an answer, which an export alone then writes.
  fileprivate func reach(answered: Bool) -> Reach {
    var seesAnswer = startsFromAnswer || (answered && isExportAlone)
    var reach = Reach.named
    for stage in stages where !seesAnswer {
      let verb = Verbs.all[stage.verb]
      reach = max(reach, verb.reach(stage.call))
      seesAnswer = verb is any Answering.Type
    }
    return reach
  }

  private var startsFromAnswer: Bool {
    if case .it = origin { return true }
    return false
  }

  private var isExportAlone: Bool {
    guard isOfCurrent, let stage = stages.first, stages.count == 1 else { return false }
    return Verbs.all[stage.verb] == Export.self
  }

  /// Whether there certainly is an answer to be exported after this line.
  fileprivate func answers(answered: Bool) -> Bool {
    guard let stage = stages.last else { return true }
    let verb = Verbs.all[stage.verb]
    if verb is any Answering.Type { return name == nil }
    let keepers: [any Verb.Type] = [
      Export.self, Say.self, Heading.self, Assert.self, ParameterVerb.self, DefaultsVerb.self,
    ]
    return answered && keepers.contains { $0 == verb }
  }
}
