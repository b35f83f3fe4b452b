import PlaintTable
import PlaintValue

/// How a quantile is told from its two neighbouring order statistics.
struct QuantileRule: Sendable {
  let part: Ratio
  let kind: Kind
  /// The amount that a cell, never a missing one, stands for.
  let name: @Sendable (Int64) -> Number
  /// The share that a cell stands for, where cells are shares.
  let share: @Sendable (Int64) -> Ratio?

  init(
    part: Ratio, kind: Kind, name: @escaping @Sendable (Int64) -> Number,
    share: @escaping @Sendable (Int64) -> Ratio? = { _ in nil }
  ) {
    (self.part, self.kind, self.name, self.share) = (part, kind, name, share)
  }

  /// Where among `total` cells in order the quantile lies: a place counted from 0, and how far beyond.
  ///
  /// Nil on overflow. Type 7 of Hyndman and Fan (1996).
  func position(of total: Number) -> (place: Int128, fraction: Ratio)? {
    let whole = max(total.subtracting(Number(1)) ?? .zero, .zero)
    guard let position = Ratio(whole).multiplied(by: part) else { return nil }
    let rest = Ratio(position.numerator % position.denominator, position.denominator)
    return (position.numerator / position.denominator, rest)
  }

  /// The quantile that lies a fraction of the way from one cell to the next; nil on overflow.
  func value(between low: Int64, and high: Int64, _ fraction: Ratio) -> Value? {
    if kind == .share {
      guard let low = share(low), let high = share(high) else { return nil }
      return high.summed(with: low.negated)?.product(with: fraction)?.summed(with: low)
        .map(Value.share)
    }
    guard let step = name(high).subtracting(name(low)),
      let share = Ratio(step).multiplied(by: fraction), let exact = Ratio(name(low)).adding(share)
    else { return nil }
    return exact.quantile(kind)
  }
}

/// Quantiles of each group: its cells are collected, then the one or two needed are selected.
final class QuantileTally: Tally {
  private let loader: IntegerLoader
  private let weight: View.Weight?
  private let rule: QuantileRule
  private let groups: Int
  private let threads: [Collected]

  /// Cells with their groups and weights, one thread's own until all are done.
  ///
  /// There is room for every row; pages that are not written to cost nothing.
  private final class Collected: @unchecked Sendable {
    var groups: Buffer<UInt32>
    var cells: Buffer<Int64>
    var weights: Buffer<Int64>
    var count = 0
    /// Where each group's cells start, once they have been put together.
    var starts: [Int] = []
    let room = Buffer<Int64>(count: Blocks.size)

    init(rows: Int, isWeighted: Bool) {
      (groups, cells) = (Buffer(count: rows), Buffer(count: rows))
      weights = Buffer(count: isWeighted ? rows : 0)
    }
  }

  /// `rows`: how many there are in the view's space.
  init(
    _ loader: IntegerLoader, _ rule: QuantileRule, _ weight: View.Weight?, rows: Int, groups: Int,
    threads: Int
  ) {
    (self.loader, self.rule, self.weight, self.groups) = (loader, rule, weight, groups)
    self.threads = (0..<threads).map { _ in Collected(rows: rows, isWeighted: weight != nil) }
  }

  func add(_ block: Block, thread: Int) {
    let to = threads[thread]
    let cells = to.room.base
    loader.load(block, into: cells)
    let (groups, kept) = (to.groups.base, to.cells.base)
    var end = to.count
    if let weight {
      let (weights, all) = (to.weights.base, weight.cells.base)
      block.forEach { index, row in
        (groups[end], kept[end], weights[end]) = (block.groups[index], cells[index], all[row])
        if cells[index] != absentCell { end &+= 1 }
      }
    } else {
      for index in 0..<block.count {
        (groups[end], kept[end]) = (block.groups[index], cells[index])
        if cells[index] != absentCell { end &+= 1 }
      }
    }
    to.count = end
  }

  /// Puts each group's cells together (a counting sort by group).
  func settle() {
    var starts = [Int](repeating: 0, count: groups + 1)
    for thread in threads {
      for index in 0..<thread.count { starts[Int(thread.groups.base[index]) + 1] += 1 }
    }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    var next = starts
    let cells = Buffer<Int64>(count: starts[groups])
    let weights = Buffer<Int64>(count: weight == nil ? 0 : cells.count)
    for thread in threads {
      for index in 0..<thread.count {
        let group = Int(thread.groups.base[index])
        let place = next[group]
        next[group] = place + 1
        cells.base[place] = thread.cells.base[index]
        if weight != nil { weights.base[place] = thread.weights.base[index] }
      }
      (thread.groups, thread.count) = (Buffer(count: 0), 0)
    }
    (threads[0].cells, threads[0].weights, threads[0].starts) = (cells, weights, starts)
  }

  var isRolled: Bool { false }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? { nil }

  func value(_ group: Int) -> Value? {
    let all = threads[0]
    let (start, end) = (all.starts[group], all.starts[group + 1])
    guard start < end else { return .missing }
    defer { withExtendedLifetime(all) {} }
    var weights: [Int64]?
    if weight != nil { weights = (start..<end).map { all.weights.base[$0] } }
    return quantile(all.cells.base + start, end - start, weights)
  }

  private func quantile(
    _ cells: UnsafeMutablePointer<Int64>, _ count: Int, _ weights: [Int64]?
  ) -> Value? {
    let places = weight?.places ?? 0
    let total = weights.map { $0.reduce(0 as Int128) { $0 + Int128($1) } } ?? Int128(count)
    guard let (place, fraction) = rule.position(of: Number(total, places: places)) else {
      return nil
    }
    let (low, high) = neighbours(cells, count, weights, at: place)
    return rule.value(between: low, and: high, fraction)
  }

  /// The cells at a position and the next one, counted from 0 in order.
  private func neighbours(
    _ cells: UnsafeMutablePointer<Int64>, _ count: Int, _ weights: [Int64]?, at position: Int128
  ) -> (Int64, Int64) {
    guard let weights, let weight else {
      let place = min(Int(position), count - 1)
      let low = cells.select(place, of: count)
      guard place + 1 < count else { return (low, low) }
      return (low, (cells + place + 1).smallest(of: count - place - 1))
    }
    let order = (0..<count).sorted { cells[$0] < cells[$1] }
    let unit = (0..<weight.places).reduce(1 as Int128) { power, _ in power * 10 }
    func element(_ position: Int128) -> Int64 {
      var above = position * unit
      for index in order {
        if above < Int128(weights[index]) { return cells[index] }
        above -= Int128(weights[index])
      }
      return order.last.map { cells[$0] } ?? 0
    }
    return (element(position), element(position + 1))
  }
}

extension UnsafeMutablePointer<Int64> {
  /// The smallest of the first elements.
  fileprivate func smallest(of count: Int) -> Int64 {
    var least = self[0]
    for index in 1..<count { least = Swift.min(least, self[index]) }
    return least
  }
}
