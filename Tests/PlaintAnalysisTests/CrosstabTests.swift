import Glibc
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintAnalysis

@Suite struct CrosstabTests {
  private func crosstab(_ tally: Tally, _ table: Crosstab) -> Answer {
    let groups = tally.groups(Crosstab.sets)
    return table.answer(groups, rests: tally.measures(of: table.rests(in: groups)))
  }

  @Test func countsStandUnderTheirValues() {
    let answer = crosstab(.table([[12, 5], [6, 17]]), Crosstab("区县", by: "原因"))
    #expect(answer.names == ["区县", "c1", "c0", "(total)"])
    #expect(answer.columns.map(\.heading.over?.english) == [nil, "原因", "原因", "原因"])
    #expect(
      answer.texts == [
        ["r1", "17", "6", "23"], ["r0", "5", "12", "17"], ["(total)", "22", "18", "40"],
      ])
  }

  @Test func percentsStandBesideCounts() {
    let table = Crosstab("a", by: "b", percents: [.row, .column, .total])
    let answer = crosstab(.table([[3, 1], [2, 2]]), table)
    #expect(
      answer.names.prefix(5) == [
        "a", "c0", "c0_row_percent", "c0_column_percent", "c0_total_percent",
      ])
    #expect(answer.columns[2].heading.over?.english == "c0")
    #expect(answer.columns[2].heading.caption?.english == "row %")
    #expect(answer.texts[0].prefix(5) == ["r0", "3", "75.00", "60.00", "37.50"])
    #expect(answer.texts[2].suffix(4) == ["8", "100.00", "100.00", "100.00"])
  }

  @Test func marginsEqualTallies() {
    for counts in lists(of: 6, upTo: 2) {
      let tally = Tally.table([Array(counts[..<3]), Array(counts[3...])])
      for (topRow, topAcross) in [(nil, nil), (Top(1), nil), (nil, Top(1)), (Top(1), Top(2))] {
        let table = Crosstab(
          "a", by: "b", topRow: topRow, topAcross: topAcross, percents: [.row, .total],
          style: Style(digits: 0, rounding: .sum100))
        check(crosstab(tally, table), total: counts.reduce(0, +))
      }
    }
  }

  private func check(_ answer: Answer, total: Int) {
    let columns = answer.columns.indices.filter { answer.columns[$0].heading.role == .count }
    let counts = answer.texts.map { row in columns.map { Int(row[$0]) ?? 0 } }
    for row in counts { #expect(row.dropLast().reduce(0, +) == row.last) }
    for j in columns.indices {
      #expect(counts.dropLast().reduce(0) { $0 + $1[j] } == counts.last?[j])
    }
    #expect(counts.last?.last == total)
    guard total > 0 else { return }
    let percents = answer.columns.indices.filter {
      answer.columns[$0].heading.name.english.contains("row_percent")
    }
    for row in answer.texts.dropLast() {
      #expect(percents.dropLast().reduce(0) { $0 + (Int(row[$1]) ?? 0) } == 100)
    }
  }

  @Test func printedPercentsThatDoNotAddTo100AreSaid() {
    let thirds = Tally.table([[1, 1, 1], [3, 3, 0]])
    let table = Crosstab("a", by: "b", percents: [.row])
    let said = crosstab(thirds, table).sums
    #expect(
      said
        == Message(
          "printed shares add to between 99.99% and 100.00%", "因舍入，各项占比之和在99.99%至100.00%之间"))
    let even = Crosstab("a", by: "b", percents: [.row], style: Style(rounding: .sum100))
    #expect(crosstab(thirds, even).sums == nil)
    #expect(crosstab(thirds, Crosstab("a", by: "b")).sums == nil)
  }

  @Test func sharesOfTheWholeTableAddTo100BySum100() {
    for counts in lists(of: 6, upTo: 2) where counts.contains(where: { $0 > 0 }) {
      let tally = Tally.table([Array(counts[..<3]), Array(counts[3...])])
      let style = Style(digits: 0, rounding: .sum100)
      let answer = crosstab(tally, Crosstab("a", by: "b", percents: [.total], style: style))
      let percents = answer.columns.indices.filter {
        answer.columns[$0].heading.name.english.hasSuffix("_percent")
      }
      let printed = answer.texts.map { row in percents.map { Int(row[$0]) ?? 0 } }
      #expect(printed.dropLast().flatMap { $0.dropLast() }.reduce(0, +) == 100)
      for j in percents.indices {
        #expect(printed.dropLast().reduce(0) { $0 + $1[j] } == printed.last?[j])
      }
      #expect(answer.sums == nil)
    }
  }

  @Test func missingAndOtherStandLastOnBothSides() {
    let rows: [[Value]] = [
      ["x", "p"], ["x", "p"], ["y", "q"], [.missing, "p"], [.missing, .missing], [.missing, "r"],
      ["z", "p"],
    ]
    let table = Crosstab("a", by: "b", topRow: Top(1), topAcross: Top(1))
    let answer = crosstab(Tally(rows: rows), table)
    #expect(answer.names == ["a", "p", "(other)", "(missing)", "(total)"])
    #expect(answer.texts("a") == ["x", "(other)", "(missing)", "(total)"])
    #expect(answer.texts("(total)") == ["2", "2", "3", "7"])
  }

  @Test func foldedMediansAreAskedAgain() {
    let rows: [[Value]] = [["x", "p", 1], ["x", "q", 3], ["y", "p", 9], ["z", "p", 11]]
    let first: ([[Value]]) -> Value = { $0.map { $0[2] }.min { $0.precedes($1) } ?? .missing }
    let tally = Tally(rows: rows, measures: [{ .number(Number($0.count)) }, first])
    let measures = [MeasureColumn.count, MeasureColumn(Message("median"), .whole, .value(1))]
    let table = Crosstab("a", by: "b", topRow: Top(1), measures: measures)
    let answer = crosstab(tally, table)
    #expect(answer.texts[1] == ["(other)", "2", "9", "0", "", "2", "9"])
    #expect(table.rests(in: tally.groups(Crosstab.sets)).count == 3)
  }

  @Test func headingsOfValuesThatReadTheSameAreDistinct() {
    let rows: [[Value]] = [["x", "a"], ["x", "(total)"], ["x", "（总计）"]]
    let answer = crosstab(Tally(rows: rows), Crosstab("a", by: "b"))
    #expect(answer.names == ["a", "“(total)”", "a_2", "“（总计）”", "(total)"])
  }

  @Test func testNeedsACount() {
    let mean = MeasureColumn(Message("m"), .decimal, .mean(sum: 0, present: 1))
    #expect(Crosstab("a", by: "b", measures: [mean], test: true).refusal != nil)
    #expect(Crosstab("a", by: "b", measures: [mean], percents: [.row]).refusal != nil)
    #expect(Crosstab("a", by: "b", percents: [.row], test: true).refusal == nil)
  }

  @Test func testMarksCellsAndSaysTheFigures() {
    let answer = crosstab(
      .table([[30, 10, 20], [20, 40, 30]]), Crosstab("a", by: "b", test: true))
    #expect(
      answer.notes.first?.english
        == "chi-square 16.67, df 2, p = 0.0002; Cramér's V 0.333 (0.314 corrected for bias)")
    #expect(answer.texts("a") == ["r1", "r0", "(total)"])
    let flags = answer.rows.map { $0.map(\.flag) }
    #expect(flags[0] == [nil, .below, .above, nil, nil])
    #expect(flags[1] == [nil, .above, .below, nil, nil])
    #expect(flags[2] == [nil, nil, nil, nil, nil])
  }

  @Test func markedAloneExplainsItsSigns() {
    let tally = Tally.table([[30, 10, 20], [20, 40, 30]])
    let answer = crosstab(tally, Crosstab("a", by: "b", marked: true))
    #expect(answer.rows[0][1].flag == .below)
    #expect(answer.notes.count == 1 && answer.notes[0].chinese?.hasPrefix("▲ 偏多") == true)
  }

  @Test func missingIsLeftOutOfTheTest() {
    var tally = Tally.table([[30, 10, 20], [20, 40, 30]])
    tally.rows += Array(repeating: [.missing, "c0"], count: 500)
    let answer = crosstab(tally, Crosstab("a", by: "b", test: true))
    #expect(answer.notes.first?.english.contains("chi-square 16.67") == true)
    #expect(answer.notes.first?.english.hasSuffix("missing left out") == true)
    #expect(answer.notes.first?.chinese?.hasSuffix("不含缺失") == true)
  }

  @Test func aTableOfOneColumnIsNotTested() {
    let answer = crosstab(.table([[3], [4]]), Crosstab("a", by: "b", test: true))
    #expect(answer.notes.map(\.english) == ["no test: fewer than two rows or columns hold values"])
  }
}

