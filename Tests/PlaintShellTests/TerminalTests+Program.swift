import Glibc
import Testing

/// The program itself at a terminal: the trial door's place taken by the engine.
extension TerminalTests {
  /// The program in a directory with a small file of tickets.
  private func program(_ arguments: String = "", prompt: String) throws -> Terminal {
    try home.write(
      """
      编号,受理渠道,Complaint Type
      1,电话营业厅,billing
      2,电话营业厅,coverage
      3,网上营业厅,billing

      """, to: "工单.csv")
    let command = "cd \(home.path) && exec \(builtProgram("plaint")) \(arguments)"
    let terminal = try Terminal(
      "/bin/sh", arguments: ["-c", command], environment: environment(["LANG": ""]))
    try terminal.wait(forLine: prompt)
    return terminal
  }

  @Test func tabLeadsFromFileToAnswer() throws {
    let terminal = try program(prompt: "plaint>")
    terminal.type("load 工\t")
    try terminal.wait(forLine: "plaint> load 工单.csv")
    terminal.enter("")
    try terminal.wait(for: "\n工单 3>")
    terminal.type("breakdown 受\t")
    try terminal.wait(forLine: "工单 3> breakdown 受理渠道")
    terminal.enter("")
    try terminal.wait(for: "电话营业厅      2   66.67%")
    try terminal.wait(for: "\n工单 3>", times: 2)
    terminal.type("breakdown Comp\t")
    try terminal.wait(forLine: "工单 3> breakdown [Complaint Type]")
  }

  @Test func aFileNamedOnTheCommandLineIsLoaded() throws {
    let terminal = try program("工单.csv", prompt: "工单 3>")
    terminal.enter("filter 受理渠道 = 电话营业厅 ")
    try terminal.wait(for: "\n工单[电话营业厅] 2/3>")
    terminal.enter("undo")
    try terminal.wait(for: "filter 受理渠道 = 电话营业厅\n工单 3>")
    terminal.enter("breakdown 受理渠到")
    try terminal.wait(for: "\n  breakdown 受理渠到\n            ^^^^^^^^\n")
    terminal.enter("quit")
    #expect(try terminal.end() == 0)
  }

  @Test func tabOffersColumnsAndValues() throws {
    let terminal = try program("工单.csv", prompt: "工单 3>")
    terminal.type("filter Complaint T\t")
    try terminal.wait(forLine: "工单 3> filter [Complaint Type]")
    terminal.type("\u{15}filter 受理渠道 = \t")
    try terminal.wait(forLine: "工单 3> filter 受理渠道 =")
    terminal.type("\t")
    try terminal.wait(
      for: "受理渠道 =\n电话营业厅  2   网上营业厅  1\n工单 3> filter 受理渠道 =")
    terminal.type("网\t")
    try terminal.wait(forLine: "工单 3> filter 受理渠道 = 网上营业厅")
    terminal.enter("")
    try terminal.wait(for: "1 of 3 rows left\n工单[网上营业厅] 1/3>")
  }

  @Test func interruptAtThePromptKeepsEverything() throws {
    let terminal = try program("工单.csv", prompt: "工单 3>")
    terminal.enter("filter 受理渠道 = 电话营业厅")
    try terminal.wait(forLine: "工单[电话营业厅] 2/3>")
    terminal.type("filter 编号 = 1")
    try terminal.wait(forLine: "工单[电话营业厅] 2/3> filter 编号 = 1")
    terminal.type("\u{3}")
    try terminal.wait(for: "filter 编号 = 1^C\n工单[电话营业厅] 2/3>")
    terminal.enter("count")
    try terminal.wait(for: "1     2       3\n")
  }

  /// A load of a pipe that nobody writes runs until it is told to stop.
  @Test func interruptCancelsALoad() throws {
    let terminal = try program("工单.csv", prompt: "工单 3>")
    #expect(mkfifo(home.path + "/管道.csv", 0o600) == 0)
    terminal.enter("load 管道.csv as 工单 replace")
    try terminal.wait(for: "(Ctrl-C stops)")
    terminal.type("\u{3}")
    try terminal.wait(for: "replace\ninterrupted; everything is as it was\n工单 3>")
    #expect(!terminal.screen.text.contains("Ctrl-C stops"))
    terminal.enter("breakdown 受理渠道")
    try terminal.wait(for: "电话营业厅      2   66.67%")
  }

  /// Ctrl-C and Ctrl-D leave open what a load asks, which is loaded as text.
  @Test(arguments: ["\u{3}", "\u{4}"]) func aQuestionLeftOpenKeepsTheLoad(_ key: String) throws {
    try home.write("编号,when\n1,01/02/2012\n2,03/04/2012\n", to: "when.csv")
    let terminal = try program("工单.csv", prompt: "工单 3>")
    terminal.enter("load when.csv as 工单 replace")
    try terminal.wait(forLine: "a, b or c (Enter: c)?")
    terminal.enter("count")
    try terminal.wait(for: "“count” is none of the answers\na, b or c (Enter: c)?")
    terminal.type(key)
    try terminal.wait(for: "text: when")
    try terminal.wait(forLine: "工单 2>")
    terminal.enter("load when.csv as 工单 replace")
    try terminal.wait(for: "a, b or c (Enter: c)?", times: 3)
    terminal.enter("b")
    try terminal.wait(for: "date: when")
    try terminal.wait(forLine: "工单 2>")
  }

