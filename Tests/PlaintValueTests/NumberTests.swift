import PlaintValue
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("007", "7"), ("1025", "1025"), ("+5", "5"), ("-5", "-5"),
    ("20.83", "20.83"), ("20.830", "20.83"), (".5", "0.5"), ("-0.05", "-0.05"), ("100", "100"),
    ("0.0000000001", "0.0000000001"),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
  ])
  func plainDecimalsAreRead(text: String, printed: String) throws {
    #expect(try #require(Number(parsing: text)).text == printed)
  }

  @Test(arguments: [
    "", "-", "+", ".", "5.", "1e3", "1,025", "1 025", "0x1F", "１０", "一", "1.2.3", "--1", "- 1",
    "1-",
    "七百", "nan", "inf", "1000000000000000000000000000000000000000", "5%",
  ])
  func otherSpellingsAreNot(text: String) {
    #expect(Number(parsing: text) == nil)
  }

  @Test func substringsAreReadToo() {
    let line = "受理,739,20.83"
    let cells = line.split(separator: ",")
    #expect(Number(parsing: cells[1]) == 739)
    #expect(Number(parsing: cells[2]) == Number(2083, places: 2))
  }

  /// Every number of up to three digits and two places reads back as it was printed.
  @Test func printedNumbersReadBack() {
    for digits in Int128(-1100)...1100 {
      for places in 0...3 {
        let number = Number(digits, places: places)
        #expect(Number(parsing: number.text) == number)
      }
    }
  }

  /// Digits of 64 bits are written in one way, all others in another.
  @Test(arguments: [Int128(Int64.max), Int128(Int64.min), 7, -7, 10_000_000_000_000_000_003])
  func digitsOfAnyLengthArePrinted(digits: Int128) {
    for places in 0...38 {
      let number = Number(digits, places: places)
      #expect(Number(parsing: number.text) == number)
      #expect(number.text.hasPrefix("-") == (digits < 0))
    }
  }

  @Test func fixedPlacesAreFilledAndRounded() {
    #expect(Number(502, places: 1).text(places: 2) == "50.20")
    #expect(Number(5).text(places: 2) == "5.00")
    #expect(Number(20838, places: 3).text(places: 2) == "20.84")
    #expect(Number(-5, places: 1).text(places: 0) == "-1")
    #expect(Number(0).text(places: 1) == "0.0")
    #expect(Number(-4, places: 2).text(places: 1) == "0.0")
  }

  @Test(arguments: [
    ("12.25", 1, Rounding.halfUp, "12.3"), ("12.25", 1, .halfEven, "12.2"),
    ("-12.25", 1, .halfUp, "-12.3"), ("-12.25", 1, .halfEven, "-12.2"),
    ("12.35", 1, .halfUp, "12.4"), ("12.35", 1, .halfEven, "12.4"), ("12.39", 1, .truncate, "12.3"),
    ("-12.39", 1, .truncate, "-12.3"), ("12.25", 1, .sum100, "12.3"), ("1250", -2, .halfUp, "1300"),
    ("1250", -2, .halfEven, "1200"), ("1350", -2, .halfEven, "1400"), ("49", -2, .halfUp, "0"),
    ("50", -2, .halfUp, "100"), ("7", 3, .halfUp, "7"), ("2.5", 0, .halfEven, "2"),
    ("3.5", 0, .halfEven, "4"), ("0.5", -40, .halfUp, "0"),
  ])
  func halvesGoWhereTheRuleSends(text: String, places: Int, rounding: Rounding, result: String)
    throws
  {
    #expect(try #require(Number(parsing: text)).rounded(places: places, rounding).text == result)
  }

  @Test func arithmeticOnSmallNumbersIsExact() throws {
    let numbers = (-25...25).flatMap { digits in (0...2).map { Number(digits, places: $0) } }
    for a in numbers {
      for b in numbers {
        // In hundredths, and products in ten-thousandths, everything is whole.
        let (x, y) = (a.units(2), b.units(2))
        #expect(try #require(a.adding(b)).units(2) == x + y)
        #expect(try #require(a.subtracting(b)).units(2) == x - y)
        #expect(try #require(a.multiplied(by: b)).units(4) == x * y)
        #expect((a < b) == (x < y))
        #expect((a == b) == (x == y))
        guard y != 0 else {
          #expect(a.divided(by: b) == nil && a.remainder(dividingBy: b) == nil)
          continue
        }
        let quotient = try #require(a.divided(by: b)).units(10)
        let error = 2 * (quotient * y - x * 10_000_000_000)
        #expect(abs(error) < abs(y) || (abs(error) == abs(y) && quotient % 2 == 0))
        let rest = try #require(a.remainder(dividingBy: b)).units(2)
        #expect((x - rest) % y == 0 && abs(rest) < abs(y) && (rest == 0 || (rest < 0) == (y < 0)))
      }
    }
  }

  @Test func floorAndCeilingEnclose() {
    for digits in -35...35 {
      let number = Number(Int128(digits), places: 1)
      let (floor, ceiling) = (number.floor, number.ceiling)
      #expect(floor.places == 0 && ceiling.places == 0)
      #expect(floor <= number && number <= ceiling)
      #expect(number.digits - floor.units(number.places) < 10)
      #expect((ceiling.digits - floor.digits) == (number.places == 0 ? 0 : 1))
      #expect(number.absolute == (digits < 0 ? number.negated : number))
    }
  }

  @Test func whatDoesNotFitIsNil() throws {
    let huge = try #require(Number(parsing: "99999999999999999999999999999999999999"))
    #expect(huge.multiplied(by: 10) == nil)
    #expect(huge.adding(huge) == nil)
    #expect(huge.subtracting(huge.negated) == nil)
    #expect(huge.adding(Number(1, places: 1)) == nil)
    #expect(huge.divided(by: Number(1, places: 1)) == nil)
    #expect(huge.divided(by: huge) == 1)
    #expect(Number(1, places: 30).multiplied(by: Number(1, places: 30)) == nil)
    #expect(huge.subtracting(huge) == 0)
  }

  @Test(arguments: [
    ("1", "3", "0.3333333333"), ("2", "3", "0.6666666667"), ("-2", "3", "-0.6666666667"),
    ("1", "0.0000000001", "10000000000"), ("0.0000000001", "2", "0"),
    ("0.0000000003", "2", "0.0000000002"), ("739", "3.2", "230.9375"),
    ("1", "1.00000000000000000000000000001", "1"), ("154", "739", "0.2083897158"),
    ("12345678901234567890123456789", "3", "4115226300411522630041152263"),
    ("1", "99999999999999999999999999999999999999", "0"),
    ("0.00000000000000000000000000000000000001", "99999999999999999999999999999999999999", "0"),
    ("33333333333333333333333333", "7", "4761904761904761904761904.7142857143"),
  ])
  func quotientsAreRoundedAtTenPlaces(a: String, b: String, quotient: String) throws {
    let (a, b) = (try #require(Number(parsing: a)), try #require(Number(parsing: b)))
    #expect(a.divided(by: b)?.text == quotient)
  }

  @Test func orderHoldsAcrossAllSizes() throws {
    let texts = [
      "-99999999999999999999999999999999999999", "-1", "-0.00000000000000000000000000000000000001",
      "0", "0.00000000000000000000000000000000000001", "0.5", "0.51", "1", "1.00000000000000001",
      "99999999999999999999999999999999999999",
    ]
    let numbers = try texts.map { try #require(Number(parsing: $0)) }
    for i in numbers.indices {
      for j in numbers.indices { #expect((numbers[i] < numbers[j]) == (i < j)) }
    }
  }

  @Test func conversionsSayWhatDoesNotFit() {
    #expect(Number(1025).asInt == 1025)
    #expect(Number(10250, places: 1).asInt == 1025)
    #expect(Number(5, places: 1).asInt == nil)
    #expect(Number(Int128(Int.max) + 1).asInt == nil)
    #expect(Number(2083, places: 2).asDouble == 20.83)
    #expect(Number(-1, places: 1).asDouble == -0.1)
    #expect(Number(12_345_678_901_234_567_890, places: 20).asDouble == 0.12345678901234567890)
  }

  @Test func rulesAreNamedInBothLanguages() {
    for rule in Rounding.allCases {
      #expect(Rounding(word: rule.english) == rule)
      #expect(Rounding(word: rule.chinese) == rule)
    }
    #expect(Rounding(word: "Half-Up") == .halfUp)
    #expect(Rounding(word: "五入") == nil)
    #expect(Set(Rounding.allCases.map(\.chinese)).count == Rounding.allCases.count)
  }
}
