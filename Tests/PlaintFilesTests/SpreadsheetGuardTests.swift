import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading
@testable import PlaintWriting

@Suite struct SpreadsheetGuardTests {
  @Test(arguments: [",", "\t", ";"])
  func signsThatGuardDigitsAreTakenOffAndCounted(_ delimiter: String) throws {
    let tab = delimiter == "\t" ? "\"\t13800138000\"" : "\t13800138000"
    let rows = [
      "=\"0123\"", "\"=\"\"0123\"\"\"", "'0456", tab, "13800138001", "\"'07\"", "=\"\"", "'", "'a",
    ]
    let text = "号\(delimiter)n\n" + rows.map { "\($0)\(delimiter)x\n" }.joined()
    for isStrict in [false, true] {
      let loaded = try load(text, isStrict: isStrict)
      #expect(
        loaded.cells.map { $0[0] } == [
          "0123", "0123", "0456", "13800138000", "13800138001", "07", "=\"\"", "'", "'a",
        ])
      #expect(loaded.kinds[0] == .text)
      let notes = loaded.report.messages().filter { $0.english.hasPrefix("signs that guard") }
      #expect(
        notes.map(\.english) == [
          "signs that guard cells from spreadsheets taken off 5 cells: “号” 5; such as =\"0123\" in row 1; export writes what is inside, for excel guards digits again"
        ])
      #expect(
        notes.map { $0.text(in: .chinese) } == [
          "已去掉 5 个单元格中防止电子表格改动内容的符号：“号” 5；如第 1 行 =\"0123\"；导出只写其中内容，“供Excel”会为数字重新加上"
        ])
    }
  }

  @Test func tabsAroundCellsAreTakenOffInEveryKind() throws {
    let text =
      "工单号,时间,时长,满意,备注\n" + "1001\t,2012-05-01 08:00:00\t,35\t,满意\t,\t\n"
      + "\"1002\t\",\"\t2012-05-02 08:00:00\",3.5\t,不满意\t,\ta\tb\t\n"
      + "1003\t\t,,\t-2\t,满意,他说\"好\"\t\n"
    for isStrict in [false, true] {
      let loaded = try load(text, isStrict: isStrict)
      #expect(loaded.kinds == [.identifier, .moment, .decimal, .text, .text])
      #expect(loaded.cells.map { $0[0] } == ["1001", "1002", "1003"])
      #expect(loaded.cells.map { $0[3] } == ["满意", "不满意", "满意"])
      #expect(loaded.cells.map { $0[4] }.suffix(2) == ["\ta\tb\t", "他说\"好\""])
      #expect(loaded.report.columns.map(\.guards.count) == [3, 2, 3, 2, 1])
    }
  }

  @Test func phonesReadAsTheirDigitsHoweverTheyAreGuarded() throws {
    let phones = ["\t13800138000", "=\"13800138001\"", "'13800138002", "13800138003"]
    let loaded = try load("phone,n\n" + phones.map { "\($0),x\n" }.joined())
    #expect(loaded.cells.map { $0[0] } == (0..<4).map { "1380013800\($0)" })
    #expect(loaded.kinds[0] == .identifier)
    #expect(loaded.table.columns[0].spelling?.exceptions.rows == [])
  }

  @Test func numbersAndManyDistinctTextsLoseTheirSignsToo() throws {
    let numbers = try load("n,x\n" + (1...3000).map { "'\($0),x\n" }.joined())
    #expect(numbers.kinds[0] == .whole)
    #expect(numbers.cells[2999][0] == "3000")
    let texts = try load("n,x\n" + (10_000..<40_000).map { "=\"0\($0)\",x\n" }.joined())
    #expect(texts.cells[29_999][0] == "039999")
    #expect(texts.report.columns[0].guards.count == 30_000)
    #expect(!texts.said.contains("quotes inside a cell"))
  }

  @Test func aCellIsKeptAsItIsWhereItIsToldToBeMissing() throws {
    let loaded = try load("n,x\n'99,x\n5,x\n", LoadOptions(missing: ["'99"]))
    #expect(loaded.values("n") == [.missing, .number(5)])
  }

  @Test func digitsThatASpreadsheetWouldChangeAreGuardedForIt() throws {
    let loaded = try load(
      "号,身份证,费\n0123,110101199003071234,1234567890123456\n12,110101199003071235,5\n0,1,6\n")
    let text = String(
      decoding: try exported(loaded.table, .csv, WriteOptions(forExcel: true)).dropFirst(3),
      as: UTF8.self)
    #expect(
      text
        == "号,身份证,费\r\n\"=\"\"0123\"\"\",\"=\"\"110101199003071234\"\"\",1234567890123456\r\n12,\"=\"\"110101199003071235\"\"\",5\r\n0,1,6\r\n"
    )
    let plain = String(decoding: try exported(loaded.table), as: UTF8.self)
    #expect(!plain.contains("="))
  }

  /// Whatever is loaded is the same table again when it is exported for a spreadsheet and loaded.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func whatIsExportedForASpreadsheetLoadsAsTheSameTable(_ seed: UInt64) throws {
    var random = Seeded(state: seed)
    let pieces = [
      "0123", "=\"007\"", "\"=\"\"0009\"\"\"", "'0456", "\t13800138000", "138",
      "110101199003071234",
      "电话", "a b", "", "1.50", "\"a,b\"", "'x", "1.2", "0", "00",
    ]
    let columns = Int.random(in: 1...4, using: &random)
    var text = (0..<columns).map { "列\($0)" }.joined(separator: ",") + ",末\n"
    let chosen = (0..<columns).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
    }
    for row in 0..<Int.random(in: 1...40, using: &random) {
      text +=
        (0..<columns).map { chosen[$0][Int.random(in: 0..<chosen[$0].count, using: &random)] }
        .joined(separator: ",") + ",\(row)x\n"
    }
    let first = try load(text)
    for format in [Format.csv, .tsv] {
      let written = try exported(first.table, format, WriteOptions(forExcel: true))
      let second = try load(bytes: written)
      #expect(first.names == second.names)
      #expect(first.cells == second.cells, "\(text)")
      #expect(first.kinds == second.kinds, "\(text)")
    }
  }
}
