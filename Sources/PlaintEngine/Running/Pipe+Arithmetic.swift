import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText

/// Where in a line arithmetic came to more digits than a number holds.
extension Pipe {
  /// The problem at the innermost expression that it arose in, as far as that can be told.
  ///
  /// Each is asked again by itself, which is a pass over the rows: it is done only once the line has failed.
  func atArithmetic(_ problem: Diagnostic, _ stages: [Stage]) -> Diagnostic {
    guard problem.hints == [Faults.ofDigits] else { return problem }
    var copy = problem
    for stage in stages {
      let within = scope.arithmetic.filter { stage.call.place.holds($0.place) }
      let input = answer.map { Input($0) } ?? stage.input
      guard let relation = input?.relation else { continue }
      let ofRows = within.filter { relation.schema.holds($0.expression.columns) }
      if let place = ofRows.first(where: { fails($0.expression, in: relation) })?.place {
        copy.place = place
        return copy
      }
      // What is worked out of sums and counts has no rows to be asked of.
      if let last = within.last(where: { !relation.schema.holds($0.expression.columns) }) {
        copy.place = last.place
      }
    }
    return copy
  }

  private func fails(_ expression: Expression, in relation: Relation) -> Bool {
    let asked = Aggregation(keys: [expression], sets: [[]], measures: [])
    return (try? relation.aggregate(asked, host.run).faults.overflows) ?? 0 > 0
  }
}

extension Schema {
  /// Whether it has all of some columns.
  fileprivate func holds(_ names: [String]) -> Bool { names.allSatisfy { self[$0] != nil } }
}

extension Place {
  /// Whether another place lies in it.
  fileprivate func holds(_ other: Place) -> Bool { start <= other.start && other.end <= end }
}