@Suite struct IndependenceTests {
  private func near(_ a: Double, _ b: Double, _ tolerance: Double = 5e-7) -> Bool {
    abs(a - b) <= tolerance
  }

  @Test func matchesTheWorkedTable() throws {
    let test = try #require(Independence([[30, 10, 20], [20, 40, 30]]))
    #expect(near(test.statistic, 16.666667) && test.freedom == 2)
    #expect(near(test.chance, 0.000240369, 5e-10))
    #expect(near(test.association, 0.333333) && near(test.correctedAssociation, 0.313605))
    let expected = [[3.535534, -3.535534, 0], [-3.535534, 3.535534, 0]]
    for (line, values) in zip(test.adjusted, expected) {
      for (a, b) in zip(line, values) { #expect(near(a, b)) }
    }
    #expect(test.small == 0)
  }

  @Test func matchesTheFourfoldTable() throws {
    let test = try #require(Independence([[12, 5], [6, 17]]))
    #expect(near(test.statistic, 7.821436, 1e-6) && near(test.chance, 0.005163))
  }

  @Test func smallExpectedCountsAreCounted() throws {
    let test = try #require(Independence([[1, 9], [9, 1]]))
    #expect(test.small == 0)
    let tiny = try #require(Independence([[1, 2], [2, 1]]))
    #expect(tiny.small == 4 && tiny.size == 4)
    #expect(tiny.notes(leftOut: false).contains { $0.english.contains("4 of 4 expected") })
  }

  @Test func emptyRowsAndColumnsChangeNothing() throws {
    let plain = try #require(Independence([[30, 10, 20], [20, 40, 30]]))
    let padded = try #require(Independence([[30, 10, 0, 20], [0, 0, 0, 0], [20, 40, 0, 30]]))
    #expect(plain.statistic == padded.statistic && plain.freedom == padded.freedom)
    #expect(plain.chance == padded.chance && plain.size == padded.size)
    #expect(Independence([[1, 2], [0, 0]]) == nil)
    #expect(Independence([]) == nil)
  }

  @Test func independentTablesHaveNoMarks() throws {
    for a in 1...4 {
      for b in 1...4 {
        let test = try #require(
          Independence([[Int128(a), Int128(b)], [Int128(2 * a), Int128(2 * b)]]))
        #expect(near(test.statistic, 0, 1e-12) && near(test.chance, 1, 1e-6))
        #expect(test.flags.allSatisfy { $0.allSatisfy { $0 == nil } })
      }
    }
  }

