import PlaintQuery
import PlaintValue
import Testing

struct DateFunctionTests {
  @Test func partsOfADateAreFound() {
    let day = date("2012-12-31")
    let expected: [(Function, Value)] = [
      (.year, period("2012")), (.half, period("2012H2")), (.quarter, period("2012Q4")),
      (.month, period("2012-12")), (.week, period("2013W01")), (.day, period("2012-12-31")),
      (.weekday, 1), (.monthnumber, 12), (.date, day),
    ]
    for (function, result) in expected {
      #expect(value(function, day) == result)
      #expect(value(function, moment("2012-12-31 23:59:59")) == result)
      #expect(value(function, .missing) == .missing)
    }
  }

  @Test func hoursAreOfTheClock() {
    #expect(value(.hour, moment("1969-12-31 23:10")) == 23)
    #expect(value(.hour, .time(TimeOfDay(microseconds: 0))) == 0)
  }

  @Test func weekdaysCountFromMonday() {
    for (offset, expected) in [1, 2, 3, 4, 5, 6, 7, 1].enumerated() {
      #expect(value(.weekday, .date(Day(number: 15_474 + offset))) == .number(Number(expected)))
    }
  }

  @Test func periodsAreTakenOnlyWhereTheyLieInOne() {
    let kinds: [(Function, CalendarUnit, Bool)] = [
      (.month, .day, true), (.month, .week, false), (.quarter, .month, true), (.year, .week, false),
      (.month, .quarter, false), (.week, .week, true), (.week, .day, true), (.year, .half, true),
      (.weekday, .day, true), (.weekday, .month, false),
    ]
    for (function, unit, isAllowed) in kinds {
      let verdict = function.result(of: [.period(unit)])
      if case .kind = verdict { #expect(isAllowed) } else { #expect(!isAllowed) }
    }
    #expect(value(.year, period("2012Q3")) == period("2012"))
  }
}
