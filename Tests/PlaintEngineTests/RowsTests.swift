import PlaintAnalysis
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintEngine

/// The tickets behind a line: as many as the line counts, whatever the line is.
struct RowsTests {
  /// Tickets with missing cells, values that read like marks, ties, and a gap in time.
  private static func talk(tongue: Tongue = .english) -> Talk {
    let talk = Talk(tongue: tongue)
    let channels = ["电话", "短信", "(other)", "", "网站 A/B", "电话", "营业厅(1008611)"]
    let reasons = ["fee", "net", "", "fee", "(missing)", "5"]
    let days = ["2012-03-05", "2012-03-31", "2012-05-01", "", "2012-05-30"]
    let columns: [(String, Kind, (Int) -> Value)] = [
      ("channel", .text, { text(channels[($0 * $0 + $0) % channels.count]) }),
      ("reason", .text, { text(reasons[($0 * 5 + $0 / 7) % reasons.count]) }),
      ("opened", .date, { day(days[($0 + $0 / 9) % days.count]) }),
      ("minutes", .whole, { $0 % 4 == 0 ? .missing : .number(Number($0 % 3)) }),
    ]
    let table = Table(
      columns.map { name, kind, cell in Column(name, kind, values: (0..<90).map(cell)) }, count: 90)
    talk.session.put(
      Dataset(
        name: "tickets", source: MemorySource(name: "tickets", table: table),
        origin: "load tickets.csv"))
    return talk
  }

  private static func text(_ text: String) -> Value { text.isEmpty ? .missing : .text(text) }

  private static func day(_ text: String) -> Value {
    text.isEmpty ? .missing : .date(Talk.day(text))
  }

  /// How many rows are behind what is named.
  private static func count(_ name: String, _ talk: Talk) throws -> Int {
    try talk.say("behind = rows \(name)", "behind | count")
    let answer = try #require(talk.answers.last)
    guard case .number(let number) = answer.rows[0][0].value else { return -1 }
    return number.asInt ?? -1
  }

  @Test(arguments: [
    "breakdown channel", "breakdown channel top 2", "breakdown channel top 1 > reason top 2",
    "breakdown channel > reason > minutes", "breakdown reason top 1 by channel top 2",
    "breakdown reason where minutes > 0", "group channel, reason", "group minutes",
    "group channel top 2, reason top 1", "crosstab channel by reason",
    "crosstab channel top 2 by reason top 1 percent row", "trend", "trend every quarter",
    "trend every day where channel = 电话", "trend by channel top 2",
    "breakdown (minutes > 1) > month(opened)",
  ])
  func everyLineHasTheRowsItCounts(command: String) throws {
    let talk = Self.talk()
    try talk.say(command)
    let answer = try #require(talk.answers.last)
    let ground = try #require(talk.session.ground)
    let index = answer.columns.firstIndex {
      $0.heading.across?.mark == .all && $0.heading.role == .count
    }
    let counts = try #require(index ?? answer.names.firstIndex(of: "count"))
    for (line, row) in answer.rows.enumerated() {
      (talk.session.it, talk.session.ground) = (answer, ground)
      #expect(.number(Number(try Self.count("\(line + 1)", talk))) == row[counts].value)
    }
  }

  @Test func everyCellOfACrosstabHasTheRowsItCounts() throws {
    let talk = Self.talk()
    try talk.say("crosstab channel top 2 by reason top 2")
    let answer = try #require(talk.answers.last)
    let ground = try #require(talk.session.ground)
    for (line, row) in answer.rows.enumerated() {
      for (column, cell) in zip(answer.columns, row) where column.heading.role == .count {
        (talk.session.it, talk.session.ground) = (answer, ground)
        let across = try #require(column.heading.across?.names.first)
        #expect(.number(Number(try Self.count("\(line + 1) / \(across)", talk))) == cell.value)
      }
    }
  }

  @Test(arguments: ["sort count", "filter count > 3", "take 2", "select count, channel", "take 5"])
  func linesStayWhatTheyWereWhenTheAnswerIsShaped(shape: String) throws {
    let talk = Self.talk()
    try talk.say("breakdown channel top 2", "it | \(shape)")
    let answer = try #require(talk.answers.last)
    let ground = try #require(talk.session.ground)
    let counts = try #require(answer.names.firstIndex(of: "count"))
    for (line, row) in answer.rows.enumerated() {
      (talk.session.it, talk.session.ground) = (answer, ground)
      #expect(.number(Number(try Self.count("\(line + 1)", talk))) == row[counts].value)
    }
    (talk.session.it, talk.session.ground) = (answer, ground)
    try talk.say("it | sort count desc", "behind = rows 1")
  }

