import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Errors made plainer by what is loaded: the line as it was probably meant, found by changes that
/// the words or the data suggest, and offered once it works (see `Trial`).
extension Session {
  /// The error of a line, with the line as it was probably meant; what else it proposes is tried.
  func explained(_ error: Diagnostic, _ reader: Reader, _ host: Host) -> Diagnostic {
    guard error.source == nil, !error.isLimit else { return error }
    guard reader.scanner.source.text.utf8.count <= Reader.longestTyped else {
      return error.withoutProposals
    }
    let trial = Trial(whole(host.run), host, typed: reader.scanner.source.text)
    var problem = mended(error, reader, trial)
    problem.hints = trial.kept(problem.hints)
    problem = problem.reachingChanges(of: reader.scanner.source.text)
    _ = host.run.takeFaults()
    return problem.proposingInChinese(besides: dataset?.relation.schema.names ?? [])
  }

  /// The error of a line that is read again for it: what stands where is not kept.
  func explained(_ error: Diagnostic, of source: SourceText, _ host: Host) -> Diagnostic {
    var reader = Reader(source)
    if error.source == nil, source.text.utf8.count <= Reader.longestTyped {
      _ = try? reader.line(Verbs.declarations)
    }
    return explained(error, reader, host)
  }

  private func mended(_ error: Diagnostic, _ reader: Reader, _ trial: Trial) -> Diagnostic {
    guard error.place != nil, error.failure == .language || error.failure == .command else {
      return error
    }
    if let hinted = loneDataset(error, reader) ?? fileNamed(error, reader, trial.host) {
      return hinted
    }
    var copy = Reader(reader.scanner.source)
    let isRead = (try? copy.typed(Verbs.declarations)) != nil
    if trial.session.dataset == nil {
      // Without columns nobody can tell what was meant by names: only commands tell.
      return bound(reader.mended(error, Verbs.declarations, onlyCommands: true), trial)
    }
    var search = Search(trial: trial)
    guard let found = search.correction(of: error, reader, isRead: isRead) else {
      guard error.hints.allSatisfy({ $0.proposal == nil }), let line = search.fruitless else {
        return error
      }
      var copy = error
      copy.hints = [Trial.telling(line)] + trial.otherTimes(line) + copy.hints
      return copy
    }
    // The error knows best what it proposes itself.
    let isOwn = error.hints.contains { $0.proposal == found.line }
    let mended = isOwn ? error : found.explaining(error, isRead ? nil : trial.typed)
    return trial.tellingTimes(mended)
  }

  /// With nothing loaded, what a line that loads proposes itself in place of the one proposed.
  private func bound(_ error: Diagnostic, _ trial: Trial) -> Diagnostic {
    guard let line = error.hints.first?.proposal,
      case .fails(let why, _, _) = trial.verdict(on: line),
      let better = why.hints.compactMap(\.proposal).first
    else { return error }
    var copy = error
    copy.hints = [.proposing(better, Message("in Plaint", "在 Plaint 中写作"))]
    return copy
  }

  /// The error of a command of a script that was read whole and understood but for it.
  ///
  /// What the commands before it load is loaded to find the line that works; nothing else is done.
  package func explained(
    _ error: Diagnostic, in script: Script, _ host: Host
  ) -> Diagnostic {
    guard let source = error.source, !error.isLimit else { return error }
    var checking = Checking(self, host: host)
    let index = script.commands.lastIndex { $0.file == source.file && $0.line <= source.line }
    for command in script.commands.prefix(index ?? 0) { checking.goThrough(command) }
    var reader = Reader(source)
    var bare = error
    bare.source = nil
    do throws(Diagnostic) { _ = try reader.line(Verbs.declarations) } catch {
      // A command in blocks, read by itself, may fail deeper down than it did in them.
      if error.source == nil { bare = error }
    }
    return checking.session.explained(bare, reader, host).within(source)
  }

  /// A dataset's name as a line of its own.
  private func loneDataset(_ error: Diagnostic, _ reader: Reader) -> Diagnostic? {
    let name = trimmedBlanks(reader.scanner.source.text)
    guard self[name] != nil, error.place?.end == error.place.map({ $0.start + name.utf8.count })
    else { return nil }
    return Diagnostic(
      Message("“\(name)” is a dataset, not a command", "“\(name)”是数据集，不是命令"), at: error.place,
      hints: [
        .proposing("use \(name)", Message("to work with it", "若要使用它")),
        .proposing("\(name) | count", Message("to ask it", "若要查询它")),
      ], failure: error.failure)
  }
}

extension Diagnostic {
  /// The same without lines to type in its place: nobody has tried them.
  fileprivate var withoutProposals: Diagnostic {
    var copy = self
    copy.hints.removeAll { $0.proposal != nil }
    return copy
  }
}

