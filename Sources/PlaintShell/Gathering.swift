/// Lines on their way to being a command.
///
/// Typed, pasted, recalled from the history or read from a pipe, lines come one after another; a
/// command is whole when the door says so.
struct Gathering {
  /// The lines of the command begun, parted by line breaks.
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty }

  /// What a line did to the command begun.
  enum Step: Hashable {
    case nothing
    case whole(String)
    case goesOn(hint: String)
  }

  /// Adds a line.
  mutating func add(_ line: some StringProtocol, asking door: some Door) -> Step {
    text = text.isEmpty ? String(line) : text + "\n" + line
    switch door.reading(text) {
    case .empty:
      text = ""
      return .nothing
    case .complete:
      return .whole(end())
    case .more(let hint):
      return .goesOn(hint: hint)
    }
  }

  /// The command begun, which is no longer.
  mutating func end() -> String {
    defer { text = "" }
    return text
  }
}
