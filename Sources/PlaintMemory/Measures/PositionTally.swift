import PlaintTable
import PlaintValue

/// The first or last row of each group in the present order, for its cell.
struct PositionTally: Tally {
  private let states: States<UInt32>
  private let column: Column
  /// The place of each row in the order, and the row at each place; nil when that is its number.
  private let order: (places: Buffer<UInt32>, rows: Buffer<UInt32>)?
  private let isLast: Bool

  init(
    _ column: Column, last: Bool, order: (places: Buffer<UInt32>, rows: Buffer<UInt32>)?,
    groups: Int, threads: Int
  ) {
    (self.column, self.order, isLast) = (column, order, last)
    states = States(Column.noRow, groups: groups, threads: threads)
  }

  private init(_ other: PositionTally, _ states: States<UInt32>) {
    (column, order, isLast, self.states) = (other.column, other.order, other.isLast, states)
  }

  /// No row wraps around to 0, so that it loses to every place as the last.
  private func better(_ a: UInt32, _ b: UInt32) -> UInt32 {
    isLast ? (a &+ 1 > b &+ 1 ? a : b) : min(a, b)
  }

  /// - Precondition: all rows have a value.
  func add(_ block: Block, thread: Int) {
    let best = states.threads[thread].base
    let places = order?.places.base
    block.forEach { index, row in
      let group = Int(block.groups[index])
      let place = places.map { $0[row] } ?? UInt32(truncatingIfNeeded: row)
      best[group] = better(best[group], place)
    }
  }

  func settle() { states.settle(better) }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    PositionTally(self, states.rolled(map, groups: groups, Column.noRow, better))
  }

  func value(_ group: Int) -> Value? {
    let place = states.first[group]
    guard place != Column.noRow else { return .missing }
    return column[Int(order.map { $0.rows.base[Int(place)] } ?? place)]
  }
}
