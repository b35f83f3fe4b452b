import PlaintTable
import PlaintText
import PlaintValue

/// Questions asked of any dataset, written once over the two methods of a source.
extension Relation {
  /// How many rows are left after the steps, and how many were loaded; weights do not count.
  package func rows(_ run: Run) throws(Diagnostic) -> (rows: Int, loaded: Int) {
    let groups = try aggregate(
      Aggregation(keys: [], sets: [[]], measures: [Measure(.count)]), run)
    return (groups.seen.last ?? 0, groups.seen.first ?? 0)
  }

  /// The values of an expression with how many rows have each, the commonest first.
  ///
  /// Equally common ones come in their order; missing is left out. Of many only the first `limit`
  /// are given, and only those whose text matches.
  ///
  /// - Complexity: one aggregation; texts are made of the values that match, or of the commonest.
  package func values(
    of expression: Expression, matching match: ValueMatch? = nil, limit: Int = .max, _ run: Run
  ) throws(Diagnostic) -> [(value: Value, count: Int)] {
    // One more than asked for: missing is among the groups.
    let wanted =
      match == nil && limit < .max ? Commonest(limit + 1, ties: Self.tiesLookedAt) : nil
    let groups = try aggregate(
      Aggregation(
        keys: [expression], sets: [[0]], measures: [Measure(.count)], commonest: wanted), run)
    var found: [(group: Int, count: Int)] = []
    for group in 0..<groups.count where groups.marks[0][group] == .value {
      if group & 0xFFF == 0 { try run.check() }
      if let match, !match.fits(groups.keys[0][group].text) { continue }
      found.append((group, groups.measures[0][group].number?.rounded(places: 0).asInt ?? 0))
    }
    found.sort { $0.count > $1.count }
    // Those that tie with the last one are looked at, so that ties come in their order; of a
    // great many, as in a column of ids, not all.
    let least = found.count > limit ? found[limit - 1].count : 0
    let tied = found.prefix { $0.count >= least }
    let kept = found.count > limit ? tied.prefix(limit + Self.tiesLookedAt) : tied
    var values = kept.map {
      (value: groups.keys[0][$0.group], count: $0.count)
    }
    values.sort { $0.count != $1.count ? $0.count > $1.count : $0.value.precedes($1.value) }
    return Array(values.prefix(limit))
  }

  /// Of values that tie so many are looked at.
  private static let tiesLookedAt = 10_000

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

/// What the text of a value must look like, ignoring case and width.
package struct ValueMatch: Sendable {
  private let key: String
  private let isPrefix: Bool

  /// Texts that begin so.
  package static func prefix(_ text: String) -> ValueMatch {
    ValueMatch(key: folded(text), isPrefix: true)
  }

  /// Texts that hold it anywhere.
  package static func part(_ text: String) -> ValueMatch {
    ValueMatch(key: folded(text), isPrefix: false)
  }

  func fits(_ text: String) -> Bool {
    guard isPrefix else { return folded(text).contains(key) }
    // No more of a long text is folded than the prefix can see.
    return folded(String(text.unicodeScalars.prefix(key.unicodeScalars.count))).hasPrefix(key)
  }
}
