/// Lines on their way to being a command.
///
/// Typed, pasted, recalled from the history or read from a pipe, lines come one after another; a
/// command is whole when the door says so.
struct CommandBuffer<Follower: LineFollower> {
  /// The lines of the command begun, parted by line breaks.
  private(set) var text = ""
  private var follower: Follower?

  var isEmpty: Bool { text.isEmpty }

  /// What a line did to the command begun.
  enum Step: Hashable {
    case nothing
    case whole(String)
    case goesOn(hint: String)
  }

  /// Adds a line.
  mutating func add<Room: CommandHandler>(_ line: some StringProtocol, asking door: Room) -> Step
  where Room.Follower == Follower {
    var follower = self.follower ?? door.follower()
    if self.follower != nil { text += "\n" }
    text += line
    let reading = follower.take(String(line))
    self.follower = follower
    switch reading {
    case .empty:
      _ = end()
      return .nothing
    case .complete:
      return .whole(end())
    case .more(let hint):
      return .goesOn(hint: hint)
    }
  }

  /// The command begun, which is no longer.
  mutating func end() -> String {
    defer { (text, follower) = ("", nil) }
    return text
  }
}
