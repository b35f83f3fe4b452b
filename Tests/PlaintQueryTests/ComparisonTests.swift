import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

struct ComparisonTests {
  static let comparisons: [Function] = [
    .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual,
  ]

  @Test func missingIsNeverEqualLessOrGreater() {
    for other in Samples.values {
      for function in [Function.equal, .less, .lessEqual, .greater, .greaterEqual, .isIn] {
        #expect(value(function, .missing, other) == false)
        #expect(value(function, other, .missing) == false)
      }
      #expect(value(.notEqual, .missing, other) == true)
    }
  }

  @Test func unequalIsTheExactOppositeOfEqual() {
    for pair in combinations(of: Samples.values + Samples.extremes, 2) {
      let equal = value(.equal, pair[0], pair[1])
      #expect(value(.notEqual, pair[0], pair[1]) == value(.not, equal))
      #expect(value(.equal, pair[1], pair[0]) == equal)
      #expect(value(.isIn, pair[0], pair[1]) == equal)
    }
  }

  /// Each day of a year against each period that holds some day of it.
  @Test(arguments: CalendarUnit.allCases) func periodsAreSpans(_ unit: CalendarUnit) {
    let days = (15_340..<15_340 + 200).map { Day(number: $0) }
    for frame in Set(stride(from: 0, to: 200, by: 5).map { Period.containing(days[$0], unit) }) {
      for day in days {
        let inside = frame.contains(day)
        let expected = [
          inside, !inside, day < frame.first, day <= frame.last, day > frame.last,
          day >= frame.first,
        ]
        let noon = Value.moment(Moment(microseconds: day.number * Moment.perDay + 5))
        for (function, truth) in zip(Self.comparisons, expected) {
          #expect(value(function, .date(day), .period(frame)) == .truth(truth))
          #expect(value(function, noon, .period(frame)) == .truth(truth))
        }
      }
    }
  }

  @Test func aSpanEndsBeforeItsNextInstant() {
    let last = moment("2012-05-31 23:59:59.999999")
    let next = moment("2012-06-01 00:00")
    #expect(value(.equal, last, period("2012-05")) == true)
    #expect(value(.lessEqual, next, period("2012-05")) == false)
    #expect(value(.greater, next, period("2012-05")) == true)
    #expect(value(.greaterEqual, moment("2012-05-01 00:00"), period("2012-05")) == true)
  }

  @Test func finerPeriodsLieInCoarserOnes() {
    #expect(value(.isIn, period("2012-05"), period("2012")) == true)
    #expect(value(.isIn, period("2012-05"), period("2012H2")) == false)
    #expect(value(.less, period("2012-05"), period("2012H2")) == true)
    #expect(value(.equal, period("2012-05"), period("2012-05")) == true)
  }

  @Test func textIsComparedByItsBytes() {
    #expect(value(.equal, "é", "e\u{301}") == false)
    #expect(value(.equal, "ＡＰＰ", "APP") == false)
    #expect(value(.less, "电话", "短信") == true)
    #expect(value(.isIn, "短信", "电话", "短信") == true)
  }

  @Test func textTestsIgnoreCaseAndWidth() {
    #expect(value(.contains, "话费ＡＰＰ充值", "app") == true)
    #expect(value(.startsWith, "ＡＰＰ充值", "aPp") == true)
    #expect(value(.endsWith, "充值(APP)", "ａｐｐ）") == true)
    #expect(value(.like, "ＡＰＰ", "app") == true)
    #expect(value(.like, "APP ", "app") == false)
    #expect(value(.contains, .missing, "app") == false)
    #expect(value(.contains, "电话", .missing) == false)
  }

  @Test func literalSearchAgreesWithTryingEveryPlace() {
    let letters = ["a", "b", "电", "话"]
    var texts = [""]
    for _ in 0..<4 { texts += texts.flatMap { text in letters.map { text + $0 } } }
    let parts = texts.filter { (1...2).contains($0.count) }
    for text in Set(texts) {
      for part in Set(parts) {
        let bytes = Array(text.utf8)
        let expected = bytes.indices.contains { bytes[$0...].starts(with: part.utf8) }
        #expect(value(.contains, .text(text), .text(part)) == .truth(expected))
      }
    }
  }

  @Test func logicCountsMissingAsFalse() {
    #expect(value(.and, true, .missing) == false)
    #expect(value(.or, .missing, true) == true)
    #expect(value(.not, .missing) == true)
  }
}
