import PlaintTable
import PlaintValue

/// The smallest or largest cell of each group: cells in their order, or ranks of entries.
struct ExtremeTally: Tally {
  private let states: States<Int64>
  private let room: [Buffer<Int64>]
  private let loader: IntegerLoader
  private let isLargest: Bool
  private let name: @Sendable (Int64) -> Value

  /// `name`: the value that a cell, never a missing one, stands for.
  init(
    _ loader: IntegerLoader, largest: Bool, groups: Int, threads: Int,
    name: @escaping @Sendable (Int64) -> Value
  ) {
    self.loader = loader
    self.name = name
    isLargest = largest
    states = States(absentCell, groups: groups, threads: threads)
    room = (0..<threads).map { _ in Buffer(count: Blocks.size) }
  }

  private init(_ other: ExtremeTally, _ states: States<Int64>) {
    (loader, isLargest, name, self.states) = (other.loader, other.isLargest, other.name, states)
    room = []
  }

  /// Missing is the smallest pattern: it loses to every cell as the largest, and as the smallest
  /// once it wraps around to the top.
  private static func smaller(_ a: Int64, _ b: Int64) -> Int64 {
    UInt64(bitPattern: a &- 1 &- .min) <= UInt64(bitPattern: b &- 1 &- .min) ? a : b
  }

  func add(_ block: Block, thread: Int) {
    let cells = room[thread].base
    loader.load(block, into: cells)
    let best = states.threads[thread].base
    if isLargest {
      for index in 0..<block.count {
        let group = Int(block.groups[index])
        best[group] = max(best[group], cells[index])
      }
    } else {
      for index in 0..<block.count {
        let group = Int(block.groups[index])
        best[group] = Self.smaller(best[group], cells[index])
      }
    }
  }

  func settle() { states.settle(isLargest ? { max($0, $1) } : Self.smaller) }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    let merge = isLargest ? { max($0, $1) } : Self.smaller
    return ExtremeTally(self, states.rolled(map, groups: groups, absentCell, merge))
  }

  func value(_ group: Int) -> Value? {
    let cell = states.first[group]
    return cell == absentCell ? .missing : name(cell)
  }
}

/// The smallest or largest text of each group by bytes, where texts are not in a dictionary: the
/// row that has it is remembered.
struct TextExtremeTally: Tally {
  private let states: States<UInt32>
  private let texts: Strings
  private let isLargest: Bool

  init(_ texts: Strings, largest: Bool, groups: Int, threads: Int) {
    self.texts = texts
    isLargest = largest
    states = States(Column.noRow, groups: groups, threads: threads)
  }

  private init(_ other: TextExtremeTally, _ states: States<UInt32>) {
    (texts, isLargest, self.states) = (other.texts, other.isLargest, states)
  }

  /// - Precondition: all rows have a text.
  func add(_ block: Block, thread: Int) {
    let best = states.threads[thread].base
    block.forEach { index, row in
      let group = Int(block.groups[index])
      best[group] = better(best[group], UInt32(truncatingIfNeeded: row))
    }
  }

  private func better(_ a: UInt32, _ b: UInt32) -> UInt32 {
    if a == Column.noRow { return b }
    if b == Column.noRow { return a }
    let order = compareBytes(texts.utf8(Int(a)), texts.utf8(Int(b)))
    return (isLargest ? order >= 0 : order <= 0) ? a : b
  }

  func settle() { states.settle(better) }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    TextExtremeTally(self, states.rolled(map, groups: groups, Column.noRow, better))
  }

  func value(_ group: Int) -> Value? {
    let row = states.first[group]
    return row == Column.noRow ? .missing : .text(texts[Int(row)])
  }
}
