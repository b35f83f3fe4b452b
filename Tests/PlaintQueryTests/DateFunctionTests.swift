import PlaintQuery
import PlaintTable
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

  @Test(arguments: [
    (Value.text("20120517"), "2012-05-17"), (.text("2012/5/17 8:30"), "2012-05-17"),
    (.text(" 2012年5月17日 "), "2012-05-17"), (.text("2012-05-17T08:30"), "2012-05-17"),
    (.number(20_120_517), "2012-05-17"), (.text("05/17/2012"), ""), (.text("上周"), ""),
    (.number(20_121_317), ""), (.text("2012-05"), ""),
  ])
  func datesAreReadFromTextsWithTheYearFirst(_ written: Value, _ day: String) throws {
    var faults = Faults()
    let value = Function.date.evaluate([written], &faults)
    #expect(value == Period(parsing: day).map { .date($0.first) } ?? .missing)
    #expect(faults.unread == (day.isEmpty ? 1 : 0))
    #expect(faults.unreadCell == (day.isEmpty ? written.text : nil))
    #expect(Function.date.evaluate([.missing], &faults) == .missing)
    #expect(faults.unread == (day.isEmpty ? 1 : 0))
  }
}
