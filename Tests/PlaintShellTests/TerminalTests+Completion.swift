import Testing

extension TerminalTests {
  @Test func tabInsertsTheOnlyCompletion() throws {
    let terminal = try started()
    terminal.type("qu\t")
    try terminal.wait(forLine: "trial> quit")
    terminal.type("3\r")
    #expect(try terminal.end() == 3)
  }

  @Test func tabInsertsWhatIsShared() throws {
    let terminal = try started()
    terminal.type("say rea\t")
    try terminal.wait(forLine: "trial> say reason")
    terminal.type("\t")
    try terminal.wait(for: "trial> say reason\nreason   6   reasons  7\ntrial> say reason")
  }

  @Test func tabCompletesChineseWithoutBlanks() throws {
    let terminal = try started()
    terminal.type("say 渠\t电\t")
    try terminal.wait(forLine: "trial> say 渠道 电话")
    terminal.type("\t")
    try terminal.wait(
      for: "trial> say 渠道 电话\n电话营业厅  5   电话客服    4\ntrial> say 渠道 电话")
    terminal.type("客\t")
    try terminal.wait(forLine: "trial> say 渠道 电话客服")
    terminal.enter("")
    try terminal.wait(for: "1: <say 渠道 电话客服> 80")
  }

  @Test func tabMayReplaceWhatStandsBeforeTheCursor() throws {
    let terminal = try started()
    terminal.type("say Tick\t")
    try terminal.wait(forLine: "trial> say [Ticket")
    terminal.type("i\t")
    try terminal.wait(forLine: "trial> say [Ticket i")
  }

  @Test func tabWorksInTheMiddleOfALine() throws {
    let terminal = try started()
    terminal.type("say 渠 end")
    try terminal.wait(forLine: "trial> say 渠 end")
    terminal.type("\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\t!")
    try terminal.wait(forLine: "trial> say 渠道! end")
  }

  @Test func tabCompletesAfterAContinuation() throws {
    let terminal = try started()
    terminal.enter("say |")
    try terminal.wait(forLine: "…>")
    terminal.type("电话营\t")
    try terminal.wait(forLine: "…> 电话营业厅")
  }

  @Test func aLongListEndsWithHowManyMore() throws {
    let terminal = try started()
    terminal.type("many\t")
    try terminal.wait(forLine: "trial> many")
    terminal.type("\t")
    try terminal.wait(for: "… and 312 more\ntrial> many")
  }

  @Test func controlCharactersInCompletionsAreHarmless() throws {
    let terminal = try started()
    terminal.type("say evil\t")
    try terminal.wait(for: "trial> say evil\nevil\\e[2J  8\ntrial> say evil")
  }

  @Test func undoTakesACompletionBack() throws {
    let terminal = try started()
    terminal.type("say 渠\t")
    try terminal.wait(forLine: "trial> say 渠道")
    terminal.type("\u{1F}")
    try terminal.wait(forLine: "trial> say 渠")
  }
}
