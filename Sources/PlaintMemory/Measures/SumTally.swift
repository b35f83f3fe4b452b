import PlaintTable
import PlaintValue

/// Exact sums of cells, or of their squares, each as often as its row counts.
///
/// A sum that leaves 128 bits is remembered as one: it is never given.
struct SumTally: Tally {
  private struct Sum: BitwiseCopyable, Sendable {
    var total: Int128 = 0
    var isLost = false

    func merged(_ other: Sum) -> Sum {
      let (total, overflow) = total.addingReportingOverflow(other.total)
      return Sum(total: total, isLost: overflow || isLost || other.isLost)
    }

    mutating func add(_ term: Int128, _ isLost: Bool) {
      let (next, overflow) = total.addingReportingOverflow(term)
      total = next
      self.isLost = self.isLost || overflow || isLost
    }
  }

  private let states: States<Sum>
  private let room: [Buffer<Int64>]
  private let loader: IntegerLoader
  private let weight: View.Weight?
  private let isSquared: Bool
  private let kind: Kind

  init(
    _ loader: IntegerLoader, squared: Bool, _ weight: View.Weight?, _ kind: Kind, groups: Int,
    threads: Int
  ) {
    self.loader = loader
    self.weight = weight
    self.kind = kind
    isSquared = squared
    states = States(Sum(), groups: groups, threads: threads)
    room = (0..<threads).map { _ in Buffer(count: Blocks.size) }
  }

  private init(_ other: SumTally, _ states: States<Sum>) {
    (loader, weight, isSquared, kind) = (other.loader, other.weight, other.isSquared, other.kind)
    self.states = states
    room = []
  }

  func add(_ block: Block, thread: Int) {
    let cells = room[thread].base
    loader.load(block, into: cells)
    let sums = states.threads[thread].base
    if weight != nil || isSquared { return addProducts(block, cells, sums) }
    for index in 0..<block.count {
      let cell = cells[index]
      sums[Int(block.groups[index])].total &+= cell == absentCell ? 0 : Int128(cell)
    }
  }

  private func addProducts(
    _ block: Block, _ cells: UnsafePointer<Int64>, _ sums: UnsafeMutablePointer<Sum>
  ) {
    block.forEach { index, row in
      guard cells[index] != absentCell else { return }
      var term = Int128(cells[index])
      if isSquared { term *= term }
      var isLost = false
      if let weight {
        let count = Int128(weight.cells.base[row])
        (term, isLost) = term.multipliedReportingOverflow(by: count)
      }
      sums[Int(block.groups[index])].add(term, isLost)
    }
  }

  func settle() { states.settle { $0.merged($1) } }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    SumTally(self, states.rolled(map, groups: groups, Sum()) { $0.merged($1) })
  }

  func value(_ group: Int) -> Value? {
    let sum = states.first[group]
    let places = loader.places * (isSquared ? 2 : 1) + (weight?.places ?? 0)
    return sum.isLost ? nil : Number(sum.total, places: places).measured(kind)
  }
}
