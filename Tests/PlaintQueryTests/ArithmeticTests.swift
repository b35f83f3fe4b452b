import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What `+ - * / %` and the number functions give.
struct ArithmeticTests {
  static let results: [(Function, [Value], Value)] = [
    (.add, [.decimal("0.1"), .decimal("0.2")], .decimal("0.3")),
    (.add, ["电话", "投诉"], "电话投诉"),
    (.add, [.part(1, of: 3), .part(1, of: 6)], .part(1, of: 2)),
    (.add, [.hours(20), .hours(8)], .hours(28)),
    (.add, [.day("2012-02-28"), .days(2)], .day("2012-03-01")),
    (.add, [.hours(36), .day("2012-05-01")], .day("2012-05-02")),
    (.add, [.instant("2012-05-01 23:30"), .hours(1)], .instant("2012-05-02 00:30")),
    (.subtract, [.day("2012-03-01"), .day("2012-02-01")], .days(29)),
    (.subtract, [.instant("2012-05-02 08:00"), .instant("2012-05-01 09:00")], .hours(23)),
    (.subtract, [.instant("2012-05-02 08:00"), .day("2012-05-01")], .hours(32)),
    (.subtract, [.day("2012-05-01"), .hours(1)], .day("2012-04-30")),
    (.subtract, [.clock("08:30"), .clock("10:30")], .hours(-2)),
    (.subtract, [.hours(1), .days(1)], .hours(-23)),
    (.multiply, [.decimal("1.5"), 4], 6), (.multiply, [3, .hours(2)], .hours(6)),
    (.multiply, [.part(1, of: 5), 1025], 205),
    (.multiply, [.part(1, of: 2), .part(1, of: 2)], .part(1, of: 4)),
    (.divide, [1, 3], .decimal("0.3333333333")), (.divide, [2, 3], .decimal("0.6666666667")),
    (.divide, [-2, 3], .decimal("-0.6666666667")), (.divide, [6, 3], 2),
    (.divide, [.days(3), .hours(12)], 6), (.divide, [.days(1), 3], .hours(8)),
    (.divide, [.part(1, of: 2), .part(1, of: 4)], 2),
    (.divide, [.part(1, of: 2), 2], .part(1, of: 4)),
    (.remainder, [-7, 3], 2), (.remainder, [7, -3], -2),
    (.remainder, [.decimal("5.5"), 2], .decimal("1.5")),
    (.remainder, [.hours(50), .days(1)], .hours(2)), (.negate, [.hours(3)], .hours(-3)),
    (.round, [.decimal("20.835"), 2], .decimal("20.84")), (.round, [.decimal("-2.5")], -3),
    (.round, [1250, -2], 1300), (.floor, [.decimal("-0.1")], -1),
    (.ceiling, [.decimal("-0.1")], 0), (.abs, [.decimal("-7.2")], .decimal("7.2")),
    (.abs, [.hours(-3)], .hours(3)), (.bin, [-3, 10], -10), (.bin, [30, 10], 30),
    (.bin, [.decimal("3.7"), .decimal("0.5")], .decimal("3.5")),
    (.bin, [.hours(30), .days(1)], .days(1)),
  ]

  @Test(arguments: results)
  func resultsAreExact(_ function: Function, _ operands: [Value], _ expected: Value) {
    let (value, faults) = outcome(function, operands)
    #expect(value == expected, "\(operands) \(function.word) gives \(value)")
    #expect(faults == Faults())
  }

  /// 0.5 in the 11th place goes to the even digit.
  @Test func quotientsAreRoundedHalfEvenAtTenPlaces() {
    #expect(value(.divide, 1, .number(Number(20_000_000_000))) == 0)
    #expect(value(.divide, 3, .number(Number(20_000_000_000))) == .decimal("0.0000000002"))
    #expect(value(.divide, 5, .number(Number(20_000_000_000))) == .decimal("0.0000000002"))
  }

  @Test func arithmeticWithMissingIsMissingAndNoFault() {
    let operators: [Function] = [.add, .subtract, .multiply, .divide, .remainder]
    for function in operators {
      for other in Samples.values {
        for operands in [[Value.missing, other], [other, .missing]] {
          let (value, faults) = outcome(function, operands)
          #expect(value == .missing && faults == Faults(), "\(function.word) of \(operands)")
        }
      }
    }
    for function in [Function.negate, .round, .floor, .ceiling, .abs] {
      #expect(value(function, .missing) == .missing)
    }
  }

  @Test func divisionByZeroIsMissingAndCounted() {
    let cases: [(Function, Value, Value)] = [
      (.divide, 1, 0), (.divide, 0, 0), (.remainder, 7, 0), (.divide, .hours(1), .hours(0)),
      (.divide, .hours(1), 0), (.divide, .part(1, of: 2), .part(0, of: 1)), (.bin, 7, 0),
    ]
    for (function, left, right) in cases {
      let (value, faults) = outcome(function, [left, right])
      #expect(value == .missing)
      #expect(faults.divisions == 1 && faults.overflows == 0, "\(left) \(function.word) \(right)")
    }
  }

  @Test func resultsBeyondWhatIsHeldAreMissingAndCounted() {
    let most = Value.number(Number(.max))
    let cases: [(Function, Value, Value)] = [
      (.add, most, 1), (.subtract, .number(Number(-Int128.max)), 2), (.multiply, most, 2),
      (.divide, most, .decimal("0.1")), (.multiply, .hours(1 << 20), .number(Number(1 << 40))),
      (.add, .elapsed(Elapsed(microseconds: .max)), .hours(1)),
      (.add, .day("2012-05-01"), .elapsed(Elapsed(microseconds: .max))),
      (.subtract, .instant("1900-01-01 00:00"), .elapsed(Elapsed(microseconds: .max))),
    ]
    for (function, left, right) in cases {
      let (value, faults) = outcome(function, [left, right])
      #expect(value == .missing)
      #expect(faults.overflows == 1, "\(left) \(function.word) \(right)")
    }
  }

  /// What is added can be taken away again, and what is divided whole multiplied back.
  @Test func operationsUndoEachOther() {
    let numbers: [Value] = [0, 1, -7, .decimal("2.5"), .decimal("-0.001"), 1_000_000_007]
    for a in numbers {
      for b in numbers {
        #expect(value(.subtract, value(.add, a, b), b) == a)
        #expect(value(.negate, value(.subtract, a, b)) == value(.subtract, b, a))
        if b == 0 { continue }
        #expect(value(.divide, value(.multiply, a, b), b) == a)
        let rest = value(.remainder, a, b)
        let whole = value(.divide, value(.subtract, a, rest), b)
        #expect(value(.floor, whole) == whole, "\(a) % \(b)")
      }
    }
  }

  @Test func kindsThatDoNotGoTogetherAreRefused() {
    let refused: [(Function, [Kind?])] = [
      (.add, [.text, .whole]), (.add, [.date, .date]), (.multiply, [.date, .whole]),
      (.subtract, [.text, .text]), (.divide, [.whole, .elapsed]), (.add, [.share, .whole]),
      (.negate, [.text]), (.round, [.text]), (.bin, [.elapsed, .whole]),
      (.remainder, [.share, .whole]),
    ]
    for (function, kinds) in refused {
      guard case .refused(let message, _) = function.result(of: kinds) else {
        Issue.record("\(function.word) takes \(kinds)")
        continue
      }
      #expect(message.english.contains(function.word) && message.chinese != nil)
    }
    #expect(Function.add.result(of: [.whole, nil]) == .kind(nil))
    #expect(Function.divide.result(of: [.whole, .whole]) == .kind(.decimal))
  }
}
