import Glibc

/// Seeded chance (SplitMix64, Steele 2014): the same seed makes the same things on every machine.
package struct Chance: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }
}

/// Random tests that go on for a while, as `scripts/fuzz` asks for in the environment: `PLAINT_FUZZ`
/// says for how many seconds, `PLAINT_SEED` from which seed.
package struct Fuzzing {
  /// Whether somebody asks for it.
  package static var isWanted: Bool { seconds > 0 }

  private static var seconds: Double {
    getenv("PLAINT_FUZZ").flatMap { Double(String(cString: $0)) } ?? 0
  }

  /// The seed that was asked for, else another each time.
  package static func seed() -> UInt64 {
    getenv("PLAINT_SEED").flatMap { UInt64(String(cString: $0)) } ?? .random(in: 0..<1_000_000)
  }

  /// The seed of the round under way, for what is said of a failure.
  package private(set) var seed: UInt64
  private let what: String
  private let end: ContinuousClock.Instant
  private var rounds = 0

  package init(_ what: String) {
    self.what = what
    seed = Self.seed()
    end = .now + .seconds(Self.seconds)
    print("\(what): PLAINT_SEED=\(seed)")
  }

  /// The chance of the next round; nil when the time is over.
  ///
  /// The first round always comes.
  package mutating func next() -> Chance? {
    guard rounds == 0 || .now < end else {
      print("\(what): \(rounds) rounds")
      return nil
    }
    if rounds > 0 { seed += 1 }
    rounds += 1
    return Chance(seed: seed)
  }
}
