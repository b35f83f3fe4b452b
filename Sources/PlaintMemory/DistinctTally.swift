import PlaintTable
import PlaintValue

/// How many different values each group has: a bit for every group and value.
struct DistinctTally: Tally {
  private let states: States<UInt64>
  private let key: KeyColumn
  private let groups: Int
  private let room: [Buffer<UInt32>]
  /// Words of bits for a group.
  private let words: Int

  /// Bits in all, up to which they are used.
  static let limit = 1 << 28

  static func fits(_ key: KeyColumn, groups: Int) -> Bool {
    groups * ((key.count + 63) / 64) <= limit / 64
  }

  init(_ key: KeyColumn, groups: Int, threads: Int) {
    (self.key, self.groups) = (key, groups)
    words = (key.count + 63) / 64
    states = States(0, groups: groups * words, threads: threads)
    room = (0..<threads).map { _ in Buffer(count: Blocks.size) }
  }

  private init(_ other: DistinctTally, _ states: States<UInt64>, groups: Int) {
    (key, words, self.states, self.groups) = (other.key, other.words, states, groups)
    room = []
  }

  func add(_ block: Block, thread: Int) {
    let numbers = room[thread].base
    key.fill(block.grouped(in: numbers), stride: 1, isFirst: true)
    let bits = states.threads[thread].base
    for index in 0..<block.count {
      let number = Int(numbers[index])
      bits[Int(block.groups[index]) * words + number >> 6] |= 1 << UInt64(number & 63)
    }
  }

  func settle() { states.settle(|) }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    guard Self.fits(key, groups: groups) else { return nil }
    let coarser = States<UInt64>(0, groups: groups * words, threads: 1)
    for (group, to) in map.enumerated() {
      for word in 0..<words {
        coarser.first[Int(to) * words + word] |= states.first[group * words + word]
      }
    }
    return DistinctTally(self, coarser, groups: groups)
  }

  func value(_ group: Int) -> Value? {
    var count = 0
    for word in 0..<words { count += states.first[group * words + word].nonzeroBitCount }
    if let none = key.missing, states.first[group * words + none >> 6] >> UInt64(none & 63) & 1 == 1
    {
      count -= 1
    }
    return .number(Number(count))
  }
}

/// The same by sets of pairs of group and value, where bits would need too much room.
final class DistinctPairsTally: Tally {
  private let key: KeyColumn
  private let threads: [Pairs]
  private let groups: Int

  /// A set of pairs; one thread's own until all are done.
  private final class Pairs: @unchecked Sendable {
    var index = CellIndex()
    var counts: [Int] = []
  }

  init(_ key: KeyColumn, groups: Int, threads: Int) {
    (self.key, self.groups) = (key, groups)
    self.threads = (0..<threads).map { _ in Pairs() }
  }

  func add(_ block: Block, thread: Int) {
    let pairs = threads[thread]
    block.forEach { index, row in
      let number = key.number(of: row)
      if number == key.missing { return }
      _ = pairs.index.number(of: Int64(block.groups[index]) << 32 | Int64(number))
    }
  }

  func settle() {
    let all = threads[0]
    for other in threads.dropFirst() {
      for pair in other.index.cells { _ = all.index.number(of: pair) }
    }
    all.counts = Array(repeating: 0, count: groups)
    for pair in all.index.cells { all.counts[Int(pair >> 32)] += 1 }
  }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    let coarser = DistinctPairsTally(key, groups: groups, threads: 1)
    for pair in threads[0].index.cells {
      let group = Int64(map[Int(pair >> 32)])
      _ = coarser.threads[0].index.number(of: group << 32 | pair & 0xFFFF_FFFF)
    }
    coarser.settle()
    return coarser
  }

  func value(_ group: Int) -> Value? { .number(Number(threads[0].counts[group])) }
}
