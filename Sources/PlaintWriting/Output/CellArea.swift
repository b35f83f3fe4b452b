import PlaintTable

/// The cells of one column as a format writes them, end to end: one a row, or one a distinct text
/// with a code per row.
struct CellArea {
  let style: CellStyle
  private(set) var bytes: [UInt8] = []
  /// Where each cell ends.
  private(set) var ends: [Int] = []
  /// Which cells look like formulas, ascending.
  private(set) var suspects: [Int] = []
  /// Which cells are digits that were guarded, ascending.
  private(set) var guardedDigits: [Int] = []
  /// Which cell each row has; nil when every row has its own.
  var codes: Codes?

  init(_ style: CellStyle) { self.style = style }

  /// Adds a cell.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ content: CellContent) {
    if style.keepsDigits(text, content) { guardedDigits.append(ends.count) }
    if style.append(text, content, to: &bytes) { suspects.append(ends.count) }
    ends.append(bytes.count)
  }

  mutating func add(_ text: String, _ content: CellContent) {
    var text = text
    text.withUTF8 { add($0, content) }
  }

  /// Adds an empty cell.
  mutating func addMissing() {
    style.appendMissing(to: &bytes)
    ends.append(bytes.count)
  }

  /// Adds the cell before once more.
  mutating func repeatLast() {
    let end = ends.last ?? 0
    let start = ends.count > 1 ? ends[ends.count - 2] : 0
    if suspects.last == ends.count - 1 { suspects.append(ends.count) }
    if guardedDigits.last == ends.count - 1 { guardedDigits.append(ends.count) }
    bytes.append(contentsOf: bytes[start..<end])
    ends.append(bytes.count)
  }

  /// The bytes of a cell.
  subscript(cell: Int) -> ArraySlice<UInt8> {
    bytes[(cell == 0 ? 0 : ends[cell - 1])..<ends[cell]]
  }

  /// Which cell stands in a row, counted from the first row of the area.
  func cell(_ row: Int, from first: Int) -> Int { codes.map { $0[first + row] } ?? row }

  /// How many of the rows hold a cell that looks like a formula.
  func suspectRows(_ rows: Range<Int>) -> Int { count(rows, suspects) }

  /// How many of the rows hold digits that were guarded.
  func guardedRows(_ rows: Range<Int>) -> Int { count(rows, guardedDigits) }

  private func count(_ rows: Range<Int>, _ cells: [Int]) -> Int {
    guard let codes, !cells.isEmpty else { return cells.count }
    var isMeant = [Bool](repeating: false, count: ends.count)
    for cell in cells { isMeant[cell] = true }
    return rows.count { isMeant[codes[$0]] }
  }
}
