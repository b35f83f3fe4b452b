import Glibc
import Testing

/// The shell at a real terminal, through the trial door that says back what it hears.
@Suite(.serialized) struct TerminalTests {
  let home: Directory
  let trial = builtProgram("line-editor-trial")

  init() throws {
    home = try Directory()
  }

  /// What the person's environment holds, apart from what a test adds.
  func environment(_ more: [String: String] = [:]) -> [String: String] {
    [
      "HOME": home.path, "TERM": "xterm", "LANG": "C.UTF-8", "INPUTRC": "/dev/null",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "NO_COLOR": "1",
    ].merging(more) { $1 }
  }

  /// A terminal with the prompt before the cursor.
  func started(_ more: [String: String] = [:], rows: Int = 24) throws -> Terminal {
    let terminal = try Terminal(trial, environment: environment(more), rows: rows)
    try terminal.wait(forLine: "trial>")
    return terminal
  }

  @Test func aCommandIsAnswered() throws {
    let terminal = try started()
    terminal.enter("say hello")
    try terminal.wait(for: "1: <say hello> 80\ntrial>")
    terminal.enter("quit 7")
    #expect(try terminal.end() == 7)
  }

  @Test func commandsGivenFirstAreDoneBeforeThePrompt() throws {
    let terminal = try Terminal(
      trial, arguments: ["say 渠道", "fail now"], environment: environment())
    try terminal.wait(for: "1: <say 渠道> 80\nerror: no word “now”\n  fail now\n       ^^^\ntrial>")
  }

  @Test func aLineInColourWrapsWhereItShould() throws {
    let terminal = try started(["NO_COLOR": ""])
    terminal.type("say " + String(repeating: "渠", count: 40) + "\u{1}\u{5}\u{7F}")
    try terminal.wait(
      for: "trial> say " + String(repeating: "渠", count: 34) + "\n" + "渠渠渠渠渠")
    try terminal.wait(forLine: "渠渠渠渠渠")
  }

  @Test func endOfInputLeaves() throws {
    let terminal = try started()
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
    #expect(terminal.screen.lines == ["trial>"])
  }

