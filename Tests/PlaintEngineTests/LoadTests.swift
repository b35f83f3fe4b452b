import Foundation
import PlaintEngine
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Synchronization
import Testing

/// `load` as it is said: names, replacing, clauses, and the question it asks at the prompt.
@Suite struct LoadTests {
  /// A session in a folder of its own with one file.
  private final class Room {
    let talk: Talk
    let folder: String

    init(_ text: String, interactive: Bool = false, tongue: Tongue = .english) throws {
      folder = NSTemporaryDirectory() + "plaint-load-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      talk = Talk(interactive: interactive, tongue: tongue)
      talk.host.folder = folder
      try write(text, to: "五月.csv")
    }

    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }

  private let dates = "编号,受理日期\n1,05/01/2012\n2,01/02/2012\n3,03/02/2012\n"

  @Test func aDatasetIsNamedAfterItsFileOrAsSaid() throws {
    let room = try Room("编号\n1\n")
    try room.talk.say("load 五月.csv")
    #expect(room.talk.session.current == "五月")
    try room.talk.say("load 五月.csv as may")
    #expect(room.talk.session.current == "may")
    #expect(room.talk.notes.contains("五月: 1 row, 1 column; encoding UTF-8, every byte is in order"))
  }

  @Test func loadingAnewTakesReplace() throws {
    let room = try Room("编号\n1\n")
    try room.talk.say("load 五月.csv")
    try room.write("编号\n1\n2\n", to: "五月.csv")
    let failure = room.talk.failure("load 五月.csv")
    #expect(failure?.message.english == "“五月” is loaded already")
    #expect(room.talk.session.dataset?.relation.source.schema.fields.count == 1)
    try room.talk.say("load 五月.csv replace", "assert count() = 2")
  }

  @Test func textsForMissingMayNameTheirColumns() throws {
    let room = try Room("编号,满意度,费用\n1,99,99\n2,5,-\n3,-1,12\n")
    try room.talk.say("load 五月.csv missing \"99\", \"-1\" in 满意度, 费用, \"-\" text 编号")
    try room.talk.say(
      "assert count(满意度 is missing) = 2", "assert count(费用 is missing) = 2",
      "assert count(费用 = 12) = 1")
    try room.talk.say("加载 五月.csv 覆盖 缺失 \"99\" 属于 满意度")
    try room.talk.say(
      "断言 行数(满意度 缺失) = 1", "断言 行数(满意度 = -1) = 1", "断言 行数(费用 = \"99\") = 1")
    let failure = room.talk.failure("load 五月.csv replace missing \"99\" in 满意")
    #expect(failure?.message.english == "no column “满意” in “五月.csv”")
  }

  @Test func aFailedLoadLeavesWhatWasThere() throws {
    let room = try Room("编号\n1\n")
    try room.talk.say("load 五月.csv")
    for line in [
      "load 六月.csv as 五月 replace", "load 五月.csv replace columns 渠道",
      "load 五月.csv replace encoding none", "load 五月.csv replace delimiter ab",
    ] {
      #expect(room.talk.failure(line) != nil, "\(line)")
      #expect(room.talk.session.current == "五月")
      try room.talk.say("assert count() = 1")
    }
  }

  @Test func everyClauseIsUnderstood() throws {
    let room = try Room("标题\n编号;渠道;日期;分\n007;电话;05/01/2012;—\n8;NA;06/01/2012;3\n")
    try room.talk.say(
      "load 五月.csv as a encoding utf-8 delimiter semicolon skip 1 columns 编号, 日期, 分, 渠道 text 编号 dates month-first missing \"NA\", \"—\"",
      "assert count() = 2", "assert count(日期 in 2012-05) = 1", "assert sum(分) = 3",
      "assert count(渠道 is missing) = 1", "assert count(编号 = 007) = 1",
      "load 五月.csv as b header no skip 2 delimiter \";\"", "assert count(c2 = 电话) = 1",
      "加载 五月.csv 作为 c 跳过 1 分隔符 semicolon 日期顺序 日在前", "assert count(日期 in 2012-01) = 2")
  }

  @Test func aSheetIsOfAWorkbook() throws {
    let room = try Room("编号\n1\n")
    let failure = room.talk.failure("load 五月.csv sheet 一月")
    #expect(failure?.message.english == "only workbooks have sheets, and they are not read yet")
    #expect(failure?.hints.first?.english == "save the sheet as CSV in a spreadsheet and load that")
  }

  @Test func undecidedDatesAreAnErrorWhereATimeIsNeeded() throws {
    let room = try Room(dates)
    try room.talk.say("load 五月.csv")
    let why = "no row says which part of its dates is the day"
    #expect(room.talk.notes.last?.contains(why) == true)
    for line in ["trend on 受理日期", "filter 受理日期 in 2012-05", "filter 受理日期 = 2012-05-01"] {
      let failure = room.talk.failure(line)
      #expect(failure?.message.english.contains(why) == true, "\(line)")
    }
    #expect(room.talk.failure("trend")?.hints.first?.english.contains(why) == true)
    try room.talk.say("breakdown 受理日期", "load 五月.csv replace dates day-first", "trend")
  }

