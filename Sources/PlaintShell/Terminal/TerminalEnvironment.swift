import Glibc
import PlaintText

/// What the shell knows of where it runs: terminals, environment, the person's language.
package struct TerminalEnvironment: Sendable {
  package var environment: [String: String]
  /// Whether a person types: standard input is a terminal.
  package var isTyped: Bool
  /// Whether answers are seen: standard output is a terminal.
  package var isSeen: Bool
  /// Whether notes are seen: standard error is a terminal.
  package var areNotesSeen: Bool
  /// The language that the environment asks for; nil where it asks for none, as under C or POSIX.
  package var language: Tongue?
  /// The language spoken now: the environment's, or else that of what was typed last.
  package var tongue: Tongue
  /// Whether notes are left out; warnings and errors are still said.
  package var isQuiet = false
  /// What was said about colours on the command line.
  package var paint = Paint.auto

  /// When colours are used.
  package enum Paint: String, CaseIterable, Sendable { case auto, always, never }

  package init(
    environment: [String: String], isTyped: Bool = false, isSeen: Bool = false,
    areNotesSeen: Bool = false, tongue: Tongue? = nil
  ) {
    self.environment = environment
    self.isTyped = isTyped
    self.isSeen = isSeen
    self.areNotesSeen = areNotesSeen
    language = tongue ?? spoken(environment)
    self.tongue = language ?? .english
  }

  /// The surroundings of this process.
  package static func here() -> TerminalEnvironment {
    TerminalEnvironment(
      environment: currentEnvironment(), isTyped: isatty(0) == 1, isSeen: isatty(1) == 1,
      areNotesSeen: isatty(2) == 1)
  }

  /// Whether colours may be used where a person looks: never with `NO_COLOR` (no-color.org),
  /// unless the command line says otherwise.
  package var allowsColour: Bool {
    switch paint {
    case .auto: (environment["NO_COLOR"] ?? "").isEmpty && isTerminalCapable
    case .always: true
    case .never: false
    }
  }

  /// Whether colours are used in what a person sees, or does not see.
  package func paints(seen: Bool) -> Bool { allowsColour && (seen || paint == .always) }

  /// What the environment asks for and cannot have, in the person's language; nil when it is sound.
  package var complaint: String? {
    do throws(Diagnostic) {
      _ = try threads()
      try requireLanguage()
      return nil
    } catch { return error.message.text(in: tongue) }
  }

  /// - Throws: `PLAINT_LANG` names no language that is spoken here.
  private func requireLanguage() throws(Diagnostic) {
    guard let text = environment["PLAINT_LANG"], !text.isEmpty, spokenLanguage(named: text) == nil
    else {
      return
    }
    throw Diagnostic(
      Message("PLAINT_LANG is “\(text)”, neither zh nor en", "PLAINT_LANG 为“\(text)”，应为 zh 或 en"),
      failure: .language)
  }

  /// The threads that `PLAINT_THREADS` asks for, or one for each processor.
  ///
  /// - Throws: it is no number from 1.
  package func threads() throws(Diagnostic) -> Int {
    guard let text = environment["PLAINT_THREADS"], !text.isEmpty else {
      return processors()
    }
    if let count = Int(text), (1...1024).contains(count) { return count }
    throw Diagnostic(
      Message(
        "PLAINT_THREADS is “\(text)”, not a number from 1 to 1024",
        "PLAINT_THREADS 为“\(text)”，应为 1 到 1024 的数字"), failure: .language)
  }

  /// Whether the terminal can do more than print line after line.
  package var isTerminalCapable: Bool {
    let terminal = environment["TERM"] ?? ""
    return !terminal.isEmpty && terminal != "dumb"
  }

  /// Whether progress can be drawn where notes go, and erased again.
  package var drawsOnNotes: Bool { areNotesSeen && isTerminalCapable }

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

/// How many threads a command may use.
func processors() -> Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// The language that the environment asks for: by `PLAINT_LANG`, else by the locale (POSIX: LC_ALL,
/// then LC_MESSAGES, then LANG); nil under C and POSIX, which ask for none.
private func spoken(_ environment: [String: String]) -> Tongue? {
  if let tongue = environment["PLAINT_LANG"].flatMap(spokenLanguage(named:)) { return tongue }
  let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
  let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
  if locale.hasPrefix("zh") { return .chinese }
  let isNone = ["C", "POSIX"].contains(locale.prefix { $0 != "." })
  return isNone ? nil : .english
}

/// The language of that name: `zh`, `zh_CN`, `Chinese`, 中文; `en`, `English`, 英文.
private func spokenLanguage(named name: String) -> Tongue? {
  let name = name.lowercased()
  if ["zh", "chinese", "中文"].contains(where: name.hasPrefix) { return .chinese }
  return ["en", "英文"].contains(where: name.hasPrefix) ? .english : nil
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