  @Test func endOfInputAfterAnOpenLineHandsItOver() throws {
    let terminal = try started()
    terminal.enter("say (")
    try terminal.wait(forLine: "(…>")
    terminal.type("\u{4}")
    try terminal.wait(for: "1: <say (> 80\ntrial>")
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func interruptClearsTheLine() throws {
    let terminal = try started()
    terminal.type("say nothing")
    try terminal.wait(forLine: "trial> say nothing")
    terminal.type("\u{3}")
    try terminal.wait(for: "trial> say nothing^C\ntrial>")
    terminal.enter("say 你好")
    try terminal.wait(for: "1: <say 你好> 80")
  }

  @Test func interruptForgetsTheLinesBefore() throws {
    let terminal = try started()
    terminal.enter("say (")
    try terminal.wait(forLine: "(…>")
    terminal.type("more")
    try terminal.wait(forLine: "(…> more")
    terminal.type("\u{3}")
    try terminal.wait(for: "(…> more^C\ntrial>")
    terminal.enter("say 2")
    try terminal.wait(for: "1: <say 2> 80")
  }

  @Test func interruptLeavesSearch() throws {
    let terminal = try started()
    terminal.enter("say found")
    try terminal.wait(for: "1: <say found> 80\ntrial>")
    terminal.type("\u{12}fou")
    try terminal.wait(for: "reverse-i-search)`fou': say found")
    terminal.type("\u{3}")
    try terminal.wait(for: "^C\ntrial>")
    terminal.enter("say on")
    try terminal.wait(for: "2: <say on> 80")
  }

  @Test func aSearchIsSaidInTheLanguageOfTheScreen() throws {
    let terminal = try started(["LANG": "zh_CN.UTF-8"])
    terminal.enter("say 渠道")
    try terminal.wait(for: "<say 渠道> 80\ntrial>")
    terminal.type("\u{12}渠")
    try terminal.wait(for: "（反向查找）`渠': say 渠道")
    terminal.type("无")
    try terminal.wait(for: "（反向查找：没有）`渠无'")
    terminal.type("\u{7f}\u{5}了\r")
    try terminal.wait(for: "<say 渠道了>")
  }

  @Test func interruptCancelsACommand() throws {
    let terminal = try started()
    terminal.enter("wait")
    try terminal.wait(for: "\nwaiting")
    terminal.type("\u{3}")
    try terminal.wait(for: "\ninterrupted; everything is as it was\ntrial>")
    terminal.enter("say on")
    try terminal.wait(for: "2: <say on> 80")
  }

  @Test func aCommandCutShortKeepsTheRestOfAPaste() throws {
    let terminal = try started()
    terminal.paste("cut\nsay 2\nsay 丙")
    terminal.enter("")
    try terminal.wait(for: "trial> cut\ntrial> say 2\nsay 丙")
    #expect(!terminal.screen.text.contains("<"))
  }

  @Test func progressIsShownAndErased() throws {
    let terminal = try started()
    terminal.enter("work")
    try terminal.wait(for: "working … 50 %")
    terminal.type("\u{3}")
    try terminal.wait(for: "interrupted")
    try terminal.wait(forLine: "trial>")
    #expect(!terminal.screen.text.contains("50 %"))
  }

  @Test func aFailureIsShownWithItsPlace() throws {
    let terminal = try started()
    terminal.enter("fail 渠道")
    try terminal.wait(for: "error: no word “渠道”\n  fail 渠道\n       ^^^^\ntrial>")
  }

  @Test func chineseIsEditedByCharacter() throws {
    let terminal = try started()
    terminal.type("say 电话厅")
    try terminal.wait(forLine: "trial> say 电话厅")
    terminal.type("\u{1B}[D营业")
    try terminal.wait(forLine: "trial> say 电话营业厅")
    terminal.type("\u{7F}")
    try terminal.wait(forLine: "trial> say 电话营厅")
    terminal.enter("\u{7F}")
    try terminal.wait(for: "1: <say 电话厅> 80")
  }

  @Test(arguments: [["LANG": ""], ["LC_ALL": "C"], ["LANG": "zh_CN.GB18030"], ["LANG": "xx_YY"]])
  func chineseNeedsNoLocale(_ locale: [String: String]) throws {
    let terminal = try started(locale)
    terminal.type("say 渠道\u{7F}")
    try terminal.wait(forLine: "trial> say 渠")
    terminal.enter("")
    try terminal.wait(for: "1: <say 渠> 80")
  }

  @Test func aCommandOverSeveralLinesIsOne() throws {
    let terminal = try started()
    terminal.enter("say 渠道 |")
    try terminal.wait(forLine: "…>")
    terminal.enter("by reason")
    try terminal.wait(for: "1: <say 渠道 |⏎by reason> 80\ntrial>")
    terminal.type("\u{1B}[A")
    try terminal.wait(for: "trial> say 渠道 |\nby reason")
    terminal.enter("")
    try terminal.wait(for: "2: <say 渠道 |⏎by reason> 80")
  }

  @Test func aPasteOfSeveralCommandsRunsThemInOrder() throws {
    let terminal = try started()
    terminal.paste("say 1\nsay (\n2)\nsay 电话")
    try terminal.wait(for: "2)\nsay 电话")
    #expect(!terminal.screen.text.contains("<"))
    terminal.enter("")
    try terminal.wait(for: "trial> say 1\n1: <say 1> 80\n")
    try terminal.wait(for: "2: <say (⏎2)> 80\ntrial> say 电话\n3: <say 电话> 80\ntrial>")
  }

  @Test func aPasteStopsAtAFailure() throws {
    let terminal = try started()
    terminal.paste("say 1\nfail 甲\nsay 2\nsay 3")
    terminal.enter("")
    try terminal.wait(for: "error: no word “甲”\n  fail 甲\n       ^^\ntrial> say 2\nsay 3")
    #expect(!terminal.screen.text.contains("<say 2>"))
    terminal.enter("")
    try terminal.wait(for: "4: <say 3> 80")
  }

  @Test func aPasteThatEndsEarlyGoesOn() throws {
    let terminal = try started()
    terminal.paste("say 1\nsay (")
    terminal.enter("")
    try terminal.wait(forLine: "(…>")
    terminal.enter("2)")
    try terminal.wait(for: "2: <say (⏎2)> 80")
  }

  @Test(arguments: [1, 2, 3, 4]) func aLineIsEditedInAColumnOrTwo(_ columns: Int) throws {
    let terminal = try started()
    terminal.type("say 渠道, v")
    try terminal.wait(forLine: "trial> say 渠道, v")
    terminal.resize(columns: columns)
    terminal.type("\u{1}\u{5}\u{2}x\u{B}")
    usleep(100_000)
    terminal.resize(columns: 80)
    terminal.type("\u{1}\u{B}say on\r")
    try terminal.wait(for: "1: <say on> 80")
  }

  @Test func aResizedTerminalIsNoticed() throws {
    let terminal = try started()
    terminal.resize(columns: 60)
    terminal.enter("say wide")
    try terminal.wait(for: "1: <say wide> 60")
  }

  @Test func aStoppedShellComesBackWithItsLine() throws {
    let terminal = try Terminal(
      "/bin/bash", arguments: ["-c", "set -m; \(trial); echo stopped; fg"],
      environment: environment())
    try terminal.wait(forLine: "trial>")
    terminal.type("say 半")
    try terminal.wait(forLine: "trial> say 半")
    terminal.type("\u{1A}")
    try terminal.wait(for: "\nstopped")
    try terminal.wait(for: "trial> say 半", times: 2)
    terminal.enter("句")
    try terminal.wait(for: "1: <say 半句> 80")
  }

  @Test func beingToldToEndGivesTheTerminalBack() throws {
    let terminal = try started()
    terminal.send(SIGTERM)
    #expect(try terminal.end() == 128 + SIGTERM)
  }

  @Test func theInitFileKnowsTheProgram() throws {
    try home.write("$if plaint\n\"\\C-o\": \"say 宏\"\n$endif\n", to: "inputrc")
    let terminal = try started(["INPUTRC": home.path + "/inputrc"])
    terminal.type("\u{F}")
    try terminal.wait(forLine: "trial> say 宏")
  }

  @Test func viKeysWork() throws {
    try home.write("set editing-mode vi\n", to: "inputrc")
    let terminal = try started(["INPUTRC": home.path + "/inputrc"])
    terminal.type("say 渠道甲")
    try terminal.wait(forLine: "trial> say 渠道甲")
    terminal.type("\u{1B}x")
    try terminal.wait(forLine: "trial> say 渠道")
    terminal.type("A re\tx")
    try terminal.wait(forLine: "trial> say 渠道 reasonx")
  }

  @Test func aQuestionIsAnsweredByALetter() throws {
    let terminal = try started()
    terminal.enter("ask")
    try terminal.wait(
      for: "哪一天？\n  a 五月六日\n  b 六月五日\n  c text\na, b or c (Enter: c)?")
    terminal.enter("x")
    try terminal.wait(for: "(Enter: c)?", times: 2)
    terminal.enter("b")
    try terminal.wait(for: "chose 1\ntrial>")
    terminal.enter("ask")
    try terminal.wait(for: "(Enter: c)?", times: 3)
    terminal.enter("")
    try terminal.wait(for: "chose 2\ntrial>")
    // It is a line like others: to its beginning, the first character taken away.
    terminal.enter("ask")
    try terminal.wait(for: "(Enter: c)?", times: 4)
    terminal.enter("渠a\u{1}\u{4}")
    try terminal.wait(for: "chose 0\ntrial>")
  }

  @Test(arguments: ["\u{3}", "\u{4}"]) func aQuestionMayStayOpen(_ key: String) throws {
    let terminal = try started()
    terminal.enter("ask")
    try terminal.wait(for: "(Enter: c)?")
    terminal.type(key)
    try terminal.wait(for: "chose nothing\ntrial>")
    terminal.enter("say on")
    try terminal.wait(for: "2: <say on> 80")
  }

  @Test func nobodyIsAskedWhereNobodyTypes() throws {
    let run = try Piped(trial, input: "ask\n", environment: environment())
    #expect(run.output == "chose alone\n")
  }
}
