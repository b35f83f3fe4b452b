/// The dice of the generator: the same numbers on every run and every machine.
///
/// SplitMix64 (Steele, Lea and Flood, 2014): one addition and three mixing steps a number, more
/// than good enough for deciding who called at what hour.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 up to, but without, `bound`.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a die needs at least one side")
    return Int(next() % UInt64(bound))
  }

  /// Whether something that happens `perMille` times in a thousand happens now.
  mutating func happens(_ perMille: Int) -> Bool {
    below(1000) < perMille
  }

  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }

  /// The position drawn from weights: the second of `[1, 3]` comes three times in four.
  mutating func position(in weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (position, weight) in weights.enumerated() {
      if left < weight { return position }
      left -= weight
    }
    preconditionFailure("the draw lies below the sum of the weights")
  }

  mutating func draw(_ odds: Odds) -> String {
    odds.choices[position(in: odds.choices.map(\.weight))].value
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, below(last + 1))
    }
    return result
  }
}

/// Values and how often each comes: `["满意": 4, "不满意": 1]`.
struct Odds: ExpressibleByDictionaryLiteral {
  let choices: [(value: String, weight: Int)]

  init(dictionaryLiteral elements: (String, Int)...) {
    choices = elements.map { (value: $0.0, weight: $0.1) }
  }
}
