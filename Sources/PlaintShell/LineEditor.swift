import CReadline
import Glibc
import PlaintText
import Synchronization

/// What readline's callbacks, which can capture nothing, leave for the line editor to find.
private struct Pressed {
  var line: String?
  var isOver = false
  var completes = false
  var lists = false
}

private let pressed = Mutex(Pressed())

/// One line of text typed at a terminal, with everything that fingers expect: GNU readline.
///
/// There is one, and it alone sees C. Keys are handed to readline as they arrive, so that waiting
/// is ours: Ctrl-C, a resized terminal and Ctrl-Z are answered between keys.
package struct LineEditor: ~Copyable {
  /// How the reading of a line ended.
  package enum Outcome: Equatable {
    /// A line was entered; pasted text may hold several, parted by line breaks.
    case line(String)
    /// Ctrl-C.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case ended
  }

  private let listening: Listening
  private let tongue: Tongue
  private let output: Int32

  /// Prepares the terminal's line editor; `.inputrc` may speak to `$if plaint`.
  package init(_ listening: Listening, tongue: Tongue) {
    self.listening = listening
    self.tongue = tongue
    output = terminalForDrawing()
    editor_open(
      output,
      { _, _ in
        pressed.withLock { $0.completes = true }
        return 0
      },
      { _, _ in
        pressed.withLock { $0.lists = true }
        return 0
      })
  }

  /// Adds commands of earlier conversations, each different from the others.
  package func recall(_ commands: [String]) {
    for command in commands { add_history(command) }
  }

  /// Adds a command to what the arrows and Ctrl-R find; an equal older one is forgotten.
  package func remember(_ command: String) { editor_remember(command) }

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - prompt: what stands before it; colours between `\u{1}` and `\u{2}`.
  ///   - draft: what the line holds at first.
  ///   - completing: the completions of a line at a cursor in UTF-8 bytes.
  /// - Returns: the line, or why there is none.
  package func read(
    prompt: String, draft: String = "", completing: (String, Int) -> [Completion]
  ) -> Outcome {
    pressed.withLock { $0 = Pressed() }
    // The terminal may have changed its size during a command.
    rl_reset_screen_size()
    editor_begin(prompt) { line in
      pressed.withLock {
        $0.isOver = true
        $0.line = line.map { String(cString: $0) }
      }
      free(line)
      rl_callback_handler_remove()
    }
    if !draft.isEmpty { editor_replace(0, 0, draft) }
    return untilOver(completing)
  }

  private func untilOver(_ completing: (String, Int) -> [Completion]) -> Outcome {
    while true {
      let (isReadable, signals) = listening.wait(for: 0)
      if signals.contains(.interrupt) {
        editor_abandon()
        return .interrupted
      }
      heed(signals)
      guard isReadable else { continue }
      rl_callback_read_char()
      let keys = pressed.withLock { pressed in
        defer { (pressed.completes, pressed.lists) = (false, false) }
        return pressed
      }
      if keys.isOver { return end(keys.line) }
      if keys.completes || keys.lists { complete(listing: keys.lists, completing) }
    }
  }

  private func end(_ line: String?) -> Outcome {
    if let line { return .line(line) }
    editor_print("\n")
    return .ended
  }

  /// Answers the signals that do not end the line.
  private func heed(_ signals: Signals) {
    if signals.contains(.resize) { rl_resize_terminal() }
    let others = signals.intersection([.stop, .ending])
    guard !others.isEmpty else { return }
    rl_cleanup_after_signal()
    listening.giveIn(to: others)
    rl_reset_after_signal()
    rl_forced_update_display()
  }

  /// Puts in what can be put in, or lists what might be.
  private func complete(listing: Bool, _ completing: (String, Int) -> [Completion]) {
    let bytes = UnsafeBufferPointer(start: editor_line(), count: strlen(editor_line()))
    guard let line = String(validating: bytes, as: UTF8.self) else { return }
    let cursor = Int(editor_cursor())
    let menu = Menu(completing(line, cursor), of: line)
    // While values were looked up the terminal may have changed its size unheard.
    rl_reset_screen_size()
    if menu.isEmpty {
      rl_ding()
    } else if !listing, let insertion = menu.insertion {
      editor_replace(Int32(insertion.place.start), Int32(insertion.place.end), insertion.text)
    } else {
      list(menu, cursor: cursor)
    }
  }

  private func list(_ menu: Menu, cursor: Int) {
    let size = terminalSize(output) ?? (rows: 24, columns: 80)
    editor_leave_line()
    for line in menu.lines(width: size.columns, height: size.rows, tongue: tongue) {
      editor_print(line + "\r\n")
    }
    editor_return_to_line(Int32(cursor))
  }

  deinit { rl_callback_handler_remove() }
}

/// A descriptor of the terminal to draw on: standard error, or the one keys come from when
/// standard error goes elsewhere.
private func terminalForDrawing() -> Int32 {
  if isatty(2) == 1 { return dup(2) }
  let terminal = open("/dev/tty", O_WRONLY | O_CLOEXEC)
  return terminal >= 0 ? terminal : dup(2)
}
