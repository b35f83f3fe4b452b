import PlaintTable
import Synchronization
import Testing

@Suite("Memory given back and taken again")
struct BufferAreaTests {
  /// Buffers of random sizes come and go; each keeps what was written to it and begins as zeros.
  @Test(arguments: 0..<8)
  func buffersNeverShareMemory(seed: UInt64) {
    var random = Chance(state: seed)
    var held: [(buffer: Buffer<UInt64>, mark: UInt64)] = []
    for step in 0..<400 {
      let count = Int.random(in: 1...60_000, using: &random)
      let buffer = Buffer<UInt64>(count: count)
      #expect((0..<count).allSatisfy { buffer.base[$0] == 0 })
      let mark = UInt64(step + 1)
      for index in 0..<count { buffer.base[index] = mark }
      held.append((buffer, mark))
      if held.count > 12 { held.remove(at: Int.random(in: 0..<held.count, using: &random)) }
      for (buffer, mark) in held {
        #expect(buffer.base[0] == mark && buffer.base[buffer.count - 1] == mark)
      }
    }
    for (buffer, mark) in held {
      #expect((0..<buffer.count).allSatisfy { buffer.base[$0] == mark })
    }
  }
}

@Suite("Work on several threads")
struct ParallelTests {
  @Test(arguments: [1, 2, 7])
  func everyNumberIsDoneOnce(threads: Int) {
    let done = Buffer<Int>(count: threads)
    for _ in 0..<200 { parallel(threads) { done.base[$0] += 1 } }
    #expect((0..<threads).allSatisfy { done.base[$0] == 200 })
  }

  /// Work that is itself shared out waits for no thread that waits for it.
  @Test
  func workInsideWorkIsDone() {
    let sum = Atomic<Int>(0)
    parallel(3) { outer in
      parallel(4) { inner in sum.add(10 * outer + inner, ordering: .relaxed) }
    }
    #expect(sum.load(ordering: .relaxed) == 4 * 10 * 3 + 3 * 6)
  }

  @Test
  func whatATaskHoldsIsLetGo() {
    final class Held: Sendable {}
    weak var kept: Held?
    do {
      let held = Held()
      kept = held
      let helper = Helper.begin { withExtendedLifetime(held) {} }
      helper?.wait()
    }
    #expect(kept == nil)
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
private struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
