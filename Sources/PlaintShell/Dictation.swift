import Glibc
import PlaintText

/// Commands read from a pipe or a file at standard input, line by line, each done as it arrives.
///
/// No prompt, no history; the first error ends it, and its kind is the exit status.
package struct Dictation<Room: Door> {
  private var door: Room
  private var outlet: Outlet
  private let listening: Listening
  private var lines: IncomingLines
  private var gathering = Gathering()
  /// The number of the first line of the command begun.
  private var firstLine = 1

  package init(to door: Room, in surroundings: Surroundings) {
    self.door = door
    outlet = Outlet(surroundings, pages: false)
    listening = Listening(to: .interrupt)
    lines = IncomingLines(from: 0, listening)
  }

  /// Reads to the end.
  ///
  /// - Parameter first: a command to begin with, before the first line.
  /// - Returns: the process's exit status.
  package mutating func take(first: String? = nil) -> Int32 {
    if let first, let status = respond(first) { return status }
    do {
      while let line = try lines.next() {
        if gathering.isEmpty { firstLine = lines.count }
        guard case .whole(let command) = gathering.add(line, asking: door) else { continue }
        if let status = respond(command) { return status }
      }
    } catch {
      if error.failure != .interrupted { outlet.tell(error) }
      return error.failure.rawValue
    }
    return gathering.isEmpty ? 0 : respond(gathering.end()) ?? 0
  }

  /// Has a command done.
  ///
  /// - Returns: the exit status when there is nothing more to do.
  private mutating func respond(_ command: String) -> Int32? {
    let source = SourceText(command, file: "-", line: firstLine)
    let ending = door.attend(
      to: source, outlet: &outlet, listening: listening, isAttended: false)
    switch ending {
    case .done: return outlet.isAbandoned ? 0 : nil
    case .left(let status): return status
    case .failed(let diagnostic): return diagnostic.failure.rawValue
    }
  }
}
