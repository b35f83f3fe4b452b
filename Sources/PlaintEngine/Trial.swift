import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Whether a command that is to be proposed works: whatever is proposed to a person goes through here.
///
/// A proposal that cannot be read, binds to nothing, repeats what was typed or leaves no row would
/// lead from one error to the next. So it is carried out first, on a copy of the session, and said
/// only if it answers; nothing is written and nothing asked.
struct Trial {
  let session: Session
  let host: Host
  /// The command in whose place it is proposed.
  let typed: String

  enum Verdict {
    case works
    /// It fails, and how; a further change may mend it.
    case fails(Diagnostic, Reader, isRead: Bool)
    /// It says the same as what was typed, or leaves nothing to answer from.
    case isIdle
  }

  init(_ session: Session, _ host: Host, typed: String) {
    self.session = session
    self.typed = trimmedBlanks(typed)
    var quiet = host
    quiet.isInteractive = false
    quiet.ask = nil
    self.host = quiet
  }

  /// The hints without those whose proposal does not work; each is tried once.
  func kept(_ hints: [Message]) -> [Message] {
    hints.filter { hint in
      guard let line = hint.proposal, !hint.isTried else { return true }
      if case .works = verdict(on: line) { return true }
      return false
    }.map(\.tried)
  }

  func verdict(on line: String) -> Verdict {
    guard trimmedBlanks(line) != typed else { return .isIdle }
    var reader = Reader(SourceText(line))
    var isRead = false
    do throws(Diagnostic) {
      let read = try reader.typed(Verbs.declarations)
      isRead = true
      // With nothing loaded, only the words can be judged.
      guard session.dataset != nil else { return .works }
      return try answers(read) ? .works : .isIdle
    } catch { return .fails(error, reader, isRead: isRead) }
  }

  /// Whether a line runs and leaves rows, where there were any.
  private func answers(_ line: Line) throws(Diagnostic) -> Bool {
    var bound = try Pipe(line, session, host: host) { _ in }
    bound.isTrial = true
    _ = try bound.bound()
    if try leavesNone(bound.scope.input) { return false }
    var copy = session
    var pipe = try Pipe(line, session, host: host) { _ in }
    pipe.isTrial = true
    let outcome = try pipe.run(on: &copy, acts: false)
    if case .answered(let answer, let ground) = outcome {
      return answer.rows.isEmpty ? false : try !leavesNone(ground?.input)
    }
    return true
  }

  /// Whether steps leave no row of a source that has some.
  private func leavesNone(_ input: Input?) throws(Diagnostic) -> Bool {
    guard let relation = input?.relation, relation.steps.contains(where: \.isFilter) else {
      return false
    }
    let seen = try relation.seen(host.run)
    return seen.first != 0 && seen.last == 0
  }
}
