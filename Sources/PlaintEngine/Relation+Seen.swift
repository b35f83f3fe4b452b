import PlaintQuery
import PlaintTable
import PlaintText

extension Relation {
  /// Rows of the source, then rows left after each step.
  ///
  /// No group is asked for, so that no row need be looked at that the steps do not look at.
  func seen(_ run: Run) throws(Diagnostic) -> [Int] {
    try source.aggregate(Aggregation(keys: [], sets: [], measures: []), over: steps, run).seen
  }

  /// Whether rows count as often as a column says.
  var isWeighted: Bool {
    steps.contains { if case .weight = $0 { true } else { false } }
  }
}
