import PlaintTable
import PlaintText
import PlaintValue

extension AnswerColumn {
  /// The cells of some lines as a format writes them.
  func area(_ lines: some Sequence<Int>, _ style: CellStyle) -> CellArea {
    if printed.isEmpty, flags.isEmpty, let area = typed(lines, style) { return area }
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

extension AnswerColumn {
  /// Cells of which there may be millions, spelled without making a value of each; nil for others.
  private func typed(_ lines: some Sequence<Int>, _ style: CellStyle) -> CellArea? {
    var area = CellArea(style)
    switch (heading.role, cells) {
    case (.key, .column(let column)):
      guard case .plain(let texts, _) = column.storage, heading.kind == .text else { return nil }
      for line in lines {
        let text = texts.utf8(line)
        // A text that reads like a mark is quoted, which its first byte tells.
        if mark(line) == .value, let first = text.first, first != 0x28, first != 0xE2, first != 0xEF
        {
          area.add(text, .text)
        } else {
          heading.add(self[line], to: &area)
        }
      }
    case (_, .shares(let parts, let whole)):
      var last: Int64?
      for line in lines {
        if parts[line] < 0 {
          area.addMissing()
          last = nil
        } else if parts[line] == last {
          area.repeatLast()
        } else {
          heading.add(Answer.Cell(.share(Ratio(Int128(parts[line]), Int128(whole)))), to: &area)
          last = parts[line]
        }
      }
    default:
      guard heading.role != .key, heading.digits == nil, let counts = cells.counts else {
        return nil
      }
      for line in lines { area.add(String(counts[line]), .number) }
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
