import PlaintAnalysis
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Asking the seam: one aggregation, and again for rests that do not follow from their parts.
extension Relation {
  /// Answers one question; arithmetic that overflowed fails it.
  ///
  /// Of the values of the only key all but the commonest may come folded into one.
  func ask(
    _ keys: [KeyColumn], sets: [[Int]], _ measures: Measures, commonest: Int? = nil, _ run: Run
  ) throws(Diagnostic) -> Groups {
    // Only how many rows a group has says which are the commonest.
    let isRanked = measures.ranksByRows
    let aggregation = Aggregation(
      keys: keys.map(\.expression), sets: sets, measures: measures.asked,
      commonest: isRanked ? commonest.map { Commonest($0) } : nil)
    var groups = try aggregate(aggregation, run)
    groups.run = run
    try run.check()
    run.note(groups.faults)
    try groups.faults.requireExact(at: nil)
    return groups
  }

  /// The measures of each rest, in order.
  func ask(
    _ rests: [Remainder], _ keys: [KeyColumn], _ measures: Measures, _ run: Run
  ) throws(Diagnostic) -> [[Value]] {
    var answers: [[Value]] = []
    for rest in rests {
      let tests = zip(rest.keys, keys).compactMap { cut, key in key.test(cut) }
      let relation = Relation(source, steps: steps + tests.map(Step.filter))
      let groups = try relation.ask([], sets: [[]], measures, run)
      answers.append(groups.measures.map { $0[0] })
    }
    return answers
  }
}

extension KeyColumn {
  /// The condition that a cut is.
  func test(_ cut: Remainder.Cut) -> Expression? {
    switch cut {
    case .any: nil
    case .missing: .call(.isMissing, [expression])
    case .value(let value): .call(.equal, [expression, .constant(value)])
    case .other(let values):
      .call(
        .and,
        [
          .call(.not, [.call(.isMissing, [expression])]),
          .call(.not, [.call(.isIn, [expression] + values.map(Expression.constant))]),
        ])
    }
  }
}
