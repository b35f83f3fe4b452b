import PlaintQuery

/// Seeded chance: the same seed makes the same query on every machine.
struct Chance: RandomNumberGenerator {
  let seed: UInt64
  private var drawn = 0

  init(seed: UInt64) { self.seed = seed }

  mutating func next() -> UInt64 {
    drawn += 1
    return Sampling.number(seed: seed, row: drawn)
  }

  /// A whole number of a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { number(1...times) == 1 }

  /// One of some things.
  mutating func one<T>(of things: [T]) -> T {
    precondition(!things.isEmpty, "nothing to choose from")
    return things[number(0...things.count - 1)]
  }

  /// The things in a random order.
  mutating func shuffled<T>(_ things: [T]) -> [T] { things.shuffled(using: &self) }

  /// So many of some things, in a random order.
  mutating func some<T>(_ count: Int, of things: [T]) -> [T] {
    Array(things.shuffled(using: &self).prefix(count))
  }
}
