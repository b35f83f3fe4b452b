import PlaintLanguage
import PlaintReading
import PlaintText

/// The commands of a script that are still to come, as they were read.
///
/// A script is read whole before its first command runs, and not again: a line of a megabyte takes
/// a third of a second. So a load can know, too, which columns anything after it may look at, and
/// build no others. At the prompt, from standard input and inside blocks nobody knows what comes,
/// and everything is built.
struct Ahead: Sendable {
  private var lines: ArraySlice<Line>
  /// Values from outside that stand for parameters.
  private let given: [String]
  /// Whether more may follow the last command: not where a script is run by a command.
  var isAll = true

  /// The lines of a script with the values given for its parameters.
  init(_ lines: [Line], given: [String: String]) {
    self.lines = lines[...]
    self.given = given.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What a command was read as; nil when it is not the one expected.
  func line(of command: SourceText) -> Line? {
    lines.first.flatMap { $0.source == command ? $0 : nil }
  }

  /// What is to come after the next command; nil when that is not the one expected, so that
  /// nothing is known any more.
  func after(_ command: SourceText) -> Ahead? {
    guard line(of: command) != nil else { return nil }
    var copy = self
    copy.lines.removeFirst()
    return copy
  }

  /// The columns that the commands can ask for; nil when they can ask for any, or when there are
  /// none, so that the load itself is what was wanted.
  var need: ColumnNeed? {
    guard isAll, !lines.isEmpty else { return nil }
    var reach = Reach.named
    var answered = false
    for line in lines {
      reach = max(reach, line.reach(answered: answered))
      answered = line.answers(answered: answered)
    }
    guard reach < .all else { return nil }
    return ColumnNeed(
      namedIn: lines.map(\.source.text) + given, includesTimes: reach == .times)
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
    return Verbs.all[stage.verb].answerUse == .itself
  }

  /// Whether there certainly is an answer to be exported after this line.
  fileprivate func answers(answered: Bool) -> Bool {
    guard let stage = stages.last else { return true }
    let verb = Verbs.all[stage.verb]
    if verb is any Answering.Type { return name == nil }
    return answered && verb.keepsAnswer
  }
}
