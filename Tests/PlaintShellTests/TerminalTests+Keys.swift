import Fuzzing
import Glibc
import PlaintShell
import Testing

/// Keys that nobody presses, and what ends the program from outside.
extension TerminalTests {
  @Test(arguments: ["e", ")", "j", "?", "q", "\u{12}", "\u{1B}", "\u{1B}[5\u{1B}", "渠"])
  func searchThenKeysBoundToNothing(_ keys: String) throws {
    let terminal = try started()
    terminal.enter("say 找")
    try terminal.wait(for: "1: <say 找> 80\ntrial>")
    for search in ["\u{12}", "\u{13}", "半\u{12}找\u{12}"] {
      terminal.type(search + "\u{18}" + keys + "\u{7}")
    }
    terminal.type("\u{15}\u{5}\u{15}\u{3}")
    try terminal.wait(for: "^C\ntrial>")
    terminal.enter("say 好")
    try terminal.wait(for: "2: <say 好> 80\ntrial>")
  }

  /// Readline looks such a key's first byte up alone; what is left of it would be half a character.
  @Test(arguments: ["emacs", "vi"]) func aCharacterBoundToNothingLeavesNothing(mode: String) throws
  {
    try home.write("set editing-mode \(mode)\n", to: "inputrc")
    let terminal = try started(["INPUTRC": home.path + "/inputrc"])
    let nothing =
      mode == "vi"
      ? ["\u{1B}渠i"]
      : ["\u{18}", "\u{1B}", "\u{1B}0", "\u{1B}-", "a\u{7F}\u{18}"].map { $0 + "渠" }
    for (number, keys) in nothing.enumerated() {
      terminal.enter(keys + "say 好")
      try terminal.wait(for: "\(number + 1): <say 好> 80\ntrial>")
    }
    // Those that are bound to something are whole: an argument, an overwritten one, a quoted one.
    let whole =
      mode == "vi"
      ? ["say 好\u{1B}r渠": "say 渠", "say 好\u{1B}R渠道": "say 渠道"]
      : [
        "say \u{1B}3渠": "say 渠渠渠", "say \u{16}渠道": "say 渠道",
        "say \u{1B}2\u{16}渠": "say 渠渠",
      ]
    for (number, (keys, said)) in whole.sorted(by: { $0.key < $1.key }).enumerated() {
      terminal.enter(keys)
      try terminal.wait(for: "\(nothing.count + number + 1): <\(said)> 80\ntrial>")
    }
  }