  /// Answers every question with one choice, and keeps the questions.
  private final class Person: Sendable {
    let questions = Mutex<[Question]>([])
    let choice: Int?

    init(_ choice: Int?) { self.choice = choice }

    func answer(_ question: Question) -> Int? {
      questions.withLock { $0.append(question) }
      return choice
    }
  }

  @Test func atThePromptTheOrderOfDatesIsAsked() throws {
    let room = try Room(dates, interactive: true)
    let person = Person(1)
    room.talk.host.ask = { person.answer($0) }
    try room.talk.say("load 五月.csv as may  # the month", "assert count(受理日期 in 2012-05) = 1")
    let question = try #require(person.questions.withLock { $0.first })
    #expect(question.text.english == "“受理日期” holds 05/01/2012: which day is that?")
    #expect(question.text.chinese == "“受理日期”中的 05/01/2012 是哪一天？")
    #expect(
      question.choices.map(\.english)
        == ["day-first: 2012-01-05", "month-first: 2012-05-01", "leave it as text"])
    // A script saved from this session does not ask.
    #expect(
      room.talk.session.log.first?.text == "load 五月.csv as may dates month-first  # the month")
    #expect(room.talk.session.dataset?.origin.contains("dates month-first") == true)
    try room.talk.say("count")
    #expect(room.talk.session.log.last?.text == "count")
  }

  @Test func nobodyIsAskedWhatTheFileOrTheClauseSays() throws {
    let room = try Room(dates, interactive: true)
    let person = Person(2)
    room.talk.host.ask = { person.answer($0) }
    try room.talk.say("load 五月.csv as a dates day-first")
    #expect(person.questions.withLock { $0.isEmpty })
    try room.talk.say("load 五月.csv as b")
    #expect(person.questions.withLock { $0.count } == 1)
    #expect(room.talk.notes.last?.contains("stayed text") == true)
    #expect(room.talk.session.log.last?.text == "load 五月.csv as b")
  }

  /// What a clause names wrongly is marked there, not at the path.
  @Test(arguments: [
    ("encoding utf九", "utf九"), ("columns 渠道, 区县", "区县"), ("columns 件 text [无 此]", "[无 此]"),
  ]) func whatAClauseNamesWronglyIsMarked(_ clause: String, _ marked: String) throws {
    let talk = Talk()
    let path = try Talk.file("标.csv", "渠道,件\n电话,1\n")
    #expect(talk.marked("load \(path) as 新 \(clause)") == marked)
  }

  @Test func clausesSayWhichRowsAreNamesAndWhichTotals() throws {
    let room = try Room("区域,2011年,\n,投诉,咨询\n东河,1,2\n昆区,3,4\n合计,4,6\n")
    try room.talk.say("加载 五月.csv 表头 2 行 总计行 无")
    #expect(
      room.talk.session.dataset?.relation.schema.names == ["区域", "2011年投诉", "2011年咨询"])
    try room.talk.say("assert count() = 2", "load 五月.csv as 原样 header no", "assert count() = 5")
    let failure = room.talk.failure("load 五月.csv as b header maybe")
    #expect(failure?.message.english.contains("2 rows") == true)
  }

  /// A map without a header loses its first line; that is said where the line is a value.
  @Test func aMapWhoseHeaderIsAValueIsSaid() throws {
    let room = try Room("渠道\n电话\n电话\n短信\n")
    try room.write("电话,电话营业厅\n短信,短信营业厅\n", to: "map.csv")
    try room.talk.say("load 五月.csv", "recode 渠道 as 厅 using map.csv")
    #expect(
      room.talk.notes.contains(
        "line 1 of map.csv is taken for names, but “电话” is a value of 渠道: header no behind it takes it for a row"
      ))
    try room.talk.say("assert count(厅 = 电话) = 2", "undo")
    try room.talk.say("改归 渠道 作为 厅 依据 map.csv 表头 无", "assert count(厅 = 电话营业厅) = 2")
    #expect(room.talk.failure("recode 渠道 as b: 电话 -> a header no") != nil)
  }

  /// Twelve columns that are each of two kinds: eight are said, and all of them behind `columns`.
  @Test func whatIsTooMuchForLoadIsSaidByColumns() throws {
    let header = (0..<12).map { "列\($0)" }.joined(separator: ",")
    let rows = (0..<60).map { row in
      [String](repeating: row % 10 == 0 ? "4500\(row % 7)" : "2024-01-0\(row % 9 + 1)", count: 12)
        .joined(separator: ",")
    }
    for (tongue, command, end) in [
      (Tongue.english, "load 五月.csv", "and 4 more: columns"),
      (.chinese, "加载 五月.csv", "另有 4 条：列"),
    ] {
      let room = try Room(header + "\n" + rows.joined(separator: "\n"), tongue: tongue)
      try room.talk.say(command)
      #expect(room.talk.notes.count == 2 + 8 + 1)
      #expect(room.talk.notes.last == end)
      try room.talk.say("columns")
      #expect(room.talk.notes.count == 2 + 8 + 1 + 12)
    }
  }
}
