import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

@testable import PlaintAnalysis

@Suite struct SummaryTests {
  private func number(_ value: Value) -> Number? {
    if case .number(let number) = value { number } else { nil }
  }

  /// Measures of the second column, as ``Summary/parts`` lists them.
  private func measures(_ parts: [Summary.Part]) -> [([[Value]]) -> Value] {
    [{ .number(Number($0.count)) }]
      + parts.map { part in
        { rows in
          let numbers = rows.compactMap { number($0[1]) }.sorted()
          return measure(part, numbers)
        }
      }
  }

  private func measure(_ part: Summary.Part, _ numbers: [Number]) -> Value {
    switch part {
    case .present: return .number(Number(numbers.count))
    case .sum: return .number(numbers.reduce(.zero) { $0.adding($1) ?? .zero })
    case .squares:
      return .number(numbers.reduce(.zero) { $0.adding($1.multiplied(by: $1) ?? .zero) ?? .zero })
    case .smallest: return numbers.first.map { .number($0) } ?? .missing
    case .largest: return numbers.last.map { .number($0) } ?? .missing
    case .quarter, .median, .threeQuarters, .ninetieth:
      guard let p = part.quantile, !numbers.isEmpty else { return .missing }
      let place = Ratio(p.numerator * Int128(numbers.count - 1), p.denominator)
      let low = Int(place.numerator / place.denominator)
      let high = min(low + 1, numbers.count - 1)
      let rest = place.subtracting(Ratio(Int128(low), 1)) ?? .zero
      let step = Ratio(numbers[high].subtracting(numbers[low]) ?? .zero)
      let exact = step.multiplied(by: rest)?.adding(Ratio(numbers[low]))
      return exact?.rounded(places: 10, .halfEven).map { .number($0) } ?? .missing
    }
  }

  @Test func figuresAreThoseOfTheWorkedExample() {
    let summary = Summary([Summary.Subject("分钟", .whole)])
    let rows =
      [1, 2, 4, 7, 11, 16].map { ["x", .number(Number($0))] as [Value] } + [["x", .missing]]
    let tally = Tally(rows: rows, measures: measures(summary.parts.map(\.part)))
    let answer = summary.answer(tally.groups(summary.sets))
    #expect(
      answer.names == [
        "column", "n", "missing", "mean", "sd", "min", "q1", "median", "q3", "p90", "max",
      ])
    #expect(
      answer.texts == [
        ["分钟", "6", "1", "6.83", "5.78", "1", "2.50", "5.50", "10.00", "13.50", "16"]
      ])
  }

  @Test func byGivesABlockAValueAndOneForAll() {
    let summary = Summary([Summary.Subject("n", .whole)], by: ["区县"])
    let rows: [[Value]] = [["东河", 1], ["青山", 5], ["东河", 3], [.missing, 9]]
    let tally = Tally(rows: rows, measures: measures(summary.parts.map(\.part)))
    let answer = summary.answer(tally.groups(summary.sets))
    #expect(answer.texts("区县") == ["东河", "青山", "(missing)", "(total)"])
    #expect(answer.texts("mean") == ["2.00", "5.00", "9.00", "4.50"])
    #expect(answer.texts("sd") == ["1.41", "", "", "3.42"])
  }

  @Test func textsAreOnlyCounted() {
    let summary = Summary([Summary.Subject("内容", .text)])
    #expect(summary.parts.map(\.part) == [.present])
    let present = { (rows: [[Value]]) in Value.number(Number(rows.count { !$0[1].isMissing })) }
    let tally = Tally(
      rows: [["x", "a"], ["x", .missing]], measures: [{ .number(Number($0.count)) }, present])
    let answer = summary.answer(tally.groups(summary.sets))
    #expect(answer.texts == [["内容", "1", "1"]])
    #expect(answer.names == ["column", "n", "missing"])
  }

  @Test func durationsStayDurations() {
    let summary = Summary([Summary.Subject("用时", .elapsed)])
    let values = [2, 4, 9].map { Value.elapsed(Elapsed(microseconds: $0 * 60_000_000)) }
    let groups = Groups(
      keys: [], marks: [],
      measures: ([
        3, 3, .elapsed(Elapsed(microseconds: 15 * 60_000_000)),
        .number(Number(101 * 3_600_000_000_000_000)),
        values[0], values[0], values[1], values[2], values[2], values[2],
      ] as [Value]).map { .values([$0]) },
      sets: [0..<1], seen: [3])
    let row = summary.answer(groups).rows[0]
    #expect(row[3].value == .elapsed(Elapsed(microseconds: 5 * 60_000_000)))
    // Squares 4 + 16 + 81, the sum 15: (101 - 75) / 2 = 13 square minutes.
    #expect(row[4].value == .elapsed(Elapsed(microseconds: 216_333_077)))
    #expect(row.count == 11 && row[10].value == values[2])
  }
}

@Suite struct MovesTests {
  private let recoded: [[Value]] =
    Array(repeating: ["短信收不到", "短信营业厅"], count: 154)
    + Array(repeating: ["人工前台操作", "前台"], count: 371)
    + Array(repeating: ["无法转接人工", "无法转接人工"], count: 63)
    + Array(repeating: [.missing, "前台"], count: 2) + [["怪", .missing]]

  @Test func movesAreListedWithTheLargestFirst() {
    let moves = Moves("原因", as: "归属")
    let answer = moves.moves(Tally(rows: recoded).groups(Moves.sets))
    #expect(answer.names == ["原因", "归属", "count", "share"])
    #expect(
      answer.texts.map { Array($0[..<3]) } == [
        ["人工前台操作", "前台", "371"], ["短信收不到", "短信营业厅", "154"], ["(missing)", "前台", "2"],
        ["怪", "(missing)", "1"],
      ])
    #expect(answer.base == [Message("63 rows keep the value", "63 行不变")])
  }

  @Test func sharesBeforeAndAfterAreOfAllRows() {
    let moves = Moves("原因", as: "归属")
    let answer = moves.effect(Tally(rows: recoded).groups(Moves.sets))
    #expect(
      answer.texts == [
        ["前台", "0", "0.00", "373", "63.11", "63.11"],
        ["短信营业厅", "0", "0.00", "154", "26.06", "26.06"],
        ["无法转接人工", "63", "10.66", "63", "10.66", "0.00"],
        ["人工前台操作", "371", "62.77", "0", "0.00", "-62.77"],
        ["短信收不到", "154", "26.06", "0", "0.00", "-26.06"],
        ["怪", "1", "0.17", "0", "0.00", "-0.17"],
        ["(missing)", "2", "0.34", "1", "0.17", "-0.17"],
        ["(total)", "591", "100.00", "591", "100.00", ""],
      ])
  }

  @Test func everySmallRecodeKeepsTheRows() {
    for counts in lists(of: 6, upTo: 2) {
      let olds: [Value] = ["a", "b", .missing]
      let news: [Value] = ["a", "甲"]
      let rows = olds.indices.flatMap { i in
        news.indices.flatMap { j in Array(repeating: [olds[i], news[j]], count: counts[2 * i + j]) }
      }
      let groups = Tally(rows: rows).groups(Moves.sets)
      let effect = Moves("o", as: "n").effect(groups)
      for name in ["before", "after"] {
        let column = effect.texts(name).compactMap { Int($0) }
        #expect(column.dropLast().reduce(0, +) == rows.count && column.last == rows.count)
      }
      let moved = Moves("o", as: "n").moves(groups).texts("count").compactMap { Int($0) }
      #expect(moved.reduce(0, +) == rows.count { $0[0] != $0[1] })
    }
  }
}
