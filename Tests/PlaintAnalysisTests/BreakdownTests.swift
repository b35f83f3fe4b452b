import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintAnalysis

private let phone: [(Value, Int)] = [
  ("人工前台操作", 371), ("短信收不到", 154), ("10086拨打异常", 119), ("无法转接人工", 63), ("短信协同办理", 32),
]

@Suite struct BreakdownTests {
  private func breakdown(_ tally: Tally, _ rollup: Rollup) -> Answer {
    let groups = tally.groups(rollup.sets)
    let rests = tally.measures(of: rollup.rests(in: groups))
    return BreakdownTable(rollup, groups, rests: rests).answer
  }

  @Test(arguments: [
    (Rounding.halfUp, ["50.20", "20.84", "16.10", "8.53", "4.33", "100.00"]),
    (.truncate, ["50.20", "20.83", "16.10", "8.52", "4.33", "100.00"]),
    (.sum100, ["50.20", "20.84", "16.10", "8.53", "4.33", "100.00"]),
  ])
  func printsTheReportsShares(_ rounding: Rounding, _ shares: [String]) {
    let style = Style(rounding: rounding)
    let answer = breakdown(.counted(phone), Rollup(["reason"], style: style))
    #expect(answer.names == ["reason", "count", "share", "cumulative"])
    #expect(answer.texts("share") == shares)
    #expect(answer.texts("count") == ["371", "154", "119", "63", "32", "739"])
    #expect(answer.texts("reason").last == "(total)")
    let said = answer.sums?.english
    #expect(said == (rounding == .truncate ? "printed shares add to 99.98%" : nil))
  }

  @Test func cumulativeSharesComeFromCounts() {
    let answer = breakdown(.counted(phone), Rollup(["reason"]))
    #expect(answer.texts("cumulative") == ["50.20", "71.04", "87.14", "95.67", "100.00", ""])
  }

  @Test func sumTo100ByTheLargestRemainders() {
    let thirds = Tally.counted([("甲", 1), ("乙", 1), ("丙", 1)])
    let answer = breakdown(thirds, Rollup(["c"], style: Style(rounding: .sum100)))
    #expect(answer.texts("share") == ["33.34", "33.33", "33.33", "100.00"])
    #expect(answer.sums == nil)
    let halfUp = breakdown(thirds, Rollup(["c"]))
    #expect(halfUp.sums == Message("printed shares add to 99.99%", "因舍入，各项占比之和为99.99%"))
  }

  @Test func everySmallTableAddsUp() {
    for counts in lists(of: 4, upTo: 3) {
      let values: [Value] = ["甲", "乙", "丙", .missing]
      let tally = Tally.counted(Array(zip(values, counts)))
      for rounding in Rounding.allCases {
        for top in [nil, Top(1), Top(2)] {
          let rollup = Rollup(["c"], tops: [top], style: Style(digits: 1, rounding: rounding))
          check(breakdown(tally, rollup), total: counts.reduce(0, +), missing: counts[3], rounding)
        }
      }
    }
  }

