import Glibc
import PlaintEngine
import PlaintTable
import PlaintText

/// Where what a command says goes: answers to standard output, notes to standard error, an answer
/// longer than the screen through the pager.
package struct Outlet {
  package internal(set) var surroundings: TerminalEnvironment
  private let pager: Pager?
  /// Whether nobody reads standard output any more, as after `plaint … | head`.
  package private(set) var isAbandoned = false
  /// Whether only warnings and errors are shown, as while a session is taken up again.
  var isMuted = false
  /// Why an answer could not be written, when somebody would have read it: a full disk.
  package private(set) var loss: Diagnostic?

  /// With pages, long answers go through the pager when a terminal shows them.
  package init(_ surroundings: TerminalEnvironment, pages: Bool) {
    self.surroundings = surroundings
    let mayPage = pages && surroundings.isSeen && surroundings.isTerminalCapable
    pager = mayPage ? Pager(in: surroundings.environment) : nil
  }

  /// Whether answers may carry colours.
  package var colour: Bool { surroundings.paints(seen: surroundings.isSeen) }

  /// Shows an answer or a note while a command is watched.
  package mutating func show(_ said: Said, during watch: inout ProgressWatch) {
    if surroundings.isQuiet, said.isRemark { return }
    switch said {
    case .answer, .remark, .note: if isMuted { return }
    case .warning: break
    }
    switch said {
    case .answer(let text), .remark(let text):
      let text = ended(text)
      if let pager, isLong(text) {
        let run = watch.run
        watch.asideForPager { if !pager.show(text) { answer(text, run) } }
      } else {
        let run = watch.run
        watch.aside { answer(text, run) }
      }
    case .note(let text), .warning(let text):
      let run = watch.run
      watch.aside { note(text, until: { run.isCancelled }) }
    }
  }

  /// Says what exports that were killed left where the program runs.
  func sayLeftovers() {
    if surroundings.isQuiet { return }
    if let message = leftBehind(in: ".") { note(message.text(in: surroundings.tongue)) }
  }

  /// Writes to standard error, broken into lines that fit where a terminal shows it.
  package func note(_ text: String, until isStopped: () -> Bool = { false }) {
    let isWrapped = surroundings.areNotesSeen && !text.contains("\u{1B}")
    write(ended(isWrapped ? inLines(text) : text), to: 2, until: isStopped)
  }

  private func inLines(_ text: String) -> String {
    let width = terminalSize(2)?.columns ?? surroundings.width
    return wrappedLines(text, width: width).joined(separator: "\n")
  }

  /// Says why a command did not happen.
  package func tell(_ diagnostic: Diagnostic) {
    let isSeen = surroundings.areNotesSeen
    let text = diagnostic.rendered(
      in: surroundings.tongue, colour: surroundings.paints(seen: isSeen),
      width: surroundings.width, wraps: isSeen)
    write(ended(text), to: 2)
  }

  /// Says why everything ends here.
  ///
  /// - Returns: the exit status.
  func fail(_ diagnostic: Diagnostic) -> Int32 {
    tell(diagnostic)
    return diagnostic.failure.rawValue
  }

  /// Clears what the terminal wrote where the cursor stood when Ctrl-C was pressed.
  package func clearLine() {
    if surroundings.drawsOnNotes { write("\r\u{1B}[K", to: 2) }
  }

  private mutating func answer(_ text: String, _ run: Run) {
    guard !isAbandoned, !write(text, to: 1, until: { run.isCancelled }) else { return }
    let code = errno
    if code == EPIPE || loss != nil {
      isAbandoned = true
    } else {
      let reason = systemReason(code)
      loss = Diagnostic(
        Message(
          "the answers cannot be written: \(reason.english)",
          "无法写出结果：\(reason.text(in: .chinese))"))
    }
  }

  private func ended(_ text: String) -> String {
    text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }

  /// Whether a text with the prompt after it does not fit on the screen.
  private func isLong(_ text: String) -> Bool {
    guard let size = terminalSize(1) else { return false }
    return rows(of: text, columns: size.columns, most: size.rows) >= size.rows
  }
}

extension Said {
  /// Whether somebody who wants no notes wants it as little.
  fileprivate var isRemark: Bool {
    switch self {
    case .remark, .note: true
    case .answer, .warning: false
    }
  }
}

/// The rows that a text with line breaks takes on a screen, long lines wrapped; counted no further
/// than to `most`, since a text may have millions of them.
func rows(of text: String, columns: Int, most: Int = .max) -> Int {
  var (rows, rest) = (0, text[...])
  while rows < most, let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) {
    rows += max(1, (withoutColours(rest[..<end]).displayWidth + columns - 1) / columns)
    rest = rest[rest.utf8.index(after: end)...]
  }
  return rows
}

/// The text without escape sequences that set colours.
private func withoutColours(_ text: Substring) -> String {
  guard text.utf8.contains(0x1B) else { return String(text) }
  var result = ""
  var isInside = false
  for scalar in text.unicodeScalars {
    if isInside {
      isInside = scalar != "m"
    } else if scalar == "\u{1B}" {
      isInside = true
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