  /// Random keys, in both modes of editing, end nothing and leave the terminal as it was; others each
  /// time, the same with the `PLAINT_SEED` that was printed, and longer by `scripts/fuzz`.
  @Test(arguments: ["emacs", "vi"]) func randomKeysEndNothing(mode: String) throws {
    var fuzzing = Fuzzing("random keys, \(mode)")
    while var chance = fuzzing.next() {
      try bindMacro(mode, &chance)
      let terminal = try started(["INPUTRC": home.path + "/inputrc"])
      for turn in 1...8 {
        // A busy program finds keys that the terminal took and showed by itself.
        let isBusy = Int.random(in: 0..<4, using: &chance) == 0
        if isBusy { terminal.send(SIGSTOP) }
        defer { if isBusy { terminal.send(SIGCONT) } }
        terminal.press((0..<40).map { _ in chance.keys() })
        terminal.press([[3], [], [3]])
        terminal.enter("say \(turn)")
      }
      // Whatever they left half done, the program is there and gives the terminal back.
      terminal.send(SIGTERM)
      let status = try? terminal.end()
      // Tab may have made “quit” of them.
      let isLeft = status == 0 && terminal.screen.text.contains("quit")
      #expect(
        isLeft || status == 128 + SIGTERM,
        "PLAINT_SEED=\(fuzzing.seed), \(mode)\n\(terminal.screen.text)")
      #expect(terminal.isAsFound)
    }
  }

  /// A macro of random keys behind Ctrl-T: they are no others than those that are typed.
  private func bindMacro(_ mode: String, _ chance: inout Chance) throws {
    let macro = (0..<6).flatMap { _ in chance.keys() }.map { byte in
      let octal = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
    }
    try home.write(
      """
      set editing-mode \(mode)
      "\\C-t": "\(macro.joined())"
      set keymap vi-insert
      "\\C-t": "\\e\(macro.joined())"
      set keymap vi-command
      "\\C-t": "\(macro.joined())"
      "\\C-o": vi-delete-to

      """, to: "inputrc")
  }

  @Test func macrosArePlayed() throws {
    try home.write(
      """
      "\\C-t": "say 一"
      "\\C-o": "a\\C-o"
      "\\C-g": "\\377"

      """, to: "inputrc")
    let terminal = try started(["INPUTRC": home.path + "/inputrc"])
    terminal.enter("\u{14}x\u{7}")
    try terminal.wait(for: "1: <say 一x> 80\ntrial>")
    // One that plays itself ends after a while, what is no character is dropped.
    terminal.enter("say \u{F}\u{7}")
    try terminal.wait(for: "2: <say \(String(repeating: "a", count: 16))> 80\ntrial>")
    // Recorded, and played again; by name, too.
    terminal.enter("say \u{18}(好\u{18})\u{18}e")
    try terminal.wait(for: "3: <say 好好> 80\ntrial>")
    // What was quoted is recorded whole.
    terminal.enter("say \u{18}(\u{16}渠\u{18})\u{18}e")
    try terminal.wait(for: "4: <say 渠渠> 80\ntrial>")
    // Read again, they are still ours.
    terminal.enter("say \u{18}\u{12}\u{F}")
    try terminal.wait(for: "5: <say \(String(repeating: "a", count: 16))> 80\ntrial>")
  }

  @Test func interruptEndsAPasteThatIsNot() throws {
    let terminal = try started()
    terminal.type("say \u{1B}[200~半句")
    terminal.type("\u{3}")
    try terminal.wait(for: "^C\ntrial>")
    terminal.enter("say 好")
    try terminal.wait(for: "1: <say 好> 80")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT]) func whatEndsTheProgramGivesTheTerminalBack(
    _ signal: Int32
  ) throws {
    for keys in ["", "\u{1B}[200~半句", "\u{12}找", "\u{16}"] {
      let terminal = try started()
      terminal.type("say 1" + keys)
      try terminal.wait(for: "say 1")
      #expect(!terminal.isAsFound)
      terminal.send(signal)
      #expect(try terminal.end() == 128 + signal)
      #expect(terminal.isAsFound)
    }
  }

  /// Ctrl-S holds the output up, which gives the terminal back to nobody.
  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV]) func whatEndsTheProgramEndsItWhileOutputIsHeldUp(
    _ signal: Int32
  ) throws {
    for keys in ["", "\u{16}", "\u{12}找"] {
      let terminal = try started()
      terminal.type("say 1")
      try terminal.wait(for: "say 1")
      terminal.press([[0x13], Array(keys.utf8), Array("2".utf8), []])
      terminal.send(signal)
      #expect(try terminal.end() == 128 + signal)
      #expect(terminal.isAsFound)
    }
  }

  /// A fault of the program's own, here sent from outside.
  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT]) func aFaultGivesTheTerminalBackAndIsOwnedUpTo(
    _ signal: Int32
  ) throws {
    let terminal = try started(["LANG": "zh_CN.UTF-8"])
    terminal.send(signal)
    #expect(try terminal.end() == 128 + signal)
    #expect(terminal.isAsFound)
    #expect(terminal.screen.text.contains("Plaint 自身出错"))
  }

  @Test func aHistoryLockedByAnotherDoesNotHoldThePromptUp() throws {
    let file = try History(at: home.path + "/.local/state/plaint/history").made()
    let other = open(file, O_RDWR)
    defer { close(other) }
    #expect(flock(other, LOCK_EX) == 0)
    let terminal = try started()
    #expect(terminal.screen.text.contains("is locked by"))
    terminal.enter("say 好")
    try terminal.wait(for: "1: <say 好> 80")
  }

  @Test func aHistoryWithoutEndIsNotRead() throws {
    let file = try History(at: home.path + "/.local/state/plaint/history").made()
    unlink(file)
    #expect(symlink("/dev/full", file) == 0)
    let terminal = try started()
    let text = terminal.screen.text.replacing("\n", with: " ")
    #expect(text.contains("its commands are not kept for the next"))
  }
}

extension History {
  /// The history's file, made.
  fileprivate func made() throws -> String {
    try keep("say 旧")
    return path ?? ""
  }
}

extension Chance {
  private static let pieces: [[UInt8]] = [
    "\u{12}", "\u{13}", "\u{18}", "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[A", "\u{1B}[5~",
    "\u{1B}[5", "\u{1B}[200~", "\u{1B}[201~", "\u{7}", "\u{16}", "\u{18}(", "\u{18})", "\u{18}e",
    "\u{1B}4", "\u{1B}-", "\u{19}", "\u{1B}y", "\t", "\u{1B}?", "\u{1F}", "\u{1B}.", "\u{1B}#", "渠",
    "\u{14}", "\u{F}", "d4", "\u{1B}x",
    "say ",
  ].map { Array($0.utf8) }

  /// Random keys: bound ones, parts of sequences, letters, Chinese, any bytes.
  mutating func keys() -> [UInt8] {
    if UInt8.random(in: 0...9, using: &self) < 6 {
      return Self.pieces.randomElement(using: &self) ?? []
    }
    // Without Ctrl-C, Ctrl-D, Ctrl-Z and Ctrl-\\, which stop or end what is typed to.
    let byte = UInt8.random(in: 0...255, using: &self)
    return [3, 4, 26, 28].contains(byte) ? [0x20] : [byte]
  }
}
