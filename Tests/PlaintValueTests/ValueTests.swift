import PlaintText
import PlaintValue
import Testing

@Suite struct ValueTests {
  /// Values of every kind in their order.
  private static let ordered: [Value] = [
    false, true, .number(Number(-15, places: 1)), -1, 0, .number(Number(5, places: 1)), 739,
    .share(Ratio(1, 3)), .share(Ratio(1, 2)), .elapsed(Elapsed(microseconds: 1)),
    .elapsed(Elapsed(microseconds: 2)), .time(.midnight), .time(TimeOfDay(microseconds: 9)),
    .date(Day(number: 0)), .date(Day(number: 1)), .period(Period(.month, ordinal: 24_148)),
    .period(Period(.month, ordinal: 24_149)), .moment(Moment(microseconds: 0)),
    .moment(Moment(microseconds: 1)), "", "A", "a", "ab", "e\u{301}", "é", "东河", "投诉", .missing,
  ]

  @Test func orderIsTotalAndMissingComesLast() {
    for (i, a) in Self.ordered.enumerated() {
      for (j, b) in Self.ordered.enumerated() {
        #expect(a.precedes(b) == (i < j), "\(a) \(b)")
        #expect((a == b) == (i == j), "\(a) \(b)")
      }
    }
  }

  @Test func equalValuesHashAlike() {
    #expect(Set(Self.ordered + Self.ordered).count == Self.ordered.count)
    #expect(Value.number(Number(50, places: 1)) == 5)
  }

  @Test func theKindIsThatOfTheContent() {
    #expect(Value.missing.kind == nil && Value.missing.isMissing)
    #expect(Value("投诉").kind == .text && !Value("").isMissing)
    #expect(Value(5).kind == .whole)
    #expect(Value.number(Number(5, places: 1)).kind == .decimal)
    #expect(Value.period(Period(.week, ordinal: 3)).kind == .period(.week))
    #expect(Value.share(.one).kind == .share)
    #expect(Value(true).kind == .truth)
  }

  @Test func valuesPrintPlainly() throws {
    let moment = try #require(Moment(parsing: "2012-05-01 08:03"))
    let expected: [(Value, String)] = [
      (.missing, ""), ("投诉", "投诉"), (1025, "1025"), (.share(Ratio(371, 739)), "50.20"),
      (.date(moment.day), "2012-05-01"), (.moment(moment), "2012-05-01 08:03:00"),
      (.time(moment.timeOfDay), "08:03:00"), (.period(.containing(moment.day, .month)), "2012-05"),
      (.elapsed(Elapsed(microseconds: Moment.perDay * 2)), "2 days"), (true, "yes"), (false, "no"),
    ]
    for (value, text) in expected { #expect(value.text == text) }
  }

  @Test func kindsHaveOneNameInEachLanguage() {
    let kinds: [Kind] = [
      .text, .whole, .decimal, .share, .date, .moment, .time, .period(.day), .elapsed, .truth,
    ]
    #expect(Set(kinds.map(\.english)).count == kinds.count)
    #expect(Set(kinds.map(\.chinese)).count == kinds.count)
    #expect(kinds.filter(\.isNumeric) == [.whole, .decimal, .share])
    #expect(kinds.filter(\.isTemporal) == [.date, .moment, .period(.day)])
  }
}
