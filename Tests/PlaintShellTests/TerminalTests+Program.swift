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
}
