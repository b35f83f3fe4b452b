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
    var column = columns[running]
    var sum = Ratio.zero
    column.cells = .values(
      (0..<count).map { line in
        guard !isTotal(line), case .share(let part) = columns[share].cells[line],
          let more = sum.adding(part)
        else { return column.cells[line] }
        sum = more
        column.printed[line] = nil
        return .share(sum)
      })
    var copy = self
    copy.columns[running] = column
    return copy
  }
}
