import PlaintText

/// A sheet wider than the screen, cut into blocks that each repeat the keys.
extension Sheet {
  /// Columns drawn side by side, with their widths.
  struct Block {
    var columns: [Column]
    var widths: [Int]
    /// Which columns of the sheet besides the keys these are, from 1.
    var shown: ClosedRange<Int>?
  }

  /// The blocks that fit into `width`; one when everything does.
  func blocks(width: Int) -> [Block] {
    let room = max(1, width - numbersWidth)
    let widths = Sheet.shrunk(columns, to: room)
    if Sheet.width(widths) <= room { return [Block(columns: columns, widths: widths)] }
    let keys = columns.filter(\.isKey)
    let others = columns.filter { !$0.isKey }
    let keyWidths = Sheet.shrunk(keys, to: max(room / 2, 1))
    let keysTake = keys.isEmpty ? 0 : Sheet.width(keyWidths) + Sheet.gap
    var blocks: [Block] = []
    var first = 0
    while first < others.count {
      let count = Self.fitting(others[first...], room: room - keysTake)
      let columns = Array(others[first..<first + count])
      let rest = max(1, room - keysTake)
      blocks.append(
        Block(
          columns: keys + columns, widths: keyWidths + Self.cut(columns, to: rest),
          shown: first + 1...first + count))
      first += count
    }
    return blocks.isEmpty ? [Block(columns: keys, widths: keyWidths)] : blocks
  }

  /// What a column may take in a block before it is cut.
  private static let usual = 24

  /// How many of the columns stand side by side in `room`, at least one; runs under one heading
  /// stay together where they can.
  private static func fitting(_ columns: ArraySlice<Column>, room: Int) -> Int {
    var count = 0
    var used = 0
    for column in columns {
      let width = (count > 0 ? gap : 0) + max(column.least, min(column.width, usual))
      if count > 0, used + width > room { break }
      used += width
      count += 1
    }
    let end = columns.startIndex + count
    guard end < columns.endIndex, let over = columns[end].over else { return count }
    let start = columns[..<end].lastIndex { $0.over != over }.map { $0 + 1 } ?? columns.startIndex
    return start > columns.startIndex && start < end ? start - columns.startIndex : count
  }

  /// The widths in a block: a single column too wide for it is cut, even one of figures.
  private static func cut(_ columns: [Column], to room: Int) -> [Int] {
    let widths = shrunk(columns, to: room)
    return columns.count == 1 ? [min(widths[0], room)] : widths
  }
}
