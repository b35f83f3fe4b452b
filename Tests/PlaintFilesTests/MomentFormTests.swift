import PlaintTable
import PlaintValue
import Testing

@testable import PlaintReading

/// Every form of a moment whose day is plain: what load reads, writes back and `moment(…)` reads.
struct MomentFormTests {
  private static var dates: [DateForm] {
    let named = MonthName(isFull: false, letters: .title)
    let full = MonthName(isFull: true, letters: .title)
    return [true, false].flatMap { isPadded in
      [.hyphen, .slash, .point, .chinese, .colloquial].map {
        DateForm(.yearFirst, $0, isPadded: isPadded)
      }
    } + [
      DateForm(.yearFirst, .none), DateForm(.dayFirst, .hyphen, hasShortYear: true, name: named),
      DateForm(.dayFirst, .blank, name: full),
      DateForm(.monthFirst, .blank, name: named, hasComma: true),
    ]
  }

  private static var clocks: [ClockForm?] {
    var clocks: [ClockForm?] = [nil]
    for hasSeconds in [true, false] {
      for zone in [ClockForm.Zone.none, .utc, .offset(minutes: 480, hasColon: true)] {
        clocks.append(ClockForm(hasSeconds: hasSeconds, zone: zone))
      }
      for half in ClockForm.Half.allCases where half != .none {
        clocks.append(ClockForm(isPadded: false, hasSeconds: hasSeconds, half: half))
      }
      var worded = ClockForm(isPadded: false, hasSeconds: hasSeconds)
      worded.isWorded = true
      clocks.append(worded)
    }
    return clocks + (1...9).map { ClockForm(fraction: $0) }
  }

  private static var weekdays: [WeekdayForm?] {
    [nil] + WeekdayForm.Name.allCases.map { WeekdayForm($0, hasBlank: true) }
      + [WeekdayForm(.englishShort, hasBlank: true, isInBrackets: true)]
  }

  @Test func everyFormIsReadWrittenAndReadByTheFunction() throws {
    let days = (0..<40).map { 15_461 + $0 * 9 }
    for date in Self.dates {
      for clock in Self.clocks {
        for weekday in Self.weekdays {
          if date.separator == .none, clock == nil { continue }
          var form = CalendarForm(date: date, clock: clock)
          form.weekday = weekday
          let cells = days.enumerated().map { index, day in
            var text: [UInt8] = []
            let seconds = index * 2_153
            let micros = seconds / 60 * 60_000_000
            let parts = clock?.hasSeconds == true ? seconds % 60 * 1_000_000 + 123_456 : 0
            form.write(day, clock == nil ? 0 : micros + parts, 789, into: &text)
            return String(decoding: text, as: UTF8.self)
          }
          let loaded = try load("n,列\n" + cells.map { "1,\"\($0)\"\n" }.joined())
          let column = loaded.table.columns[1]
          #expect(column.kind == (clock == nil ? .date : .moment), "\(cells[0])")
          #expect(loaded.cells.map { $0[1] } == cells)
          #expect(column.spelling?.exceptions.rows.isEmpty == true, "\(cells[0])")
          for (row, cell) in cells.enumerated() {
            let read = Moment(spelled: cell)
            let wanted = column[row].instant(as: .moment)
            #expect(read.map(Value.moment) == wanted, "\(cell)")
          }
        }
      }
    }
  }

  /// The same in digits alone.
  @Test func digitsAreReadWrittenAndReadByTheFunction() throws {
    for (hasSeconds, fraction) in [(false, 0), (true, 0), (true, 3)] {
      var clock = ClockForm(hasSeconds: hasSeconds, fraction: UInt8(fraction))
      clock.isCompact = true
      let form = CalendarForm(date: DateForm(.yearFirst, .none), clock: clock, gap: 0)
      #expect(form.isDigits)
      let cells = (0..<50).map { index in
        var text: [UInt8] = []
        let minutes = (index * 29 + 60) % 1440
        let rest = hasSeconds ? index * 1_001_000 : 0
        form.write(15_461 + index, minutes * 60_000_000 + rest, into: &text)
        return String(decoding: text, as: UTF8.self)
      }
      let loaded = try load("n,列\n" + cells.map { "1,\($0)\n" }.joined())
      #expect(loaded.kinds[1] == .moment, "\(cells[0])")
      #expect(loaded.cells.map { $0[1] } == cells)
      for (row, cell) in cells.enumerated() {
        #expect(Moment(spelled: cell).map(Value.moment) == loaded.table.columns[1][row])
      }
    }
  }
}
