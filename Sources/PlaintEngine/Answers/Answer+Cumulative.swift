import PlaintTable
import PlaintValue

extension Answer {
  /// The same with its cumulative shares added up anew in the order the rows stand in by now.
  ///
  /// Only where one key has one running share: in trees and tables `by` something the order within
  /// each value is kept. A share that is missing adds nothing.
  func accumulated() -> Answer {
    guard let running = columns.firstIndex(where: { $0.role == .cumulative }),
      let share = columns.firstIndex(where: { $0.role == .share }), !hasSubtotals,
      columns.count(where: { $0.role == .key }) == 1
    else { return self }
    var copy = self
    var sum = Ratio.zero
    for row in rows.indices where !isTotal(rows[row]) {
      guard case .share(let part) = rows[row][share].value, let more = sum.adding(part) else {
        continue
      }
      sum = more
      copy.rows[row][running].value = .share(sum)
      copy.rows[row][running].printed = nil
    }
    return copy
  }
}
