import PlaintTable
import PlaintValue

/// Rows of each group.
struct CountTally: Tally {
  private let states: States<Int64>

  init(groups: Int, threads: Int) {
    states = States(0, groups: groups, threads: threads)
  }

  private init(_ states: States<Int64>) { self.states = states }

  func add(_ block: Block, thread: Int) {
    let counts = states.threads[thread].base
    let groups = block.groups
    for index in 0..<block.count { counts[Int(groups[index])] &+= 1 }
  }

  func settle() { states.settle(&+) }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    CountTally(states.rolled(map, groups: groups, 0, &+))
  }

  /// The counts of all groups.
  var counts: UnsafeMutablePointer<Int64> { states.first }

  func count(_ group: Int) -> Int { Int(states.first[group]) }

  func value(_ group: Int) -> Value? { .number(Number(count(group))) }
}

/// Weights of the rows of each group.
struct WeightTally: Tally {
  private let states: States<Int128>
  private let weight: View.Weight

  init(_ weight: View.Weight, groups: Int, threads: Int) {
    self.weight = weight
    states = States(0, groups: groups, threads: threads)
  }

  private init(_ weight: View.Weight, _ states: States<Int128>) {
    (self.weight, self.states) = (weight, states)
  }

  func add(_ block: Block, thread: Int) {
    let sums = states.threads[thread].base
    let weights = weight.cells.base
    block.forEach { index, row in
      sums[Int(block.groups[index])] &+= Int128(weights[row])
    }
  }

  func settle() { states.settle(&+) }

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    WeightTally(weight, states.rolled(map, groups: groups, 0, &+))
  }

  func value(_ group: Int) -> Value? {
    .number(Number(states.first[group], places: weight.places))
  }
}
