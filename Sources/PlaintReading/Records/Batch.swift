/// Some rows of a file, cut into cells: what record readers hand to column builders.
///
/// The content of cell `c` of row `r` is described by `cells[r * stride + c]`: where it starts in
/// `base` (32 bits) over how long it is (32 bits), quotes taken off and doubled quotes undone.
struct Batch {
  let base: UnsafePointer<UInt8>
  let cells: UnsafePointer<UInt64>
  let stride: Int
  let count: Int
  /// The number of the first row in the table, from 0.
  let firstRow: Int
  /// Whether stand-ins for undecodable bytes, or NUL bytes, may be in it.
  let isOdd: Bool

  static let rows = 1024

  @inline(__always)
  static func cell(_ start: Int, _ length: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: start) << 32 | UInt64(truncatingIfNeeded: length)
  }

  /// Where a cell starts and how long it is.
  @inline(__always)
  func cell(_ row: Int, _ column: Int) -> (UnsafePointer<UInt8>, Int) {
    let cell = cells[row * stride + column]
    return (base + Int(cell >> 32), Int(cell & 0xFFFF_FFFF))
  }

  /// The same rows at another place of the table.
  func moved(to row: Int) -> Batch {
    Batch(base: base, cells: cells, stride: stride, count: count, firstRow: row, isOdd: isOdd)
  }

  /// A cell's text.
  func text(_ row: Int, _ column: Int) -> String {
    let (start, length) = cell(row, column)
    return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }
}
