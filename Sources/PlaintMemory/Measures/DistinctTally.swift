import PlaintTable
import PlaintValue

/// How many different values each group has: a bit for every group and value.
struct DistinctTally: Tally {
  private let states: States<UInt64>
  private let key: GroupingKey
  private let groups: Int
  private let room: [Buffer<UInt32>]
  /// Words of bits for a group.
  private let words: Int

  /// Bits in all, up to which they are used.
  static let limit = 1 << 28

  static func fits(_ key: GroupingKey, groups: Int) -> Bool {
    groups * ((key.count + 63) / 64) <= limit / 64
  }

  init(_ key: GroupingKey, groups: Int, threads: Int) {
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

/// The same by the pairs of group and value that occur, where bits would need too much room: they
/// are collected, and numbered in the end.
final class DistinctPairsTally: Tally {
  private let key: GroupingKey
  private let threads: [Pairs]
  private let groups: Int

  /// Pairs, one thread's own until all are done.
  ///
  /// There is room for every row; pages that are not written to cost nothing.
  private final class Pairs: @unchecked Sendable {
    var pairs: Buffer<Int64>
    var end = 0
    var counts: [Int] = []

    init(_ pairs: Buffer<Int64>, _ end: Int = 0) { (self.pairs, self.end) = (pairs, end) }
  }

  init(_ key: GroupingKey, rows: Int, groups: Int, threads: Int) {
    (self.key, self.groups) = (key, groups)
    self.threads = (0..<threads).map { _ in Pairs(Buffer(count: rows)) }
  }

  private init(_ other: DistinctPairsTally, _ pairs: Buffer<Int64>, groups: Int) {
    (key, self.groups) = (other.key, groups)
    threads = [Pairs(pairs, pairs.count)]
  }

  func add(_ block: Block, thread: Int) {
    let to = threads[thread]
    let pairs = to.pairs.base
    var end = to.end
    block.forEach { index, row in
      let number = key.number(of: row)
      pairs[end] = Int64(block.groups[index]) << 32 | Int64(number)
      if number != key.missing { end &+= 1 }
    }
    to.end = end
  }

  /// Leaves each pair once, and counts those of each group.
  func settle() {
    let all = Buffer<Int64>(count: threads.reduce(0) { $0 + $1.end })
    var end = 0
    for thread in threads {
      (all.base + end).update(from: thread.pairs.base, count: thread.end)
      end += thread.end
      (thread.pairs, thread.end) = (Buffer(count: 0), 0)
    }
    let run = Run(threads: threads.count)
    guard let found = try? Numbering(NumberedNumbers(cells: all), nil, rows: end, run) else {
      preconditionFailure("nobody cancels a run of one's own")
    }
    let pairs = Buffer<Int64>(count: found.count)
    var counts = [Int](repeating: 0, count: groups)
    for number in 0..<found.count {
      let pair = all.base[Int(found.first.base[number])]
      pairs.base[number] = pair
      counts[Int(pair >> 32)] += 1
    }
    withExtendedLifetime(all) {}
    (threads[0].pairs, threads[0].end, threads[0].counts) = (pairs, found.count, counts)
  }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    let pairs = Buffer<Int64>(count: threads[0].end)
    for index in 0..<pairs.count {
      let pair = threads[0].pairs.base[index]
      pairs.base[index] = Int64(map[Int(pair >> 32)]) << 32 | pair & 0xFFFF_FFFF
    }
    let coarser = DistinctPairsTally(self, pairs, groups: groups)
    coarser.settle()
    return coarser
  }

  func value(_ group: Int) -> Value? { .number(Number(threads[0].counts[group])) }
}
