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
        case .add, .project, .fill, .join, .append: true
        }
      })
  }

  /// Whether a column holds just what the source holds under that name.
  func isUntouched(_ column: String) -> Bool {
    source.schema[column] != nil
      && steps.allSatisfy { step in
        switch step {
        case .project(let names, _): names[column] == column
        case .fill(let names): !names.contains(column)
        case .append: false
        case .filter, .take, .sample, .unique, .sort, .weight, .add, .join: true
        }
      }
  }

  /// Rows of the source, then rows left after each step.
  ///
  /// No group is asked for, so that no row need be looked at that the steps do not look at.
  func seen(_ run: Run) throws(Diagnostic) -> [Int] {
    try aggregate(Aggregation(keys: [], sets: [], measures: []), run).seen
  }

  /// Whether rows count as often as a column says.
  var isWeighted: Bool {
    steps.contains { if case .weight = $0 { true } else { false } }
  }
}
