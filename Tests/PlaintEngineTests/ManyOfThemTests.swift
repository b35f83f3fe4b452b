import PlaintEngine
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// Thousands of something in one line, and what has no place of its own.
struct ManyOfThemTests {
  @Test func `thousands of rules are asked in turn`() throws {
    let talk = Talk()
    let rules = (0..<2000).reversed().map { "where minutes >= \($0) -> \"从\($0)\"" }.joined(
      separator: ", ")
    try talk.say("recode minutes as 档: \(rules), else -> missing", "count where 档 = \"从40\"")
    #expect(talk.answers.last?.rows.first?.first?.value == .number(1))
  }

  @Test func `thousands of columns are added and found`() throws {
    let talk = Talk()
    let columns = (0..<2000).map { "甲\($0) = minutes + \($0)" }.joined(separator: ", ")
    try talk.say("add \(columns)", "count where 甲1999 = 2009 and 甲0 = 10")
    #expect(talk.session.dataset?.relation.schema.fields.count == 2004)
    #expect(talk.answers.last?.rows.first?.first?.value == .number(1))
  }

  @Test func `thousands of lines that add columns are taken one after the other`() throws {
    let talk = Talk()
    for number in 0..<500 { try talk.say("add 甲\(number) = minutes + \(number)") }
    try talk.say("count where 甲499 = 509 and 甲0 = 10", "undo 499")
    #expect(talk.answers.last?.rows.first?.first?.value == .number(1))
    #expect(talk.session.dataset?.relation.schema.names.suffix(2) == ["minutes", "甲0"])
    try talk.say("redo 499")
    #expect(talk.session.dataset?.relation.schema.fields.count == 504)
  }

  @Test func `a pipe is at most 500 commands long`() throws {
    let pipe = "count" + String(repeating: " | sort count", count: 500)
    let problem = try #require(Talk().failure(pipe))
    #expect(problem.message.english == "more than 500 parts are joined here")
    #expect(problem.hints.first?.chinese == "先给已有部分命名：名称 = …")
  }

  @Test func `of many values that never occur the first are named and the others counted`() throws {
    let talk = Talk()
    let numbers = (1000..<3000).map(String.init).joined(separator: ", ")
    try talk.say("count where minutes in (10, \(numbers))")
    #expect(talk.answers.last?.rows.first?.first?.value == .number(1))
    let never = talk.notes.filter { $0.contains("never occur") }
    #expect(never.count == 21)
    #expect(never.last == "1,980 more values of this line never occur in minutes")
    let texts = (1000..<3000).map { "“值\($0)”" }.joined(separator: ", ")
    let other = Talk(interactive: true)
    try other.say("count where channel in (电话, \(texts))")
    #expect(other.notes.last == "1,980 more values of this line never occur in channel")
  }

  @Test func `a result of too many digits is told where it was asked for`() throws {
    let product = [String](repeating: "0.1", count: 40).joined(separator: " * ")
    let line = "count where \(product) * minutes is missing"
    let problem = try #require(Talk().failure(line))
    #expect(problem.place != nil && problem.source?.text == line, "\(problem)")
  }

  @Test(arguments: [
    "breakdown channel top N", "group channel top N", "crosstab channel by reason top N",
    "each channel top N as u {\n  count\n}", "show N", "take N", "sample N", "rows N", "undo N",
    "占比 channel 前 N", "trend minutes last N",
  ]) func `no number is too large to be refused`(_ line: String) {
    for number in ["999999999", "9007199254740992", "9007199254740993", "9223372036854775807"] {
      let problem = Talk().failure(line.replacing("N", with: number))
      if Int(number).map({ $0 > 1 << 53 }) == true, line.hasPrefix("占比") {
        #expect(problem?.message.chinese == "“\(number)”超出可计数的范围")
      }
    }
  }

  @Test func `lines followed one by one are what they are together`() {
    let alphabet = [
      "each x as u {", "}", "count |", "", "# 注", "say (", ")", "say \"半", "句\"", "「", "」", "a, \\",
    ]
    for first in alphabet {
      for second in alphabet {
        for third in alphabet {
          var follower = Session.Follower()
          var text: [String] = []
          for line in [first, second, third] {
            text.append(line)
            let alone = follower.take(line)
            #expect(alone == Session.completeness(of: text.joined(separator: "\n") + "\n"))
          }
        }
      }
    }
  }
}
