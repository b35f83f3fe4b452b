import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// Lines of a megabyte: each is answered or refused as a short one of its shape would be.
///
/// Nothing here looks at a clock; but whatever grows with the square of the line would take minutes.
struct LongLineTests {
  private static let size = 1_000_000

  private static func filled(_ part: String, before: String = "", behind: String = "") -> String {
    before + String(repeating: part, count: size / part.utf8.count + 1) + behind
  }

  private static func listed(
    _ joint: String, size: Int = size, before: String = "", behind: String = "",
    _ part: (Int) -> String
  ) -> String {
    var line = before + part(0)
    var number = 1
    while line.utf8.count < size {
      line += joint + part(number)
      number += 1
    }
    return line + behind
  }

  struct Refused: Sendable {
    let name: String
    let line: @Sendable () -> String
    let message: String
  }

  private static let refused: [Refused] = [
    Refused(
      name: "or",
      line: { listed(" or ", before: "filter ") { "minutes = \($0)" } },
      message: "more than 500 parts are joined here"),
    Refused(
      name: "plus", line: { listed("+", before: "add x = ") { "\($0)" } },
      message: "more than 500 parts are joined here"),
    Refused(
      name: "pipes", line: { listed(" | ", before: "count | ") { _ in "sort count" } },
      message: "more than 500 parts are joined here"),
    Refused(
      name: "brackets", line: { filled("(", before: "filter ") },
      message: "this is nested too deeply: more than 100"),
    Refused(
      name: "nots", line: { filled("not ", before: "filter ") },
      message: "this is nested too deeply: more than 100"),
    Refused(
      name: "minus", line: { filled("-", before: "add x = ") },
      message: "this is nested too deeply: more than 100"
    ),
    Refused(name: "a command", line: { filled("x") }, message: "unknown command “xxx"),
    Refused(name: "一条命令", line: { filled("投诉") }, message: "unknown command “投诉投诉"),
    Refused(
      name: "a column", line: { filled("x", before: "count where ", behind: " = 1") },
      message: "no column “xxx"),
    Refused(
      name: "一列", line: { filled("投诉", before: "筛选 ", behind: " = 1") }, message: "no column “投诉投诉"),
    Refused(
      name: "digits", line: { filled("1", before: "filter minutes = ") },
      message: "“minutes” is a whole number column, and “111"),
    Refused(
      name: "one character of many marks",
      line: { filled("\u{301}", before: "filter minutes = \"e", behind: "\"") },
      message: "“minutes” is a whole number column, and “e\u{301}"),
    Refused(
      name: "words", line: { filled("abc ", before: "filter ") },
      message: "expected a comparison such as"),
    Refused(
      name: "commas", line: { filled(",", before: "add x = ") },
      message: "expected a column, found “,”"),
    Refused(
      name: "columns", line: { listed(", ", before: "show ") { _ in "minutes" } },
      message: "“minutes” stands here twice"),
    Refused(
      name: "quotes", line: { filled("\"", before: "say ") },
      message: "expected “|” or the end of the line"),
  ]

  @Test(arguments: refused.indices) func `lines that cannot be meant are refused`(_ index: Int)
    throws
  {
    let line = Self.refused[index].line()
    try #require(line.utf8.count >= Self.size)
    let problem = try #require(Talk().failure(line), "\(Self.refused[index].name)")
    let message = Self.refused[index].message
    let said = problem.message.english.unicodeScalars
    #expect(said.starts(with: message.unicodeScalars), "\(String(said.prefix(200)))")
    for tongue in [Tongue.english, .chinese] {
      let printed = problem.rendered(in: tongue, wraps: true)
      #expect(printed.unicodeScalars.count < 6000 || printed.contains("\u{301}"))
    }
  }

  @Test func `long lists and texts are looked for`() throws {
    let talk = Talk()
    try talk.say(
      "allow unknown values",
      Self.listed(", ", before: "count where minutes in (", behind: ")") { "\($0)" })
    #expect(talk.answers.last?.rows.first?.first?.value == .number(6))
    try talk.say(
      Self.listed(", ", before: "计数 where channel 属于 (电话, ", behind: ")") { "“值\($0)”" })
    #expect(talk.answers.last?.rows.first?.first?.value == .number(3))
    try talk.say(Self.filled("投诉", before: "count where channel = \"", behind: "\""))
    #expect(talk.answers.last?.rows.first?.first?.value == .number(0))
    try talk.say(Self.filled(" ", before: "count", behind: "where minutes = 10"))
    #expect(talk.answers.last?.rows.first?.first?.value == .number(1))
  }

  /// Each value that never occurs is looked for; the first are said, and the others counted.
  @Test(arguments: ["in", "contains", "matches"])
  func `lists of words that never occur are looked through`(test: String) throws {
    let talk = Talk(interactive: true)
    try talk.say(
      Self.listed(", ", size: 200_000, before: "count where channel \(test) (电话, ", behind: ")") {
        "\"词\($0)\""
      })
    #expect(talk.answers.last?.rows.first?.first?.value == .number(3))
    #expect(talk.notes.count < 40)
    #expect(talk.notes.contains { $0.contains("more values of this line never occur") })
  }

  /// One after the other, so many tests were deeper than the stack.
  @Test func `a calendar of thousands of days is a list like others`() throws {
    let talk = Talk()
    let first = Talk.day("1999-01-01").number
    for (line, count) in [("count where opened in (", 6), ("计数 其中 opened 非 属于 (", 0)] {
      let days = (0..<6_000).map { Day(number: first + $0).text }.joined(separator: ", ")
      try talk.say("\(line)\(days))")
      #expect(talk.answers.last?.rows.first?.first?.value == .number(Number(count)))
    }
  }

  @Test func `tens of thousands of columns and figures are made`() throws {
    let talk = Talk()
    try talk.say(
      Self.listed(", ", size: 200_000, before: "add ") { "列\($0) = minutes + \($0)" }, "count")
    try talk.say(
      Self.listed(", ", size: 200_000, before: "select ") { "(minutes + \($0)) as s\($0)" },
      "undo 2")
    try talk.say(
      Self.listed(", ", size: 200_000, before: "group reason of ") {
        "n\($0) = sum(minutes + \($0))"
      })
    #expect((talk.answers.last?.columns.count ?? 0) > 5_000)
  }
}
