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
    if Verbs.all[verb] == Undo.self {
      return .undid(dataset.name, dataset.future.count - old.future.count)
    }
    if Verbs.all[verb] == Redo.self {
      return .redid(dataset.name, old.future.count - dataset.future.count)
    }
    return onlyLooked ? .looked : .kept
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
    let verb = Verbs.all[first.verb]
    return verb == Export.self || verb == RunVerb.self || verb == Each.self
  }
}

/// Leaves out undone steps.
private struct Sieve {
  var kept: [Session.LogEntry] = []
  /// Undone lines of each dataset, the next to be redone last.
  private var undone: [String: [Session.LogEntry]] = [:]
  /// The dataset of which something was taken back or done again just now.
  private var turned: String?

  /// Takes one more entry; false when what it undoes cannot be left out.
  mutating func take(_ entry: Session.LogEntry) -> Bool {
    switch entry.effect {
    case .undid(let name, let count):
      turned = name
      let before = kept
      if !undo(name, count) { kept = before + [entry] }
      return true
    case .redid(let name, let count):
      turned = name
      let before = kept
      if !redo(name, count) { kept = before + [entry] }
      return true
    case .shaped(let name, _): undone[name] = []
    case .kept where showsAnswer && entry.takesAnswer:
      // Taking back ends an answer; without that, an export would write the answer, not the rows.
      guard let turned else { break }
      guard let rows = entry.of(dataset: turned) else { return false }
      kept.append(rows)
      return true
    case .kept, .looked, .answered: break
    }
    if entry.effect != .kept { turned = nil }
    kept.append(entry)
    return true
  }

  private var showsAnswer: Bool { kept.last { $0.effect != .kept }?.effect == .answered }

  private mutating func undo(_ name: String, _ count: Int) -> Bool {
    var left = count
    while left > 0 {
      guard let last = kept.popLast() else { return false }
      switch last.effect {
      case .answered: continue
      case .shaped(name, let steps) where steps <= left:
        left -= steps
        undone[name, default: []].append(last)
      default: return false
      }
    }
    return true
  }

  private mutating func redo(_ name: String, _ count: Int) -> Bool {
    var left = count
    while left > 0 {
      guard let next = undone[name]?.popLast(), case .shaped(_, let steps) = next.effect,
        steps <= left
      else { return false }
      left -= steps
      kept.append(next)
    }
    return true
  }
}

extension Session.LogEntry {
  /// The same of a dataset named in front; nil for what holds commands of its own.
  fileprivate func of(dataset name: String) -> Session.LogEntry? {
    var reader = Reader(source)
    guard let line = try? reader.line(Verbs.declarations), let stage = line.stages.first,
      Verbs.all[stage.verb] == Export.self
    else { return nil }
    var copy = self
    copy.source = SourceText(
      "\(quotedName(name)) | \(source.text)", file: source.file, line: source.line)
    copy.takesAnswer = false
    return copy
  }
}