  @Test func discoveryRatesMatchTheWorkedExample() {
    let rates = falseDiscoveryRates([0.001, 0.008, 0.039, 0.041, 0.20])
    for (rate, expected) in zip(rates, [0.005, 0.02, 0.05125, 0.05125, 0.20]) {
      #expect(near(rate, expected, 1e-15))
    }
    #expect(falseDiscoveryRates([]) == [])
  }

  // By mpmath 1.3 with 30 digits.
  @Test(arguments: [
    (0.5, 0.5, 0.317310507862914102), (1, 8.333333333333334, 0.000240369476419514067),
    (3, 94.672212, 3.50727499102717993e-38), (40, 55.5, 0.0124794568355162554),
    (2000, 2100, 0.0136474676833703773), (79600.5, 80500, 0.000742924847400133860),
  ])
  func upperGammaAgreesWithKnownValues(_ a: Double, _ x: Double, _ expected: Double) {
    #expect(abs(upperGamma(a, x) / expected - 1) < 1e-12)
  }

  @Test func wholeShapesAgreeWithThePoissonSum() {
    for a in 1...60 {
      for x in stride(from: 0.25, through: 150, by: 7.75) {
        var (term, sum) = (1.0, 1.0)
        for k in 1..<max(a, 1) where a > 1 {
          term *= x / Double(k)
          sum += term
        }
        let exact = sum * exp(-x)
        #expect(abs(upperGamma(Double(a), x) / exact - 1) < 1e-12)
      }
    }
  }

  @Test func decimalsAreWrittenWithoutExponents() {
    #expect(decimal(16.6666667, places: 2) == "16.67")
    #expect(decimal(-0.001, places: 2) == "0.00")
    #expect(decimal(0.5, places: 0) == "1")
    #expect(chanceText(0.00516) == "= 0.0052" && chanceText(3e-9) == "< 0.0001")
  }
}
