import Foundation
import PlaintQuery
import PlaintText
import PlaintValue
import Testing

@testable import PlaintEngine

/// A script that is read whole loads only what it can ask for, and nobody can tell.
struct AheadTests {
  static let scripts = [
    "breakdown reason", "占比 reason 前 2", "count", "breakdown ＲＥＡＳＯＮ", "breakdown [投诉 类型]",
    "filter channel = 电话\nbreakdown reason > channel", "filter channel = 电话 | breakdown reason",
    "trend", "trend by channel on opened", "trend by channel every week", "趋势 时间列 opened",
    "compare 2012-05 with previous", "defaults on opened\ntrend", "crosstab reason by channel test",
    "group channel of n = count(), avg = mean(minutes)", "summarize minutes by channel",
    "show", "show 2", "show 2 reason, channel", "columns", "count where minutes > 20",
    "unique reason | count", "unique\ncount", "sort minutes desc\nshow 1", "take 2\nshow",
    "select reason, minutes\nshow", "drop reason\nshow", "rename reason as 原因\nshow",
    "add 类 = upper(reason)\nbreakdown 类", "add minutes = 1", "add phone = 1\ncount",
    "recode reason as cause: fee -> 费用\nbreakdown cause", "weight minutes\nbreakdown reason",
    "x = filter channel = 电话\nx | breakdown reason\nx | show", "y = breakdown reason\ny | show",
    "breakdown reason\nit | sort share", "breakdown reason\nit\nsay \"{it(1, reason)}\"",
    "say \"{distinct(reason)} {mean(minutes)}\"", "heading \"一\"\nbreakdown reason",
    "parameter c = 电话\nfilter channel = {c}\nbreakdown reason", "undo", "datasets", "use t\ncount",
    "each channel as u {\n  say \"{u}\"\n  breakdown reason\n}", "explain breakdown reason",
    // What fails says the same, with the same names.
    "breakdown reson", "breakdown zzz", "breakdown 投诉类型", "filter channel = 电活",
    "filter reason > 3",
    "breakdown reason\nbreakdown minuts", "assert minutes > 20", "assert sum(minutes) = 1",
    "breakdown month", "trend on channel", "breakdown [投诉  类型]", "filter channel = x\nfilter a = b",
    "join t by reason", "breakdown reason top 0", "count where closd is missing",
    "rename reason as minutes", "sort 渠道", "use u", "filter closed-opened > 3 days",
  ]

  @Test(arguments: scripts) func `nobody can tell`(script: String) throws {
    for header in ["opened,closed", "opened,结束"] {
      let path = try Self.tickets(header)
      let text = "load \(path) as t\n\(script)"
      let (ahead, blind) = (Self.run(text, knowing: true), Self.run(text, knowing: false))
      #expect(ahead.shown == blind.shown)
      #expect(ahead.failure == blind.failure)
    }
  }

  @Test(arguments: [
    ("breakdown reason", ["reason"]), ("trend by channel on opened", ["channel", "opened"]),
    ("count", []),
    ("breakdown reason\nexport {}", ["reason"]), ("breakdown reason | export {}", ["reason"]),
    ("parameter c = 电话\nfilter channel = {c}\ncount", ["channel"]),
    ("say \"{mean(minutes)}\"", ["minutes"]), ("show 3 [投诉 类型]", ["投诉 类型"]),
  ])
  func `only what can be asked for is loaded`(script: String, columns: [String]) throws {
    let path = try Self.tickets("opened,结束")
    let script = script.replacing("{}", with: path + ".out.csv")
    let run = Self.run("load \(path) as t\n\(script)", knowing: true)
    #expect(run.failure == nil)
    #expect(run.columns == columns)
  }

  @Test(arguments: [
    "", "show", "columns", "export {}", "breakdown reason\nfilter channel = 电话\nexport {}",
    "each reason as u {\n  count\n}", "breakdown reason\nrun other.plaint", "unique",
  ])
  func `everything is loaded where anything can be asked for`(script: String) throws {
    let path = try Self.tickets("opened,结束")
    let script = script.replacing("{}", with: path + ".out.csv")
    #expect(Self.run("load \(path) as t\n\(script)", knowing: true).columns.count == 6)
  }

  @Test func `the note says what was not examined`() throws {
    let path = try Self.tickets("opened,结束")
    var notes: [Message] = []
    var session = Session()
    let script = Script(text: "load \(path) as t\nbreakdown reason", file: nil)
    try session.prepare(script, host: Host(today: Talk.day("2012-06-15")))
    try session.respond(to: script.commands[0], host: Host(today: Talk.day("2012-06-15"))) {
      if case .note(let note) = $0 { notes.append(note) }
    }
    #expect(notes[0].english.hasPrefix("t: 6 rows, 6 columns"))
    #expect(
      notes[1].english.hasSuffix(
        "  not examined, since nothing after asks for it: channel, opened, 结束, minutes, [投诉 类型]"))
    #expect(
      notes[1].text(in: .chinese).hasSuffix("  未检查（后文用不到）：channel, opened, 结束, minutes, [投诉 类型]"))
  }

  /// Every command is carried out as it was read before the first of them ran, also behind a script
  /// that it runs and behind the rounds of a block: a line of a megabyte was read three times.
  @Test func `each command is read once`() throws {
    let path = try Self.tickets("opened,结束")
    let inner = try Talk.file("inner.plaint", "count\nsay \"好\"\n")
    let text =
      "load \(path) as t\ncount\nrun \(inner)\n计数\neach channel as 渠道 {\n  count\n}\nsay \"{count()}\""
    let script = Script(text: text, file: nil)
    var session = Session()
    let host = Host(today: Talk.day("2012-06-15"))
    try session.prepare(script, host: host)
    for command in script.commands {
      #expect(session.ahead?.line(of: command) != nil, "\(command.text)")
      try session.respond(to: command, host: host) { _ in }
    }
    #expect(session.ahead?.line(of: script.commands[0]) == nil)
  }

  private static func tickets(_ times: String) throws -> String {
    try Talk.file(
      "tickets.csv",
      """
      channel,reason,\(times),minutes,投诉 类型
      电话,fee,2012-04-30,2012-05-02,10,业务
      电话,net,2012-05-01,,20,服务
      短信,fee,2012-05-02,2012-05-03,30,业务
      电话,fee,2012-05-31,2012-06-01,40,业务
      网站,net,2012-06-01,2012-06-03,50,服务
      ,fee,2012-06-02,,60,业务
      """)
  }

  /// Runs a script; what it shows, without what the load says, and what it fails with.
  private static func run(
    _ text: String, knowing: Bool
  ) -> (shown: [String], failure: Diagnostic?, columns: [String]) {
    var session = Session()
    let host = Host(today: Talk.day("2012-06-15"))
    let script = Script(text: text, file: nil)
    var shown: [String] = []
    do throws(Diagnostic) {
      if knowing { try session.prepare(script, host: Host(today: Talk.day("2012-06-15"))) }
      for (number, command) in script.commands.enumerated() {
        try session.respond(to: command, host: host) {
          if number > 0 { shown.append($0.drawn(for: host)) }
        }
      }
      return (shown, nil, columns(session))
    } catch {
      return (shown, error, columns(session))
    }
  }

  private static func columns(_ session: Session) -> [String] {
    session.datasets.first?.source.schema.fields.map(\.name) ?? []
  }
}
