import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// A random question over random tables, for comparing one source with another.
///
/// ```swift
/// let query = RandomQuery(seed: 17)
/// let expected = try query.asked(of: NaiveSource.init(name:table:)).lines(run)
/// let found = try query.asked(of: { MemorySource(name: $0, table: $1) }).lines(run)
/// #expect(expected == found, "\(query)")
/// ```
package struct RandomQuery: Sendable, CustomStringConvertible {
  package let seed: UInt64
  package let tickets: Table
  package let areas: Table
  private let question: Question
  private let sources: [UInt64: String]

  /// The query of a seed: the same tables, steps and aggregation every time.
  package init(seed: UInt64) {
    self.seed = seed
    var chance = Chance(seed: seed)
    tickets = RandomTable.tickets(RandomTable.size(&chance), &chance)
    areas = RandomTable.areas(&chance)
    let left = NaiveSource(name: "tickets", table: tickets)
    let right = NaiveSource(name: "areas", table: areas)
    sources = [left.identity: left.name, right.identity: right.name]
    var steps = RandomSteps(tickets: left, areas: right)
    for _ in 0..<chance.one(of: [0, 1, 1, 2, 2, 3, 4, 6]) { steps.grow(&chance) }
    question = Question(
      relation: Relation(left, steps: steps.steps),
      aggregation: RandomSteps.aggregation(over: steps.schema, &chance))
  }

  /// The question put to sources of another make.
  package func asked<S: Source>(of make: (String, Table) -> S) -> Question {
    let made = ["tickets": make("tickets", tickets), "areas": make("areas", areas)]
    func remade(_ relation: Relation) -> Relation {
      guard let name = sources[relation.source.identity], let source = made[name] else {
        preconditionFailure("a relation of a third source")
      }
      return Relation(source, steps: relation.steps.map(remade))
    }
    func remade(_ step: Step) -> Step {
      switch step {
      case .append(let relation): .append(remade(relation))
      case .join(let join):
        .join(
          Join(remade(join.relation), left: join.left, right: join.right, kept: join.kept))
      default: step
      }
    }
    return Question(relation: remade(question.relation), aggregation: question.aggregation)
  }

  /// The query in words, with the tables when they are small.
  package var description: String {
    var text =
      "seed \(seed), \(tickets.count) tickets, \(areas.count) areas\n" + question.description
    if tickets.count <= 12 { text += "\ntickets:\n" + Self.text(of: tickets) }
    if areas.count > 0 { text += "\nareas:\n" + Self.text(of: areas) }
    return text
  }

  private static func text(of table: Table) -> String {
    let rows = (0..<table.count).map { row in
      table.columns.map { $0[row].isMissing ? "·" : $0[row].text }.joined(separator: " | ")
    }
    return ([table.columns.map(\.name).joined(separator: " | ")] + rows).joined(separator: "\n")
  }
}

/// A relation and what is asked of it.
package struct Question: Sendable, CustomStringConvertible {
  package let relation: Relation
  package let aggregation: Aggregation

  package init(relation: Relation, aggregation: Aggregation) {
    self.relation = relation
    self.aggregation = aggregation
  }

  /// The answer as sorted lines, with row counts and faults: equal exactly when answers agree.
  package func lines(_ run: Run = Run()) throws(Diagnostic) -> [String] {
    let groups = try relation.aggregate(aggregation, run)
    let sets = groups.setNumbers
    var lines = (0..<groups.count).map { group in
      let keys = groups.keys.indices.map { key in
        "\(groups.marks[key][group]) \(groups.keys[key][group])"
      }
      let measures = groups.measures.map { "\($0[group])" }
      return "\(sets[group]): " + (keys + measures).joined(separator: " | ")
    }
    lines.sort()
    // Where a cell stands only some sources know.
    var faults = groups.faults
    faults.unreadRow = nil
    return lines + ["rows \(groups.seen)", "\(faults)"]
  }

  /// All rows left after the steps, in order, with their columns and kinds first.
  package func rows(_ run: Run = Run()) throws(Diagnostic) -> [String] {
    let schema = relation.schema
    var lines = [schema.fields.map { "\($0.name): \($0.kind)" }.joined(separator: " | ")]
    for row in try relation.cells(schema.names, run) {
      lines.append(row.map { "\($0)" }.joined(separator: " | "))
    }
    return lines
  }

  /// Every function that the question uses.
  package var functions: Set<Function> {
    var found: Set<Function> = []
    func collect(_ expression: Expression) {
      switch expression {
      case .column, .constant: break
      case .lookup(let operand, _): collect(operand)
      case .call(let function, let operands):
        found.insert(function)
        operands.forEach(collect)
      }
    }
    func collect(_ relation: Relation) {
      for step in relation.steps {
        switch step {
        case .filter(let expression), .add(_, let expression), .weight(let expression):
          collect(expression)
        case .sort(let orders): orders.forEach { collect($0.by) }
        case .unique(let keys): keys.forEach(collect)
        case .join(let join):
          collect(join.left)
          collect(join.relation)
        case .append(let other): collect(other)
        case .project, .take, .sample, .fill: break
        }
      }
    }
    collect(relation)
    aggregation.expressions.forEach(collect)
    return found
  }

  /// The names of the steps and aggregates that the question uses.
  package var names: Set<String> {
    let steps = relation.steps.map { "\($0)" }
    let aggregates = aggregation.measures.map { "\($0.of)" }
    return Set((steps + aggregates).map { String($0.prefix { $0 != "(" }) })
  }

  package var description: String {
    let keys = aggregation.keys.map(\.wording).joined(separator: ", ")
    let measures = aggregation.measures.map(\.wording).joined(separator: ", ")
    return relation.wording + "\n| group \(keys) sets \(aggregation.sets) of \(measures)"
  }
}
