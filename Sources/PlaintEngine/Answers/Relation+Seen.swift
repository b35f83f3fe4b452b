import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

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

  /// Rows that `append` brought, by how many there were after each step.
  func appended(_ seen: [Int]) -> Int {
    zip(steps, zip(seen, seen.dropFirst())).reduce(0) { sum, step in
      if case .append = step.0 { sum + step.1.1 - step.1.0 } else { sum }
    }
  }

  /// Rows loaded, those appended included: what the rows left are some of, wherever that is said.
  func loaded(_ seen: [Int]) -> Int { (seen.first ?? 0) + appended(seen) }

  /// From when to when the days run that the condition at a step asks about, when it asks about one
  /// column of them: it may be of another year.
  func spanned(
    at index: Int, today: Day, _ defaults: Defaults, _ run: Run
  ) throws(Diagnostic) -> Message? {
    guard steps.indices.contains(index), case .filter(let test) = steps[index] else { return nil }
    let before = Relation(source, steps: Array(steps[..<index]))
    let days = test.columns.filter { before.schema[$0]?.kind.isCalendar == true }
    guard days.count == 1, let name = days.first, let kind = before.schema[name]?.kind else {
      return nil
    }
    let time = TimeColumn(expression: .column(name), kind: kind, name: name)
    return try time.loaded(before, today: today, defaults, run).map { time.runs($0.coverage) }
  }

  /// The same of the step that left none of the rows, by how many were left after each.
  func spanned(
    leaving seen: [Int], today: Day, _ defaults: Defaults, _ run: Run
  ) throws(Diagnostic) -> Message? {
    let index = seen.indices.dropLast().first { seen[$0] > 0 && seen[$0 + 1] == 0 }
    return try index.flatMap { index throws(Diagnostic) in
      try spanned(at: index, today: today, defaults, run)
    }
  }

  /// Whether rows count as often as a column says.
  var isWeighted: Bool {
    steps.contains { if case .weight = $0 { true } else { false } }
  }
}
