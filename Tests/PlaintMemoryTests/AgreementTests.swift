import NaiveSource
import PlaintMemory
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// The source in memory answers every random question as the naive one does.
struct AgreementTests {
  static let seeds = (0 as UInt64)..<400

  private static func memory(_ name: String, _ table: Table) -> MemorySource {
    MemorySource(name: name, table: table)
  }

  /// As a loaded file's table is held: with what is known of it beforehand.
  private static func prepared(_ name: String, _ table: Table) -> MemorySource {
    let source = MemorySource(name: name, table: table, isLoaded: true)
    try? source.prepare(Run(threads: 2))
    return source
  }

  @Test(arguments: seeds) func answersAgree(_ seed: UInt64) throws {
    let query = RandomQuery(seed: seed)
    let expected = try query.asked(of: NaiveSource.init(name:table:)).lines()
    for threads in [1, 2, 7] {
      let found = try query.asked(of: Self.memory).lines(Run(threads: threads))
      #expect(expected == found, "\(threads) threads: \(query)")
    }
    #expect(expected == (try query.asked(of: Self.prepared).lines()), "prepared: \(query)")
  }

  @Test(arguments: seeds) func rowsAgree(_ seed: UInt64) throws {
    let query = RandomQuery(seed: seed)
    let expected = try query.asked(of: NaiveSource.init(name:table:)).rows()
    let found = try query.asked(of: Self.memory).rows(Run(threads: 2))
    #expect(expected == found, "\(query)")
  }

  /// A question asked again, after others over the same steps, is answered the same.
  @Test(arguments: seeds.prefix(100)) func answersDoNotDependOnWhatWasAskedBefore(
    _ seed: UInt64
  ) throws {
    let query = RandomQuery(seed: seed)
    let question = query.asked(of: Self.memory)
    let first = try question.lines()
    _ = try question.rows()
    for (index, step) in question.relation.steps.enumerated() {
      let shorter = Relation(
        question.relation.source, steps: Array(question.relation.steps.prefix(index)))
      _ = try shorter.after([step]).rows(Run())
    }
    #expect(try question.lines(Run(threads: 3)) == first, "\(query)")
  }

  @Test func aCancelledRunThrows() throws {
    let question = RandomQuery(seed: 3).asked(of: Self.memory)
    let run = Run()
    run.cancel()
    #expect(throws: Diagnostic.interrupted) { try question.lines(run) }
    #expect(throws: Diagnostic.interrupted) { try question.rows(run) }
    #expect(try question.lines() == question.lines())
  }
}
