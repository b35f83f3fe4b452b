import PlaintTable
import PlaintText
import PlaintValue

extension AnswerColumn {
  /// The cells of some lines as a format writes them.
  func area(_ lines: some Sequence<Int>, _ style: CellStyle) -> CellArea {
    var area = CellArea(style)
    for line in lines {
      if style.isForReaders, let flag = flags[line] {
        let text = heading.text(of: self[line], in: style.tongue)
        area.add("\(text) \(flag.sign(in: style.tongue))", .other)
      } else {
        heading.add(self[line], to: &area)
      }
    }
    return area
  }
}

extension Answer.Heading {
  /// Whether the column's cells stand to the right: what is counted or measured in numbers.
  var isRight: Bool { role != .key && role != .note && kind != .text }

  fileprivate func add(_ cell: Answer.Cell, to area: inout CellArea) {
    let isMarked = role == .key && cell.mark != .value
    if isMarked || cell.printed != nil {
      return area.add(text(of: cell, in: area.style.tongue), content(of: cell))
    }
    switch cell.value {
    case .missing: area.addMissing()
    case .elapsed(let elapsed): area.add(text(of: elapsed, area.style), .number)
    case .truth(let isTrue):
      if case .json = area.style.family { return area.add(isTrue ? "true" : "false", .literal) }
      area.add(cell.value.text(in: area.style.tongue), .other)
    case .text, .number, .share, .date, .moment, .time, .period:
      area.add(text(of: cell), content(of: cell))
    }
  }

  /// A duration in days, to the millionth, for what computes on; in its own unit for readers.
  private func text(of elapsed: Elapsed, _ style: CellStyle) -> String {
    if let unit, let digits, let count = elapsed.count(of: unit, digits: digits, rounding) {
      return count.text(places: digits)
    }
    guard !style.isForReaders, let days = elapsed.days.rounded(places: 6)?.text else {
      return elapsed.text
    }
    return days
  }

  private func content(of cell: Answer.Cell) -> CellContent {
    switch cell.value {
    case .text, .missing: .text
    case .number, .share, .elapsed: .number
    case .date, .moment, .time, .period, .truth: .other
    }
  }
}
