import PlaintQuery
import PlaintTable
import PlaintValue
import Testing

struct ArithmeticTests {
  @Test func missingMakesMissingWithoutAFault() {
    for function in [Function.add, .subtract, .multiply, .divide, .remainder] {
      for other in Samples.values {
        #expect(value(function, .missing, other) == .missing)
        #expect(value(function, other, .missing) == .missing)
        #expect(faults(function, .missing, other) == Faults())
      }
    }
  }

  @Test func numbersAreExact() {
    #expect(value(.add, number("0.1"), number("0.2")) == number("0.3"))
    #expect(value(.multiply, number("1.1"), number("1.1")) == number("1.21"))
    #expect(value(.divide, 1, 3) == number("0.3333333333"))
    #expect(value(.divide, 2, 3) == number("0.6666666667"))
    #expect(value(.remainder, -7, 3) == 2)
  }

  @Test func divisionByZeroIsMissingAndCounted() {
    let zeros: [Value] = [0, share(0, 1), lasting(0, "days")]
    let amounts: [Value] = [5, share(1, 2), lasting(3, "days")]
    for (amount, zero) in zip(amounts, zeros) {
      #expect(value(.divide, amount, zero) == .missing)
      #expect(faults(.divide, amount, zero).divisions == 1)
    }
    #expect(faults(.remainder, 5, 0).divisions == 1)
    #expect(faults(.divide, .missing, 0) == Faults())
  }

  @Test func overflowIsMissingAndCounted() {
    let largest = Value.number(Number(.max))
    let calls: [(Function, Value, Value)] = [
      (.add, largest, 1), (.subtract, value(.negate, largest), largest), (.multiply, largest, 2),
      (.add, .elapsed(Elapsed(microseconds: .max)), lasting(1, "second")),
      (.multiply, .elapsed(Elapsed(microseconds: .max)), 2),
    ]
    for (function, a, b) in calls {
      #expect(value(function, a, b) == .missing)
      #expect(faults(function, a, b).overflows == 1)
    }
    // A moment leaves the calendar long before its figures are full.
    let last = Value.moment(Moment(microseconds: .max))
    #expect(value(.add, last, lasting(1, "day")) == .missing)
    #expect(faults(.add, last, lasting(1, "day")).beyond == 1)
  }

  @Test func datesAndMomentsDifferByDurations() {
    #expect(value(.subtract, date("2012-03-01"), date("2012-02-28")) == lasting(2, "days"))
    #expect(
      value(.subtract, moment("2012-05-02 08:00"), moment("2012-05-01 10:00"))
        == lasting(22, "hours"))
    #expect(
      value(.subtract, moment("2012-05-02 08:00"), date("2012-05-02")) == lasting(8, "hours"))
    #expect(value(.add, date("2012-02-28"), lasting(2, "days")) == moment("2012-03-01 00:00"))
    #expect(value(.add, lasting(36, "hours"), date("2012-02-28")) == moment("2012-02-29 12:00"))
    #expect(
      value(.subtract, date("2012-02-28"), lasting(1, "hour")) == moment("2012-02-27 23:00"))
    #expect(
      value(.subtract, moment("2012-05-02 08:00"), lasting(9, "hours"))
        == moment("2012-05-01 23:00"))
  }

  /// A duration added is a duration taken away again, over days around leap days and years' ends.
  @Test func addingAndSubtractingADurationComesBack() {
    for day in 15_300..<15_420 {
      for hours in [-50, -24, 0, 24, 72] {
        let start = Value.date(Day(number: day))
        let span = lasting(hours, "hours")
        let instant = Value.moment(Moment(Day(number: day)))
        #expect(value(.subtract, value(.add, start, span), span) == instant)
        #expect(value(.subtract, value(.add, start, span), start) == span)
      }
    }
  }

  @Test func durationsAreMeasured() {
    #expect(value(.divide, lasting(36, "hours"), lasting(1, "day")) == number("1.5"))
    #expect(value(.multiply, lasting(36, "hours"), 2) == lasting(3, "days"))
    #expect(value(.divide, lasting(3, "days"), 2) == lasting(36, "hours"))
    #expect(value(.remainder, lasting(30, "hours"), lasting(1, "day")) == lasting(6, "hours"))
    #expect(value(.less, lasting(47, "hours"), lasting(2, "days")) == true)
  }

  @Test func sharesAreExact() {
    #expect(value(.add, share(1, 3), share(1, 6)) == share(1, 2))
    #expect(value(.multiply, share(1, 3), 739) == number("246.3333333333"))
    #expect(value(.divide, share(1, 3), share(1, 6)) == 2)
    #expect(value(.divide, share(1, 3), 2) == share(1, 6))
  }

  @Test func plusJoinsTexts() {
    #expect(value(.add, "电话", "营业厅") == "电话营业厅")
    #expect(value(.add, "电话", .missing) == .missing)
  }

  @Test func roundingAndBins() {
    #expect(value(.round, number("20.835"), 2) == number("20.84"))
    #expect(value(.round, number("-2.5")) == -3)
    #expect(value(.round, 1025, -2) == 1000)
    #expect(value(.bin, -1, 10) == -10)
    #expect(value(.bin, number("7.3"), number("0.5")) == 7)
    #expect(value(.bin, lasting(50, "hours"), lasting(1, "day")) == lasting(2, "days"))
    #expect(value(.abs, lasting(-3, "days")) == lasting(3, "days"))
  }

  /// The bin of every number begins at a multiple of the width, not above the number and not a
  /// width below it.
  @Test func binsHoldTheirNumbers() {
    for tenths in -60...60 {
      for width in [1, 3, 7, 25] {
        let amount = Number(Int128(tenths), places: 1)
        let size = Number(Int128(width), places: 1)
        guard case .number(let low) = value(.bin, .number(amount), .number(size)) else {
          Issue.record("a bin that is no number")
          continue
        }
        #expect(low <= amount)
        #expect(low.adding(size).map { amount < $0 } == true)
        #expect(low.remainder(dividingBy: size) == .zero)
      }
    }
  }
}
