import PlaintQuery
import PlaintTable
import PlaintText

extension Relation {
  /// Rows of the source, then rows left after each step.
  func seen(_ run: Run) throws(Diagnostic) -> [Int] {
    try source.aggregate(
      Aggregation(keys: [], sets: [[]], measures: []), over: steps, run
    ).seen
  }
}
