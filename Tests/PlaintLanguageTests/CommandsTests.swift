import PlaintLanguage
import PlaintText
import Testing

/// Where one command ends and the next begins.
struct CommandsTests {
  private func split(_ text: String) -> [String] {
    Commands.split(text, file: nil).map(\.text)
  }

  @Test(arguments: [
    ("a\nb", ["a", "b"]),
    ("a |\nb", ["a |\nb"]),
    ("a,\nb", ["a,\nb"]),
    ("a，\nb", ["a，\nb"]),
    ("a \\\nb", ["a \\\nb"]),
    ("a (\nb\n)", ["a (\nb\n)"]),
    ("a \"x\ny\"", ["a \"x\ny\""]),
    ("a “x\ny”", ["a “x\ny”"]),
    ("a [x\ny]", ["a [x\ny]"]),
    ("# note\na", ["a"]),
    ("\n\na\n\n", ["a"]),
    ("a # b |\nc", ["a # b |", "c"]),
    ("a \"# b\"\nc", ["a \"# b\"", "c"]),
    ("[it's] = 1\nb", ["[it's] = 1", "b"]),
    ("each x as u {\n  a\n  b\n}\nc", ["each x as u {\n  a\n  b\n}", "c"]),
    ("a\r\nb", ["a", "b"]),
    ("# 说明\u{2028}b", []),
    ("a \"x\u{2028}y\u{85}z\rw\"\nb", ["a \"x\u{2028}y\u{85}z\rw\"", "b"]),
    ("筛选 渠道 = 电话 ｜\n计数", ["筛选 渠道 = 电话 ｜\n计数"]),
    ("a |\n# why\nb", ["a |\n# why\nb"]),
    ("a |", ["a |"]),
    ("", []),
  ]) func splitting(_ text: String, _ commands: [String]) {
    #expect(split(text) == commands)
  }

  @Test func commandsKnowTheirLines() {
    let commands = Commands.split("# head\na |\nb\n\nc", file: "x.plaint", firstLine: 10)
    #expect(commands.map(\.line) == [11, 14])
    #expect(commands.allSatisfy { $0.file == "x.plaint" })
  }

  @Test(arguments: [
    ("", Commands.Completeness.empty), ("  # note", .empty), ("a", .whole),
    ("a |", .unfinished(inside: "")), ("a (", .unfinished(inside: "(")), ("a ( )", .whole),
    ("a \"", .unfinished(inside: "\"")), ("a \"\"", .whole), ("a [x", .unfinished(inside: "[")),
    ("each x as u {", .unfinished(inside: "{")), ("each x as u {\n}", .whole),
    ("a “", .unfinished(inside: "“")), ("a \\", .unfinished(inside: "")), ("a |\nb", .whole),
    ("筛选 （", .unfinished(inside: "(")),
  ]) func completeness(_ text: String, _ expected: Commands.Completeness) {
    #expect(Commands.completeness(text) == expected)
  }
}
