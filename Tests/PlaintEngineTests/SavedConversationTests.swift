import Foundation
import PlaintEngine
import PlaintQuery
import PlaintText
import Testing

/// Random conversations, saved and run.
struct SavedConversationTests {
  /// All ways of shaping, answering, naming, setting, also those that fail.
  private static let commands = [
    "filter reason = fee", "filter minutes > 20 | sort minutes desc", "筛选 channel ＝ 电话",
    "filter channel = 短", "filter opened in 2012-05", "filter nothing = 1", "undo", "undo 2",
    "redo",
    "reset", "breakdown channel", "breakdown reason > channel top 1", "占比 channel 其中 reason = net",
    "crosstab reason by channel percent row", "trend every month on opened", "count",
    "group channel of sum(minutes), median(minutes)", "summarize minutes by reason",
    "x = take 2", "x | breakdown channel", "y = breakdown reason", "y | count", "it | sort count",
    "all | breakdown channel", "use x", "use tickets", "sort channel", "add double = minutes * 2",
    "recode channel as hall: 短信 -> 短, contains \"网\" -> \"网厅\", else -> missing",
    "assert count() >= 0 \"2012-05\"", "assert minutes > 20", "defaults digits 1 rounding truncate",
    "默认 表头语言 中文", "parameter p = 电话", "count where channel = {p}",
    "say \"2012-05：{count()}，{it(1, count)}\"", "heading \"{p} 2012-05\"", "show 1", "history",
    "steps",
    "filter opened in last month", "export OUT.csv", "export OUT.json",
    "breakdown channel | export OUT.md",
    """
    each channel top 2 as u {
      filter minutes > 10
      breakdown reason where channel = 电话
      say "{u} 2012-05"
    }
    """,
  ]

  /// A conversation with what each of its lines printed.
  private struct Said {
    let talk: Talk
    var lines: [(command: String, printed: [String])] = []
  }

  private func converse(_ seed: Int, _ folder: String) throws -> Said {
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    var said = Said(talk: Talk(interactive: true))
    said.talk.host.folder = folder
    // What a script of a month takes for today.
    said.talk.host.today = Talk.day("2012-06-01")
    for _ in 0..<14 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let command = Self.commands[Int(state >> 33) % Self.commands.count]
        .replacing("OUT", with: "out\(said.lines.count)")
      let before = said.talk.printed.count
      guard said.talk.failure(command) == nil else { continue }
      said.lines.append((command, Array(said.talk.printed[before...])))
    }
    return said
  }

  private func files(_ folder: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasPrefix("out") {
      files[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    return files
  }

  @Test(arguments: 0..<150) func `a saved conversation prints the same`(seed: Int) throws {
    let folder = URL(filePath: try Talk.file("x", "")).deletingLastPathComponent().path
    let said = try converse(seed, folder)
    let text = try said.talk.saved(seed % 3 == 0 ? "month = 2012-05, c = 电话, n = 20" : "")
    let before = try files(folder)
    let again = Talk()
    again.host.folder = folder
    again.host.today = said.talk.host.today
    let failure = again.run(text)
    #expect(failure == nil, "\(failure?.rendered(in: .english) ?? "")\n\(text)")
    #expect(
      try files(folder) == before, "\(said.lines.map(\.command))\n\(before)\n\(text)")
    let looking = ["show", "history", "steps"]
    let kept = said.lines.filter { line in !looking.contains { line.command.hasPrefix($0) } }
    let expected = kept.flatMap(\.printed)
    if kept.contains(where: { ["undo", "redo"].contains($0.command.prefix(4)) }) {
      var rest = expected[...]
      for printed in again.printed {
        guard let index = rest.firstIndex(of: printed) else {
          Issue.record("never said: \(printed)\n\(text)")
          return
        }
        rest = rest[(index + 1)...]
      }
    } else {
      #expect(again.printed == expected, "\(text)")
    }
    #expect(again.session.dataset?.steps == said.talk.session.dataset?.steps, "\(text)")
    #expect(again.session.datasets.map(\.name) == said.talk.session.datasets.map(\.name))
    #expect(again.session.defaults.digits == said.talk.session.defaults.digits)
  }
}

/// Steps taken back and done again, saved and run.
struct SavedTurnTests {
  /// Shapes of one, two and three steps, and all ways of turning.
  private static let commands = [
    "filter minutes > 10 | take 5", "filter minutes < 50", "take 4",
    "filter reason = fee | sort minutes desc | take 3", "filter channel = 电话", "undo", "undo 2",
    "undo 3", "redo", "重做", "redo 2", "redo 3", "reset", "breakdown channel", "use x",
    "use tickets",
  ]

  private func turned(_ seed: Int) throws -> Talk {
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    let talk = Talk(interactive: true)
    try talk.say("x = take 6")
    for _ in 0..<16 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = talk.failure(Self.commands[Int(state >> 33) % Self.commands.count])
    }
    try talk.say("breakdown reason", "tickets | breakdown reason", "x | breakdown reason")
    return talk
  }

  @Test(arguments: 0..<400) func `what was taken back and done again is saved so`(seed: Int) throws
  {
    let talk = try turned(seed)
    let text = try talk.saved("")
    let again = Talk()
    let failure = again.run(text)
    #expect(failure == nil, "\(failure?.rendered(in: .english) ?? "")\n\(text)")
    #expect(again.printed.suffix(3) == talk.printed.suffix(3), "\(text)")
    for name in ["tickets", "x"] {
      #expect(again.session[name]?.steps == talk.session[name]?.steps, "\(name)\n\(text)")
    }
  }

  @Test func `a part of a line that was done again is done again`() throws {
    let talk = Talk(interactive: true)
    try talk.say(
      "filter minutes > 0 | take 2", "filter minutes < 60", "undo", "undo", "redo", "count")
    let again = Talk()
    #expect(again.run(try talk.saved("")) == nil)
    #expect(again.printed == talk.printed)
  }
}
