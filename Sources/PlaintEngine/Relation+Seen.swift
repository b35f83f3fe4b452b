import PlaintQuery
import PlaintTable
import PlaintText

extension Relation {
  /// The same columns over all rows: without the steps that leave rows out.
  var unfiltered: Relation {
    Relation(
      source,
      steps: steps.filter { step in
        switch step {
        case .filter, .take, .sample, .unique, .sort, .weight: false
        case .add, .project, .join, .append: true
        }
      })
  }

  /// Rows of the source, then rows left after each step.
  func seen(_ run: Run) throws(Diagnostic) -> [Int] {
    try source.aggregate(
      Aggregation(keys: [], sets: [[]], measures: []), over: steps, run
    ).seen
  }
}
