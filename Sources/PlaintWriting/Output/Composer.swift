import PlaintEncoding
import PlaintText

/// Puts rendered columns together to rows, in UTF-8, and remembers where each cell stands so that
/// a character that does not encode can be found again.
struct Composer {
  let frame: Frame
  private let end: [UInt8]
  /// What was composed since it was last taken away.
  private(set) var bytes: [UInt8] = []
  /// Rows so far, and cells that look like formulas, headings among them.
  private(set) var rows = 0
  private(set) var suspects: Int
  /// Cells of digits so far that were guarded.
  private(set) var guardedDigits = 0
  /// The row (from 1) that ``bytes`` begins with, and where its cells begin, row by row.
  private var firstRow = 0
  private var starts: [Int] = []
  private let keepsStarts: Bool

  /// Begins with what stands before the first row.
  init(_ frame: Frame, keepsStarts: Bool = false) {
    self.frame = frame
    self.keepsStarts = keepsStarts
    end = frame.end
    suspects = frame.suspects
    bytes = frame.opening
  }

  /// Adds the rows whose cells the areas hold.
  mutating func add(_ areas: [CellArea], rows range: Range<Int>) {
    let isAlone = frame.isAlone
    for row in 0..<range.count {
      bytes.append(contentsOf: rows == 0 ? frame.first : frame.next)
      rows += 1
      let start = bytes.count
      for column in areas.indices {
        if keepsStarts { starts.append(bytes.count) }
        bytes.append(contentsOf: frame.prefixes[column])
        let cell = areas[column].cell(row, from: range.lowerBound)
        bytes.append(contentsOf: areas[column][cell])
        if isAlone, areas[column][cell].isEmpty { bytes.append(contentsOf: [0x22, 0x22]) }
      }
      if let delimiter = frame.delimiter { keepRow(from: start, delimiter) }
      bytes.append(contentsOf: end)
    }
    for area in areas {
      suspects += area.suspectRows(range)
      guardedDigits += area.guardedRows(range)
    }
  }

  /// Puts the first cell of a row without a value in quotes: delimiters alone would be read as no
  /// row.
  private mutating func keepRow(from start: Int, _ delimiter: UInt8) {
    let isHollow = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map {
        Delimited.isHollow($0 + start, bytes.count - start, delimiter: delimiter)
      } ?? false
    }
    guard isHollow, let end = bytes[start...].firstIndex(of: delimiter) else { return }
    bytes.insert(0x22, at: end)
    bytes.insert(0x22, at: start)
  }

  /// Adds what stands after the last row.
  mutating func close() { bytes.append(contentsOf: frame.closing(rows: rows)) }

  /// Forgets what has been taken away.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    firstRow = rows
  }

  /// The row (0 the heading) and column in which a byte stands.
  func place(of offset: Int) -> (row: Int, column: Int) {
    let width = frame.prefixes.count
    guard let cell = starts.lastIndex(where: { $0 <= offset }), width > 0 else { return (0, 0) }
    return (firstRow + cell / width + 1, cell % width)
  }
}