  private func check(_ answer: Answer, total: Int, missing: Int, _ rounding: Rounding) {
    let parts = answer.texts("count").dropLast().compactMap { Int($0) }
    #expect(parts.reduce(0, +) == total)
    #expect(answer.texts("count").last == String(total))
    let marks = answer.rows.map { $0[0].mark }
    #expect(marks == marks.sorted { order($0) < order($1) })
    #expect(marks.contains(.missing) == (missing > 0))
    let named = zip(marks, parts).filter { $0.0 == .value }.map(\.1)
    #expect(named == named.sorted(by: >))
    guard total > 0 else { return }
    let shares = (0..<parts.count).compactMap { answer.share($0, "share") }
    #expect(shares == parts.map { Ratio(Int128($0), Int128(total)) })
    let printed = answer.texts("share").dropLast().compactMap { Number(parsing: $0) }
    let sum = printed.reduce(Number.zero) { $0.adding($1) ?? .zero }
    #expect((sum == Number(100)) == (answer.sums == nil))
    if rounding == .sum100 { #expect(sum == Number(100)) }
    #expect(answer.share(parts.count - 1, "cumulative") == .one)
  }

  private func order(_ mark: Mark) -> Int {
    switch mark {
    case .value: 0
    case .other: 1
    case .missing: 2
    case .all: 3
    }
  }

  @Test func tieAtTheCutIsKeptWholeAndSaid() {
    let tally = Tally.counted([("甲", 5), ("乙", 3), ("丙", 3), ("丁", 1), ("戊", 1)])
    let answer = breakdown(tally, Rollup(["类别"], tops: [Top(2)]))
    #expect(answer.texts("类别") == ["甲", "丙", "乙", "(other)", "(total)"])
    #expect(answer.texts("count") == ["5", "3", "3", "2", "13"])
    #expect(
      (answer.notes + answer.others).map(\.english) == [
        "1 row more than asked: it ties with the last one shown", "(other) is 2 values of “类别”",
      ])
  }

  @Test func atLeastFoldsWhatIsSmallEvenWithinTheTop() {
    let tally = Tally.counted([("甲", 50), ("乙", 30), ("丙", 19), ("丁", 1)])
    let rollup = Rollup(["c"], tops: [Top(3, atLeast: Ratio(1, 5))])
    #expect(breakdown(tally, rollup).texts("count") == ["50", "30", "20", "100"])
    let exactly = Rollup(["c"], tops: [Top(3, atLeast: Ratio(30, 100))])
    #expect(breakdown(tally, exactly).texts("count") == ["50", "30", "20", "100"])
  }

  @Test func keysWithAnOrderOfTheirOwnKeepIt() {
    let tally = Tally.counted([(10, 1), (9, 5), (100, 3), (.missing, 9)])
    let answer = breakdown(tally, Rollup(["hour"]))
    #expect(answer.texts("hour") == ["9", "10", "100", "(missing)", "(total)"])
    #expect(answer.columns[0].heading.kind == .whole)
    let top = breakdown(tally, Rollup(["hour"], tops: [Top(2)]))
    #expect(top.texts("hour") == ["9", "100", "(other)", "(missing)", "(total)"])
  }

