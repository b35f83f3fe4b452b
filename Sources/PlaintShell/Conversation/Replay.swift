/// What brings about again what a conversation has come to.
package struct Replay: Hashable, Sendable {
  /// The commands in order; nothing among them writes a file or holds a key.
  package var commands: [String]
  /// The files that were loaded, as they were named.
  package var files: [String]
  /// How many commands are missing since they hold a key.
  package var keyLines: Int

  package init(commands: [String] = [], files: [String] = [], keyLines: Int = 0) {
    self.commands = commands
    self.files = files
    self.keyLines = keyLines
  }
}
