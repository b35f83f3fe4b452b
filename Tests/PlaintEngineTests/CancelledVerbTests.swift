import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import Synchronization
import Testing

/// Every verb under Ctrl-C, whichever time it asks for it.
struct CancelledVerbTests {
  /// Commands of each verb, over a table in which nearly each row is a value of its own; `OUT` is a
  /// file that is there, `NEW` one that is not.
  static let lines: [String: [String]] = [
    "load": ["load BIG as big"],
    "columns": ["columns"],
    "show": ["show 1500"],
    "rows": ["breakdown id ; rows 3"],
    "datasets": ["datasets"],
    "use": ["use tickets"],
    "forget": ["forget tickets"],
    "filter": ["filter id contains 1", "filter id matches \"1.*2\""],
    "add": ["add x = upper(id)", "添加 新 = left(id, 3) + kind"],
    "select": ["select id, (upper(id)) as u | count where u contains 1"],
    "drop": ["drop id"],
    "rename": ["rename id as 编号"],
    "sort": ["sort id desc | show 3", "sort n | show 3"],
    "take": ["take 1000"],
    "sample": ["sample 1000"],
    "unique": ["unique id", "unique kind, id"],
    "fill": ["fill id"],
    "weight": ["weight n"],
    "recode": ["recode id as short: contains 1 -> x"],
    "join": ["join other by id", "join other by id keep unmatched"],
    "append": ["append other"],
    "undo": ["filter id contains 1 ; undo"],
    "redo": ["filter id contains 1 ; undo ; redo"],
    "steps": ["filter id contains 1 ; steps"],
    "reset": ["filter id contains 1 ; reset"],
    "count": ["count where id contains 1"],
    "breakdown": [
      "breakdown id", "占比 id 全部", "breakdown kind > id rounding sum-100", "x = breakdown id",
    ],
    "group": ["group id of median(n), distinct(kind)", "group n, id"],
    "crosstab": ["crosstab id by kind percent total", "crosstab id by kind test marked"],
    "trend": ["trend every day by id"],
    "compare": ["compare 2010-05 with previous by id"],
    "summarize": ["summarize n by id"],
    "export": [
      "export OUT replace", "breakdown id | export NEW.csv", "breakdown id | export NEW.json",
      "breakdown id | export NEW.md", "导出 NEW.tsv",
    ],
    "heading": ["heading 投诉"],
    "say": ["say \"{distinct(id)}\""],
    "help": ["help breakdown"],
    "quit": ["quit"],
    "run": ["run SCRIPT"],
    "save": ["save NEW.plaint"],
    "check": ["check SCRIPT"],
    "explain": ["explain breakdown id"],
    "language": ["language 1"],
    "parameter": ["parameter month = 2012-05"],
    "assert": ["assert distinct(id) > 1"],
    "each": ["each kind top 2 as k {\n  breakdown id\n}"],
    "defaults": ["defaults digits 1"],
    "allow unknown values": ["allow unknown values"],
    "timing": ["timing on"],
    "history": ["history"],
  ]

  private static let all = lines.sorted { $0.key < $1.key }.flatMap(\.value)

  @Test func everyVerbHasALine() {
    #expect(Set(Self.lines.keys) == Set(Verbs.declarations.map(\.word.english)))
    for (verb, lines) in Self.lines {
      #expect(!lines.isEmpty, "\(verb)")
    }
  }

  private static let rows = 2_000

  private static let table: Table = {
    let first = Talk.day("2010-01-01").number
    let days = (0..<rows).map { Value.date(Day(number: first + $0 * 7919 % 900)) }
    return Table(
      [
        Column("id", .text, values: (0..<rows).map { .text("票\($0 * 7919 % rows)") }),
        Column("kind", .text, values: (0..<rows).map { .text("k\($0 % 3)") }),
        Column("n", .whole, values: (0..<rows).map { .number(Number($0 * 104_729 % rows)) }),
        Column("d", .date, values: days),
      ], count: rows)
  }()

  /// A talk about the table, and the folder it may write to.
  private final class Setting {
    let talk = Talk()
    let folder: String

    init(saying lines: ArraySlice<String>) throws {
      folder = URL(filePath: try Talk.file("out", "旧")).deletingLastPathComponent().path
      try "language 1\nload \"\(folder)/big.csv\" as big\nbreakdown id\n".write(
        toFile: folder + "/s.plaint", atomically: true, encoding: .utf8)
      try ("id,n\n" + (0..<rows).map { "票\($0),\($0)\n" }.joined()).write(
        toFile: folder + "/big.csv", atomically: true, encoding: .utf8)
      for name in ["other", "many"] {
        talk.session.put(
          Dataset(
            name: name, source: MemorySource(name: name, table: table), origin: "load \(name).csv"))
      }
      talk.session.current = "many"
      for line in lines { try talk.say(filled(line)) }
    }

    func filled(_ line: String) -> String {
      let paths = ["OUT": "/out", "NEW": "/new", "SCRIPT": "/s.plaint", "BIG": "/big.csv"]
      return paths.reduce(line) { $0.replacing($1.key, with: folder + $1.value) }
        .replacing("export \(folder)/out", with: "export \(folder)/out.csv")
        .replacing("\(folder)/new |", with: "\(folder)/new.csv |")
    }

    /// The files there are.
    var files: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// All that a command could have changed.
    var state: [String] {
      let session = talk.session
      return session.datasets.map { "\($0.name) \($0.steps.count)" }
        + [session.current ?? "", session.it?.title ?? "", "\(session.isOver)"] + files
    }
  }

  /// Counts on whatever thread.
  private final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    var count: Int { value.load(ordering: .relaxed) }

    func next() -> Int { value.add(1, ordering: .relaxed).newValue }
  }

  @Test(arguments: all) func aVerbIsCancelledWheneverItAsks(_ line: String) throws {
    let parts = line.split(separator: " ; ").map(String.init)
    let (before, last) = (parts.dropLast(), parts[parts.count - 1])
    let whole = try Setting(saying: before)
    let asked = Counter()
    whole.talk.host.run = Run(asked: { _ in _ = asked.next() })
    let failure = whole.talk.failure(whole.filled(last))
    #expect(failure == nil, "\(failure.map { "\($0)" } ?? "")")
    let times = asked.count
    #expect(times > 0, "it never asks")
    for time in Set([1, 2, times / 4, times / 2, times * 3 / 4, times]) where 1...times ~= time {
      let setting = try Setting(saying: before)
      let state = setting.state
      let asked = Counter()
      setting.talk.host.run = Run(asked: { run in
        if asked.next() == time { run.cancel() }
      })
      let failure = setting.talk.failure(setting.filled(last))
      if setting.talk.host.run.hasSettled {
        // Ctrl-C behind the last act: the file is there, whole.
        #expect(setting.state == whole.state || failure?.failure == .interrupted)
        #expect(setting.files == whole.files, "\(time) of \(times)")
      } else {
        #expect(failure?.failure == .interrupted, "\(time) of \(times)")
        #expect(setting.state == state, "\(time) of \(times)")
      }
      // What goes on looks again and again: no more of it than a few looks a row.
      let after = asked.count - time
      #expect(after <= Self.looks * Self.rows, "\(after) looks behind \(time) of \(times)")
    }
  }

  /// The looks a row at the flag that may follow the one that saw it set: lists of as many elements
  /// as there are groups are gone through to their ends, empty.
  private static let looks = 40
}
