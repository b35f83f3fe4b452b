import PlaintValue
import Testing

@Suite struct ShareTests {
  private static let parts: [Int128] = [371, 154, 119, 63, 32]

  @Test(arguments: [
    (Rounding.halfUp, ["50.20", "20.84", "16.10", "8.53", "4.33"]),
    (.halfEven, ["50.20", "20.84", "16.10", "8.53", "4.33"]),
    (.truncate, ["50.20", "20.83", "16.10", "8.52", "4.33"]),
    (.sum100, ["50.20", "20.84", "16.10", "8.53", "4.33"]),
  ])
  func partsOf739PrintAsPublished(rounding: Rounding, printed: [String]) {
    let shares = percents(of: Self.parts, total: 739, digits: 2, rounding: rounding)
    #expect(shares.map { $0.text(places: 2) } == printed)
  }

  @Test func threeEqualPartsAddToHundred() {
    let two = percents(of: [1, 1, 1], total: 3, digits: 2, rounding: .sum100)
    #expect(two.map(\.text) == ["33.34", "33.33", "33.33"])
    let one = percents(of: [1, 1, 1], total: 3, digits: 1, rounding: .sum100)
    #expect(one.map(\.text) == ["33.4", "33.3", "33.3"])
  }

  @Test func quarterlyBulletinSharesAreExact() {
    let shares = percents(of: [4081, 5940, 6034], total: 16055, digits: 4, rounding: .halfUp)
    #expect(shares.map(\.text) == ["25.4189", "36.9978", "37.5833"])
  }

  /// All ways to write n up to 12 as three or four parts, by every rule, against the definition.
  @Test func everySmallTableObeysItsRule() {
    for n in 1...12 {
      for parts in compositions(of: n, parts: 3) + compositions(of: n, parts: 4) {
        for digits in 0...3 {
          check(parts.map { Int128($0) }, Int128(n), digits)
        }
      }
    }
  }

  private func check(_ parts: [Int128], _ total: Int128, _ digits: Int) {
    let whole: Int128 = [100, 1000, 10_000, 100_000][digits]
    for rounding in Rounding.allCases {
      let shares = percents(of: parts, total: total, digits: digits, rounding: rounding)
      let units = shares.map { $0.units(digits) }
      for (part, unit) in zip(parts, units) {
        let error = 2 * (unit * total - part * whole)
        switch rounding {
        case .halfUp: #expect(error > -total && error <= total)
        case .halfEven: #expect(abs(error) < total || (abs(error) == total && unit % 2 == 0))
        case .truncate: #expect(error > -2 * total && error <= 0)
        case .sum100: #expect(abs(error) < 2 * total)
        }
      }
      if rounding == .sum100 {
        #expect(units.reduce(0, +) == whole, "\(parts) \(digits)")
        checkOrder(parts, units)
      }
    }
  }

  /// A larger part never prints smaller, and of equal parts the earlier one gets the odd unit.
  private func checkOrder(_ parts: [Int128], _ units: [Int128]) {
    for i in parts.indices {
      for j in parts.indices where parts[i] > parts[j] || (parts[i] == parts[j] && i < j) {
        #expect(units[i] >= units[j], "\(parts) \(units)")
      }
    }
  }

  @Test func partsOfALargerWholeAddToTheirSum() {
    let shares = percents(of: [1, 1, 1], total: 9, digits: 1, rounding: .sum100)
    #expect(shares.map(\.text) == ["11.1", "11.1", "11.1"])
    let more = percents(of: [1, 1, 1, 1, 1, 1], total: 9, digits: 1, rounding: .sum100)
    #expect(more.map(\.text) == ["11.2", "11.1", "11.1", "11.1", "11.1", "11.1"])
  }

  @Test func shareOfNothingIsNothing() {
    #expect(percents(of: [0, 0], total: 0, digits: 2, rounding: .sum100) == [0, 0])
    #expect(percents(of: [], total: 0, digits: 2, rounding: .halfUp).isEmpty)
  }

  @Test(
    arguments: [
      ("20.83", 739, Rounding.halfUp, nil), ("20.83", 739, .truncate, 154...154),
      ("8.52", 739, .halfUp, nil), ("8.52", 739, .truncate, 63...63),
      ("22.32", 2859, .halfUp, 638...638), ("22.32", 2859, .truncate, nil),
      ("17.83", 286, .halfUp, 51...51), ("17.83", 286, .truncate, 51...51),
      ("17.831", 286, .halfUp, nil),
    ] as [(String, Int128, Rounding, ClosedRange<Int128>?)])
  func countsThatPrintAShare(
    text: String, total: Int128, rounding: Rounding, expected: ClosedRange<Int128>?
  ) throws {
    let share = try #require(Number(parsing: text))
    #expect(counts(printing: share, of: total, digits: 2, rounding: rounding) == expected)
  }

  /// The inverse agrees with printing every count, for every printable share.
  @Test func inverseAgreesWithPrinting() {
    for rounding in [Rounding.halfUp, .halfEven, .truncate] {
      for total: Int128 in 1...40 {
        for digits in 0...1 {
          var printing: [Number: [Int128]] = [:]
          for k in 0...total {
            let share = percents(of: [k], total: total, digits: digits, rounding: rounding)[0]
            printing[share, default: []].append(k)
          }
          for units in 0...(digits == 0 ? 100 : 1000) {
            let share = Number(Int128(units), places: digits)
            let found = counts(printing: share, of: total, digits: digits, rounding: rounding)
            #expect(found.map(Array.init) == printing[share], "\(share) of \(total) \(rounding)")
          }
        }
      }
    }
  }
}

/// All lists of `parts` numbers of at least 0 that add to `n`.
private func compositions(of n: Int, parts: Int) -> [[Int]] {
  if parts == 1 { return [[n]] }
  return (0...n).flatMap { first in
    compositions(of: n - first, parts: parts - 1).map { [first] + $0 }
  }
}
