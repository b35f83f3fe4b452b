import Foundation
import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// Answers are always made whole; only drawing them stops.
struct LongAnswerTests {
  private func talk(_ count: Int) -> Talk {
    let talk = Talk()
    talk.put(
      "many",
      [
        ("票号", (0..<count).map { "票\($0)" }), ("kind", (0..<count).map { "k\($0 % 3)" }),
        ("text", (0..<count).map { "t\($0)" }),
      ])
    return talk
  }

  /// The numbers of the lines that were drawn last.
  private func lines(_ talk: Talk) -> [Int] {
    (talk.printed.last ?? "").split(separator: "\n").compactMap { line in
      line.split(separator: " ").first.flatMap { Int($0) }
    }
  }

  @Test func `up to five thousand lines all are drawn, of more the first twenty and the total`()
    throws
  {
    let talk = talk(5_000)
    try talk.say("breakdown 票号")
    #expect(lines(talk) == Array(1...20) + [5_001])
    #expect(talk.rows.count == 5_001)
    #expect(
      talk.printed.last?.contains(
        "5,001 lines; all draws them, top N folds, export writes them") == true)
    try talk.say("breakdown 票号 all")
    #expect(lines(talk) == Array(1...5_001))
    try talk.say("it | take 5000")
    #expect(lines(talk).count == 5_000)
    try talk.say("breakdown 票号", "it all")
    #expect(lines(talk).count == 5_001)
    try talk.say("it | filter count = 1", "它 全部")
    #expect(lines(talk).count == 5_000)
    talk.host.tongue = .chinese
    try talk.say("占比 票号")
    #expect(talk.printed.last?.contains("共 5,001 行") == true)
    try talk.say("占比 票号 全部")
    #expect(lines(talk).count == 5_001)
  }

  @Test func `what is not drawn is counted, piped on and exported`() throws {
    let talk = talk(6_000)
    let file = try Talk.file("out.csv", "")
    try talk.say("group 票号", "it | count")
    #expect(talk.rows.first?.first == "6000")
    try talk.say("group 票号", "export \"\(file)\" replace")
    #expect(try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").count == 6_001)
  }

  @Test func `a crowd that ties is drawn up to twenty lines`() throws {
    let talk = talk(2_224)
    try talk.say("breakdown 票号 top 2")
    #expect(lines(talk) == Array(1...20) + [2_225])
    #expect(talk.notes.isEmpty)
    #expect(talk.printed.last?.contains("2,222 rows more than asked") == true)
    try talk.say("breakdown 票号 top 2 all")
    #expect(lines(talk).count == 2_225)
    // Some ties in a table of many values are no crowd.
    try talk.say("breakdown kind top 2")
    #expect(lines(talk) == [1, 2, 3, 4])
  }

  @Test func `recode lists twenty values and counts the rest`() throws {
    let talk = talk(300)
    try talk.say("recode text as short: contains \"1\" -> x")
    let answers = talk.answers.suffix(2)
    #expect(answers.map(\.rows.count) == [20, 21])
    let moved = (0..<300).count { String($0).contains("1") }
    #expect(answers.first?.notes.first?.english == "and \(moved - 20) more with \(moved - 20) rows")
    // x and those that keep theirs stand behind each other by rows.
    #expect(answers.last?.rows.first?[3].value == .number(Number(moved)))
    let keep = 300 - moved
    #expect(
      answers.last?.notes.first?.english
        == "and 281 more, 281 rows before and \(keep - 19) after")
  }
}

/// Values that read like marks, or like such values in quotes.
struct LookalikeTests {
  @Test func `a value that reads like a mark is never one`() throws {
    let talk = Talk()
    let values = ["(other)", "“(other)”", "(missing)", "(total)", "（其他）", "x", "x", "x", "", "y"]
    talk.put("odd", [("v", values), ("w", values)])
    for line in ["breakdown v", "breakdown v top 1", "group v", "breakdown w > v", "trend by v"] {
      if line.hasPrefix("trend") { continue }
      try talk.say(line)
      #expect(Set(talk.rows).count == talk.rows.count, "\(line): \(talk.rows)")
    }
    try talk.say("breakdown v")
    let shown = talk.rows.map { $0[0] }
    for word in [
      "“(other)”", "““(other)””", "“(missing)”", "“(total)”", "“（其他）”", "(missing)", "(total)",
    ] {
      #expect(shown.count { $0 == word } == 1, "\(word) in \(shown)")
    }
    // Typed in quotes a text is the value; typed as shown a line is the line.
    try talk.say("it | filter v = \"(other)\"")
    #expect(talk.rows.map { $0[0] } == ["“(other)”"])
    for (line, value) in [
      ("rows \"(other)\"", "(other)"), ("rows “(other)”", "(other)"),
      ("rows ““(other)””", "“(other)”"), ("rows '“(other)”'", "“(other)”"),
      ("rows (total)", nil), ("rows (missing)", ""),
    ] as [(String, String?)] {
      try talk.say("breakdown v", "\(line) | breakdown v")
      let counts = talk.rows.dropLast().map { $0[0] }
      if let value {
        #expect(counts.count == 1, "\(line): \(counts)")
        try talk.say("breakdown v", "\(line) | group v of first(v)")
        #expect(talk.answers.last?.rows[0][1].value.text == value)
      } else {
        #expect(counts.count == 8)
      }
    }
  }

