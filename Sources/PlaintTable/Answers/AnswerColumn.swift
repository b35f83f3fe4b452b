import PlaintValue

/// A column of an answer: its heading, a cell for each line, and what single cells carry besides.
package struct AnswerColumn: Sendable {
  package var heading: Answer.Heading
  package var cells: Cells
  /// What each cell of a key stands for; empty where all are ordinary values.
  package var marks: [Mark]
  /// The texts of cells that are not a function of the value alone: a share made to add to 100, a
  /// change against a base of zero ("new").
  package var printed: [Int: String]
  /// The signs after texts on screen and in reports, left out of exports.
  package var flags: [Int: Answer.Flag]

  package init(
    _ heading: Answer.Heading, _ cells: Cells, marks: [Mark] = [], printed: [Int: String] = [:],
    flags: [Int: Answer.Flag] = [:]
  ) {
    self.heading = heading
    self.cells = cells
    self.marks = marks
    self.printed = printed
    self.flags = flags
  }

  /// The column of these cells.
  package init(_ heading: Answer.Heading, _ cells: [Answer.Cell]) {
    self.init(heading, .values(cells.map(\.value)))
    if cells.contains(where: { $0.mark != .value }) { marks = cells.map(\.mark) }
    for (line, cell) in cells.enumerated() {
      if let text = cell.printed { printed[line] = text }
      if let flag = cell.flag { flags[line] = flag }
    }
  }

  package var count: Int { cells.count }

  /// The cell of a line.
  package subscript(line: Int) -> Answer.Cell {
    Answer.Cell(
      cells[line], mark: mark(line), printed: printed.isEmpty ? nil : printed[line],
      flag: flags.isEmpty ? nil : flags[line])
  }

  /// What a cell stands for.
  package func mark(_ line: Int) -> Mark { marks.isEmpty ? .value : marks[line] }

  /// The cells of some lines, in that order.
  package func gathered(_ lines: [Int]) -> AnswerColumn {
    gathered(Buffer(lines.map { UInt32($0) }))
  }

  /// The cells of some lines, in that order.
  package func gathered(_ lines: Buffer<UInt32>) -> AnswerColumn {
    var copy = self
    copy.cells = cells.gathered(lines)
    if !marks.isEmpty { copy.marks = (0..<lines.count).map { marks[Int(lines[$0])] } }
    if !printed.isEmpty { copy.printed = Self.gathered(printed, lines) }
    if !flags.isEmpty { copy.flags = Self.gathered(flags, lines) }
    return copy
  }

  private static func gathered<Content>(
    _ sparse: [Int: Content], _ lines: Buffer<UInt32>
  ) -> [Int: Content] {
    var result: [Int: Content] = [:]
    for place in 0..<lines.count {
      if let content = sparse[Int(lines[place])] { result[place] = content }
    }
    return result
  }
}
