import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Conditions on moments that cut between days, as nearly all do: by the days' codes, a quarter of
/// the bytes that the moments are.
extension Evaluator {
  /// The rows whose moments lie in some ranges; nil when a range cuts through a day, or the days
  /// have not been found yet.
  func rows(
    _ cells: Buffer<Int64>, in ranges: [ClosedRange<Int64>], of span: Span
  ) throws(Diagnostic) -> Bits? {
    let key = Memo.Key.cells(Memo.Cells(cells), .days)
    guard case .column(let days?) = view.memo[key],
      case .listed(let codes, let dates) = days.storage
    else { return nil }
    let first = span.range.lowerBound.day
    var wanted = [Bool](repeating: false, count: dates.count)
    for range in ranges {
      guard range.lowerBound == span.range.lowerBound || range.lowerBound.isDayStart,
        range.upperBound == span.range.upperBound || (range.upperBound + 1).isDayStart
      else { return nil }
      for day in range.lowerBound.day...range.upperBound.day { wanted[day - first] = true }
    }
    return try codes.collected(wanted, run)
  }
}

extension Int64 {
  /// The day of a moment.
  fileprivate var day: Int { Moment(microseconds: Int(self)).day.number }

  fileprivate var isDayStart: Bool { Int(self) % Moment.perDay == 0 }
}
