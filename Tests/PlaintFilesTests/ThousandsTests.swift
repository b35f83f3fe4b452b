import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading
@testable import PlaintWriting

@Suite struct ThousandsTests {
  /// A column of these cells, read and written back as they were.
  private func read(
    _ cells: [String], _ options: LoadOptions = LoadOptions()
  ) throws -> (column: Column, loaded: Loaded) {
    let loaded = try load("件数,n\n" + cells.map { "\"\($0)\",x\n" }.joined(), options)
    #expect(loaded.cells.map { $0[0] } == cells)
    return (loaded.table.columns[0], loaded)
  }

  /// The column's numbers.
  private func numbers(_ column: Column) -> [String] {
    (0..<column.count).map { column[$0].text }
  }

  @Test func aFewCellsWithCommasAreNumbersLikeTheOthers() throws {
    let (column, loaded) = try read((0..<120).map { "\($0 % 50 + 1)" } + ["12,345"])
    #expect(column.kind == .whole)
    #expect(numbers(column).last == "12345")
    #expect(loaded.said.isEmpty)
  }

  @Test func signsPointsBlanksAndManyDigitsKeepTheirSpelling() throws {
    let (column, _) = try read([
      "-1,234.50", "+1,000", " 12,345,678 ", "1", "999,999,999,999,999,999", "-0.5", "",
      "1,234,567,890,123,456.125",
    ])
    #expect(column.kind == .decimal)
    #expect(
      numbers(column) == [
        "-1234.5", "1000", "12345678", "1", "999999999999999999", "-0.5", "",
        "1234567890123456.125",
      ])
  }

  /// Every short text of these signs is taken for a number exactly when the rule says so.
  @Test func commasPartThousandsExactlyWhereThreeDigitsFollowEach() {
    var (texts, longest) = ([""], [""])
    for _ in 0..<7 {
      longest = longest.flatMap { text in ["0", "1", ",", "."].map { text + $0 } }
      texts += longest
    }
    for text in texts where text.contains(",") {
      let padded = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
      let seen = padded.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { CellForm.of($0, text.utf8.count, MissingWords([])) }
      }
      let halves = text.split(separator: ".", omittingEmptySubsequences: false)
      let parts = halves[0].split(separator: ",", omittingEmptySubsequences: false)
      let isWell =
        parts.count > 1 && (1...3).contains(parts[0].count) && !parts[0].hasPrefix("0")
        && parts.dropFirst().allSatisfy { $0.count == 3 } && halves.count < 3
        && (halves.count == 1 || !halves[1].isEmpty && !halves[1].contains(","))
      switch seen {
      case .number(let digits, let form, _, true)?:
        #expect(isWell && form.isGrouped, "\(text)")
        #expect("\(digits)" == text.filter { $0 != "," && $0 != "." }, "\(text)")
      case .looseCommas?: #expect(!isWell && text.first?.isNumber == true, "\(text)")
      case .text?: #expect(text.first?.isNumber == false, "\(text)")
      default: Issue.record("\(text)")
      }
    }
  }

  @Test(arguments: ["3,5", "0,125", "1,2,3", "1.234,50", "1,2345"])
  func oneCellWhoseCommaPartsNoThousandsKeepsTheColumnText(_ cell: String) throws {
    let (column, loaded) = try read((1...300).map { "\($0)" } + ["1,234", cell])
    #expect(column.kind == .text)
    let inner = cell.contains(".") ? "replace(件数, \".\", \"\")" : "件数"
    #expect(
      loaded.said
        == "“件数” stayed text: 1 cell has commas that part no thousands, such as “\(cell)” in row 302: add 件数_n = number(replace(\(inner), \",\", \".\")) takes commas for decimal points, add 件数_n = number(件数) reads those that part thousands and counts the others"
    )
    #expect(
      loaded.report.messages().map { $0.text(in: .chinese) }.first?.hasPrefix(
        "“件数”保留为文本：1 个单元格的逗号不是千位分隔（如第 302 行“\(cell)”）：添加 件数_n = 数值(替换(") == true)
  }

  @Test func listsWhosePiecesStandAloneStayText() throws {
    let ids = (101...130).map { "\($0)" }
    let (column, loaded) = try read(ids + ["101,102", "103,120,117"])
    #expect(column.kind == .text)
    #expect(
      loaded.said
        == "“件数” stayed text: commas in 2 cells, such as “101,102” in row 31, may part lists, since their pieces stand as cells of their own: number 件数 behind load takes them for thousands, text 件数 for lists"
    )
    #expect(
      loaded.report.messages().map { $0.text(in: .chinese) } == [
        "“件数”保留为文本：2 个单元格的逗号（如第 31 行“101,102”）可能分隔列表，因为各段另有单元格：若是千位分隔，加载时写“数值列 件数”；若是列表，写“文本 件数”"
      ])
    #expect(try read(ids + ["101,102"], LoadOptions(text: ["件数"])).loaded.said.isEmpty)
    let told = try read(ids + ["101,102"], LoadOptions(numbers: ["件数"]))
    #expect(numbers(told.column).last == "101102")
  }

  @Test func listsAreKnownAlsoWhereTheyComeLateAndTheRestIsReadFast() throws {
    let ids = (0..<5000).map { "\(101 + $0 % 30)" }
    #expect(try read(ids + ["101,102"]).column.kind == .text)
    #expect(try read(ids + ["101,902"]).column.kind == .whole)
  }

  @Test func roundAmountsAndDenseCountsAreNoLists() throws {
    let amounts = ["500", "800", "200", "1,500", "2,500", "1,800", "900", "12,200"]
    #expect(try read(amounts).column.kind == .whole)
    var random = Seeded(state: 5)
    let dense = (0..<4000).map { _ in Int.random(in: 1...999, using: &random) }.map { "\($0)" }
    let large = (0..<60).map { _ in Int.random(in: 100_000...999_999, using: &random) }
      .map { "\($0 / 1000),\(String($0 % 1000 + 1000).dropFirst())" }
    #expect(try read(dense + large).column.kind == .whole)
  }

  @Test func bothSpellingsTogetherAreSaid() throws {
    let (column, loaded) = try read(["1234", "5", "1,234"])
    #expect(numbers(column) == ["1234", "5", "1234"])
    #expect(
      loaded.said
        == "“件数”: 1 cell parts thousands by commas, such as “1,234” in row 3, others do not: all are read as numbers; text 件数 behind load keeps the column as text"
    )
    #expect(
      loaded.report.messages().map { $0.text(in: .chinese) } == [
        "“件数”：1 个单元格用逗号分千位（如第 3 行“1,234”），其余不分：都按数字读取；加载时写“文本 件数”则整列按文本"
      ])
  }

  @Test func manyCellsWithCommasBehindManyWithoutAreReadOnce() throws {
    let cells =
      (0..<30_000).map { "\($0 % 900)" } + (0..<30_000).map { "\($0 / 1000 + 1),\(100 + $0 % 900)" }
    let (column, _) = try read(cells)
    #expect(column.kind == .whole)
    #expect(numbers(column) == cells.map { $0.filter { $0 != "," } })
  }

  @Test func jsonWritesPlainNumbers() throws {
    let loaded = try load("a,b\n\"1,234\",x\n")
    #expect(
      String(decoding: try exported(loaded.table, .ndjson), as: UTF8.self)
        == "{\"a\":1234,\"b\":\"x\"}\n")
  }
}
