import PlaintTable
import PlaintValue

/// Quantiles of each group: its cells are collected, then the one or two needed are selected.
final class QuantileTally: Tally {
  private let loader: Loader
  private let weight: View.Weight?
  private let part: Ratio
  private let kind: Kind
  private let groups: Int
  private let threads: [Collected]
  private let name: @Sendable (Int64) -> Number

  /// Cells with their groups and weights; one thread's own until all are done.
  private final class Collected: @unchecked Sendable {
    var groups: [UInt32] = []
    var cells: [Int64] = []
    var weights: [Int64] = []
    /// Where each group's cells start, once they have been put together.
    var starts: [Int] = []
    let room = Buffer<Int64>(count: Blocks.size)
  }

  /// `name`: the amount that a cell, never a missing one, stands for.
  init(
    _ loader: Loader, _ part: Ratio, _ weight: View.Weight?, _ kind: Kind, groups: Int,
    threads: Int, name: @escaping @Sendable (Int64) -> Number
  ) {
    (self.loader, self.part, self.weight, self.kind) = (loader, part, weight, kind)
    (self.groups, self.name) = (groups, name)
    self.threads = (0..<threads).map { _ in Collected() }
  }

  func add(_ block: Block, thread: Int) {
    let to = threads[thread]
    let cells = to.room.base
    loader.load(block, into: cells)
    for index in 0..<block.count where cells[index] != Column.absent {
      to.groups.append(block.groups[index])
      to.cells.append(cells[index])
      if let weight { to.weights.append(weight.cells.base[Int(block.rows[index])]) }
    }
  }

  /// Puts each group's cells together (a counting sort by group).
  func settle() {
    var starts = [Int](repeating: 0, count: groups + 1)
    for thread in threads {
      for group in thread.groups { starts[Int(group) + 1] += 1 }
    }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    var next = starts
    var cells = [Int64](repeating: 0, count: starts[groups])
    var weights = [Int64](repeating: 0, count: weight == nil ? 0 : cells.count)
    for thread in threads {
      for (index, group) in thread.groups.enumerated() {
        let place = next[Int(group)]
        next[Int(group)] += 1
        cells[place] = thread.cells[index]
        if weight != nil { weights[place] = thread.weights[index] }
      }
      (thread.groups, thread.cells, thread.weights) = ([], [], [])
    }
    (threads[0].cells, threads[0].weights, threads[0].starts) = (cells, weights, starts)
  }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? { nil }

  func value(_ group: Int) -> Value? {
    let all = threads[0]
    let (start, end) = (all.starts[group], all.starts[group + 1])
    guard start < end else { return .missing }
    var weights: [Int64]?
    if weight != nil { weights = Array(all.weights[start..<end]) }
    return all.cells.withUnsafeMutableBufferPointer { cells in
      guard let base = cells.baseAddress else { return .missing }
      return quantile(base + start, end - start, weights)
    }
  }

  /// Type 7 of Hyndman and Fan (1996) over the cells, each as often as it counts.
  private func quantile(
    _ cells: UnsafeMutablePointer<Int64>, _ count: Int, _ weights: [Int64]?
  ) -> Value? {
    let places = weight?.places ?? 0
    let total = weights.map { $0.reduce(0 as Int128) { $0 + Int128($1) } } ?? Int128(count)
    let whole = max(Number(total, places: places).subtracting(Number(1)) ?? .zero, .zero)
    guard let position = Ratio(whole).multiplied(by: part) else { return nil }
    let floor = position.numerator / position.denominator
    let fraction = Ratio(position.numerator % position.denominator, position.denominator)
    let (low, high) = neighbours(cells, count, weights, at: floor)
    guard let step = name(high).subtracting(name(low)),
      let share = Ratio(step).multiplied(by: fraction), let exact = Ratio(name(low)).adding(share)
    else { return nil }
    return exact.rounded(places: kind == .elapsed ? 0 : 10, .halfEven)?.measured(kind)
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
