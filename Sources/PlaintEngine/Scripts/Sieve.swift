import PlaintLanguage
import PlaintText

/// Leaves out undone steps, so that a saved script does what the conversation came to.
///
/// What cannot be left out (a part of a line, a step on which something else stands, also an answer, which
/// the conversation printed) stays with the `undo` behind it. For `redo` it is then known which of the two stands in the script: a line left
/// out is written again, an undo that stayed is done again.
struct Sieve {
  private(set) var kept: [Session.LogEntry] = []
  /// What was taken back of each dataset, the next to be done again last.
  private var undone: [String: [Undone]] = [:]
  /// The dataset of which something was taken back or done again just now.
  private var turned: String?

  /// Something that was taken back.
  private enum Undone {
    /// A line that was left out, with how many steps it made.
    case left(Session.LogEntry, steps: Int)
    /// So many steps by an undo in the script.
    case stayed(Int)
  }

  /// Takes one more entry; false when what it undoes cannot be left out.
  mutating func take(_ entry: Session.LogEntry) -> Bool {
    switch entry.effect {
    case .undid(let name, let count):
      turned = name
      undo(name, count, entry)
      return true
    case .redid(let name, let count):
      turned = name
      redo(name, count, entry)
      return true
    case .shaped(let name, _), .reset(let name): undone[name] = []
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

  private mutating func undo(_ name: String, _ count: Int, _ entry: Session.LogEntry) {
    var rest = kept[...]
    var taken: [Undone] = []
    var left = count
    while left > 0, let last = rest.popLast() {
      switch last.effect {
      case .shaped(name, let steps) where steps <= left:
        left -= steps
        taken.append(.left(last, steps: steps))
      default: rest = []
      }
    }
    if left == 0 {
      kept = Array(rest)
      undone[name, default: []] += taken
    } else {
      kept.append(entry)
      undone[name, default: []].append(.stayed(count))
    }
  }

  private mutating func redo(_ name: String, _ count: Int, _ entry: Session.LogEntry) {
    var left = count
    while left > 0, let next = undone[name]?.popLast() {
      switch next {
      case .stayed(let steps):
        let done = min(steps, left)
        kept.append(entry.turning(done))
        left -= done
        if done < steps { undone[name]?.append(.stayed(steps - done)) }
      case .left(let line, let steps):
        kept.append(line)
        if steps > left {
          kept.append(entry.turning(steps - left, by: Undo.declaration))
          undone[name]?.append(.stayed(steps - left))
        }
        left -= min(steps, left)
      }
    }
  }
}

extension Session.LogEntry {
  /// The same command for so many steps, or another one in the language it was typed in.
  fileprivate func turning(_ steps: Int, by other: Declaration? = nil) -> Session.LogEntry {
    let isChinese = source.text.contains(Redo.declaration.word.chinese)
    let word = (other ?? Redo.declaration).word.text(in: isChinese ? .chinese : .english)
    var copy = self
    copy.source = SourceText(
      steps == 1 ? word : "\(word) \(steps)", file: source.file, line: source.line)
    return copy
  }

  /// The same of a dataset named in front; nil for what holds commands of its own.
  fileprivate func of(dataset name: String) -> Session.LogEntry? {
    var reader = Reader(source)
    guard let line = try? reader.line(Verbs.declarations), let stage = line.stages.first,
      Verbs.all[stage.verb].answerUse == .itself
    else { return nil }
    var copy = self
    copy.source = SourceText(
      "\(quotedName(name)) | \(source.text)", file: source.file, line: source.line)
    copy.takesAnswer = false
    return copy
  }
}
