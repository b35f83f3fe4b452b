import PlaintText

/// What a terminal shows: enough of xterm for what readline and Plaint write.
struct Screen {
  let rows: Int
  private(set) var columns: Int
  /// Lines that have scrolled off the top, oldest first.
  private var gone: [String] = []
  /// One text a cell; empty behind the left half of a wide character.
  private var cells: [[String]]
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []
  /// Of an escape sequence whose end has not come.
  private var waiting: [Unicode.Scalar] = []

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines seen so far, blanks at their ends left out, down to the last that is not empty.
  var lines: [String] {
    let shown = cells.map { trimmed($0.joined()) }
    return gone + shown[...(shown.lastIndex { !$0.isEmpty } ?? 0)]
  }

  var text: String { lines.joined(separator: "\n") }

  /// The line that the cursor is in.
  var currentLine: String { trimmed(cells[row].joined()) }

  /// Takes what a program wrote; a character cut in two waits for its rest, bytes that are none show.
  mutating func take(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    let whole = pending.count - Self.unfinished(pending)
    waiting += String(decoding: pending[..<whole], as: UTF8.self).unicodeScalars
    pending.removeFirst(whole)
    var index = 0
    while index < waiting.count, let end = sequenceEnd(waiting, from: index) {
      act(Array(waiting[index..<end]))
      index = end
    }
    waiting.removeFirst(index)
  }

  /// How many bytes at the end begin a character that may go on.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    let tail = bytes.suffix(3)
    guard let lead = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[lead] >= 0xC2 else {
      return 0
    }
    let length = bytes[lead] < 0xE0 ? 2 : bytes[lead] < 0xF0 ? 3 : 4
    return bytes.count - lead < length ? bytes.count - lead : 0
  }

  mutating func resize(columns: Int) {
    for row in 0..<rows {
      cells[row] = Array((cells[row] + Array(repeating: " ", count: columns)).prefix(columns))
    }
    self.columns = columns
    column = min(column, columns)
  }

  /// Where the scalar or escape sequence ends, or nil if it is not whole.
  private func sequenceEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard scalars[start] == "\u{1B}" else { return start + 1 }
    guard start + 1 < scalars.count else { return nil }
    guard scalars[start + 1] == "[" else { return start + 2 }
    let end = scalars[(start + 2)...].firstIndex { (0x40...0x7E).contains($0.value) }
    return end.map { $0 + 1 }
  }

  private mutating func act(_ scalars: [Unicode.Scalar]) {
    switch scalars[0] {
    case "\u{1B}": control(scalars)
    case "\r": column = 0
    case "\n": lineFeed()
    case "\u{8}": column = max(0, min(column, columns) - 1)
    case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
    case let scalar where scalar.value < 0x20: break
    case let scalar: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = String(scalar).displayWidth
    if width == 0 {
      if column > 0 { cells[row][column - 1].unicodeScalars.append(scalar) }
      return
    }
    if column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
  }

  private mutating func lineFeed() {
    if row < rows - 1 {
      row += 1
    } else {
      gone.append(trimmed(cells.removeFirst().joined()))
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func control(_ scalars: [Unicode.Scalar]) {
    guard scalars.count > 2, let final = scalars.last else { return }
    let inside = scalars[2..<(scalars.count - 1)].map(Character.init)
    let number = Int(String(inside)) ?? 0
    let count = max(1, number)
    column = min(column, columns - 1)
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = count - 1
    case "H": (row, column) = (0, 0)
    case "K": erase(row, number == 1 ? 0..<column : column..<columns)
    case "J":
      erase(row, (number == 2 ? 0 : column)..<columns)
      for line in (number == 2 ? 0 : min(row + 1, rows))..<rows { erase(line, 0..<columns) }
    case "P":
      cells[row].removeSubrange(column..<min(column + count, columns))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(count)
    default: break
    }
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
