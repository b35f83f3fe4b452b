import PlaintTable
import PlaintValue

extension Answer {
  /// The same with its cumulative shares added up anew in the order the rows stand in by now.
  ///
  /// Only where one key has one running share: in trees and tables `by` something the order within
  /// each value is kept. A share that is missing adds nothing.
  func accumulated() -> Answer {
    guard let running = columns.firstIndex(where: { $0.heading.role == .cumulative }),
      let share = columns.firstIndex(where: { $0.heading.role == .share }), !hasSubtotals,
      keyColumns.count == 1
    else { return self }
    var copy = self
    copy.columns[running].cells = columns[share].cells.running(over: ordinaryLines)
    copy.columns[running].printed = [:]
    return copy
  }
}

extension Cells {
  /// Shares added up over some lines in their order; other lines have none.
  fileprivate func running(over lines: [Int]) -> Cells {
    if case .shares(let parts, let whole) = self {
      let sums = Buffer<Int64>(overwriting: count)
      sums.base.update(repeating: -1, count: count)
      var sum: Int64 = 0
      for line in lines where parts[line] >= 0 {
        sum += parts[line]
        sums.base[line] = sum
      }
      return .shares(sums, of: whole)
    }
    var values = [Value](repeating: .missing, count: count)
    var sum = Ratio.zero
    for line in lines {
      guard case .share(let part) = self[line], let more = sum.adding(part) else { continue }
      sum = more
      values[line] = .share(sum)
    }
    return .values(values)
  }
}
