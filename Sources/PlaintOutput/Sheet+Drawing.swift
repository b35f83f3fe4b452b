import PlaintText

/// The lines of a sheet: headings, a rule, the rows.
extension Sheet {
  /// The drawn blocks one below the other.
  func lines(width: Int, tongue: Tongue) -> [Line] {
    let blocks = blocks(width: width)
    let all = columns.count { !$0.isKey }
    return blocks.enumerated().flatMap { index, block in
      var lines = index > 0 ? [Line()] : []
      if blocks.count > 1, let shown = block.shown {
        lines.append(Line(said(shown, of: all).text(in: tongue), .dim))
      }
      return lines + self.lines(of: block)
    }
  }

  private func said(_ shown: ClosedRange<Int>, of all: Int) -> Message {
    let (first, last) = (shown.lowerBound, shown.upperBound)
    return first == last
      ? Message("column \(first) of \(all)", "第 \(first) 列，共 \(all) 列")
      : Message("columns \(first)–\(last) of \(all)", "第 \(first)–\(last) 列，共 \(all) 列")
  }

  private func lines(of block: Block) -> [Line] {
    var lines: [Line] = []
    if let over = overLine(block) { lines.append(over) }
    lines.append(headingLine(block))
    let width = numbersWidth + Self.width(block.widths)
    var rule = Line()
    rule.add(String(repeating: "─", count: width), .dim, width: width)
    lines.append(rule)
    lines.reserveCapacity(lines.count + rowCount)
    for row in 0..<rowCount {
      if spaced.contains(row) { lines.append(Line()) }
      if ruled.contains(row) { lines.append(rule) }
      lines.append(rowLine(row, block))
    }
    return lines
  }

  private func headingLine(_ block: Block) -> Line {
    var line = Line(String(repeating: " ", count: numbersWidth))
    for (index, column) in block.columns.enumerated() {
      if index > 0 { line.add("  ", width: 2) }
      let width = block.widths[index]
      let heading = fitted(column.heading, column.heading.displayWidth, width, column.isRight)
      line.add(heading, width: width)
    }
    return line
  }

  private func rowLine(_ row: Int, _ block: Block) -> Line {
    var line = Line()
    if !numbers.isEmpty {
      let width = numbersWidth - Self.gap
      let number = numbers[row].padded(toWidth: width, alignRight: true) + "  "
      line.add(number, .dim, width: numbersWidth)
    }
    let ink: Ink = bold.contains(row) ? .bold : .plain
    for (index, column) in block.columns.enumerated() {
      if index > 0 { line.add("  ", width: 2) }
      let (width, isRight) = (block.widths[index], column.isRight)
      let text = fitted(column.cells[row], column.cellWidths[row], width, isRight)
      line.add(text, ink, width: width)
    }
    return line
  }

  /// A text that takes `columns`, cut or filled up to a width.
  private func fitted(_ text: String, _ columns: Int, _ width: Int, _ isRight: Bool) -> String {
    guard columns < width else {
      return columns == width
        ? text : text.clipped(toWidth: width).padded(toWidth: width, alignRight: isRight)
    }
    let blanks = String(repeating: " ", count: width - columns)
    return isRight ? blanks + text : text + blanks
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
