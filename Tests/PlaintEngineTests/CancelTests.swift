import Foundation
import PlaintEngine
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// Ctrl-C ends whatever is made, drawn, sorted or written, and leaves everything as it was.
struct CancelTests {
  private static let rows = 40_000

  /// Many rows of which nearly each is a group of its own.
  private static let table: Table = {
    let first = Talk.day("2010-01-01").number
    let days = (0..<rows).map { Value.date(Day(number: first + $0 * 7919 % 900)) }
    return Table(
      [
        Column("id", .text, values: (0..<rows).map { .text("票\($0 * 7919 % rows)") }),
        Column("kind", .text, values: (0..<rows).map { .text("k\($0 % 7)") }),
        Column("n", .whole, values: (0..<rows).map { .number(Number($0 * 104_729 % rows)) }),
        Column("d", .date, values: days),
      ], count: rows)
  }()

  private func talk() -> Talk {
    let talk = Talk()
    let source = MemorySource(name: "many", table: Self.table)
    talk.session.put(Dataset(name: "many", source: source, origin: "load many.csv"))
    talk.session.current = "many"
    return talk
  }

  /// Cancels a run a moment after something begins.
  private func cancelled(after delay: UInt32, _ run: Run, _ body: () -> Void) {
    let end = Thread {
      usleep(delay)
      run.cancel()
    }
    end.start()
    body()
    while !run.isCancelled { usleep(1000) }

  }

  private static let commands = [
    "breakdown id", "breakdown kind > id",
    "breakdown id > kind of count(), sum(n) rounding sum-100",
    "group id of median(n), distinct(kind)", "group n, id", "crosstab id by kind percent total",
    "crosstab id by kind percent total rounding sum-100", "trend every day by id",
    "compare 2010-05 with previous by id", "summarize n by id",
    "recode id as short: contains 1 -> x",
    "sort id desc | unique kind", "breakdown id top 30000 all", "占比 id 全部", "x = breakdown id",
    "breakdown id | sort share | filter count > 0", "breakdown id | export OUT.csv",
    "breakdown id | export OUT.json replace", "show 40000", "all | export OUT.csv",
  ]

  @Test(arguments: commands) func `a cancelled command is interrupted and changes nothing`(
    _ command: String
  ) throws {
    // A moment into its work, wherever that then is.
    for delay in [0, 20_000, 150_000, 600_000] as [UInt32] {
      let file = try Talk.file("out", "")
      let line = command.replacing("OUT", with: file)
      let talk = talk()
      talk.host.run = Run(threads: 2)
      let run = talk.host.run
      var problem: Diagnostic?
      cancelled(after: delay, run) { problem = talk.failure(line) }
      // On a fast machine it may have been done before.
      guard let problem else { continue }
      #expect(problem.failure == .interrupted, "\(problem)")
      #expect(talk.session.datasets.map(\.name) == ["tickets", "many"])
      #expect(talk.session.it == nil)
      #expect(talk.session.dataset?.steps == [])
      let folder = URL(filePath: file).deletingLastPathComponent().path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }
  }

  @Test func `a sort under way ends at once`() {
    let run = Run()
    var comparisons = 0
    let numbers = (0..<1000).map { $0 * 7919 % 1000 }
    let sorted = numbers.sorted(run) { a, b in
      comparisons += 1
      if comparisons == 50 { run.cancel() }
      return a < b
    }
    #expect(comparisons == 50)
    #expect(sorted == numbers)
    #expect(numbers.sorted(Run(), by: <) == Array(0..<1000))
  }
}
