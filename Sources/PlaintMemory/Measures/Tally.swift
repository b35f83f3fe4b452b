import PlaintTable
import PlaintValue

/// One measure under way: a state for every group, a set of states for every thread.
///
/// States never depend on the order in which rows come, so any split of the rows gives the same
/// result.
protocol Tally: Sendable {
  /// Takes in the rows of a block.
  func add(_ block: Block, thread: Int)

  /// Brings the states of all threads together; after it, values can be asked.
  func settle()

  /// The same for coarser groups: group g goes into `map[g]`. Nil when that cannot be done.
  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)?

  /// Whether that can ever be done.
  var isRolled: Bool { get }

  /// The value of a group; nil when it needs more than 38 digits.
  func value(_ group: Int) -> Value?
}

extension Tally {
  var isRolled: Bool { true }
}

/// A row of states for every thread.
struct States<State: BitwiseCopyable & Sendable>: Sendable {
  let threads: [Buffer<State>]
  let groups: Int

  init(_ initial: State, groups: Int, threads: Int) {
    self.groups = groups
    self.threads = (0..<threads).map { _ in
      let states = Buffer<State>(count: groups)
      states.base.update(repeating: initial, count: groups)
      return states
    }
  }

  /// The states of the first thread, which in the end holds all.
  var first: UnsafeMutablePointer<State> { threads[0].base }

  /// Merges every thread's states into the first's.
  func settle(_ merge: (State, State) -> State) {
    let all = first
    for other in threads.dropFirst() {
      for group in 0..<groups { all[group] = merge(all[group], other.base[group]) }
    }
  }

  /// The state of all threads together, where there is one group.
  func single(_ merge: (State, State) -> State) -> State {
    defer { withExtendedLifetime(self) {} }
    settle(merge)
    return first[0]
  }

  /// The states of coarser groups.
  func rolled(
    _ map: [UInt32], groups: Int, _ initial: State, _ merge: (State, State) -> State
  ) -> States {
    let coarser = States(initial, groups: groups, threads: 1)
    for (group, to) in map.enumerated() {
      coarser.first[Int(to)] = merge(coarser.first[Int(to)], first[group])
    }
    return coarser
  }
}
