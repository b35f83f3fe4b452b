/// The draw of `sample`, the same in every engine.
///
/// Each row gets a number from its place among the rows that reach the step, counted from 0; the
/// rows with the smallest numbers are drawn, of equal ones the earlier. So the draw depends on
/// the seed and the rows alone, needs no state, and a larger draw contains the smaller ones.
package enum Sampling {
  /// The number of a row: the `row`-th output of the generator SplitMix64 started with `seed`.
  ///
  /// - Source: Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014.
  package static func number(seed: UInt64, row: Int) -> UInt64 {
    var z = seed &+ (UInt64(truncatingIfNeeded: row) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The rows drawn of `rows`, ascending.
  ///
  /// - Complexity: O(n log n).
  package static func rows(_ count: Int, of rows: Int, seed: UInt64) -> [Int] {
    if count >= rows { return Array(0..<rows) }
    let numbers = (0..<rows).map { number(seed: seed, row: $0) }
    return (0..<rows).sorted { (numbers[$0], $0) < (numbers[$1], $1) }.prefix(max(count, 0))
      .sorted()
  }
}
