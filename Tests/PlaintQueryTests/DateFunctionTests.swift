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

  @Test func momentsAreReadFromTextsNumbersAndDays() {
    #expect(value(.moment, 20_120_501_080_315) == moment("2012-05-01 08:03:15"))
    #expect(value(.moment, number("45901.5")) == moment("2025-09-01 12:00"))
    #expect(value(.moment, "2012-05-01 星期二 8:03") == moment("2012-05-01 08:03"))
    #expect(value(.moment, date("2012-05-01")) == moment("2012-05-01 00:00"))
    #expect(value(.moment, moment("2012-05-01 08:03")) == moment("2012-05-01 08:03"))
    #expect(value(.moment, "01/05/2012", "dd/MM/yyyy") == moment("2012-05-01 00:00"))
    #expect(value(.date, "01/05/2012", "dd/MM/yyyy") == date("2012-05-01"))
    #expect(value(.date, 20_120_501_080_315) == date("2012-05-01"))
    #expect(faults(.moment, "无").unread == 1)
    #expect(faults(.moment, .missing) == Faults())
  }

  @Test func lengthsAreReadFromTextsAndTimes() {
    #expect(value(.duration, "0:05:30") == value(.duration, "5分30秒"))
    #expect(
      value(.duration, .time(TimeOfDay(microseconds: 5_400_000_000))) == lasting(90, "minutes"))
    let time = Value.time(TimeOfDay(microseconds: 19_800_000_000))
    #expect(value(.duration, time, "m:ss") == lasting(330, "seconds"))
    #expect(value(.duration, time, "h:mm") == lasting(330, "minutes"))
    #expect(faults(.duration, "05:30").unreadCell == "05:30")
    #expect(value(.duration, lasting(2, "days")) == lasting(2, "days"))
  }

  @Test func patternsThatReadNothingAreFlaws() {
    let texts: [Kind?] = [.text, .text]
    for (function, pattern) in [(Function.moment, "yyyy-MM"), (.date, "HH:mm"), (.duration, "yy")] {
      #expect(function.flaw(in: [nil, .text(pattern)], of: texts)?.operand == 1)
      #expect(function.flaw(in: [nil, nil], of: texts)?.operand == 1)
    }
    #expect(Function.moment.flaw(in: [nil, "d/M/y"], of: texts) == nil)
    #expect(Function.duration.flaw(in: ["05:30"], of: [.text])?.operand == 0)
    #expect(Function.duration.flaw(in: ["05:30", "m:ss"], of: texts) == nil)
  }

  /// Every day of four years and every shift: the day stays, or is the month's last and counted.
  @Test func monthsKeepTheDayOrEndWithTheMonth() {
    for offset in 0..<1461 {
      let day = Day(number: 15_340 + offset)
      for count in [-13, -1, 0, 1, 12, 25] {
        var faults = Faults()
        guard
          case .date(let found) = Function.months.evaluate(
            [.date(day), .number(Number(count))], &faults)
        else {
          Issue.record("no date")
          continue
        }
        let months = day.year * 12 + day.month + count
        #expect(found.year * 12 + found.month == months)
        let next = found.shifted(by: 1)
        #expect(
          faults.clipped == 0
            ? found.dayOfMonth == day.dayOfMonth
            : found.dayOfMonth < day.dayOfMonth && next.dayOfMonth == 1)
      }
    }
    #expect(value(.months, moment("2012-01-31 08:30"), 1) == moment("2012-02-29 08:30"))
    #expect(value(.months, date("2012-02-29"), 12) == date("2013-02-28"))
  }

  /// Every way to leave the calendar, in both directions: missing, and counted once.
  @Test func nothingLeavesTheCalendar() {
    let (first, last) = (date("0001-01-01"), date("9999-12-31"))
    let late = moment("9999-12-31 23:59:59.999999")
    let day = Value.elapsed(Elapsed(microseconds: Moment.perDay))
    let tick = Value.elapsed(Elapsed(microseconds: 1))
    let longest = Value.elapsed(Elapsed(microseconds: .max))
    let most = Value.elapsed(Elapsed(microseconds: .min))
    let beyond: [(Function, [Value])] = [
      (.add, [last, day]), (.add, [day, last]), (.add, [late, tick]), (.subtract, [first, tick]),
      (.add, [first, longest]), (.subtract, [first, longest]), (.add, [late, most]),
      (.subtract, [late, most]), (.months, [last, 1]), (.months, [late, 1]),
      (.months, [first, -1]), (.months, [first, 120_000]),
    ]
    for (function, operands) in beyond {
      var faults = Faults()
      #expect(function.evaluate(operands, &faults) == .missing, "\(function) \(operands)")
      #expect(faults.beyond == 1 && faults.overflows == 0, "\(function) \(operands)")
    }
    #expect(value(.add, last, .elapsed(Elapsed(microseconds: Moment.perDay - 1))) == late)
    #expect(value(.subtract, late, tick) == moment("9999-12-31 23:59:59.999998"))
    #expect(value(.months, last, -119_987) == date("0001-01-31"))
  }

  @Test func onlyWholeDaysLeaveADate() {
    let schema = Schema([
      .init("d", .date), .init("e", .date), .init("n", .whole), .init("took", .elapsed),
      .init("x", .decimal),
    ])
    func lengths(_ hours: Int) -> Expression { .constant(lasting(hours, "hours")) }
    let (d, e, n) = (Expression.column("d"), Expression.column("e"), Expression.column("n"))
    let whole: [Expression] = [
      lengths(24), lengths(-48), .call(.subtract, d, e), .call(.multiply, n, lengths(24)),
      .call(.negate, lengths(24)), .call(.if, .constant(true), lengths(24), lengths(72)),
      .call(.add, lengths(24), .call(.subtract, e, d)),
    ]
    let broken: [Expression] = [
      lengths(12), .column("took"), .call(.multiply, .column("x"), lengths(24)),
      .call(.add, lengths(24), lengths(1)), .call(.divide, lengths(48), n),
      .call(.if, .constant(true), lengths(24), lengths(7)),
      .call(.subtract, d, .call(.moment, e)),
    ]
    for length in whole {
      #expect(Expression.call(.add, [d, length], in: schema).kind(in: schema) == .date)
      #expect(Expression.call(.add, [length, d], in: schema).kind(in: schema) == .date)
      #expect(Expression.call(.subtract, [d, length], in: schema).kind(in: schema) == .date)
    }
    for length in broken {
      #expect(Expression.call(.add, [d, length], in: schema).kind(in: schema) == .moment)
      #expect(Expression.call(.subtract, [d, length], in: schema).kind(in: schema) == .moment)
    }
  }
}
