import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintAnalysis

/// Tickets with a reason, and whether they are of the first period.
private func tickets(_ counts: [(Value, now: Int, before: Int)]) -> Tally {
  let rows = counts.flatMap { value, now, before -> [[Value]] in
    Array(repeating: [value, true], count: now) + Array(repeating: [value, false], count: before)
  }
  let counted = { (wanted: Value) in
    { (rows: [[Value]]) in Value.number(Number(rows.count { $0[1] == wanted })) }
  }
  return Tally(rows: rows, measures: [counted(true), counted(false)])
}

@Suite struct CompareTests {
  private func compare(
    _ counts: [(Value, now: Int, before: Int)], top: Top? = nil, style: Style = Style()
  ) throws -> Answer {
    let compare = Compare(
      by: ["原因"], top: top, Message("2012-05"), with: Message("2011-05"),
      measures: [Compare.counts], style: style)
    return try compare.answer(tickets(counts).groups(compare.sets))
  }

  @Test func matchesTheWorkedExample() throws {
    let answer = try compare(
      [("A", 520, 400), ("B", 270, 300), ("C", 330, 300)], style: Style(digits: 6))
    #expect(
      answer.names == [
        "原因", "2012-05", "2011-05", "change", "change_percent", "share_change", "contribution",
      ])
    #expect(
      answer.texts == [
        ["A", "520", "400", "120", "30.000000", "6.428571", "12.000000"],
        ["B", "270", "300", "-30", "-10.000000", "-5.892857", "-3.000000"],
        ["C", "330", "300", "30", "10.000000", "-0.535714", "3.000000"],
        ["(total)", "1120", "1000", "120", "12.000000", "", "12.000000"],
      ])
  }

  @Test func newAndVanishedValuesAreNamed() throws {
    let answer = try compare([("新业务", 3, 0), ("老业务", 0, 2), ("登录", 5, 4)])
    #expect(answer.texts("change_percent") == ["new", "-100.00", "25.00", "33.33"])
    #expect(answer.notes.map(\.english) == ["new: 新业务", "vanished: 老业务"])
    #expect(answer.notes.map(\.chinese) == ["新增：新业务", "消失：老业务"])
  }

  @Test func contributionsAddUpToTheTotalChange() throws {
    for counts in lists(of: 6, upTo: 2) {
      let values: [Value] = ["甲", "乙", .missing]
      let table = values.indices.map {
        (values[$0], now: counts[2 * $0], before: counts[2 * $0 + 1])
      }
      for top in [nil, Top(1)] { check(try compare(table, top: top)) }
    }
  }

  private func check(_ answer: Answer) {
    let last = answer.rows.count - 1
    let counts = answer.texts("2012-05").compactMap { Int($0) }
    #expect(counts.dropLast().reduce(0, +) == counts.last)
    guard let total = answer.share(last, "contribution") else { return }
    let parts = (0..<last).compactMap { answer.share($0, "contribution") }
    #expect(parts.reduce(Ratio.zero) { $0.adding($1) ?? .zero } == total)
    if answer.share(last, "change_percent") != nil {
      #expect(answer.share(last, "change_percent") == total)
    }
    let shares = (0..<last).compactMap { answer.share($0, "share_change") }
    #expect(shares.reduce(Ratio.zero) { $0.adding($1) ?? .zero } == .zero)
  }

  @Test func theLargestMovementStandsFirstAndMissingLast() throws {
    let answer = try compare([(.missing, 50, 0), ("a", 5, 4), ("b", 1, 9), ("c", 9, 2)])
    #expect(answer.texts("原因") == ["b", "c", "a", "(missing)", "(total)"])
  }

  @Test func keysWithAnOrderOfTheirOwnKeepIt() throws {
    let answer = try compare([(10, 5, 4), (9, 1, 9), (2, 9, 2)])
    #expect(answer.texts("原因") == ["2", "9", "10", "(total)"])
  }

  @Test func topKeepsWhatMovedMost() throws {
    let answer = try compare([("a", 5, 4), ("b", 1, 9), ("c", 9, 2), ("d", 3, 2)], top: Top(1))
    #expect(answer.texts("原因") == ["b", "(other)", "(total)"])
    #expect(answer.texts("change") == ["-8", "9", "1"])
    #expect(answer.others.first?.english == "(other) is 3 values of “原因”")
  }

  @Test func withoutAKeyThereIsOneLine() throws {
    let compare = Compare(Message("2012-05"), with: Message("2012-04"), measures: [Compare.counts])
    let answer = try compare.answer(tickets([("a", 3, 2)]).groups(compare.sets))
    #expect(answer.names == ["2012-05", "2012-04", "change", "change_percent"])
    #expect(answer.texts == [["3", "2", "1", "50.00"]])
  }

  @Test func foldedDistinctCountsAreAskedAgain() throws {
    var tally = tickets([("a", 5, 0), ("b", 2, 1), ("c", 1, 1)])
    tally.measures = [{ .number(Number($0.count)) }, { .number(Number(Set($0).count)) }]
    let compare = Compare(
      by: ["r"], top: Top(1), Message("now"), with: Message("before"),
      measures: [
        Compare.Pair(
          current: MeasureColumn(Message("n"), .whole, .value(0)),
          base: MeasureColumn(Message("n"), .whole, .value(1)))
      ])
    let groups = tally.groups(compare.sets)
    let rests = try compare.rests(in: groups)
    #expect(rests == [Remainder([.other(than: ["a"])])])
    let answer = try compare.answer(groups, rests: tally.measures(of: rests))
    #expect(answer.texts("now") == ["5", "5", "10"])
  }

  @Test func theReportsYearOnYearFigure() {
    // 19,000 on a base of 9,858: truncation prints the report's 92.73.
    let compare = Change(measure: .count, style: Style(rounding: .truncate))
    let rise = compare.cells(from: Figure(.number(9858)), to: Figure(.number(19000)))
    #expect(compare.headings()[1].text(of: rise[1]) == "92.73")
    let change = Change(measure: .count, style: Style())
    let cells = change.cells(from: Figure(.number(14942)), to: Figure(.number(16055)))
    #expect(cells[0].value == .number(1113))
    #expect(change.headings()[1].text(of: cells[1]) == "7.45")
  }
}

extension CompareTests {
  @Test func aComparisonUnderWayIsCancelledAndNeverHalf() {
    let counts = (0..<5000).map {
      (.text("原因\($0)"), now: $0 % 7, before: $0 % 5) as (Value, Int, Int)
    }
    let compare = Compare(
      by: ["原因"], Message("2012-05"), with: Message("2011-05"), measures: [Compare.counts])
    let groups = tickets(counts.map { ($0.0, now: $0.1, before: $0.2) }).groups(compare.sets)
    groups.run.cancel()
    #expect { try compare.answer(groups) } throws: { ($0 as? Diagnostic)?.failure == .interrupted }
  }
}
