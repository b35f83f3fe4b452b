import PlaintLanguage
import PlaintText

/// What is remembered of a command that was carried out.
extension Session {
  mutating func note(_ line: Line, _ pipe: Pipe, _ effect: Effect) {
    let source = amended.map { SourceText($0, file: line.source.file, line: line.source.line) }
    log.append(
      LogEntry(
        source: source ?? line.source, effect: effect,
        values: source == nil ? pipe.scope.suspects.filter(\.isText).map(\.place) : [],
        today: pipe.scope.today,
        tookUnknown: pipe.tookUnknown || rounds.contains(where: \.tookUnknown),
        takesAnswer: line.takesAnswer, rounds: rounds))
    rounds = []
    amended = nil
  }

  /// What an acting command did, as far as `save` cares.
  func effect(of line: Line, _ onlyLooked: Bool, before: Session) -> Effect {
    guard let verb = line.stages.last?.verb, let dataset, let old = before[dataset.name] else {
      return onlyLooked ? .looked : .kept
    }
    return Verbs.all[verb].effect(from: old, to: dataset) ?? (onlyLooked ? .looked : .kept)
  }

  /// The commands that a script needs to come to the same answers.
  ///
  /// Steps that were undone are left out with the answers under them; where something else stood
  /// on them (an export, a name, an assert), that undo stays as it was typed.
  var keptLog: [LogEntry] {
    let entries = log.filter { $0.effect != .looked }
    var sieve = Sieve()
    return entries.allSatisfy { sieve.take($0) } ? sieve.kept : entries
  }
}

extension Line {
  /// Whether it works on the last answer: `export` alone, a script or block that may hold one.
  fileprivate var takesAnswer: Bool {
    guard case .current = origin, let first = stages.first else { return true }
    return Verbs.all[first.verb].answerUse != .none
  }
}
