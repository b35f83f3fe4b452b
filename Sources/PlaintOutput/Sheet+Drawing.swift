import PlaintTable
import PlaintText

/// The lines of a sheet: headings, a rule, the rows.
extension Sheet {
  /// Draws the blocks one below the other.
  func draw(on page: inout Page, tongue: Tongue, _ run: Run) {
    let blocks = blocks(width: page.width)
    let all = columns.count { !$0.isKey }
    for (index, block) in blocks.enumerated() {
      if index > 0 { page.add(Line()) }
      if blocks.count > 1, let shown = block.shown {
        page.add(Line(said(shown, of: all).text(in: tongue), .dim))
      }
      draw(block, on: &page, run)
    }
  }

  private func said(_ shown: ClosedRange<Int>, of all: Int) -> Message {
    let (first, last) = (shown.lowerBound, shown.upperBound)
    return first == last
      ? Message("column \(first) of \(all)", "第 \(first) 列，共 \(all) 列")
      : Message("columns \(first)–\(last) of \(all)", "第 \(first)–\(last) 列，共 \(all) 列")
  }

  private func draw(_ block: Block, on page: inout Page, _ run: Run) {
    if let over = overLine(block) { page.add(over) }
    page.add(headingLine(block))
    let width = numbersWidth + Self.width(block.widths)
    var rule = Line()
    rule.add(String(repeating: "─", count: width), .dim, width: width)
    page.add(rule)
    for row in 0..<rowCount where !run.isCancelled {
      let emphasis = emphasis.isEmpty ? [] : emphasis[row]
      if emphasis.contains(.spaced) { page.add(Line()) }
      if emphasis.contains(.ruled) { page.add(rule) }
      page.add(rowLine(row, block, emphasis.contains(.bold) ? .bold : .plain))
    }
  }

  private func headingLine(_ block: Block) -> Line {
    var line = Line(String(repeating: " ", count: numbersWidth))
    for (index, column) in block.columns.enumerated() {
      if index > 0 { line.add("", width: 0, before: Self.gap) }
      let columns = column.heading.displayWidth
      line.add(column.heading, columns, to: block.widths[index], column.isRight)
    }
    return line
  }

  private func rowLine(_ row: Int, _ block: Block, _ ink: Ink) -> Line {
    var line = Line(room: 2 * block.columns.count + 1)
    if !numbers.isEmpty {
      let number = numbers[row]
      // A row's number is of ASCII digits.
      let columns = number.utf8.count
      let before = numbersWidth - Self.gap - columns
      line.add(number, .dim, width: columns, before: before, after: Self.gap)
    }
    for (index, column) in block.columns.enumerated() {
      if index > 0 { line.add("", width: 0, before: Self.gap) }
      let columns = column.cellWidths[row]
      line.add(column.cells[row], columns, to: block.widths[index], column.isRight, ink)
    }
    return line
  }

  /// The headings over runs of columns, each in the middle of its run; nil where there are none.
  private func overLine(_ block: Block) -> Line? {
    guard block.columns.contains(where: { $0.over != nil }) else { return nil }
    var line = Line(String(repeating: " ", count: numbersWidth))
    var index = 0
    while index < block.columns.count {
      let over = block.columns[index].over
      let end =
        over == nil
        ? index + 1 : block.columns[index...].firstIndex { $0.over != over } ?? block.columns.count
      let room = Self.width(block.widths[index..<end])
      let text = (over ?? "").clipped(toWidth: room)
      let before = end - index > 1 ? (room - text.displayWidth) / 2 : room - text.displayWidth
      if index > 0 { line.add("  ", width: 2) }
      line.add((String(repeating: " ", count: before) + text).padded(toWidth: room))
      index = end
    }
    return line
  }

  /// Widens the last column of each run that its heading over it does not fit.
  mutating func makeRoomForOver() {
    var index = 0
    while index < columns.count {
      let over = columns[index].over
      let end = columns[index...].firstIndex { $0.over != over } ?? columns.count
      if let over {
        let missing = over.displayWidth - Self.width(columns[index..<end].map(\.width))
        if missing > 0 { columns[end - 1].width += missing }
      }
      index = end
    }
  }
}

extension Line {
  /// Appends a text that takes `columns`, cut or filled up to a width.
  fileprivate mutating func add(
    _ text: String, _ columns: Int, to width: Int, _ isRight: Bool, _ ink: Ink = .plain
  ) {
    guard columns <= width else {
      let cut = text.clipped(toWidth: width).padded(toWidth: width, alignRight: isRight)
      return add(cut, ink, width: width)
    }
    let blanks = width - columns
    add(text, ink, width: columns, before: isRight ? blanks : 0, after: isRight ? 0 : blanks)
  }
}
