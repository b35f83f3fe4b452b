import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue

/// A session that pages, examples and scripts all go through: the program's own door, in a folder,
/// on a day that is always the same, at a width that is always the same.
struct Conversation {
  var session = Session()
  let host: Host

  init(folder: String, tongue: Tongue = .english) {
    let today = Day(year: 2012, month: 6, day: 5) ?? Day(number: 0)
    host = Host(today: today, width: 100, tongue: tongue, folder: folder)
  }

  /// With the sample tickets already loaded.
  init(withTicketsIn folder: String, tongue: Tongue = .english) {
    self.init(folder: folder, tongue: tongue)
    _ = print("load tickets.csv")
  }

  /// A command as typed behind the prompt, and what it prints.
  mutating func lines(for command: String) -> [String] {
    let typed = command.split(separator: "\n", omittingEmptySubsequences: false)
    let prompts = typed.enumerated().map { index, line in
      (index == 0 ? Transcript.prompt : Transcript.continuation) + line
    }
    return prompts + print(command)
  }

  /// What a command prints, line by line, an error included.
  mutating func print(_ command: String) -> [String] {
    do throws(Diagnostic) {
      return try carryOut(command)
    } catch {
      return Self.trimmed(
        error.rendered(in: session.spoken(host).tongue).split(separator: "\n").map(String.init))
    }
  }

  /// What a command prints, line by line; throws what it fails with.
  mutating func carryOut(_ command: String) throws(Diagnostic) -> [String] {
    let printed = Printed()
    let host = session.spoken(host)
    try session.respond(to: SourceText(command), host: host) {
      printed.lines += $0.drawn(for: host)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return Self.trimmed(printed.lines)
  }

  /// Lines without the blanks at their ends.
  private static func trimmed(_ lines: [String]) -> [String] {
    lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private final class Printed {
    var lines: [String] = []
  }
}
