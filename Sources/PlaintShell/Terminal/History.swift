import Glibc
import PlaintText

/// The commands typed before, kept from one conversation to the next.
///
/// A file with one line a command, oldest first: `\n` stands for a line break inside a command and
/// `\\` for a backslash. Every command is appended at once under a lock, so that two sessions side
/// by side lose nothing of each other's and a crash loses nothing at all. The file grows beyond
/// the limit by a quarter before it is written anew.
package struct History: Sendable {
  /// Where the file is, or nil when commands are not kept.
  package let path: String?
  /// How many commands are kept.
  package let limit: Int

  package init(at path: String?, limit: Int = 10_000) {
    self.path = path
    self.limit = limit
  }

  /// The history of the person whose environment this is:
  /// `$XDG_STATE_HOME/plaint/history`, by default under `~/.local/state` (XDG Base Directory
  /// Specification 0.8: a path that is not absolute is ignored).
  package init(in environment: [String: String]) {
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state" }
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    self.init(at: (state ?? home).map { $0 + "/plaint/history" })
  }

  /// The commands kept, oldest first, each once.
  ///
  /// - Throws: why the file cannot be read. A missing file is an empty history.
  package func commands() throws(Diagnostic) -> [String] {
    guard let path, access(path, F_OK) == 0 else { return [] }
    let file = try LockedFile(path)
    let lines = try file.read().split(separator: UInt8(ascii: "\n"))
    let commands = lastOfEach(lines.map { decoded(String(decoding: $0, as: UTF8.self)) })
    let kept = Array(commands.suffix(limit))
    if lines.count > limit + limit / 4 {
      // On a full disk it stays as it is until there is room: what was read can be used.
      try? file.replace(kept.map { encoded($0) + "\n" }.joined())
    }
    return kept
  }

  /// Adds a command to the file, creating it and its directory for their owner only.
  package func keep(_ command: String) throws(Diagnostic) {
    guard let path else { return }
    createDirectories(above: path)
    try LockedFile(path).append(encoded(command) + "\n")
  }
}

/// A command as one line of the file.
func encoded(_ command: String) -> String {
  var result = ""
  for scalar in command.unicodeScalars {
    switch scalar {
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The command that a line of the file stands for.
func decoded(_ line: String) -> String {
  var result = String.UnicodeScalarView()
  var isEscaped = false
  for scalar in line.unicodeScalars {
    if isEscaped {
      result.append(scalar == "n" ? "\n" : scalar)
      isEscaped = false
    } else if scalar == "\\" {
      isEscaped = true
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// The texts in order, each only where it stood last; empty ones left out.
func lastOfEach(_ texts: [String]) -> [String] {
  var seen: Set<String> = [""]
  return texts.reversed().filter { seen.insert($0).inserted }.reversed()
}

/// Makes the directories that a file's path needs, for their owner only.
func createDirectories(above path: String) {
  let bytes = Array(path.utf8)
  for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
    mkdir(String(decoding: bytes[..<index], as: UTF8.self), 0o700)
  }
}
