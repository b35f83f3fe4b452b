import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

/// Rows that add up others: pointed out, and left out where their numbers prove it.
@Suite struct TotalsTests {
  private let blocks = """
    区域,渠道,件数
    东区,电话,10
    东区,网厅,2
    小计,,12
    西区,电话,5
    西区,网厅,1
    小计,,6
    合计,,18

    """

  @Test func totalsInsideAndAtTheEndsAreSaidWithTheirRows() throws {
    for isStrict in [false, true] {
      let loaded = try load(blocks, isStrict: isStrict)
      #expect(loaded.table.count == 7)
      #expect(
        loaded.said
          == "rows 3 and 6 read “小计” in “区域” and row 7, the last, reads “合计” in “区域”: if they add up the others, totals no behind load leaves them out"
      )
      #expect(
        loaded.report.messages()[0].chinese
          == "第 3 和 6 行的“区域”是“小计”，最后一行（第 7 行）的“区域”是“合计”：若为合计行，加载时写明“总计行 无”即可去掉")
    }
  }

  @Test func provedTotalsAreLeftOut() throws {
    for (block, isStrict) in [(1 << 18, false), (8, false), (1 << 18, true)] {
      let loaded = try load(blocks, .withoutTotals, block: block, isStrict: isStrict)
      #expect(
        loaded.cells == [
          ["东区", "电话", "10"], ["东区", "网厅", "2"], ["西区", "电话", "5"], ["西区", "网厅", "1"],
        ])
      #expect(
        loaded.said
          == "3 rows that add up others left out: rows 3 and 6 read “小计” in “区域” and row 7, the last, reads “合计” in “区域”"
      )
    }
  }

  /// First or last, by level, by name, over empty records: every way a table adds itself up.
  @Test(arguments: [
    "合计,,18\n东区,电话,12\n西区,网厅,6\n", "东区,电话,12\n西区,网厅,6\n全市合计,,18\n",
    "Total,,18\n东区,电话,12\n西区,网厅,6\n", "东区,电话,12\n西区,网厅,6\nSub-total,,18\n",
    "东区,电话,12\n,,\n西区,网厅,6\n总 计：,,18\n", "东区,电话,12\n西区,网厅,6\n合计(件),,18\n",
    "东区,电话,12\n西区,网厅,6\n全省,,18\n", "东区,电话,12\n西区,网厅,6\n累计,,18\n",
    "东区,电话,12\n东区小计,,12\n西区,网厅,6\n西区小计,,6\n合计,,18\n",
    "东区,电话,12\n西区,网厅,6\n东区 合计,,12\n西区 合计,,6\n合计,,18\n",
    "合计,,18\n小计,,12\n东区,电话,12\n小计,,6\n西区,网厅,6\n",
    "东区,电话,12\n东区,小计,12\n西区,网厅,6\n西区,小计,6\n合计,,18\n",
  ])
  func everyShapeOfTotalsIsLeftOut(rows: String) throws {
    let loaded = try load("区域,渠道,件数\n" + rows, .withoutTotals)
    #expect(loaded.cells == [["东区", "电话", "12"], ["西区", "网厅", "6"]], "\(loaded.said)")
  }

  /// What is no sum stays and is said: an average, a total that does not add up, a value with a word
  /// that no row has.
  @Test(arguments: ["平均,,9", "合计,,19", "合计,,", "南区小计,,18", "本月小计数,,18"])
  func whatIsNoSumStays(row: String) throws {
    let loaded = try load("区域,渠道,件数\n东区,电话,12\n西区,网厅,6\n\(row)\n", .withoutTotals)
    #expect(loaded.table.count == 3)
    #expect(!loaded.said.contains("left out:"))
    if !row.contains("计数") { #expect(loaded.said.contains("kept, for its numbers are not")) }
  }

  /// One number that is no sum keeps the row, with the column that says so.
  @Test(arguments: [
    ("东区,12,3.5\n西区,6,2.5\n合计,18,3\n", ["平均时长"]), ("东区,12,3\n西区,6,2\n合计,18,6\n", ["平均时长"]),
    ("东区,12,3\n东区小计,12,4\n西区,6,2\n合计,18,5\n", ["平均时长"]),
  ])
  func oneNumberThatIsNoSumKeepsTheRow(rows: String, names: [String]) throws {
    let loaded = try load("区域,件数,平均时长\n" + rows, .withoutTotals)
    let kept = loaded.report.messages().filter { $0.english.contains("kept, for") }
    #expect(kept.count == 1)
    for name in names {
      #expect(kept.allSatisfy { $0.english.contains("“\(name)” there is not the sum") })
      #expect(kept.allSatisfy { $0.chinese?.contains("“\(name)”不等于各行之和") == true })
    }
    #expect(loaded.cells.contains { $0[0].hasSuffix("计") })
  }

  @Test func theKindsOfColumnsAreThoseOfTheRowsThatStay() throws {
    let text = "序号,区县,投诉量\n1,东河,5\n2,昆区,7\n合计,,12\n"
    #expect(try load(text).kinds == [.text, .text, .whole])
    let loaded = try load(text, .withoutTotals)
    #expect(loaded.kinds == [.whole, .text, .whole])
    #expect(loaded.report.columns.map(\.missing) == [0, 0, 0])
    #expect(
      loaded.said == "1 row that adds up others left out: row 3, the last, reads “合计” in “序号”")
  }

  @Test func withoutTotalsNothingIsLeftOut() throws {
    let loaded = try load("渠道,n\n电话,1\n短信,1\n", .withoutTotals)
    #expect(loaded.cells == [["电话", "1"], ["短信", "1"]])
    #expect(loaded.said == "no row reads like a total, so that none was left out")
  }

  /// Sums of random tables, checked by leaving the totals out again.
  @Test func randomTablesWithTotalsLoseThemAlone() throws {
    var random = Seeded(state: 42)
    for round in 0..<60 {
      var lines: [[String]] = []
      var rows: [[String]] = []
      var all = 0
      for region in 0..<Int.random(in: 1...4, using: &random) {
        var sum = 0
        for channel in 0..<Int.random(in: 1...4, using: &random) {
          let count = Int.random(in: 1...99, using: &random)
          rows.append(["区\(region)", "渠\(channel)", "\(count).5"])
          lines.append(rows[rows.count - 1])
          sum += 10 * count + 5
        }
        if round % 2 == 0 { lines.append(["小计", "", "\(sum / 10).\(sum % 10)"]) }
        all += sum
      }
      lines.insert(["合计", "", "\(all / 10).\(all % 10)"], at: round % 3 == 0 ? 0 : lines.count)
      let text = "区域,渠道,件数\n" + lines.map { $0.joined(separator: ",") + "\n" }.joined()
      let loaded = try load(text, .withoutTotals, block: round % 4 == 0 ? 16 : 1 << 18)
      if 4 * (lines.count - rows.count) < 3 * lines.count {
        #expect(loaded.cells == rows, "\(text)")
      }
    }
  }
}

extension LoadOptions {
  fileprivate static var withoutTotals: LoadOptions {
    var options = LoadOptions()
    options.keepsTotals = false
    return options
  }
}