  @Test func `a marked row found by its words is said to be no value`() throws {
    let talk = Talk()
    talk.put("odd", [("v", ["a", "a", "b", "(other)"])])
    try talk.say("breakdown v top 1", "it | filter v != \"(other)\"")
    #expect(
      talk.answers.last?.notes.last?.english == "“(other)” is the marked row here, not a value")
    try talk.say("breakdown v", "it | filter v != \"(other)\"")
    #expect(talk.answers.last?.notes == [])
  }

  @Test func `crosstab headings and exports tell values from marks`() throws {
    let talk = Talk()
    let values = ["(other)", "“(other)”", "(missing)", "", "x", "x"]
    talk.put("odd", [("v", values), ("w", values)])
    try talk.say("crosstab v by w")
    let names = talk.answers.last?.names ?? []
    #expect(Set(names).count == names.count)
    #expect(names.contains("““(other)””"))
    let file = try Talk.file("out.csv", "")
    try talk.say("breakdown v top 1", "export \"\(file)\" replace")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("\n(other),3,"))
  }
}

/// A period that is saved as a parameter, in all its spellings.
struct SavedPeriodTests {
  private func saved(_ lines: String..., as made: String) throws -> (text: String, notes: [String])
  {
    let talk = Talk(interactive: true)
    let folder = URL(filePath: try Talk.file("x", "")).deletingLastPathComponent().path
    talk.host.folder = folder
    for line in lines { try talk.say(line) }
    return (try talk.saved(made), talk.notes)
  }

  @Test func `every spelling of the period goes along, in the spelling it had`() throws {
    let (text, _) = try saved(
      "filter opened in 2012年5月", "breakdown channel", "export x-2012年5月.csv",
      "say “2012年5月共 {count()} 件，2012-05、2012/05、May 2012”", "heading \"2012.05\"",
      as: "month = 2012-05")
    #expect(text.contains("filter opened in {month}\n"))
    #expect(text.contains("export \"x-{text(month, 'yyyy年M月')}.csv\" replace\n"))
    let again = Talk()
    again.host.folder = URL(filePath: try Talk.file("x", "")).deletingLastPathComponent().path
    #expect(again.run(text, ["month": "2012-06"]) == nil)
    #expect(again.texts[0] == "2012年6月共 2 件，2012-06、2012/06、June 2012")
    #expect(again.texts[1].contains("2012.06"))
    #expect(FileManager.default.fileExists(atPath: again.host.folder + "/x-2012年6月.csv"))
  }

  @Test func `longer days, ranges and parts of the period are left and said`() throws {
    let (text, notes) = try saved(
      "filter opened in 2012-05",
      "say \"2012年5月1日、2012年5月至7月、2012-05-01、5月\"", as: "month = 2012-05")
    #expect(text.contains("say \"2012年5月1日、2012年5月至7月、2012-05-01、5月\""))
    for words in ["2012年5月", "2012-05", "5月"] {
      #expect(notes.contains { $0.hasPrefix("“\(words)” stays as it is") }, "\(words) \(notes)")
    }
  }

  @Test(arguments: [
    ("2012", "2012年", "2013", "2013年"), ("2012Q2", "2012年第2季度", "2012Q3", "2012年第3季度"),
    ("2012-05-17", "2012年5月17日", "2012-05-18", "2012年5月18日"),
  ])
  func `years, quarters and days have their spellings`(
    _ value: String, _ spelled: String, _ next: String, _ said: String
  ) throws {
    let (text, _) = try saved("say \"\(spelled)，\(value)\"", as: "p = \(value)")
    let again = Talk()
    #expect(again.run(text, ["p": next]) == nil)
    #expect(again.texts == ["\(said)，\(next)"])
  }
}
