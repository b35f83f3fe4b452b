import PlaintTable
import PlaintText

/// A whole number for each of some rows, in the order of the rows' values, missing last.
struct SortKey {
  private let numbers: Buffer<UInt64>
  /// How many bits they take at most.
  private let bits: Int

  /// `rows`: the rows to be sorted; `numbers[i]` is that of `rows[i]`.
  init(_ sorting: View.Sorting, _ rows: Buffer<UInt32>, _ run: Run) throws(Diagnostic) {
    if case .plain(let texts, let gaps) = sorting.column.storage {
      (numbers, bits) = try TextRanks.numbers(texts, gaps, rows, sorting.descending, run)
      return
    }
    let cells = try SortCells(sorting, run)
    let numbers = Buffer<UInt64>(count: rows.count)
    try Blocks.forEach(of: rows.count, run) { _, range in
      let from = rows.base + range.lowerBound
      var block = Block(rows: from, groups: from)
      block.take(listed: range.count)
      cells.load(block) { index, _, number in numbers.base[range.lowerBound &+ index] = number }
    }
    (self.numbers, bits) = (numbers, cells.bits)
  }

  /// The rows in the order of their numbers, equal ones as they were.
  func sorted(_ rows: Buffer<UInt32>, _ run: Run) throws(Diagnostic) -> Buffer<UInt32> {
    try Radix(bits: bits, count: rows.count).sorted(numbers, rows, run)
  }
}

/// The numbers of a column that has cells or ranks: the distance from the first in the order, and
/// one more than any for missing ones.
struct SortCells: Sendable {
  private let loader: IntegerLoader
  private let range: ClosedRange<Int64>
  private let descending: Bool
  private let extents: Extents?

  /// - Precondition: the column is not plain text.
  init(_ sorting: View.Sorting, _ run: Run) throws(Diagnostic) {
    descending = sorting.descending
    let column = sorting.column
    if case .fixed(let cells, let places) = column.storage {
      loader = IntegerLoader(cells, places: places)
      extents = try column.extents(sorting.memo, run)
      range = extents?.range ?? 0...0
    } else if let ranks = Ranks(column) {
      extents = nil
      loader = ranks.loader
      range = 0...Int64(max(ranks.values.count - 1, 0))
    } else {
      preconditionFailure("plain text has no cells to sort by")
    }
  }

  private var distance: UInt64 { UInt64(bitPattern: range.upperBound &- range.lowerBound) }

  /// How many bits the numbers take at most.
  var bits: Int { UInt64.bitWidth - (distance + 1).leadingZeroBitCount }

  /// The smallest number in each block of rows; nil where that is not known.
  var floors: Buffer<UInt64>? {
    guard let extents else { return nil }
    let floors = Buffer<UInt64>(count: extents.least.count)
    for block in 0..<floors.count {
      let (least, largest) = (extents.least.base[block], extents.largest.base[block])
      let first = descending ? range.upperBound &- largest : least &- range.lowerBound
      floors.base[block] = largest == absentCell ? distance + 1 : UInt64(bitPattern: first)
    }
    return floors
  }

  /// Hands on the numbers of a block's rows.
  @inline(__always)
  func load(_ block: Block, _ receive: (_ index: Int, _ row: Int, _ number: UInt64) -> Void) {
    let (low, high, none) = (range.lowerBound, range.upperBound, distance + 1)
    if descending {
      loader.load(block) { index, row, cell in
        receive(index, row, cell == absentCell ? none : UInt64(bitPattern: high &- cell))
      }
    } else {
      loader.load(block) { index, row, cell in
        receive(index, row, cell == absentCell ? none : UInt64(bitPattern: cell &- low))
      }
    }
  }
}