  @Test func comparedPeriodsHaveTheirRows() throws {
    let talk = Self.talk()
    try talk.say(
      "defaults complete until 2012-06-30", "compare 2012-05 with 2012-03 by channel top 2")
    let answer = try #require(talk.answers.last)
    let ground = try #require(talk.session.ground)
    for (line, row) in answer.rows.enumerated() {
      for column in 1...2 {
        (talk.session.it, talk.session.ground) = (answer, ground)
        let name = answer.name(column)
        #expect(.number(Number(try Self.count("\(line + 1) / \(name)", talk))) == row[column].value)
      }
    }
  }

  @Test func linesAreNamedByTheirKeys() throws {
    let talk = Self.talk()
    try talk.say("breakdown channel > reason")
    let answer = try #require(talk.answers.last)
    let ground = try #require(talk.session.ground)
    for row in answer.rows {
      (talk.session.it, talk.session.ground) = (answer, ground)
      let keys = row.prefix(2).filter { $0.mark != .all || row[0].mark == .all }
      let name = keys.compactMap { cell in
        cell.mark == .value && cell.value.text.contains("/")
          ? "\"\(cell.value.text)\"" : cell.names.first
      }.joined(separator: " / ")
      #expect(.number(Number(try Self.count(name, talk))) == row[2].value, "\(name)")
    }
  }

  @Test func aGroupWithoutSubtotalsGivesItsLinesTogether() throws {
    let talk = Self.talk()
    try talk.say("count where channel = 电话", "group channel, reason")
    let expected = try #require(talk.answers.first?.rows[0][0].value)
    #expect(.number(Number(try Self.count("电话", talk))) == expected)
  }

  @Test func theAnswerStaysAndTheRowsCanBeWorkedOn() throws {
    let talk = Self.talk()
    try talk.say("breakdown channel", "rows 1")
    #expect(talk.session.it?.title == "breakdown channel")
    #expect(talk.notes.contains { $0.contains("where channel = 电话") })
    try talk.say("rows 电话 | breakdown reason")
    #expect(talk.session.it?.title == "breakdown channel")
    #expect(talk.answers.last?.base[1].english == "where channel = 电话")
    #expect(talk.session.dataset?.shapes.isEmpty == true)
  }

  @Test func linesAreThoseOfTheAnswerHoweverOftenRowsLooksBehindIt() throws {
    let talk = Self.talk()
    try talk.say(
      "breakdown channel", "rows 2 | count", "rows 1 | breakdown reason", "rows 2 | count")
    #expect(talk.answers.last?.base == talk.answers[1].base)
    #expect(talk.notes.contains { $0.contains("“it” is still “breakdown channel”") })
  }

  @Test func chineseMarksAndSigns() throws {
    let talk = Self.talk(tongue: .chinese)
    try talk.say("占比 channel 前 1", "明细 （其他）")
    #expect(talk.notes.contains { $0.contains("其中 channel 不是电话") })
    #expect(talk.session.it != nil)
    let missing = talk.failure("明细 微信")
    #expect(missing?.message.text(in: .chinese) == "上一个结果的“channel”中没有“微信”")
  }

  @Test func whatCannotBeFoundIsSaid() throws {
    let talk = Self.talk()
    #expect(talk.failure("rows 1")?.message.english == "there is no answer to look behind")
    try talk.say("breakdown channel")
    let count = talk.session.it?.rows.count ?? 0
    #expect(
      talk.failure("rows 99")?.message.english
        == "the last answer has \(count) lines, no line 99")
    let near = talk.failure("rows 电话机")
    #expect(near?.message.english == "the last answer has no “电话机” in “channel”")
    #expect(near?.hints.first?.english == "did you mean 电话?")
    #expect(near?.place == Place(5, 14))
    #expect(
      talk.failure("rows 电话 / fee")?.message.english
        == "the last answer's keys have 1 part, this is one more")
    #expect(
      talk.failure("tickets | rows 1")?.message.english
        == "this begins a line: it takes the rows behind the last answer")
    #expect(talk.failure("rows 1 | filter reason = fee") != nil)
    try talk.say("count")
    #expect(
      talk.failure("rows 电话")?.message.english == "the last answer has no keys, only lines")
    #expect(talk.session.it != nil)
  }

  @Test func aMarkIsNotAValueThatReadsLikeIt() throws {
    let talk = Self.talk()
    try talk.say("count where channel = \"(other)\"", "breakdown channel top 1")
    let value = talk.answers[0].rows[0][0].value
    let answer = try #require(talk.session.it)
    let ground = try #require(talk.session.ground)
    let folded = try #require(answer.rows.first { $0[0].mark == .other })
    #expect(.number(Number(try Self.count("(other)", talk))) == folded[1].value)
    try talk.say("breakdown channel")
    #expect(.number(Number(try Self.count("\"(other)\"", talk))) == value)
    (talk.session.it, talk.session.ground) = (answer, ground)
  }
}
