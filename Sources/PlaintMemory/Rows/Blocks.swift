import PlaintTable
import PlaintText

/// Rows in blocks of 4,096, so that what one loop writes the next one finds in the cache.
enum Blocks {
  static let size = Slices.block

  /// How many blocks cover so many rows.
  static func count(_ rows: Int) -> Int { (rows + size - 1) / size }

  /// Does the body once for every block of `rows` rows, on the run's threads, each taking the next
  /// block as it gets done; stops early, and throws, when the run is cancelled.
  static func forEach(
    of rows: Int, _ run: Run, _ body: @escaping @Sendable (_ thread: Int, Range<Int>) -> Void
  ) throws(Diagnostic) {
    let blocks = count(rows)
    let next = Turn()
    parallel(min(run.threads, max(blocks, 1))) { thread in
      while !run.isCancelled {
        let start = next.taken() * size
        guard start < rows else { return }
        let end = min(start + size, rows)
        body(thread, start..<end)
        run.advance(end - start)
      }
    }
    try run.check()
  }
}

/// Rows of one block with the group each belongs to; what measures read.
struct Block {
  /// The rows' numbers, unless they are a run.
  let rows: UnsafeMutablePointer<UInt32>
  let groups: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  /// The first row of a run without gaps; nil when rows are listed.
  private(set) var first: Int?

  init(rows: UnsafeMutablePointer<UInt32>, groups: UnsafeMutablePointer<UInt32>) {
    (self.rows, self.groups) = (rows, groups)
  }

  /// The same rows with other room for groups.
  func grouped(in groups: UnsafeMutablePointer<UInt32>) -> Block {
    var block = Block(rows: rows, groups: groups)
    (block.count, block.first) = (count, first)
    return block
  }

  /// Takes the rows of a range that are in.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  mutating func take(_ range: Range<Int>, _ selection: Bits?) {
    guard let selection, selection.ones(in: range) < range.count else {
      (first, count) = (range.lowerBound, range.count)
      return
    }
    first = nil
    count = selection.list(range, into: rows)
  }

  /// Takes listed rows, as many as are already in the room for them.
  mutating func take(listed count: Int) {
    (first, self.count) = (nil, count)
  }

  /// Does the body for every row with its place in the block.
  @inline(__always)
  func forEach(_ body: (_ index: Int, _ row: Int) -> Void) {
    if let first {
      for index in 0..<count { body(index, first &+ index) }
    } else {
      for index in 0..<count { body(index, Int(rows[index])) }
    }
  }

  /// The rows that are also in the bits, with their groups, in other room.
  func kept(by bits: Bits, in room: Block) -> Block {
    var (kept, end) = (room, 0)
    let words = bits.words.base
    forEach { index, row in
      kept.rows[end] = UInt32(truncatingIfNeeded: row)
      kept.groups[end] = groups[index]
      end &+= Int(truncatingIfNeeded: words[row >> 6] &>> UInt64(row & 63) & 1)
    }
    kept.take(listed: end)
    return kept
  }
}

/// A thread's own room for the rows of a block, and for those of them that meet a condition.
struct Scratch: Sendable {
  private let room = Buffer<UInt32>(count: 4 * Blocks.size)

  func block(_ part: Int) -> Block {
    let start = room.base + 2 * part * Blocks.size
    return Block(rows: start, groups: start + Blocks.size)
  }
}

extension Bits {
  /// Writes the numbers of the rows in a range that are in, and says how many.
  fileprivate func list(_ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>) -> Int {
    let words = self.words.base
    var count = 0
    for index in range.lowerBound >> 6..<(range.upperBound + 63) >> 6 {
      var word = words[index]
      while word != 0 {
        rows[count] = UInt32(truncatingIfNeeded: index << 6 &+ word.trailingZeroBitCount)
        count &+= 1
        word &= word &- 1
      }
    }
    return count
  }

  /// How many rows of a range are in.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  func ones(in range: Range<Int>) -> Int {
    let words = self.words.base
    var sum = 0
    for index in range.lowerBound >> 6..<(range.upperBound + 63) >> 6 {
      sum &+= words[index].nonzeroBitCount
    }
    return sum
  }
}
