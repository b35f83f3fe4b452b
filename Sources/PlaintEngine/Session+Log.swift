import PlaintLanguage
import PlaintText

/// What is remembered of a command that was carried out.
extension Session {
  mutating func note(_ line: Line, _ pipe: Pipe, _ effect: Effect) {
    let source = amended.map { SourceText($0, file: line.source.file, line: line.source.line) }
    log.append(
      LogEntry(
        source: source ?? line.source, effect: effect,
        values: source == nil ? pipe.scope.suspects.map(\.place) : [],
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
  /// on them (an export, a name, an assert), everything stays as it was typed.
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
  /// Whether the last thing done was to take something back or do it again.
  private var hasTurned = false

  /// Takes one more entry; false when what it undoes cannot be left out.
  mutating func take(_ entry: Session.LogEntry) -> Bool {
    switch entry.effect {
    case .undid(let name, let count):
      hasTurned = true
      return undo(name, count)
    case .redid(let name, let count):
      hasTurned = true
      return redo(name, count)
    case .shaped(let name, _): undone[name] = []
    // Taking back ends an answer; without that, an export would write the answer, not the rows.
    case .kept where hasTurned && showsAnswer && entry.takesAnswer: return false
    case .kept: break
    case .looked, .answered: break
    }
    if entry.effect != .kept { hasTurned = false }
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
