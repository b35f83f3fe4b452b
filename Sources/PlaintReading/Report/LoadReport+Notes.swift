import PlaintText

/// Something to say about a load, and how much hangs on it.
struct LoadNote: Hashable {
  /// How bad it is, the worst first.
  enum Rank: Int {
    /// Rows or names may not be what they seem.
    case wrong
    /// Cells cannot be counted with.
    case lost
    /// There may be more in it.
    case hint
    /// It was put right.
    case mended
  }

  let rank: Rank
  let message: Message
}

extension [LoadNote] {
  mutating func add(_ rank: LoadNote.Rank, _ message: Message) {
    append(LoadNote(rank: rank, message: message))
  }
}

extension [Message] {
  /// The messages as notes of one rank.
  func ranked(_ rank: LoadNote.Rank) -> [LoadNote] {
    map { LoadNote(rank: rank, message: $0) }
  }
}

/// Everything odd about the files: all of it, or the worst.
extension LoadReport {
  /// How many notes are said of a load at most.
  package static let mostNotes = 8

  /// What was odd, file by file, then column by column; empty when nothing was.
  package func messages() -> [Message] { notes.map(\.message) }

  /// The worst of it, and how much more there is.
  package func worst() -> (said: [Message], more: Int) {
    let notes = notes
    let ranked = notes.enumerated()
      .sorted { ($0.element.rank.rawValue, $0.offset) < ($1.element.rank.rawValue, $1.offset) }
      .map(\.element.message)
    return (Array(ranked.prefix(Self.mostNotes)), max(0, notes.count - Self.mostNotes))
  }

  private var notes: [LoadNote] {
    fileNotes + remarks.ranked(.hint) + missingMessages.ranked(.hint) + columns.notes
  }

  /// What is odd about each file; what several have in the same way is said once.
  private var fileNotes: [LoadNote] {
    guard files.count > 1 else { return files.flatMap { $0.notes(extraColumn: extraColumn) } }
    var found: [(note: LoadNote, paths: [String])] = []
    for file in files {
      for note in file.notes(extraColumn: extraColumn) {
        if let place = found.firstIndex(where: { $0.note == note }) {
          found[place].paths.append(file.path)
        } else {
          found.append((note, [file.path]))
        }
      }
    }
    return found.map { note, paths in
      LoadNote(
        rank: note.rank,
        message: Message(
          "\(list(paths, limit: 4)): \(note.message.english)",
          "\(list(paths, limit: 4, in: .chinese))：\(note.message.text(in: .chinese))"))
    }
  }
}
