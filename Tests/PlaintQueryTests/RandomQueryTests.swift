import NaiveSource
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What holds for random questions: laws that need no second source.
struct RandomQueryTests {
  static let seeds = (0 as UInt64)..<150

  @Test(arguments: seeds) func questionsAreWellFormedAndAnswered(_ seed: UInt64) throws {
    let query = RandomQuery(seed: seed)
    let question = query.asked(of: NaiveSource.init(name:table:))
    let schema = question.relation.schema
    for expression in question.aggregation.expressions {
      #expect(expression.kind(in: schema) != nil, "\(query)")
    }
    #expect(try question.lines() == question.lines(), "\(query)")
    let rows = try question.relation.rows(Run())
    #expect(try question.rows().count == rows.rows + 1, "\(query)")
    #expect(rows.loaded == query.tickets.count)
  }

  /// What the memory engine is compared on leaves nothing out.
  @Test func everyFunctionStepAndAggregateIsAsked() {
    var functions: Set<Function> = []
    var names: Set<String> = []
    for seed in 0..<800 as Range<UInt64> {
      let question = RandomQuery(seed: seed).asked(of: NaiveSource.init(name:table:))
      functions.formUnion(question.functions)
      names.formUnion(question.names)
    }
    #expect(Set(Function.allCases).subtracting(functions) == [])
    #expect(
      names == [
        "filter", "add", "project", "sort", "take", "sample", "unique", "fill", "weight", "join",
        "append", "count", "distinct", "sum", "squares", "present", "smallest", "largest", "first",
        "last",
        "quantile",
      ])
  }

  /// A condition and its negation part all rows between them.
  @Test(arguments: seeds) func conditionsPartitionRows(_ seed: UInt64) throws {
    let relation = RandomQuery(seed: seed).asked(of: NaiveSource.init(name:table:)).relation
    for (index, step) in relation.steps.enumerated() {
      guard case .filter(let condition) = step else { continue }
      let before = Relation(relation.source, steps: Array(relation.steps.prefix(index)))
      let all = try before.rows(Run()).rows
      let met = try before.after([step]).rows(Run()).rows
      let unmet = try before.after([.filter(condition.negation)]).rows(Run()).rows
      #expect(met + unmet == all)
    }
  }

  /// Counts of every grouping set add to the count of all rows.
  @Test(arguments: seeds) func groupsAddToTheTotal(_ seed: UInt64) throws {
    let question = RandomQuery(seed: seed).asked(of: NaiveSource.init(name:table:))
    var aggregation = question.aggregation
    aggregation.sets.append([])
    aggregation.measures = [Measure(.count)]
    let groups = try question.relation.aggregate(aggregation, Run())
    var sums = Array(repeating: Number.zero, count: aggregation.sets.count)
    let sets = groups.setNumbers
    for group in 0..<groups.count {
      let count = try #require(groups.measures[0][group].number)
      sums[sets[group]] = try #require(sums[sets[group]].adding(count))
    }
    #expect(sums.allSatisfy { $0 == sums.last })
  }

  /// The columns a scan hands on have the kinds the schema promises.
  @Test(arguments: seeds) func cellsAreOfTheSchemasKinds(_ seed: UInt64) throws {
    let relation = RandomQuery(seed: seed).asked(of: NaiveSource.init(name:table:)).relation
    let fields = relation.schema.fields
    for row in try relation.cells(fields.map(\.name), Run()) {
      for (value, field) in zip(row, fields) {
        guard let kind = value.kind else { continue }
        #expect(kind == field.kind || (kind == .whole && field.kind == .decimal))
      }
    }
  }

  /// Groups come in no promised order, and what is not computed speaks of no faults.
  @Test func whatNothingLooksAtChangesNoAnswer() throws {
    func lines(_ groups: Groups) -> [String] {
      let sets = groups.setNumbers
      return (0..<groups.count).map { group in
        "\(sets[group]) \(groups.marks.map { $0[group] }) \(groups.keys.map { $0[group] }) "
          + "\(groups.measures.map { $0[group] })"
      }.sorted()
    }
    for seed in 0..<400 as Range<UInt64> {
      let query = RandomQuery(seed: seed)
      let question = query.asked { NaiveSource(name: $0, table: $1) }
      let (relation, aggregation) = (question.relation, question.aggregation)
      let run = Run()
      let pruned = try relation.aggregate(aggregation, run)
      let whole = try relation.source.aggregate(aggregation, over: relation.steps, run)
      #expect(lines(pruned) == lines(whole), "\(query)")
      #expect(pruned.seen == whole.seen, "\(query)")
    }
  }
}
