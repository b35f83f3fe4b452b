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

  /// Reads to the end, after doing the commands given first.
  ///
  /// - Returns: the process's exit status.
  package mutating func take(after opening: [SourceText] = []) -> Int32 {
    for source in opening {
      if let status = door.follow(source, outlet: &outlet, listening: listening) { return status }
    }
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

  private mutating func respond(_ command: String) -> Int32? {
    let source = SourceText(command, file: "-", line: firstLine)
    return door.follow(source, outlet: &outlet, listening: listening)
  }
}

extension Door {
  /// Has one of many commands done that nobody sits by.
  ///
  /// - Returns: the exit status when no more should be done.
  mutating func follow(
    _ source: SourceText, outlet: inout Outlet, listening: Listening
  ) -> Int32? {
    switch attend(to: source, outlet: &outlet, listening: listening, isAttended: false) {
    case .done: outlet.loss.map { outlet.fail($0) } ?? (outlet.isAbandoned ? 0 : nil)
    case .cutShort: Diagnostic.Failure.interrupted.rawValue
    case .left(let status): status
    case .failed(let diagnostic): diagnostic.failure.rawValue
    }
  }
}
