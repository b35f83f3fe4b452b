import PlaintTable
import PlaintValue
import Testing

/// Days put under moments: at their first instant, spelled as they were.
struct JoinedDaysTests {
  private let date = Value.date(Day(number: 15_461))
  private let midnight = Value.moment(Moment(Day(number: 15_461)))

  @Test func datesUnderMomentsBecomeTheirFirstInstants() {
    let days = Column("d", .date, values: [date, .missing])
    let later = Value.moment(Moment(microseconds: 15_461 * Moment.perDay + 1))
    let moments = Column("d", .moment, values: [later])
    for (columns, wanted) in [
      ([days, moments], [midnight, .missing, later]),
      ([moments, days], [later, midnight, .missing]),
    ] {
      let joined = Column.joined("d", .moment, columns)
      #expect(joined.kind == .moment)
      #expect((0..<3).map { joined[$0] } == wanted)
    }
  }

  @Test func datesKeepTheirSpelling() {
    let form = CalendarForm(date: DateForm(.yearFirst, .slash, isPadded: false), clock: nil)
    let spelling = Spelling(patterns: [.calendar(form)], perRow: nil, exceptions: .init())
    let cells = Buffer<Int64>(copying: [15_461])
    let days = Column("d", .date, .fixed(cells, places: 0), count: 1, spelling: spelling)
    let joined = Column.joined("d", .moment, [Column("d", .moment, values: [midnight]), days])
    #expect(joined.exported(1) == "2012/5/1")
    #expect(joined.exported(0) == "2012-05-01 00:00:00")
  }

  @Test func daysAsPeriodsAreDatesAndMoments() {
    let period = Value.period(Period(Day(number: 15_461)))
    #expect(period.instant(as: .date) == date)
    #expect(period.instant(as: .moment) == midnight)
    #expect(date.instant(as: .moment) == midnight)
    #expect(date.instant(as: .text) == date)
    let days: [Kind] = [.date, .moment, .period(.day)]
    for (a, b) in days.flatMap({ a in days.map { (a, $0) } }) where a != b {
      #expect(a.joinedDays(with: b) == (a == .moment || b == .moment ? .moment : .date))
    }
    #expect(Kind.period(.month).joinedDays(with: .date) == nil)
    #expect(Kind.text.joinedDays(with: .moment) == nil)
  }
}
