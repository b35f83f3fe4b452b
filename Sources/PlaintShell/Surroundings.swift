import Glibc
import PlaintText

/// What the shell knows of where it runs: terminals, environment, the person's language.
package struct Surroundings: Sendable {
  package var environment: [String: String]
  /// Whether a person types: standard input is a terminal.
  package var isTyped: Bool
  /// Whether answers are seen: standard output is a terminal.
  package var isSeen: Bool
  /// Whether notes are seen: standard error is a terminal.
  package var areNotesSeen: Bool
  package var tongue: Tongue
  /// Whether notes are left out; errors are still said.
  package var isQuiet = false

  package init(
    environment: [String: String], isTyped: Bool = false, isSeen: Bool = false,
    areNotesSeen: Bool = false, tongue: Tongue? = nil
  ) {
    self.environment = environment
    self.isTyped = isTyped
    self.isSeen = isSeen
    self.areNotesSeen = areNotesSeen
    self.tongue = tongue ?? spoken(environment)
  }

  /// The surroundings of this process.
  package static func here() -> Surroundings {
    Surroundings(
      environment: currentEnvironment(), isTyped: isatty(0) == 1, isSeen: isatty(1) == 1,
      areNotesSeen: isatty(2) == 1)
  }

  /// Whether colours may be used where a person looks: never with `NO_COLOR` (no-color.org).
  package var allowsColour: Bool {
    (environment["NO_COLOR"] ?? "").isEmpty && isTerminalCapable
  }

  /// Whether the terminal can do more than print line after line.
  package var isTerminalCapable: Bool {
    let terminal = environment["TERM"] ?? ""
    return !terminal.isEmpty && terminal != "dumb"
  }

  /// Whether progress can be drawn where notes go, and erased again.
  package var drawsOnNotes: Bool { areNotesSeen && isTerminalCapable }

  /// How many threads a command may use: what `PLAINT_THREADS` says, else one for each processor.
  package var threads: Int {
    let told = environment["PLAINT_THREADS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return min(told ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 256)
  }

  /// The columns an answer may take: the terminal's, else `COLUMNS`, else 100.
  package var width: Int {
    if isSeen, let size = terminalSize(1) { return size.columns }
    return environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? 100
  }
}

/// The rows and columns of the terminal behind a descriptor, or nil.
package func terminalSize(_ descriptor: Int32) -> (rows: Int, columns: Int)? {
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
    return nil
  }
  return (Int(size.ws_row), Int(size.ws_col))
}

/// The language that the environment asks for (POSIX: LC_ALL, then LC_MESSAGES, then LANG).
private func spoken(_ environment: [String: String]) -> Tongue {
  let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
  let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
  return locale.hasPrefix("zh") ? .chinese : .english
}

/// Has the C library, and whatever is started later, read and write UTF-8.
///
/// Without it readline edits bytes instead of Chinese characters. A locale that is missing, plain
/// `C` or in another encoding gives way to `C.UTF-8`; the variable that asked for it is replaced,
/// because readline looks at the environment again.
func writeUnicode() {
  setlocale(LC_CTYPE, "")
  if String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" { return }
  for locale in ["C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8"] where setlocale(LC_CTYPE, locale) != nil {
    let isOverruled = getenv("LC_ALL").map { $0.pointee != 0 } ?? false
    setenv(isOverruled ? "LC_ALL" : "LC_CTYPE", locale, 1)
    return
  }
}
