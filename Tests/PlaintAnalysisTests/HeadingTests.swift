import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintAnalysis

@Suite struct HeadingTests {
  @Test func computedColumnsHaveChineseNames() {
    let rollup = Rollup(["count", "share"])
    let groups = Tally.table([[1, 2], [3, 4]]).groups(rollup.sets)
    let answer = BreakdownTable(rollup, groups).answer.headed(in: .chinese)
    #expect(answer.names == ["count", "share", "数量", "占上级比", "占比"])
  }

  @Test func figuresAreNamedBehindTheirMeasures() {
    let sum = MeasureColumn(Message("my_share"), .whole, .count(0))
    let counts = [MeasureColumn(Message("n"), .whole, .count(0)), sum]
    let rollup = Rollup(["区县"], measures: counts)
    let tally = Tally(rows: [["东河"], ["青山"]])
    let answer = BreakdownTable(rollup, tally.groups(rollup.sets)).answer
    #expect(answer.names == ["区县", "n", "share", "cumulative", "my_share", "my_share_share"])
    #expect(
      answer.headed(in: .chinese).names
        == ["区县", "n", "占比", "累计占比", "my_share", "my_share_占比"])
  }

  @Test func givenNamesStay() {
    let count = MeasureColumn(Message("n"), .whole, .count(0))
    let tally = Tally(rows: [["东河", "share"], ["青山", .missing]])
    let rollup = Rollup(["district"], by: 1, measures: [count])
    let group = GroupTable.answer(rollup, tally.groups(rollup.sets))
    #expect(group.headed(in: .chinese).names == ["district", "n"])
    let crosstab = Crosstab("a", by: "b").answer(tally.groups(Crosstab.sets))
    #expect(crosstab.headed(in: .chinese).names == ["a", "share", "（缺失）", "（总计）"])
  }

  @Test func eitherLanguageFindsAColumn() {
    let rollup = Rollup(["区县"])
    let groups = Tally(rows: [["东河"], ["青山"]]).groups(rollup.sets)
    let answer = BreakdownTable(rollup, groups).answer
    #expect(answer.aliases["占比"] == "share" && answer.aliases["share"] == nil)
    #expect(answer.headed(in: .chinese).aliases["share"] == "占比")
  }

  @Test func growthIsFoundByAnyOfItsNames() {
    let counts = Tally.counted([(2011, 1), (2012, 2)])
    let trend = Trend(Message("year", "年"), every: .year)
    let answer = trend.answer(counts.groups(trend.sets))
    #expect(answer.names.contains("change_percent"))
    for word in ["环比", "增减幅"] { #expect(answer.aliases[word] == "change_percent") }
    #expect(answer.headed(in: .chinese).names.contains("环比"))
  }

  @Test func everyHeadingOfEveryTableIsTranslated() throws {
    let percents = Crosstab("a", by: "b", percents: Crosstab.Percent.allCases)
    let trend = Trend(Message("月"), every: .year)
    let counts = Tally.counted([(2011, 1), (2012, 2)])
    let compare = Compare(
      by: ["a"], Message("今"), with: Message("昔"), measures: [Compare.counts])
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
      for name in answer.headed(in: .chinese).names.dropFirst() {
        let words = name.split(separator: "_").drop { $0 == "c0" || $0 == "c1" }
        #expect(words.allSatisfy { $0.allSatisfy { !$0.isASCII } }, "\(name)")
      }
    }
  }
}
