import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintAnalysis

@Suite struct TrendTests {
  private func month(_ text: String) -> Value {
    Period(parsing: text).map { .period($0) } ?? .missing
  }

  private func tally(_ counts: [(String, Int)]) -> Tally {
    .counted(counts.map { (month($0.0), $0.1) })
  }

  private func period(_ text: String) throws -> Period { try #require(Period(parsing: text)) }

  /// Data with rows on every day from one to another, long ago.
  private func coverage(_ first: String, _ last: String) throws -> Coverage {
    let days = try [first, last].map { try period($0).ordinal }
    let rows = (days[0]...days[1]).map { Period(.day, ordinal: $0) }
    return try #require(Coverage(rowsIn: rows, today: try period("2020-01-01").first))
  }

  @Test func emptyPeriodsAreZeroAndChangesFollow() {
    let trend = Trend(Message("month"), every: .month)
    let answer = trend.answer(
      tally([("2012-01", 4), ("2012-03", 2), ("2012-04", 3)]).groups(trend.sets))
    #expect(answer.names == ["month", "count", "change", "change_percent"])
    #expect(
      answer.texts == [
        ["2012-01", "4", "", ""], ["2012-02", "0", "-4", "-100.00"],
        ["2012-03", "2", "2", "new"], ["2012-04", "3", "1", "50.00"],
        ["(total)", "9", "", ""],
      ])
    #expect(
      answer.notes == [
        Message("1 month without rows: shown as 0", "有 1 个月没有行：按 0 列出")
      ])
  }

  @Test func yearAgoAppearsWhenTheDataReachBack() {
    let trend = Trend(Message("月份"), every: .month)
    let rows = tally([("2011-05", 10), ("2012-04", 3), ("2012-05", 12)])
    let answer = trend.answer(rows.groups(trend.sets))
    #expect(
      answer.names == [
        "月份", "count", "change", "change_percent", "year_ago", "year_change",
        "year_change_percent",
      ])
    #expect(answer.texts[11] == ["2012-04", "3", "3", "new", "", "", ""])
    #expect(answer.texts[12] == ["2012-05", "12", "9", "300.00", "10", "2", "20.00"])
  }

  @Test func yearAgoIsFoundBehindAFilter() throws {
    let all = tally([("2011-03", 1), ("2011-05", 10), ("2012-04", 3), ("2012-05", 12)])
    let kept = tally([("2012-04", 3), ("2012-05", 12)])
    let trend = Trend(Message("month"), every: .month)
    let alone = trend.answer(kept.groups(trend.sets))
    #expect(alone.columns.count == 4)
    let answer = trend.answer(kept.groups(trend.sets), earlier: all.groups(trend.sets))
    #expect(answer.texts("year_ago") == ["0", "10", ""])
    #expect(answer.texts("year_change_percent") == ["new", "20.00", ""])
  }

  @Test func unfinishedPeriodsAreMarkedAndLeftOutOfChanges() throws {
    let trend = Trend(
      Message("month"), every: .month, coverage: try coverage("2012-01-05", "2012-04-20"))
    let counts = [("2012-01", 4), ("2012-02", 6), ("2012-03", 9), ("2012-04", 1)]
    let answer = trend.answer(tally(counts).groups(trend.sets))
    #expect(answer.rows.map { $0[0].flag } == [.unfinished, nil, nil, .unfinished, nil])
    #expect(answer.texts("change") == ["", "", "3", "", ""])
    #expect(
      answer.notes.map(\.english) == [
        "* 2012-01 is unfinished, left out of the change: the data begin on 2012-01-05, 4 days late; there are no gaps",
        "* 2012-04 is unfinished, left out of the change: the data end on 2012-04-20, 10 days short; there are no gaps",
        "if they are whole: defaults complete 2012-01-01..2012-04-30",
      ])
    #expect(
      answer.notes.compactMap(\.chinese) == [
        "* 2012-01 尚未完整，不计增减：数据始于 2012-01-05，晚 4 天；此外每天都有",
        "* 2012-04 尚未完整，不计增减：数据止于 2012-04-20，差 10 天；此外每天都有",
        "若都已完整：默认 数据完整 2012-01-01..2012-04-30",
      ])
  }

  @Test func periodsCutByAFilterAreMarkedButNotTheirYearBefore() throws {
    var trend = Trend(Message("m"), every: .month)
    trend.cut = [try period("2012-05")]
    trend.reach = try period("2011-04")
    let all = tally([("2011-04", 1), ("2011-05", 10), ("2012-04", 3), ("2012-05", 12)])
    let kept = tally([("2012-04", 3), ("2012-05", 6)])
    let answer = trend.answer(kept.groups(trend.sets), earlier: all.groups(trend.sets))
    #expect(answer.rows.map { $0[0].flag } == [nil, .unfinished, nil])
    #expect(answer.texts("change") == ["", "", ""])
    #expect(answer.texts("year_ago") == ["1", "10", ""])
    #expect(answer.texts("year_change") == ["2", "", ""])
    #expect(
      answer.notes.map(\.english) == [
        "* 2012-05 is only in part inside the filter, left out of the change"
      ])
  }

  @Test func theSpanIsShownWhole() throws {
    let trend = Trend(
      Message("quarter"), every: .quarter, span: try period("2012Q1")...(try period("2012Q4")))
    let groups = Tally.counted([(.period(try period("2012Q2")), 2), (.missing, 1)]).groups(
      trend.sets)
    #expect(
      trend.answer(groups).texts.map { Array($0[..<2]) } == [
        ["2012Q1", "0"], ["2012Q2", "2"], ["2012Q3", "0"], ["2012Q4", "0"], ["(missing)", "1"],
        ["(total)", "3"],
      ])
  }

  @Test func daysAndYearsAreKeysToo() throws {
    let days = Trend(Message("opened_at"), every: .day)
    let day = try period("2012-02-28").first
    let groups = Tally.counted([(.date(day), 1), (.date(day.shifted(by: 2)), 1)]).groups(days.sets)
    #expect(
      days.answer(groups).texts("opened_at") == [
        "2012-02-28", "2012-02-29", "2012-03-01", "(total)",
      ])
    let years = Trend(Message("year"), every: .year)
    let counts = Tally.counted([(2010, 5), (2012, 6)]).groups(years.sets)
    #expect(years.answer(counts).texts("year") == ["2010", "2011", "2012", "(total)"])
    #expect(years.answer(counts).texts("year_ago") == ["", "5", "0", ""])
  }

  @Test func eachValueHasItsOwnPeriods() throws {
    let rows: [[Value]] = [
      ["电话", month("2012-01")], ["网厅", month("2012-01")], ["电话", month("2012-03")],
      ["短信", month("2012-03")], ["电话", month("2012-03")],
    ]
    let trend = Trend(
      Message("month"), every: .month, by: ["渠道"], tops: [Top(1)],
      coverage: try coverage("2012-01-01", "2012-03-20"))
    let answer = trend.answer(Tally(rows: rows).groups(trend.sets))
    #expect(answer.names == ["渠道", "month", "count", "change", "change_percent"])
    #expect(
      answer.texts == [
        ["电话", "2012-01", "1", "", ""], ["电话", "2012-02", "0", "-1", "-100.00"],
        ["电话", "2012-03", "2", "", ""], ["电话", "(total)", "3", "", ""],
        ["(other)", "2012-01", "1", "", ""], ["(other)", "2012-02", "0", "-1", "-100.00"],
        ["(other)", "2012-03", "1", "", ""], ["(other)", "(total)", "2", "", ""],
      ])
    #expect(answer.rows[2][1].flag == .unfinished)
    #expect(answer.rows[6][1].flag == .unfinished)
    #expect(answer.notes.contains { $0.english == "2 lines without rows: shown as 0" })
  }

  @Test func theYearBeforeIsThatOfTheSameValues() throws {
    let kept: [[Value]] = [
      ["电话", month("2012-05")], ["电话", month("2012-05")], ["网厅", month("2012-05")],
    ]
    let before: [[Value]] = [
      ["电话", month("2011-05")], ["网厅", month("2011-05")], ["短信", month("2011-05")],
    ]
    var trend = Trend(Message("month"), every: .month, by: ["渠道"], tops: [Top(1)])
    trend.reach = try period("2011-05")
    let answer = trend.answer(
      Tally(rows: kept).groups(trend.sets), earlier: Tally(rows: kept + before).groups(trend.sets))
    // What lies in (other) now is what counts for the year before, 短信 with it.
    #expect(answer.texts("year_ago") == ["1", "", "2", ""])
    #expect(answer.texts("year_change") == ["1", "", "-1", ""])
  }

  @Test func everySmallSeriesAddsUp() {
    for counts in lists(of: 4, upTo: 3) {
      let months = ["2012-01", "2012-02", "2012-03", "2012-04"]
      let trend = Trend(Message("m"), every: .month)
      let answer = trend.answer(tally(Array(zip(months, counts))).groups(trend.sets))
      let shown = answer.texts("count").compactMap { Int($0) }
      #expect(shown.dropLast().reduce(0, +) == shown.last)
      let changes = answer.texts("change").dropLast().dropFirst().compactMap { Int($0) }
      #expect(changes == zip(shown.dropLast().dropFirst(), shown).map { $0 - $1 })
    }
  }

  @Test func shareMeasuresChangeByPoints() {
    let share = MeasureColumn(Message("on_time"), .share, .share(part: 1, whole: 0))
    let trend = Trend(Message("m"), every: .month, measures: [share])
    var tally = tally([("2012-01", 4), ("2012-02", 8)])
    tally.measures.append { .number(Number($0.count == 4 ? 3 : $0.count == 8 ? 7 : 10)) }
    let answer = trend.answer(tally.groups(trend.sets))
    #expect(answer.names == ["m", "on_time", "change"])
    #expect(answer.columns[2].heading.role == .points)
    #expect(
      answer.texts == [
        ["2012-01", "75.00", ""], ["2012-02", "87.50", "12.50"], ["(total)", "83.33", ""],
      ])
  }
}
