import PlaintTable
import PlaintValue
import Testing

@testable import PlaintAnalysis

@Suite struct HeadingTests {
  @Test func computedColumnsHaveChineseNames() {
    let rollup = Rollup(["count", "share"])
    let groups = Tally.table([[1, 2], [3, 4]]).groups(rollup.sets)
    let answer = BreakdownTable(rollup, groups).answer.withChineseHeadings
    #expect(answer.columns.map(\.name) == ["count", "share", "数量", "占上级比", "占比"])
  }

  @Test func suffixesAreTranslatedBehindNames() {
    #expect(chineseHeading("电话_row_percent") == "电话_行百分比")
    #expect(chineseHeading("amount_share_of_parent") == "amount_占上级比")
    #expect(chineseHeading("amount_year_change_percent") == "amount_同比")
    #expect(chineseHeading("discount") == "discount")
  }

  @Test func givenNamesStay() {
    let count = MeasureColumn("n", .whole, .count(0))
    let tally = Tally(rows: [["东河", "share"], ["青山", .missing]])
    let rollup = Rollup(["district"], by: 1, measures: [count])
    let group = GroupTable.answer(rollup, tally.groups(rollup.sets))
    #expect(group.withChineseHeadings.columns.map(\.name) == ["district", "n"])
    let crosstab = Crosstab("a", by: "b").answer(tally.groups(Crosstab.sets))
    #expect(
      crosstab.withChineseHeadings.columns.map(\.name) == ["a", "share", "（缺失）", "（合计）"])
  }

  @Test func everyHeadingOfEveryTableIsTranslated() throws {
    let percents = Crosstab("a", by: "b", percents: Crosstab.Percent.allCases)
    let trend = Trend("月", every: .year)
    let counts = Tally.counted([(2011, 1), (2012, 2)])
    let compare = Compare(by: ["a"], "今", with: "昔", measures: [Compare.counts])
    let both = Tally(
      rows: [["x"]], measures: [{ .number(Number($0.count)) }, { .number(Number($0.count)) }])
    let table = Tally.table([[1, 2], [3, 4]])
    let summary = Summary([Summary.Subject("内容", .text)])
    let answers = [
      summary.answer(both.groups(summary.sets)),
      percents.answer(table.groups(Crosstab.sets)), trend.answer(counts.groups(trend.sets)),
      try compare.answer(both.groups(compare.sets)),
      Moves("旧", as: "新").effect(table.groups(Moves.sets)),
    ]
    for answer in answers {
      for heading in answer.withChineseHeadings.columns.dropFirst() {
        let words = heading.name.split(separator: "_").drop { $0 == "c0" || $0 == "c1" }
        #expect(words.allSatisfy { $0.allSatisfy { !$0.isASCII } }, "\(heading.name)")
      }
    }
  }
}