/// The search for the line that was meant: one change first, then two, then more.
private struct Search {
  let trial: Trial
  /// How many lines are tried at most, and how many changes are made to one.
  private var tries = 120
  private static let changes = 5
  private var tried: Set<String> = []
  /// The first line changed by the words alone that runs and that no row meets.
  private(set) var fruitless: String?

  init(trial: Trial) { self.trial = trial }

  /// A line that fails, how it came about, and how much of it is left where it fails.
  private struct Failing {
    let error: Diagnostic
    let reader: Reader
    let isRead: Bool
    /// The first change that led here, nil for the line as typed.
    let first: Correction?

    var left: Int {
      reader.scanner.source.text.utf8.count - (error.place?.start ?? 0)
    }
  }

  /// The first of the changes that the data and the words suggest after which the line works, by
  /// itself or with more such changes; nil when none does.
  mutating func correction(of error: Diagnostic, _ reader: Reader, isRead: Bool) -> Correction? {
    var failing = [Failing(error: error, reader: reader, isRead: isRead, first: nil)]
    var isMeant = false
    for _ in 0..<Self.changes {
      var next: [Failing] = []
      for line in failing {
        for candidate in candidates(line) {
          guard tries > 0, !trial.host.run.isCancelled else { return nil }
          guard tried.insert(candidate.line).inserted else { continue }
          // What the words say plainly and no row meets is told; nothing is guessed beside it.
          if fruitless != nil, candidate.isGuess || line.first != nil { continue }
          tries -= 1
          var found = line.first ?? candidate
          found.line = candidate.line
          found.isGuess = found.isGuess || candidate.isGuess
          found.isWorded = candidate.isWorded && line.first?.isWorded ?? true
          switch trial.verdict(on: candidate.line, isGuess: found.isGuess) {
          case .works: return found
          case .isSame, .changesSense: continue
          case .leavesNone:
            // The error proposes it itself, so that it may well be meant: nothing far from it is tried.
            isMeant = isMeant || error.hints.contains { $0.proposal == candidate.line }
            if found.isWorded { fruitless = fruitless ?? candidate.line }
          case .fails(let error, let reader, let isRead):
            if let whole = clocked(found, error, reader, isRead: isRead) { return whole }
            if fruitless != nil { continue }
            next.append(Failing(error: error, reader: reader, isRead: isRead, first: found))
          }
        }
      }
      if isMeant { return nil }
      // What brought the reader furthest is gone on from first.
      failing = next.enumerated().sorted {
        ($0.element.left, $0.offset) < ($1.element.left, $1.offset)
      }.map(\.element)
    }
    return nil
  }

  /// What was put into words of the language and only lacks the time that it means, with the first
  /// there is: nothing is guessed instead.
  private mutating func clocked(
    _ found: Correction, _ error: Diagnostic, _ reader: Reader, isRead: Bool
  ) -> Correction? {
    guard found.isWorded, isRead, let place = error.place else { return nil }
    let suggesting = Suggesting(session: trial.session, host: trial.host, reader: reader)
    for candidate in suggesting.clocked(at: place) {
      var whole = found
      whole.line = candidate.line
      switch trial.verdict(on: candidate.line) {
      case .works: return whole
      case .leavesNone: fruitless = fruitless ?? candidate.line
      default: break
      }
    }
    return nil
  }

  /// The changes that might help, the likeliest first: commands of other programs, what the error
  /// proposes itself, what the data suggest, what the words suggest.
  private func candidates(_ line: Failing) -> [Correction] {
    let (error, reader, vocabulary) = (line.error, line.reader, Verbs.declarations)
    let suggesting = Suggesting(session: trial.session, host: trial.host, reader: reader)
    let own = error.hints.compactMap { hint in
      hint.proposal.map { Correction(Message("write", "请写"), $0) }
    }
    let worded =
      line.isRead
      ? reader.corrections(ofBound: error, vocabulary) : reader.corrections(of: error, vocabulary)
    // Which time or column is meant is asked, and answered here only to go on with what was changed
    // before.
    let further =
      line.first == nil || !line.isRead
      ? [] : error.place.map { suggesting.clocked(at: $0) + suggesting.nearColumn(at: $0) } ?? []
    // A column in front is no verb that is nearly written so.
    let commands = worded.filter { $0.isCommand && !($0.isGuess && suggesting.beginsWithColumn) }
    let elsewhere = error.place.map(suggesting.valuedElsewhere) ?? []
    let largest = line.first == nil ? [suggesting.largest()].compactMap { $0 } : []
    let asked =
      line.first == nil ? [suggesting.asked(), suggesting.sideBySide()].compactMap { $0 } : []
    return largest + asked + commands + elsewhere + own + suggesting.corrections(of: error)
      + further
      + worded.filter { !$0.isCommand }
  }
}
