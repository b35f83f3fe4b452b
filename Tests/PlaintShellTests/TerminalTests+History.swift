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
}
