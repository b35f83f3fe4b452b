import Glibc
import PlaintText

/// Commands read from a pipe or a file at standard input, line by line, each done as it arrives.
///
/// No prompt, no history; the first error ends it, and its kind is the exit status.
package struct StdinRunner<Room: CommandHandler> {
  private var door: Room
  private var outlet: Outlet
  private let listening: Listening
  private var lines: IncomingLines
  private var gathering = CommandBuffer<Room.Follower>()
  /// The number of the first line of the command begun.
  private var firstLine = 1

  package init(to door: Room, in surroundings: TerminalEnvironment) {
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
    if let status = door.follow(source, outlet: &outlet, listening: listening) { return status }
    guard outlet.isAbandoned, !isWholeFile else { return nil }
    return outlet.fail(
      Diagnostic(
        Message(
          "nobody reads the answers any more, so the lines after line \(lines.count) were not carried out",
          "已无人读取结果，第 \(lines.count) 行之后的各行未执行")))
  }

  /// Whether the lines come from a file, and so have an end: of a pipe that goes on for ever
  /// nobody would want the rest.
  private var isWholeFile: Bool {
    var status = stat()
    return fstat(0, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

extension CommandHandler {
  /// Has one of many commands done that nobody sits by.
  ///
  /// Answers that nobody reads any more, as after `plaint … | head`, are left unwritten; files are
  /// still made.
  ///
  /// - Returns: the exit status when no more should be done.
  mutating func follow(
    _ source: SourceText, outlet: inout Outlet, listening: Listening
  ) -> Int32? {
    switch attend(to: source, outlet: &outlet, listening: listening, isAttended: false) {
    case .done: outlet.loss.map { outlet.fail($0) }
    case .cutShort: Diagnostic.Failure.interrupted.rawValue
    case .left(let status): status
    case .failed(let diagnostic): diagnostic.failure.rawValue
    }
  }
}
