import PlaintTable
import PlaintText
import Synchronization

/// Rows in blocks of 4,096, so that what one loop writes the next one finds in the cache.
enum Blocks {
  static let size = 4096

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

/// Whose turn it is: numbers from 0, each given once.
final class Turn: Sendable {
  private let next = Atomic<Int>(0)

  func taken() -> Int { next.add(1, ordering: .relaxed).oldValue }
}

/// Rows of one block with the group each belongs to; what measures read.
struct Block {
  let rows: UnsafeMutablePointer<UInt32>
  let groups: UnsafeMutablePointer<UInt32>
  var count: Int
}

/// A thread's own room for the rows of a block, and for those of them that meet a condition.
struct Scratch: Sendable {
  private let room = Buffer<UInt32>(count: 4 * Blocks.size)

  func block(_ part: Int) -> Block {
    let start = room.base + 2 * part * Blocks.size
    return Block(rows: start, groups: start + Blocks.size, count: 0)
  }
}

extension Optional<Bits> {
  /// Writes the numbers of the rows in a range that are in (all, when there are no bits), and says
  /// how many.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  func list(_ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>) -> Int {
    guard let self else {
      let start = UInt32(truncatingIfNeeded: range.lowerBound)
      for index in 0..<range.count { rows[index] = start &+ UInt32(truncatingIfNeeded: index) }
      return range.count
    }
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
}
