import PlaintEngine
import PlaintText
import Testing

/// What stands before the cursor.
@Suite struct PromptTests {
  private func prompt(_ lines: [String], width: Int = 100) throws -> String {
    let talk = Talk()
    for line in lines { try talk.say(line) }
    talk.host.width = width
    return talk.session.prompt(talk.host)
  }

  @Test func datasetConditionsAndSize() throws {
    #expect(Session().prompt(Talk().host) == "plaint> ")
    #expect(try prompt([]) == "tickets 6> ")
    #expect(try prompt(["filter channel = 电话"]) == "tickets[电话] 3/6> ")
    #expect(
      try prompt(["filter channel = \"电话\" and opened in 2012-05"]) == "tickets[电话, 2012-05] 2/6> ")
    #expect(
      try prompt(["filter channel = 电话", "filter opened in 2012-05"])
        == "tickets[电话, 2012-05] 2/6> ")
    #expect(try prompt(["filter minutes > 20"]) == "tickets[minutes > 20] 4/6> ")
    #expect(
      try prompt(["filter channel = 电话 or reason = fee"])
        == "tickets[channel = 电话 or reaso…] 5/6> ")
    #expect(try prompt(["filter channel in (电话, 短信)"]) == "tickets[电话/短信] 4/6> ")
    #expect(try prompt(["add x = 1"]) == "tickets 6> ")
  }

  @Test(arguments: [40, 60, 80, 120]) func aCommandFitsBesideIt(_ width: Int) throws {
    let lines = [
      "filter channel = 电话", "filter reason != \"话费直通车(1008611)短信收不到\"",
      "filter opened in 2012-04-30..2012-06-01", "filter minutes < 1000",
    ]
    let text = try prompt(lines, width: width)
    #expect(text.displayWidth <= max(width * 5 / 8, 32))
    // The newest condition stays.
    #expect(text.contains("minutes") && text.hasSuffix(" 3/6> "))
  }
}
