import Fuzzing
import PlaintEngine
import PlaintLanguage
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// Mutilated commands and random text: reading, binding and completing return or throw, and soon.
struct FuzzTests {
  static let lines: [String] =
    Verbs.declarations.flatMap(\.example) + [
      "filter channel = 电话 and opened in 2012-05..2012-06 | breakdown reason top 3 at least 80%",
      "r = tickets | add x = case(minutes > 30: \"多\", else: \"少\"), y = -minutes % 3 | sort x desc",
      "count where [channel] in (电话, “短信”, missing) or not (minutes between 1 and 1.5万)",
      "each channel top 2 as u {\n  breakdown reason\n  say \"{u}: {count()}\"\n}",
      "say \"{text(2012-05, \\\"yyyy年M月\\\")} {it(1, reason)}\"",
      "parameter month = 2012-05 \"the month\"",
      "count where Name = Wells Fargo & Company && x || y", "筛选渠道＝电话　且　分钟＞１，０２５",
    ]
  /// What touches files or leaves is read, not carried out.
  static let outside = [
    "load", "加载", "export", "导出", "save", "保存", "run", "运行", "check", "检查", "report", "报告",
  ]

  @Test(arguments: (0 as UInt64)..<60) func readingReturnsOrThrows(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let start = ContinuousClock.now
    for _ in 0..<50 {
      let text = chance.maimed(Self.lines)
      for command in Session.commands(of: text, file: nil) {
        guard let problem = Session.problem(in: command) else { continue }
        #expect(problem.place.map { $0.end <= command.text.utf8.count } != false, "\(text)")
        #expect(!problem.rendered(in: .chinese).isEmpty)
      }
      _ = Session.completeness(of: text)
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  /// Bound and asked of a few tickets; what touches files or leaves is only read above.
  @Test(arguments: (1000 as UInt64)..<1030) func bindingReturnsOrThrows(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let talk = Talk(interactive: true)
    for _ in 0..<40 {
      let text = chance.maimed(Self.lines)
      if Self.outside.contains(where: text.contains) { continue }
      _ = talk.session.completions(of: text, at: text.utf8.count, host: talk.host)
      _ = talk.failure(text)
    }
    #expect(
      talk.session.datasets.contains { $0.name == "tickets" } || talk.session.datasets.isEmpty)
  }

  @Test func deepNestingIsRefusedBeforeTheStackEnds() throws {
    for (depth, isRead) in [(50, true), (200, false), (20_000, false)] {
      let open = String(repeating: "(", count: depth)
      let close = String(repeating: ")", count: depth)
      for text in [
        "count where \(open)minutes = 1\(close)",
        "count where " + String(repeating: "not ", count: depth) + "minutes = 1",
        "count where " + String(repeating: "abs(", count: depth) + "minutes" + close + " = 1",
        "count where " + String(repeating: "- ", count: depth) + "minutes = 1",
      ] {
        #expect((Session.problem(in: SourceText(text)) == nil) == isRead)
        if isRead { try Talk().say(text) }
      }
      _ = Session.problem(in: SourceText("count where \(open)a = 1"))
    }
  }

  @Test func longChainsAreReadOrRefused() throws {
    for (length, isRead) in [(400, true), (501, false)] {
      for joint in [" or ", " and "] {
        let tests = Array(repeating: "minutes = 1", count: length).joined(separator: joint)
        #expect((Session.problem(in: SourceText("count where \(tests)")) == nil) == isRead)
        if isRead { try Talk().say("count where \(tests)") }
      }
      let sum = Array(repeating: "minutes", count: length).joined(separator: " + ")
      if isRead { try Talk().say("count where \(sum) = 1") }
    }
    let list = (0..<5000).map { "\($0)" }.joined(separator: ", ")
    #expect(try Talk().count(where: "minutes in (\(list))") == "6")
  }
}
