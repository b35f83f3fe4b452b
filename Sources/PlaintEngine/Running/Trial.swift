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
  /// Nil of a line that is too long to be looked into.
  private let sense: Sense?

  enum Verdict {
    case works
    /// It fails, and how; a further change may mend it.
    case fails(Diagnostic, Reader, isRead: Bool)
    /// It runs, and no row meets it.
    case leavesNone
    /// It says the same as what was typed.
    case isSame
    /// It denies what was typed, or leaves some of it out.
    case changesSense
  }

  init(_ session: Session, _ host: Host, typed: String) {
    self.session = session
    self.typed = trimmedBlanks(typed)
    sense = typed.utf8.count <= Reader.longestTyped ? Sense(self.typed) : nil
    var quiet = host
    quiet.isInteractive = false
    quiet.ask = nil
    self.host = quiet
  }

  /// The hints without those whose proposal does not work; each is tried once.
  ///
  /// How a line is written that no row meets is told, and not proposed; of one that goes wrong
  /// further on, the words that are right so far are told, and what is wrong then. Of a long line
  /// nobody tries what is proposed, so it is left out.
  func kept(_ hints: [Message]) -> [Message] {
    guard sense != nil else { return hints.filter { $0.proposal == nil } }
    var fruitless: [Message] = []
    var partial: [Message] = []
    let kept = hints.filter { hint in
      guard let line = hint.proposal, !hint.isTried else { return true }
      switch verdict(on: line, byError: true) {
      case .works: return true
      case .leavesNone: fruitless.append(Self.telling(line))
      case .fails(let error, _, _): if let far = far(line, error) { partial.append(far) }
      case .isSame, .changesSense: break
      }
      return false
    }.map(\.tried)
    return kept.isEmpty ? Array((fruitless + partial).prefix(1)) : kept
  }

  /// What of a line is right as far as an error behind it.
  private func far(_ line: String, _ error: Diagnostic) -> Message? {
    guard let words = replacement(in: line, for: typed), let place = error.place,
      error.source == nil, place.start >= words.end, words.text.contains(where: \.isLetter)
    else { return nil }
    let further = error.message
    return Message(
      "write “\(words.text)” here; further on: \(further.english)",
      "此处请写“\(words.text)”；后面还有：\(further.text(in: .chinese))")
  }

  /// How a line is written that no row meets.
  static func telling(_ line: String) -> Message {
    Message("no row meets it, but this is how it is written: \(line)", "没有符合条件的行，但写法为：\(line)")
  }

  /// What becomes of a line that is tried.
  ///
  /// Of a guess, which only the data can tell to be meant, every value must occur, so that no word that
  /// nobody knows becomes one.
  func verdict(on line: String, isGuess: Bool = false, byError: Bool = false) -> Verdict {
    guard trimmedBlanks(line) != typed else { return .isSame }
    guard isSaid(by: line, byError) else { return .changesSense }
    var reader = Reader(SourceText(line))
    var isRead = false
    do throws(Diagnostic) {
      let read = try reader.typed(Verbs.declarations)
      isRead = true
      // With nothing loaded, only the words can be judged.
      let verb = read.stages.first.map { reader.scanner.written($0.call.verbPlace) } ?? ""
      let isLoad = Load.declaration.word.spellings.contains(verb)
      guard session.dataset != nil || isLoad else { return .works }
      return try answers(read, isGuess) ? .works : .leavesNone
    } catch { return .fails(error, reader, isRead: isRead) }
  }

  /// Whether a line says what was typed; of several commands the first one by itself does.
  private func isSaid(by line: String, _ byError: Bool) -> Bool {
    let line = trimmedBlanks(line)
    if typed.hasPrefix(line), let sign = typed.dropFirst(line.count).first(where: { $0 != " " }),
      ";；".contains(sign)
    {
      return true
    }
    return sense?.isKept(in: Sense(line), byError: byError) ?? false
  }

  /// Whether a line runs and leaves rows, where there were any.
  private func answers(_ line: Line, _ isGuess: Bool) throws(Diagnostic) -> Bool {
    var bound = try Pipe(line, session, host: host) { _ in }
    bound.isTrial = true
    bound.isGuess = isGuess
    _ = try bound.bound()
    if try leavesNone(bound.scope.input) { return false }
    var copy = session
    var pipe = try Pipe(line, session, host: host) { _ in }
    pipe.isTrial = true
    pipe.isGuess = isGuess
    let outcome = try pipe.run(on: &copy, acts: false)
    if case .answered(let answer, let ground) = outcome {
      return answer.count == 0 ? false : try !leavesNone(ground?.input)
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