  /// A window that is closed ends the program, and what was typed before is kept.
  @Test func aClosedWindowKeepsTheHistory() throws {
    let first = try program("工单.csv", prompt: "工单 3>")
    first.enter("breakdown 受理渠道")
    try first.wait(for: "66.67%")
    first.send(SIGHUP)
    #expect(try first.end() == 128 + SIGHUP)
    let second = try program("工单.csv", prompt: "工单 3>")
    second.type("\u{1B}[A")
    try second.wait(forLine: "工单 3> breakdown 受理渠道")
  }

  @Test func tabQuotesFilesWithBlanks() throws {
    try home.write("a\n1\n", to: "五月 投诉.csv")
    let terminal = try program(prompt: "plaint>")
    terminal.type("load 五\t")
    try terminal.wait(forLine: "plaint> load \"五月 投诉.csv\"")
    terminal.enter("")
    try terminal.wait(forLine: "五月 投诉 1>")
  }

  @Test func historyOutlivesTheProgram() throws {
    let first = try program("工单.csv", prompt: "工单 3>")
    first.enter("each 受理渠道 as 渠道 {")
    try first.wait(forLine: "{…>")
    first.enter("  say \"{渠道}\"")
    try first.wait(forLine: "{…>")
    first.enter("}")
    try first.wait(for: "电话营业厅\n网上营业厅\n工单 3>")
    first.type("\u{4}")
    #expect(try first.end() == 0)

    let second = try program("工单.csv", prompt: "工单 3>")
    second.type("\u{1B}[A")
    try second.wait(for: "工单 3> each 受理渠道 as 渠道 {\n  say \"{渠道}\"\n}")
    second.enter("")
    try second.wait(for: "电话营业厅\n网上营业厅\n工单 3>")
  }

  @Test func endOfInputInABlockSaysThatItIsOpenAndThenLeaves() throws {
    let terminal = try program("工单.csv", prompt: "工单 3>")
    terminal.enter("each 受理渠道 as u {")
    try terminal.wait(forLine: "{…>")
    terminal.type("\u{4}")
    try terminal.wait(for: "error: this block is never closed")
    try terminal.wait(forLine: "工单 3>")
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func chineseIsEditedByCharacterAndWraps() throws {
    let terminal = try program("工单.csv", prompt: "工单 3>")
    let long = String(repeating: "短信", count: 20)
    terminal.type("say \"\(long)")
    try terminal.wait(for: "工单 3> say \"" + String(repeating: "短信", count: 16) + "短\n信短信短信短信")
    terminal.type("\u{7F}\u{1B}[D\u{1B}[D厅")
    try terminal.wait(forLine: "信短信短厅信短")
    terminal.enter("\u{5}\"")
    try terminal.wait(for: "\n" + String(repeating: "短信", count: 18) + "短厅信短\n工单 3>")
  }

  @Test func aPasteOfSeveralCommandsIsAnsweredOneByOne() throws {
    let terminal = try program("工单.csv", prompt: "工单 3>")
    terminal.paste("filter 受理渠道 = 电话营业厅\nbreakdown [Complaint Type] |\n  take 1\ncount")
    terminal.enter("")
    try terminal.wait(for: "工单[电话营业厅] 2/3> breakdown [Complaint Type] |\n  take 1\n")
    try terminal.wait(for: "工单[电话营业厅] 2/3> count\n")
    try terminal.wait(for: "1     2       3\n")
  }

  @Test func timingSaysWhereTheTimeWent() throws {
    let terminal = try program(prompt: "plaint>")
    terminal.enter("timing on")
    try terminal.wait(forLine: "plaint>")
    terminal.enter("load 工单.csv")
    try terminal.wait(for: "\ntook 0.")
    try terminal.wait(forLine: "工单 3>")
  }

  @Test func aPlainTerminalIsEnough() throws {
    try home.write("a,b\n1,2\n", to: "t.csv")
    let terminal = try Terminal(
      "/bin/sh", arguments: ["-c", "cd \(home.path) && exec \(builtProgram("plaint")) t.csv"],
      environment: environment(["TERM": "dumb"]))
    try terminal.wait(forLine: "t 1>")
    terminal.enter("breakdown a")
    try terminal.wait(for: "1  1            1  100.00%")
    try terminal.wait(forLine: "t 1>")
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func linesFromAPipeHaveNoPrompt() throws {
    try home.write("甲\n1\n", to: "t.csv")
    let run = try Piped(
      builtProgram("plaint"), ["--quiet"], input: "load \(home.path)/t.csv\nsay \"渠道\"\n",
      environment: environment())
    #expect(run.output == "渠道\n")
    #expect(run.notes == "")
    #expect(run.status == 0)
  }
}
