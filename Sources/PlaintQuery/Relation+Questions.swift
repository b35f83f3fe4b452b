import PlaintTable
import PlaintText
import PlaintValue

/// Questions asked of any dataset, written once over the two methods of a source.
extension Relation {
  /// The columns after the dataset's steps.
  package var schema: Schema { source.schema.after(steps) }

  /// The dataset with more steps.
  package func after(_ more: [Step]) -> Relation { Relation(source, steps: steps + more) }

  /// One question over the rows left after the steps.
  package func aggregate(_ aggregation: Aggregation, _ run: Run) throws(Diagnostic) -> Groups {
    try source.aggregate(aggregation, over: steps, run)
  }

  /// How many rows are left after the steps, and how many were loaded; weights do not count.
  package func rows(_ run: Run) throws(Diagnostic) -> (rows: Int, loaded: Int) {
    let groups = try aggregate(
      Aggregation(keys: [], sets: [[]], measures: [Measure(.count)]), run)
    return (groups.seen.last ?? 0, groups.seen.first ?? 0)
  }

  /// The values of an expression with how many rows have each, the commonest first.
  ///
  /// Equally common ones come in their order; missing is left out. Of many only the first `limit`
  /// are given, and only those whose text begins with `prefix`, ignoring case and width.
  package func values(
    of expression: Expression, matching prefix: String? = nil, limit: Int = .max, _ run: Run
  ) throws(Diagnostic) -> [(value: Value, count: Int)] {
    let groups = try aggregate(
      Aggregation(keys: [expression], sets: [[0]], measures: [Measure(.count)]), run)
    let start = prefix.map(folded)
    var found: [(value: Value, count: Int)] = []
    for group in 0..<groups.count where groups.marks[0][group] == .value {
      let value = groups.keys[0][group]
      if let start, !folded(value.text).begins(with: start) { continue }
      let count = groups.measures[0][group].number?.rounded(places: 0).asInt ?? 0
      found.append((value, count))
    }
    found.sort { $0.count != $1.count ? $0.count > $1.count : $0.value.precedes($1.value) }
    return Array(found.prefix(limit))
  }

  /// The rows left after the steps, cell by cell; for few rows.
  package func cells(_ columns: [String], _ run: Run) throws(Diagnostic) -> [[Value]] {
    var rows: [[Value]] = []
    try source.scan(columns, over: steps, run) { table in
      for row in 0..<table.count { rows.append(table.columns.map { $0[row] }) }
      return true
    }
    return rows
  }
}