  @Test func equalCountsStandInTheOrderOfTheirBytes() {
    let tally = Tally.counted([("b", 2), ("a", 2), ("乙", 2), ("甲", 2), ("B", 2)])
    #expect(
      breakdown(tally, Rollup(["c"])).texts("c") == ["B", "a", "b", "乙", "甲", "(total)"])
  }

  @Test func aTreeHasSubtotalsAndBothShares() {
    let tally = Tally.table([[6, 2], [1, 1], [0, 2]])
    let answer = breakdown(tally, Rollup(["unit", "reason"]))
    #expect(
      answer.names == ["unit", "reason", "count", "share_of_parent", "share"])
    #expect(
      answer.texts == [
        ["r0", "(total)", "8", "66.67", "66.67"], ["r0", "c0", "6", "75.00", "50.00"],
        ["r0", "c1", "2", "25.00", "16.67"], ["r1", "(total)", "2", "16.67", "16.67"],
        ["r1", "c0", "1", "50.00", "8.33"], ["r1", "c1", "1", "50.00", "8.33"],
        ["r2", "(total)", "2", "16.67", "16.67"], ["r2", "c1", "2", "100.00", "16.67"],
        ["(total)", "(total)", "12", "", "100.00"],
      ])
    #expect(answer.columns.prefix(2).map(\.heading.level) == [0, 1])
  }

  @Test func everySmallTreeAddsUpAtEveryLevel() {
    for cells in lists(of: 4, upTo: 2) {
      let tally = Tally.table([Array(cells[..<2]), Array(cells[2...])])
      let style = Style(digits: 0, rounding: .sum100)
      let answer = breakdown(tally, Rollup(["a", "b"], tops: [nil, Top(1)], style: style))
      var (outer, inner) = (0, [String: Int]())
      var (printed, within) = (0, [String: Int]())
      var tops: [String: (Int, Int)] = [:]
      for row in answer.texts.dropLast() {
        let (count, share) = (Int(row[2]) ?? 0, Int(row[4]) ?? 0)
        if row[1] == "(total)" {
          tops[row[0]] = (count, share)
          (outer, printed) = (outer + count, printed + share)
        } else {
          inner[row[0], default: 0] += count
          within[row[0], default: 0] += share
        }
      }
      let total = cells.reduce(0, +)
      #expect(outer == total)
      #expect(printed == (total > 0 ? 100 : 0))
      for (key, top) in tops { #expect(inner[key] == top.0 && within[key] == top.1) }
    }
  }

  @Test func topIsTakenAnewInsideEachValue() {
    let tally = Tally.table([[4, 3, 2, 1], [1, 2, 3, 4]])
    let answer = breakdown(tally, Rollup(["unit", "reason"], tops: [nil, Top(1)]))
    #expect(
      answer.texts("reason") == ["(total)", "c0", "(other)", "(total)", "c3", "(other)", "(total)"])
    #expect(answer.texts("count") == ["10", "4", "6", "10", "4", "6", "20"])
  }

  @Test func byGivesEachValueItsOwnSharesAndTotal() {
    let tally = Tally.table([[3, 1], [1, 1]])
    let answer = breakdown(tally, Rollup(["渠道", "reason"], by: 1))
    #expect(answer.names == ["渠道", "reason", "count", "share", "cumulative"])
    #expect(
      answer.texts == [
        ["r0", "c0", "3", "75.00", "75.00"], ["r0", "c1", "1", "25.00", "100.00"],
        ["r0", "(total)", "4", "100.00", ""], ["r1", "c0", "1", "50.00", "50.00"],
        ["r1", "c1", "1", "50.00", "100.00"], ["r1", "(total)", "2", "100.00", ""],
      ])
  }

  @Test func theOtherByValuesAreOneTableToo() {
    let tally = Tally.table([[5, 1], [2, 1], [1, 1]])
    let answer = breakdown(tally, Rollup(["渠道", "reason"], by: 1, tops: [Top(1)]))
    #expect(
      answer.texts.map { Array($0[..<3]) } == [
        ["r0", "c0", "5"], ["r0", "c1", "1"], ["r0", "(total)", "6"], ["(other)", "c0", "3"],
        ["(other)", "c1", "2"], ["(other)", "(total)", "5"],
      ])
  }

  @Test func aFoldedDistinctCountIsAskedAgain() {
    let rows: [[Value]] = [
      ["甲", 1], ["甲", 2], ["甲", 3], ["乙", 1], ["丙", 1], ["丙", 2], ["丁", 2],
    ]
    let tally = Tally(rows: rows, measures: [{ .number(Number(Set($0.map { $0[1] }).count)) }])
    let people = MeasureColumn(Message("people"), .whole, .value(0))
    let rollup = Rollup(["c"], tops: [Top(1)], measures: [people])
    let groups = tally.groups(rollup.sets)
    #expect(rollup.rests(in: groups) == [Remainder([.other(than: ["甲"])])])
    let answer = breakdown(tally, rollup)
    #expect(answer.names == ["c", "people"])
    #expect(answer.texts == [["甲", "3"], ["(other)", "2"], ["(total)", "3"]])
  }

  @Test func aValueThatReadsLikeAMarkIsQuoted() {
    let answer = breakdown(.counted([("(other)", 2), ("（缺失）", 1), (.missing, 3)]), Rollup(["c"]))
    #expect(answer.texts("c") == ["“(other)”", "“（缺失）”", "(missing)", "(total)"])
  }

  @Test func aNegativeSumHasNoShares() {
    let sum: ([[Value]]) -> Value = { rows in rows.reduce(.number(.zero)) { Figure.sum($0, $1[1]) }
    }
    let amounts = MeasureColumn(Message("amount"), .whole, .sum(0))
    for (last, columns) in [(-1, ["c", "amount"]), (1, ["c", "amount", "share", "cumulative"])] {
      let rows: [[Value]] = [["甲", 3], ["乙", .number(Number(last))]]
      let answer = breakdown(Tally(rows: rows, measures: [sum]), Rollup(["c"], measures: [amounts]))
      #expect(answer.names == columns)
      #expect(answer.texts("amount") == ["3", String(last), String(3 + last)])
    }
  }

  @Test func anEmptyDatasetHasATotalOfZero() {
    let answer = breakdown(Tally(rows: []), Rollup(["c"]))
    #expect(answer.texts == [["(total)", "0", "", ""]])
    #expect(answer.sums == nil)
  }
}

