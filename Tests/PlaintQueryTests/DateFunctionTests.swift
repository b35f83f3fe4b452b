import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What the date functions give.
struct DateFunctionTests {
  static let results: [(Function, Value, Value)] = [
    (.year, .day("2012-05-17"), .span("2012")), (.half, .day("2012-06-30"), .span("2012H1")),
    (.half, .day("2012-07-01"), .span("2012H2")), (.quarter, .day("2012-05-17"), .span("2012Q2")),
    (.month, .instant("2012-05-31 23:59"), .span("2012-05")),
    (.week, .day("2012-01-01"), .span("2011W52")), (.week, .day("2012-12-31"), .span("2013W01")),
    (.day, .instant("2012-05-17 08:30"), .span("2012-05-17")),
    (.year, .span("2012-05"), .span("2012")), (.quarter, .span("2012-05"), .span("2012Q2")),
    (.weekday, .day("2012-05-14"), 1), (.weekday, .day("2012-05-20"), 7),
    (.weekday, .day("1970-01-01"), 4), (.monthnumber, .day("2012-12-01"), 12),
    (.monthnumber, .span("2012-05"), 5), (.hour, .instant("2012-05-17 00:00"), 0),
    (.hour, .clock("23:59"), 23), (.date, .instant("2012-05-17 23:59"), .day("2012-05-17")),
    (.date, .day("2012-05-17"), .day("2012-05-17")),
  ]

  @Test(arguments: results)
  func datesLieInTheirPeriods(_ function: Function, _ operand: Value, _ expected: Value) {
    #expect(value(function, operand) == expected)
  }

  @Test func missingDatesHaveNoParts() {
    for function in [
      Function.year, .half, .quarter, .month, .week, .weekday, .day, .hour, .date, .monthnumber,
    ] {
      #expect(value(function, .missing) == .missing)
    }
  }

  /// Every day of four years lies in the periods the functions name, before and after it not.
  @Test func everyDayLiesInItsPeriods() throws {
    let first = try #require(Day(year: 2011, month: 12, day: 1))
    for number in first.number..<first.number + 1_461 {
      let day = Value.date(Day(number: number))
      for function in [Function.year, .half, .quarter, .month, .week, .day] {
        let period = value(function, day)
        #expect(value(.equal, day, period) == true)
        guard case .period(let span) = period else {
          Issue.record("\(function.word) gives no period")
          return
        }
        #expect(value(.less, .date(span.first.shifted(by: -1)), period) == true)
        #expect(value(.greater, .date(span.last.shifted(by: 1)), period) == true)
      }
    }
  }

  @Test func whatLiesInNoPeriodOfTheUnitIsRefused() {
    let refused: [(Function, Kind)] = [
      (.month, .text), (.month, .period(.week)), (.year, .period(.week)), (.week, .period(.month)),
      (.month, .period(.quarter)), (.hour, .date), (.weekday, .period(.month)), (.date, .text),
      (.year, .whole), (.monthnumber, .period(.year)),
    ]
    for (function, kind) in refused {
      guard case .refused(let message, operand: 0) = function.result(of: [kind]) else {
        Issue.record("\(function.word) takes \(kind)")
        continue
      }
      #expect(message.english.contains("\(function.word)(…) needs"))
    }
    #expect(
      Function.month.result(of: [.text], named: ["投诉原因"])
        == .refused(
          Message(
            "month(…) needs a date or a moment; “投诉原因” is text",
            "month(…)需要日期或时刻；“投诉原因”是文本"), operand: 0))
  }
}
