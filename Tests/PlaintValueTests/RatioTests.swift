import PlaintValue
import Testing

@Suite struct RatioTests {
  @Test func partsAreInLowestTerms() {
    #expect(Ratio(6, -4) == Ratio(-3, 2))
    #expect(Ratio(0, 7) == Ratio.zero)
    #expect(Ratio(Number(2083, places: 2)) == Ratio(2083, 100))
    #expect(Ratio(percent: Number(2083, places: 2)) == Ratio(2083, 10_000))
    #expect(Ratio(percent: 100) == Ratio.one)
  }

  @Test func arithmeticOnSmallFractionsIsExact() throws {
    let fractions = (-7...7).flatMap { above in (1...7).map { Ratio(Int128(above), Int128($0)) } }
    let whole: Int128 = 420  // a multiple of every denominator
    func units(_ ratio: Ratio) -> Int128 { ratio.numerator * (whole / ratio.denominator) }
    for a in fractions {
      for b in fractions {
        let (x, y) = (units(a), units(b))
        #expect(a.adding(b) == Ratio(x + y, whole))
        #expect(a.subtracting(b) == Ratio(x - y, whole))
        #expect(a.multiplied(by: b) == Ratio(x * y, whole * whole))
        #expect(a.divided(by: b) == (y == 0 ? nil : Ratio(x, y)))
        #expect((a < b) == (x < y))
      }
    }
  }

  @Test func overflowIsNil() {
    let large = Ratio(Int128.max, 2)
    #expect(large.adding(large.multiplied(by: Ratio(1, 3)) ?? .zero) == nil)
    #expect(large.multiplied(by: Ratio(3, 1)) == nil)
    #expect(large.multiplied(by: Ratio(2, 1)) == Ratio(Int128.max, 1))
    #expect(large.rounded(places: 5) == nil)
    #expect(large.percent() == "overflow")
    #expect(large > Ratio(Int128.max - 2, 2))
    #expect(Ratio(1, Int128.max) < Ratio(1, Int128.max - 1))
  }

  @Test(arguments: [
    (Ratio(371, 739), 2, Rounding.halfUp, "50.20"), (Ratio(154, 739), 2, .truncate, "20.83"),
    (Ratio(154, 739), 2, .halfUp, "20.84"), (Ratio(63, 739), 2, .halfUp, "8.53"),
    (Ratio(-69_324, 1_000_000), 1, .halfUp, "-6.9"), (Ratio(1, 1), 2, .halfUp, "100.00"),
    (Ratio(1, 8), 0, .halfUp, "13"), (Ratio(1, 8), 0, .halfEven, "12"),
    (Ratio(0, 5), 1, .halfUp, "0.0"),
    (Ratio(3, 8), 0, .halfEven, "38"), (Ratio(12, 100), 0, .halfUp, "12"),
  ])
  func percentagesAreRoundedOnce(ratio: Ratio, digits: Int, rounding: Rounding, text: String) {
    #expect(ratio.percent(digits: digits, rounding) == text)
  }

  /// Short and long division, printing and rounding agree.
  @Test(arguments: Rounding.allCases)
  func percentagesPrintAsTheirNumbers(rounding: Rounding) {
    let above: [Int128] = [0, 1, -5, 12_345, 92_233_720_368, -(1 << 62), 1 << 100]
    let below: [Int128] = [1, 3, 739, 10_000_000, 184_467_440_737, 1 << 63, 1 << 90]
    for (a, b) in above.flatMap({ a in below.map { (a, $0) } }) {
      for digits in 0...10 {
        let ratio = Ratio(a, b)
        let text = ratio.roundedPercent(digits: digits, rounding)?.text(places: digits)
        #expect(ratio.percent(digits: digits, rounding) == text ?? "overflow")
        let sum = Ratio(a, 1).adding(Ratio(b, 1)).flatMap { $0.divided(by: Ratio(b, 1)) }
        #expect(sum == ratio.adding(.one))
      }
    }
  }

  /// The bulletin of 2012: complaints per million users and per ten thousand.
  @Test func ratesPrintTheirDigits() {
    #expect(Ratio(739 * 10_000, 3_200_000).rounded(places: 6)?.text == "2.309375")
    #expect(Ratio(739 * 1_000_000, 3_200_000).rounded(places: 4)?.text == "230.9375")
  }

  /// Every small fraction, every rule, against the definition.
  @Test func roundingKeepsItsDefinition() throws {
    for below in Int128(1)...16 {
      for above in Int128(-40)...40 {
        for rounding in Rounding.allCases {
          let units = try #require(Ratio(above, below).rounded(places: 1, rounding)).units(1)
          let (size, exact) = (abs(units) * below, abs(above) * 10)
          switch rounding {
          case .truncate: #expect(size <= exact && exact < size + below)
          case .halfEven:
            #expect(
              2 * abs(size - exact) < below || (2 * abs(size - exact) == below && units % 2 == 0))
          case .halfUp, .sum100:
            #expect(2 * (exact - size) < below && 2 * (size - exact) <= below)
          }
          #expect(units == 0 || (units < 0) == (above < 0))
        }
      }
    }
  }
}

struct KeptRatioTests {
  @Test(arguments: Rounding.allCases)
  func `a fraction kept to few digits rounds on as itself`(_ rounding: Rounding) {
    for below in Int128(1)...60 {
      for above in -2 * below...2 * below {
        let ratio = Ratio(above, below)
        for digits in 0...2 {
          #expect(
            ratio.kept(places: 3)?.rounded(places: digits, rounding)
              == ratio.rounded(places: digits, rounding), "\(ratio) to \(digits)")
        }
      }
    }
  }

  @Test func `a fraction is a decimal where it ends`() {
    #expect(Ratio(1, 8).decimal == Number(125, places: 3))
    #expect(Ratio(-7, 20).decimal == Number(-35, places: 2))
    #expect(Ratio(3, 1).decimal == 3)
    #expect(Ratio(1, 3).decimal == nil)
    #expect(Ratio(1, 70).decimal == nil)
  }
}
