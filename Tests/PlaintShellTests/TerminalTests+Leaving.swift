import Glibc
import Testing

/// Ctrl-C while a command does not listen: letting go of millions of texts, waiting for a disk.
extension TerminalTests {
  @Test(arguments: [
    ("C.UTF-8", "interrupted; everything is as it was"), ("zh_CN.UTF-8", "已中断，一切照旧"),
  ]) func aCommandThatDoesNotListenIsLeft(locale: String, words: String) throws {
    let terminal = try started(["LANG": locale])
    terminal.enter("deaf 渠道")
    try terminal.wait(for: "not listening")
    terminal.type("\u{3}")
    try terminal.wait(for: "\(words)\ntrial>")
    #expect(!terminal.screen.text.contains("too late"))
    // What was left goes on at its own pace; the next command is asked of the door as it was.
    terminal.enter("say 下一条")
    try terminal.wait(for: "1: <say 下一条> 80\ntrial>")
    usleep(2_200_000)
    terminal.enter("say 再一条")
    try terminal.wait(for: "2: <say 再一条> 80\ntrial>")
    #expect(!terminal.screen.text.contains("too late"))
  }

  @Test func leavingWhileACommandIsLeftEndsTheProgram() throws {
    let terminal = try started()
    terminal.enter("deaf")
    try terminal.wait(for: "not listening")
    terminal.type("\u{3}")
    try terminal.wait(for: "as it was\ntrial>")
    terminal.enter("quit 7")
    #expect(try terminal.end() == 7)
    #expect(!terminal.screen.text.contains("too late"))
  }

  @Test func whatCannotBeTakenBackIsWaitedFor() throws {
    let terminal = try started()
    terminal.enter("settle")
    try terminal.wait(for: "settling")
    terminal.type("\u{3}")
    terminal.enter("say 好")
    // It is done, and counts as done.
    try terminal.wait(for: "2: <say 好> 80")
    #expect(!terminal.screen.text.contains("interrupted"))
  }
}
