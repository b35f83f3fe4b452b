import PlaintQuery
import Testing

struct SamplingTests {
  /// The first outputs of SplitMix64 from seed 1234567, as its authors' program gives them.
  @Test func numbersAreThoseOfSplitMix64() {
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect((0..<5).map { Sampling.number(seed: 1_234_567, row: $0) } == expected)
  }

  @Test func drawsAreInOrderOfTheRightSizeAndNested() {
    for rows in 0..<12 {
      for seed in 0..<20 as Range<UInt64> {
        var smaller: Set<Int> = []
        for count in 0...14 {
          let drawn = Sampling.rows(count, of: rows, seed: seed)
          #expect(drawn.count == min(count, rows))
          #expect(drawn == drawn.sorted() && Set(drawn).count == drawn.count)
          #expect(drawn.allSatisfy { (0..<rows).contains($0) })
          #expect(smaller.isSubset(of: drawn))
          smaller = Set(drawn)
        }
      }
    }
  }

  /// Over many seeds each row is drawn about as often as any other.
  @Test func everyRowHasItsChance() {
    var drawn = Array(repeating: 0, count: 10)
    for seed in 0..<2000 as Range<UInt64> {
      for row in Sampling.rows(3, of: 10, seed: seed) { drawn[row] += 1 }
    }
    #expect(drawn.allSatisfy { (500...700).contains($0) }, "\(drawn)")
  }
}
