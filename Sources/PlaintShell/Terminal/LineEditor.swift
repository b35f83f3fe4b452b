import CReadline
import Glibc
import PlaintText
import Synchronization

/// The line being read: readline's functions are called back with nothing of ours, and find it here.
private let current = Mutex<LineReading?>(nil)

private func reading() -> LineReading? { current.withLock { $0 } }

/// One line of text typed at a terminal, with everything that fingers expect: GNU readline.
///
/// There is one, and it alone sees C. Readline asks for each key, so that waiting is ours: Ctrl-C, a
/// resized terminal and Ctrl-Z are answered between keys.
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
  private let keyboard = Keyboard()
  /// The language of what is said under the line.
  var tongue: Tongue
  private let output: Int32

  /// Prepares the terminal's line editor; `.inputrc` may speak to `$if plaint`.
  package init(_ listening: Listening, tongue: Tongue) {
    self.listening = listening
    self.tongue = tongue
    output = terminalForDrawing()
    editor_open(
      output, { _ in reading()?.key() ?? EOF },
      {
        reading()?.begin()
        return 0
      },
      { _, _ in
        reading()?.complete(listing: false)
        return 0
      },
      { _, _ in
        reading()?.complete(listing: true)
        return 0
      })
  }

  /// Adds commands of earlier conversations, each different from the others.
  package func recall(_ commands: [String]) {
    for command in commands { editor_recall(command) }
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
    editor_speak_chinese(tongue == .chinese ? 1 : 0)
    return withoutActuallyEscaping(completing) { completing in
      LineReading(listening, keyboard, output, tongue, draft: draft, completing).read(prompt)
    }
  }

  /// The answer to a question that a command asks in the midst of its work, read with the keys of the
  /// prompt; the editor has been prepared before.
  ///
  /// `isInterrupted` says whether another thread has heard Ctrl-C.
  static func answer(
    to prompt: String, _ listening: Listening, _ tongue: Tongue,
    isInterrupted: @escaping () -> Bool
  ) -> Outcome {
    let reading = LineReading(listening, Keyboard(), 2, tongue, draft: "") { _, _ in [] }
    reading.isInterrupted = isInterrupted
    return reading.read(prompt)
  }
}

/// Thrice: a search may take the first of them, and give back a paste that began before.
private let keysThatEndAPaste = Array(String(repeating: "\u{1B}[201~", count: 3).utf8)[...]

/// One line while it is read, on the one thread that reads lines.
private final class LineReading: @unchecked Sendable {
  private let listening: Listening
  private let keyboard: Keyboard
  private let output: Int32
  private let tongue: Tongue
  private let draft: String
  private let completing: (String, Int) -> [Completion]
  private var isGivenUp = false
  /// Keys that end a paste which is still under way.
  private var closing: ArraySlice<UInt8> = []
  private var characters = TypedCharacters()
  /// Whether Ctrl-C was heard elsewhere, where that can be.
  var isInterrupted: (() -> Bool)?

  init(
    _ listening: Listening, _ keyboard: Keyboard, _ output: Int32, _ tongue: Tongue,
    draft: String, _ completing: @escaping (String, Int) -> [Completion]
  ) {
    self.listening = listening
    self.keyboard = keyboard
    self.output = output
    self.tongue = tongue
    self.draft = draft
    self.completing = completing
  }

  func read(_ prompt: String) -> LineEditor.Outcome {
    // The terminal may have changed its size during a command.
    rl_reset_screen_size()
    LastActs.keepTerminal()
    defer { LastActs.forgetTerminal() }
    current.withLock { $0 = self }
    defer { current.withLock { $0 = nil } }
    let line = editor_read(prompt)
    defer { free(line) }
    if isGivenUp { editor_recover() }
    guard let line, !isGivenUp else {
      editor_print("\n")
      return isGivenUp ? .interrupted : .ended
    }
    return .line(String(cString: line))
  }

  /// Puts in what the line holds at first.
  func begin() {
    if !draft.isEmpty { rl_insert_text(draft) }
  }

  /// The next key, or that there is none: the terminal is gone, or Ctrl-C gave the line up.
  func key() -> Int32 {
    while !isGivenUp {
      if let byte = characters.next() { return Int32(byte) }
      if let byte = UInt8(exactly: editor_next_of_macro()) {
        if !characters.take(byte) { rl_ding() }
        continue
      }
      let (isReadable, signals) = listening.wait(
        for: 0, milliseconds: isInterrupted == nil ? nil : 50)
      heed(signals)
      if signals.contains(.interrupt) || isInterrupted?() == true {
        isGivenUp = true
        editor_give_up()
        closing = keysThatEndAPaste
        break
      }
      guard isReadable else { continue }
      switch keyboard.look() {
      case .key(let byte): if !characters.take(byte) { rl_ding() }
      case .nothing: continue
      case .end:
        isGivenUp = editor_is_amid() != 0
        closing = keysThatEndAPaste
        if !isGivenUp { return EOF }
      }
    }
    return keyThatEnds()
  }

  /// A key that brings readline out of whatever it is in the middle of, a paste above all, and then
  /// the end of an empty line.
  private func keyThatEnds() -> Int32 {
    if editor_is_amid() != 0, let byte = closing.popFirst() { return Int32(byte) }
    editor_empty()
    return EOF
  }

  /// Answers the signals that do not end the line.
  private func heed(_ signals: Signals) {
    if signals.contains(.resize) { editor_resize() }
    guard signals.contains(.stop) else { return }
    rl_cleanup_after_signal()
    listening.giveIn(to: .stop)
    rl_reset_after_signal()
    rl_forced_update_display()
  }

  /// Puts in what can be put in, or lists what might be.
  func complete(listing: Bool) {
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
}

/// A descriptor of the terminal to draw on: standard error, or the one keys come from when
/// standard error goes elsewhere.
private func terminalForDrawing() -> Int32 {
  if isatty(2) == 1 { return dup(2) }
  let terminal = open("/dev/tty", O_WRONLY | O_CLOEXEC)
  return terminal >= 0 ? terminal : dup(2)
}
