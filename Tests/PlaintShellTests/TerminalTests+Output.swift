import Glibc
import Testing

extension TerminalTests {
  @Test func aLongAnswerGoesThroughThePager() throws {
    let terminal = try started(["PAGER": "sed  s/line/page/"], rows: 10)
    terminal.enter("pages 9")
    try terminal.wait(for: "line 9\ntrial>")
    terminal.enter("pages 10")
    try terminal.wait(for: "page 10\ntrial>")
  }

  @Test func aMissingPagerIsNoMatter() throws {
    let terminal = try started(["PAGER": "no-such-pager"], rows: 10)
    terminal.enter("pages 30")
    try terminal.wait(for: "line 29\nline 30\ntrial>")
  }

  @Test func aPagerThatLeavesEarlyIsNoMatter() throws {
    let terminal = try started(["PAGER": "head -n 2"], rows: 10)
    terminal.enter("pages 100000")
    try terminal.wait(for: "line 1\nline 2\ntrial>")
    terminal.enter("say on")
    try terminal.wait(for: "2: <say on> 80")
  }

  @Test func keysInThePagerAreThePagers() throws {
    let terminal = try started(["PAGER": "cat - /dev/tty"], rows: 10)
    terminal.enter("pages 20")
    try terminal.wait(for: "line 20")
    terminal.type("\u{3}")
    try terminal.wait(forLine: "trial>")
    terminal.enter("say on")
    try terminal.wait(for: "2: <say on> 80")
    #expect(!terminal.screen.text.contains("interrupted"))
  }

  @Test func linesFromAPipeAreAnsweredInOrder() throws {
    let run = try Piped(
      trial, input: "\u{FEFF}say 渠道\r\n# nothing\n\nnote 注\nsay (\n2)\nsay end",
      environment: environment())
    #expect(run.output == "1: <say 渠道> 100\n3: <say (⏎2)> 100\n4: <say end> 100\n")
    #expect(run.notes == "noted: 注\n")
    #expect(run.status == 0)
  }

  @Test func theFirstErrorEndsAPipe() throws {
    let run = try Piped(
      trial, input: "say 1\n\nfail 渠道\nsay 2\n", environment: environment())
    #expect(run.output == "1: <say 1> 100\n")
    #expect(run.notes == "-:3: error: no word “渠道”\n  fail 渠道\n       ^^^^\n")
    #expect(run.status == 1)
  }

  @Test(arguments: [
    ("fail data", Int32(3)), ("quit 5", 5), ("", 0), ("# 注", 0), ("fail (", 1),
  ])
  func aPipesStatusIsItsEnding(_ input: String, _ status: Int32) throws {
    #expect(try Piped(trial, input: input, environment: environment()).status == status)
  }

  @Test(arguments: [
    (["say 1", "say 2"], Int32(0), "1: <say 1> 100\n2: <say 2> 100\n", ""),
    (
      ["say 1", "fail 二", "say 3"], 1, "1: <say 1> 100\n",
      "试.plaint:2: error: no word “二”\n  fail 二\n       ^^\n"
    ),
    (
      ["fail data", "fail 2"], 3, "",
      "试.plaint:1: error: no word “data”\n  fail data\n       ^^^^\n"
    ),
    (["cut", "say 2"], 130, "", ""), (["quit 9", "say 2"], 9, "", ""), ([], 0, "", ""),
  ])
  func aScriptEndsWithItsFirstError(
    _ commands: [String], _ status: Int32, _ output: String, _ notes: String
  ) throws {
    let run = try Piped(trial, ["script"] + commands, environment: environment())
    #expect(run.status == status)
    #expect(run.output == output)
    #expect(run.notes == notes)
  }

  @Test func aLongAnswerCanBeStopped() throws {
    let terminal = try started(["PAGER": ""], rows: 10)
    terminal.enter("pages 200000")
    try terminal.wait(for: "line 1000\n")
    terminal.type("\u{3}")
    try terminal.wait(forLine: "trial>")
    #expect(!terminal.screen.text.contains("line 200000"))
  }

  @Test func interruptEndsAPipe() throws {
    let terminal = try Terminal(
      "/bin/sh", arguments: ["-c", "(echo wait; echo say no) | \(trial)"],
      environment: environment())
    try terminal.wait(for: "waiting")
    terminal.type("\u{3}")
    try terminal.wait(for: "interrupted; everything is as it was")
    #expect(try terminal.end() == 130)
    #expect(!terminal.screen.text.contains("say no"))
  }

  @Test func interruptWhileAPipeIsSilentEndsIt() throws {
    let terminal = try Terminal(
      "/bin/sh", arguments: ["-c", "(echo say 1; sleep 1000) | \(trial); echo status $?"],
      environment: environment())
    try terminal.wait(for: "1: <say 1>")
    terminal.type("\u{3}")
    _ = try terminal.end()
    #expect(!terminal.screen.text.contains("status 0"))
  }

  @Test func aReaderThatLeavesEndsLinesWithoutAnEndAndIsTold() throws {
    let terminal = try Terminal(
      "/bin/bash",
      arguments: ["-c", "yes 'pages 5000' | \(trial) | head -n 1; echo ${PIPESTATUS[1]}"],
      environment: environment())
    #expect(try terminal.end() == 0)
    #expect(terminal.screen.lines.first == "line 1")
    #expect(terminal.screen.text.contains("nobody reads the answers any more"))
    #expect(terminal.screen.lines.last == "1")
  }

  @Test func chineseIsSpokenWhereTheEnvironmentAsks() throws {
    let terminal = try started(["LANG": "zh_CN.UTF-8"])
    terminal.enter("wait")
    try terminal.wait(for: "\nwaiting")
    terminal.type("\u{3}")
    try terminal.wait(for: "\n已中断，一切照旧\ntrial>")
  }
}
