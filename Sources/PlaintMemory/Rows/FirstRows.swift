import PlaintTable
import PlaintText
import PlaintValue

/// The rows that may be among the first when sorted, found without sorting.
///
/// Each thread keeps the smallest numbers it has met, and lets go of the larger half when there are
/// twice as many as wanted; after some thousand rows nearly every other one is turned down by one
/// comparison. Blocks whose smallest number is known to be too large are not read at all: that brought
/// the first 20 of 10 M rows by a moment from 24 ms of processor time to 6; sorting them takes 400.
enum FirstRows {
  /// The rows, in their order, whose first key is no larger than that of the last row wanted; nil
  /// when they would be too many for this to be worth while.
  static func of(
    _ view: View, by sorting: View.Sorting?, _ wanted: Int, _ run: Run
  ) throws(Diagnostic) -> Buffer<UInt32>? {
    guard let sorting, wanted > 0, wanted <= view.count / 8 else { return nil }
    let cells = try SortCells(try sorting.withHeads(run), run)
    guard cells.bits < UInt64.bitWidth else { return nil }
    let floors = cells.floors
    // Every block has a row of its smallest number, as long as all rows are in.
    let bound = view.selection == nil ? floors?.ranked(wanted) ?? .max : .max
    let threads = (0..<run.threads).map { _ in Smallest(wanted, below: bound) }
    let scratch = threads.map { _ in Scratch() }
    // The smallest number of each block: in the end only few blocks are looked at again.
    let least = Buffer<UInt64>(count: Blocks.count(view.rows))
    try Blocks.forEach(of: view.rows, run) { [selection = view.selection] thread, range in
      let number = range.lowerBound / Blocks.size
      if let floors, floors.base[number] > threads[thread].bound {
        least.base[number] = .max
        return
      }
      var block = scratch[thread].block(0)
      block.take(range, selection)
      least.base[number] = threads[thread].add(cells, block)
    }
    let last = Smallest.last(of: threads, wanted)
    let bits = try Bits.collected(view.rows, run) { [selection = view.selection] bits, range in
      guard least.base[range.lowerBound / Blocks.size] <= last else { return }
      let scratch = Scratch()
      defer { withExtendedLifetime(scratch) {} }
      var block = scratch.block(0)
      block.take(range, selection)
      cells.load(block) { _, row, number in if number <= last { bits.insert(row) } }
    }
    return bits.rows
  }
}

extension View.Sorting {
  /// The same with the first bytes of texts that are in no dictionary in place of the texts: whatever
  /// is among the first by the texts is among the first by these.
  ///
  /// 20 rows of 10 M by a text of which nearly every one differs: half a second, where sorting takes 9.
  fileprivate func withHeads(_ run: Run) throws(Diagnostic) -> View.Sorting {
    guard case .plain(let texts, let gaps) = column.storage else { return self }
    let rows = column.count
    let isMissing = { @Sendable (row: Int) in gaps.map { $0[row] } ?? texts.utf8(row).isEmpty }
    let heads = Buffer<Int64>(count: rows)
    let depth = texts.sharedStart(rows, isMissing, run)
    try Blocks.forEach(of: rows, run) { _, range in
      for row in range {
        // Two bits fewer, so that the distance of any two can be told.
        heads.base[row] =
          isMissing(row) ? absentCell : Int64(TextRanks.head(texts.utf8(row), depth) >> 2)
      }
    }
    let column = Column(column.name, .whole, .fixed(heads, places: 0), count: rows)
    return View.Sorting(column: column, descending: descending, memo: nil)
  }
}

extension Strings {
  /// How many bytes the texts that are not missing begin with alike.
  fileprivate func sharedStart(_ rows: Int, _ isMissing: (Int) -> Bool, _ run: Run) -> Int {
    guard let first = (0..<rows).first(where: { !isMissing($0) }).map(utf8) else { return 0 }
    var shared = first.count
    for row in 0..<rows where shared > 0 && !isMissing(row) {
      if row & 0xFFFF == 0, run.isCancelled { return 0 }
      let text = utf8(row)
      var alike = 0
      while alike < min(shared, text.count), first[alike] == text[alike] { alike += 1 }
      shared = alike
    }
    return shared
  }
}

extension Buffer<UInt64> {
  /// The number of that rank, from 1, without changing these; nil when they are fewer.
  fileprivate func ranked(_ rank: Int) -> UInt64? {
    guard rank <= count else { return nil }
    let copy = Buffer(count: count)
    copy.base.update(from: base, count: count)
    return withExtendedLifetime(copy) { copy.base.select(rank - 1, of: count) }
  }
}

/// The smallest numbers one thread has met.
private final class Smallest: @unchecked Sendable {
  private let wanted: Int
  private let kept: Buffer<UInt64>
  private var count = 0
  /// Numbers from here on are not among the smallest.
  private var limit = UInt64.max
  /// The largest number that may still be among them.
  private(set) var bound: UInt64

  init(_ wanted: Int, below bound: UInt64) {
    self.wanted = wanted
    self.bound = bound
    kept = Buffer(count: wanted + max(wanted, Blocks.size))
  }

  /// Takes the numbers of a block's rows, and says which is the smallest.
  func add(_ cells: SortCells, _ block: Block) -> UInt64 {
    if count + block.count > kept.count { shrink() }
    let kept = kept.base
    var (count, limit, least) = (self.count, self.limit, UInt64.max)
    cells.load(block) { _, _, number in
      kept[count] = number
      least = min(least, number)
      if number < limit { count &+= 1 }
    }
    if count >= wanted, self.limit == .max {
      self.count = count
      shrink()
      (count, limit) = (self.count, self.limit)
    }
    (self.count, self.limit) = (count, limit)
    return least
  }

  /// Lets go of all but as many as are wanted.
  private func shrink() {
    guard count > wanted else { return }
    limit = kept.base.select(wanted - 1, of: count)
    bound = min(bound, limit)
    count = wanted
  }

  /// The largest of the smallest numbers of all threads.
  static func last(of threads: [Smallest], _ wanted: Int) -> UInt64 {
    let all = Buffer<UInt64>(count: threads.reduce(0) { $0 + $1.count })
    defer { withExtendedLifetime(all) {} }
    var end = 0
    for thread in threads {
      (all.base + end).update(from: thread.kept.base, count: thread.count)
      end += thread.count
    }
    return all.base.select(wanted - 1, of: end)
  }
}
