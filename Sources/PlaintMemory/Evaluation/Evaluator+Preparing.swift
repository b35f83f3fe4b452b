import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// What a load finds beforehand, so that the first questions need not.
extension Evaluator {
  /// Finds the days of every column of moments, and how many rows have each text of every column of few.
  ///
  /// Part of loading. Of 10 M rows it takes 23 ms from the first trend and 3 of its 5 ms from the first
  /// breakdown of all rows; Tab and the check that a text in a condition occurs ask for the same counts.
  func prepare() throws(Diagnostic) {
    for visible in view.columns {
      switch visible.column.storage {
      case .fixed(let cells, _) where visible.column.kind == .moment:
        _ = try days(cells, visible.name)
      case .coded(.narrow, _, _), .coded(.medium, _, _): try count(visible.name)
      case .coded, .fixed, .plain, .listed: break
      }
    }
    touchRoom()
  }

  /// Leaves room for the bitmaps of the first conditions whose pages have been touched: of a breakdown
  /// after two conditions over 10 M rows a quarter had gone to touching them.
  private func touchRoom() {
    withExtendedLifetime((0..<8).map { _ in Bits(all: true, count: view.rows) }) {}
  }

  /// Counts the rows of every value of a column; the key remembers them.
  private func count(_ name: String) throws(Diagnostic) {
    let counting = Aggregation(keys: [.column(name)], sets: [[0]], measures: [])
    let aggregating = try Aggregating(counting, view, run)
    let grouping = try Grouping(aggregating.keys, nil, rows: view.rows, run)
    _ = try aggregating.tallied(grouping)
  }
}