@Suite struct GroupTests {
  @Test func oneRowAGroupAndNoTotals() {
    let tally = Tally.table([[1, 2], [4, 0], [0, 2]])
    let rollup = Rollup(["district", "reason"], by: 2, tops: [Top(1)])
    let answer = GroupTable.answer(rollup, tally.groups(rollup.sets))
    #expect(
      answer.texts == [
        ["r1", "c0", "4"], ["(other)", "c1", "4"], ["(other)", "c0", "1"],
      ])
  }

  @Test func meansAndDeviationsAreExactUntilPrinted() {
    let values = [2, 4, 4, 4, 5, 5, 7, 9]
    let rows: [[Value]] = values.map { ["甲", .number(Number($0))] }
    let sum = { (rows: [[Value]]) in rows.reduce(Value.number(.zero)) { Figure.sum($0, $1[1]) } }
    let squares = { (rows: [[Value]]) -> Value in
      let squares = rows.map { row -> Number in
        if case .number(let n) = row[1] { n.multiplied(by: n) ?? .zero } else { .zero }
      }
      return .number(squares.reduce(.zero) { $0.adding($1) ?? .zero })
    }
    let count = { (rows: [[Value]]) in Value.number(Number(rows.count)) }
    let tally = Tally(rows: rows, measures: [sum, squares, count])
    let rollup = Rollup(
      ["c"], by: 1,
      measures: [
        MeasureColumn(Message("mean"), .decimal, .mean(sum: 0, present: 2)),
        MeasureColumn(Message("sd"), .decimal, .deviation(sum: 0, squares: 1, present: 2)),
      ])
    let answer = GroupTable.answer(rollup, tally.groups(rollup.sets))
    #expect(answer.texts == [["甲", "5.00", "2.14"]])
    #expect(answer.rows[0][2].value == .number(Number(21_380_899_353, places: 10)))
  }

  @Test func printIsRoundedOnce() {
    // 0.12499999999999 is 0.1250000000 at ten places but 0.12 at two.
    let ratio = Ratio(12_499_999_999_999, 100_000_000_000_000)
    let heading = Answer.Heading(Message("mean"), .decimal, .measure, digits: 2)
    #expect(heading.text(of: Figure(ratio).cell(heading)) == "0.12")
    #expect(heading.text(of: Figure(Ratio(1, 8)).cell(heading)) == "0.13")
    #expect(Figure(Ratio(1, 8)).cell(heading).printed == nil)
  }

  @Test func `a root rounded to fewer places is the exact root rounded`() throws {
    #expect(squareRoot(Ratio(-1, 1)) == nil)
    #expect(squareRoot(Ratio(Int128(1) << 120, 1)) == Number(Int128(1) << 60))
    // 117,214 / √2 is 82,882.814249999…
    let nearHalf = try #require(squareRoot(Ratio(117_214 * 117_214, 2)))
    #expect(nearHalf.rounded(places: 4) == Number(828_828_142, places: 4))
    for number in Int128(0)...400 {
      for below in Int128(1)...9 {
        let root = try #require(squareRoot(Ratio(number, below)))
        for places in 0...3 {
          let unit = (0..<places).reduce(1 as Int128) { power, _ in power * 10 }
          // The largest whole r with (2 r - 1)² / (2 unit)² not above the number is the root rounded.
          let rounded = (0...20 * unit).last {
            (2 * $0 - 1) * (2 * $0 - 1) * below <= 4 * unit * unit * number || $0 == 0
          }
          #expect(root.rounded(places: places) == rounded.map { Number($0, places: places) })
        }
      }
    }
  }

  @Test func `parts of every measure add to the printed share above them`() {
    let amount = { (rows: [[Value]]) in rows.reduce(Value.number(.zero)) { Figure.sum($0, $1[2]) } }
    let count = { (rows: [[Value]]) in Value.number(Number(rows.count)) }
    let measures = [MeasureColumn.count, MeasureColumn(Message("n"), .whole, .sum(1))]
    for counts in lists(of: 4, upTo: 4) {
      let rows = zip([("甲", "p"), ("甲", "q"), ("乙", "p"), ("乙", "q")], counts).flatMap { path, n in
        (0..<n).map { [.text(path.0), .text(path.1), .number(Number(3 * $0 + n))] as [Value] }
      }
      let rollup = Rollup(
        ["a", "b"], measures: measures, style: Style(digits: 0, rounding: .sum100))
      let groups = Tally(rows: rows, measures: [count, amount]).groups(rollup.sets)
      let answer = BreakdownTable(rollup, groups).answer
      for name in ["share", "n_share"] where !rows.isEmpty {
        let printed = answer.texts(name).dropLast().map { Int($0) ?? 0 }
        // The first level's rows, each with those of its parts under it.
        let parents = printed.indices.filter { answer.rows[$0][1].mark == .all }
        #expect(parents.reduce(0) { $0 + printed[$1] } == 100)
        for (parent, next) in zip(parents, parents.dropFirst() + [printed.count]) {
          #expect(printed[parent + 1..<next].reduce(0, +) == printed[parent])
        }
      }
    }
  }

  /// Columns as an engine gives them where there are many groups are told apart from values by nobody.
  @Test(arguments: 0..<20 as Range<Int>) func typedGroupsGiveTheTableOfValues(_ seed: Int) {
    var state = seed
    let next = { (bound: Int) -> Int in
      state = (state &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
      return (state >> 8) % bound
    }
    let count = 40
    let letters = ["", "a", "b", "东", "西", "abcdefgh", "abcdefghi"]
    let names = (0..<count).map { number in
      (0..<2).map { _ in letters[next(letters.count)] }.joined() + "\(number % 30)x"
        + String(repeating: "y", count: number / 30)
    }
    let counts = (0..<count).map { _ in Int64(1 + next(4)) }
    let whole = counts.reduce(0, +)
    let keys = Column("", .text, .plain(Strings([""] + names), missing: nil), count: count + 1)
    let typed = Groups(
      keys: [.column(keys)],
      marks: [[.all] + names.map { _ in .value }],
      measures: [Cells(counts: Buffer([whole] + counts))], sets: [0..<1, 1..<count + 1],
      seen: [Int(whole)])
    var plain = typed
    plain.keys = [.values([.missing] + names.map { .text($0) })]
    plain.measures = [.values(([whole] + counts).map { .number(Number(Int($0))) })]
    for rollup in [Rollup(["k"]), Rollup(["k"], style: Style(digits: 1, rounding: .sum100))] {
      let (one, other) = (
        BreakdownTable(rollup, typed).answer, BreakdownTable(rollup, plain).answer
      )
      #expect(one.texts == other.texts && one.said == other.said)
    }
    let table = Rollup(["k"], by: 1)
    #expect(GroupTable.answer(table, typed).texts == GroupTable.answer(table, plain).texts)
  }
}
