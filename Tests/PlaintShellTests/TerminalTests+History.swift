import Glibc
import Testing

extension TerminalTests {
  private var file: String { ".local/state/plaint/history" }

  @Test func historyOutlivesTheSession() throws {
    let first = try started()
    first.enter("say 渠道 |")
    try first.wait(forLine: "…>")
    first.enter("by \\d")
    try first.wait(for: "> 80\ntrial>")
    first.type("\u{4}")
    #expect(try first.end() == 0)
    #expect(home.text(of: file) == "say 渠道 |\\nby \\\\d\n")
    #expect(home.permissions(of: file) == 0o600)
    #expect(home.permissions(of: ".local/state/plaint") == 0o700)

    let second = try started()
    second.type("\u{1B}[A")
    try second.wait(for: "trial> say 渠道 |\nby \\d")
    second.enter("")
    try second.wait(for: "1: <say 渠道 |⏎by \\d> 80")
  }

  @Test func arrowsFindEachCommandOnce() throws {
    let terminal = try started()
    for (number, line) in ["say 甲", "say 乙", "say 甲"].enumerated() {
      terminal.enter(line)
      try terminal.wait(for: "\(number + 1): <\(line)> 80\ntrial>")
    }
    terminal.type("\u{1B}[A\u{1B}[A\u{1B}[A")
    try terminal.wait(forLine: "trial> say 乙")
  }

  /// What was changed in an older command and not entered is as it was entered, at the next line.
  @Test(arguments: ["", "x"]) func olderCommandsStayAsTheyWereEntered(_ more: String) throws {
    let terminal = try started()
    for (number, line) in ["say 甲", "say 乙"].enumerated() {
      terminal.enter(line)
      try terminal.wait(for: "\(number + 1): <\(line)> 80\ntrial>")
    }
    terminal.type("\u{1B}[A\u{1B}[A改\u{1B}[B改\u{1B}[B\u{15}say 丙" + more)
    terminal.enter("")
    try terminal.wait(for: "3: <say 丙\(more)> 80\ntrial>")
    terminal.type("\u{1B}[A\u{1B}[A\u{1B}[A")
    try terminal.wait(forLine: "trial> say 甲")
    terminal.type("\u{1B}[B")
    try terminal.wait(forLine: "trial> say 乙")
  }

  /// Words are taken from the commands before; one ends where it has ended.
  @Test func lastWordOfACommandThatEndsInABackslash() throws {
    let terminal = try started()
    terminal.enter("say 渠道\\")
    try terminal.wait(for: "1: <say 渠道\\> 80\ntrial>")
    terminal.type("say \u{1B}.")
    try terminal.wait(forLine: "trial> say 渠道\\")
  }

  @Test func searchFindsChinese() throws {
    let terminal = try started()
    for (number, line) in ["say 电话营业厅", "say other"].enumerated() {
      terminal.enter(line)
      try terminal.wait(for: "\(number + 1): <\(line)> 80\ntrial>")
    }
    terminal.type("\u{12}营业")
    try terminal.wait(for: "`营业': say 电话营业厅")
    terminal.enter("")
    try terminal.wait(for: "3: <say 电话营业厅> 80")
  }

  @Test func twoSessionsKeepEachOthersCommands() throws {
    let (left, right) = (try started(), try started())
    left.enter("say 左")
    try left.wait(for: "1: <say 左> 80")
    right.enter("say 右")
    try right.wait(for: "1: <say 右> 80")
    left.enter("say again")
    try left.wait(for: "2: <say again> 80")
    #expect(home.text(of: file) == "say 左\nsay 右\nsay again\n")
  }

  @Test func historyThatCannotBeKeptIsSaidOnce() throws {
    try home.write("", to: ".local")
    let terminal = try started()
    terminal.enter("say 1")
    try terminal.wait(for: "\nhint: this session goes on")
    terminal.enter("say 2")
    try terminal.wait(for: "2: <say 2> 80")
    #expect(terminal.screen.text.ranges(of: "could not").count == 1)
  }

  /// A conversation whose state lies on a disk that is full, and what its history, which held something
  /// before, held behind it; nil where this process may mount none.
  private func onFullDisk(
    before: String, _ talk: (Terminal) throws -> Void
  ) throws -> (history: String, text: String)? {
    try home.write(
      """
      mkdir disk && mount -t tmpfs -o size=64k none disk && mkdir disk/plaint || exit 77
      printf '\(before)' >disk/plaint/history
      cat /dev/zero >disk/rest 2>/dev/null
      XDG_STATE_HOME=$HOME/disk \(trial)
      status=$?
      cp disk/plaint/history kept
      exit $status
      """, to: "small.sh")
    let terminal = try Terminal(
      "/bin/bash", arguments: ["-c", "cd \"$HOME\" && unshare -Urm bash small.sh || exit $?"],
      environment: environment())
    do { try terminal.wait(forLine: "trial>") } catch {
      guard [1, 77].contains(try terminal.end()) else { throw error }
      return nil
    }
    try talk(terminal)
    // A key typed before the prompt is there is the terminal's, and lost as the end of input.
    try terminal.wait(forLine: "trial>")
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
    return (home.text(of: "kept"), terminal.screen.text)
  }

  /// The disk has no room for one more file's bytes: said once, and everything else goes on.
  @Test func aFullDiskIsSaidOnceAndTheSessionGoesOn() throws {
    let left = try onFullDisk(before: "") { terminal in
      terminal.enter("say 渠道")
      try terminal.wait(for: "1: <say 渠道> 80")
      try terminal.wait(forLine: "trial>")
      terminal.enter("say 2")
      try terminal.wait(for: "2: <say 2> 80")
    }
    guard let left else { return }
    #expect(left.history.isEmpty)
    let text = left.text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(text.ranges(of: "could not be written: no space left on device").count == 1, "\(text)")
    #expect(text.ranges(of: "commands are not kept").count == 1)
  }

  /// The disk has room for a part of a command: no part is left, for the next session's first command
  /// would go on in its line.
  @Test func aFullDiskKeepsNoPartOfACommand() throws {
    let long = "say " + String(repeating: "渠道", count: 40)
    // A page of the disk is 4,096 bytes, and this leaves eighty.
    let older = "say " + String(repeating: "x", count: 4_000)
    let left = try onFullDisk(before: older + "\\nsay 旧\\n") { terminal in
      terminal.enter("say 短")
      try terminal.wait(for: "1: <say 短> 80\ntrial>")
      terminal.enter(long)
      try terminal.wait(for: "渠道> 80\ntrial>")
      terminal.enter("say 2")
      try terminal.wait(for: "3: <say 2> 80")
    }
    guard let left else { return }
    #expect(left.history == older + "\nsay 旧\nsay 短\n")
  }
}
