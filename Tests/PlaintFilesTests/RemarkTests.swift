import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

/// What load says about cells that stand for something else, and how it keeps it short.
@Suite struct RemarkTests {
  /// What a column begins with, or an empty stretch, does not decide what is said of it.
  @Test(arguments: [0, 100, 500, 5000])
  func emptyRowsInFrontHideNoNote(blanks: Int) throws {
    let rows = (0..<400).map { "\"￥1,\(234 + $0).00\",\(20_240_101 + $0 % 28),5分\($0 % 60)秒\n" }
    let text =
      "编号,金额,日,用时\n" + (0..<blanks).map { "K\($0),,,\n" }.joined()
      + rows.enumerated().map { "L\($0.offset),\($0.element)" }.joined()
    let said = try load(text).said
    #expect(said.contains("“金额” stayed text") && said.contains("number(金额)"), "\(said)")
    #expect(said.contains("date(日)"), "\(said)")
  }

  /// The first of January says nothing of the order, however often it stands in front.
  @Test(arguments: [1, 3, 400])
  func datesThatTellTheOrderAreShown(first: Int) throws {
    let rows = [String](repeating: "01/01/2012", count: first) + ["02/06/2012", "03/11/2012"]
    let said = try load("日期\n" + rows.joined(separator: "\n") + "\n").report.messages()
    #expect(said.contains { $0.english.contains("“02/06/2012” in row \(first + 1)") }, "\(said)")
    #expect(said.contains { $0.text(in: .chinese).contains("第 \(first + 1) 行“02/06/2012”") })
    #expect(!said.contains { $0.english.contains("01/01/2012") })
  }

  @Test func placesAreCountedInChinese() {
    #expect(rowsInChinese(["3"], 1) == "第 3 行")
    #expect(rowsInChinese(["3", "1,024"], 2_578) == "第 3、1,024 行等 2,578 处")
  }

  @Test func paddedCellsThatDoubleGroupsAreSaid() throws {
    let loaded = try load("地,n\n包头,1\n\u{3000}包头\u{3000},2\n包头 ,3\n 呼市,4\n\"东河\n\",5\n")
    let said = loaded.report.messages().filter { $0.english.contains("groups of their own") }
    #expect(said.count == 1)
    #expect(
      said.allSatisfy { $0.english.contains("“地” 2") && $0.english.contains("add 地_t = trim(地)") })
    #expect(said.allSatisfy { $0.chinese?.contains("添加 地_t = 去空白(地)") == true })
    // Blanks that double nothing are nobody's concern.
    #expect(!(try load("地,n\n包头 ,1\n呼市,2\n包头 ,3\n").said.contains("groups of their own")))
  }

  @Test func compactTimesWithAZeroAmongThemAreSaid() throws {
    let rows = (0..<30).map { "2012050108\(10 + $0)15" } + ["0"]
    let loaded = try load("受理\n" + rows.joined(separator: "\n") + "\n")
    #expect(loaded.said.contains("add 受理_m = moment(受理)"), "\(loaded.said)")
  }

  @Test func datesAndCompactMomentsOfTwoFilesAreMoments() throws {
    let texts = ["t\n2012-05-01\n2012-05-02\n", "t\n20120503080315\n20120504090000\n"]
    let inputs = texts.enumerated().map { index, text in
      InputFile("\(index).csv", memory: Buffer(Array(text.utf8)), count: text.utf8.count)
    }
    let loaded = try load(inputs, LoadOptions(), Run(threads: 2), namesSources: true)
    #expect(loaded.kinds[0] == .moment)
    #expect(
      loaded.values("t").map(\.text) == [
        "2012-05-01 00:00:00", "2012-05-02 00:00:00", "2012-05-03 08:03:15", "2012-05-04 09:00:00",
      ])
    #expect(
      loaded.cells.map { $0[0] } == [
        "2012-05-01", "2012-05-02", "20120503080315", "20120504090000",
      ])
  }

  @Test func aHeaderOfNumbersOverNumbersIsTold() throws {
    #expect(try load("1,2\n3,4\n5,6\n").said.contains("load with header no"))
    #expect(!(try load("区域,1,2,3\n东,3,4,5\n西,5,6,7\n").said.contains("header no")))
  }

  private func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  @Test func aLastRowThatReadsLikeATotalIsSaid() throws {
    let rows = lines(40) { "\($0 + 1),东河,\($0)" }
    for word in ["合计", "合 计", "总计：", "Total", "GRAND TOTAL", "Totals", "全市合计", "平均"] {
      let loaded = try load("序号,区县,投诉量\n" + rows + "\(word),,780\n")
      #expect(
        loaded.said.contains(
          "row 41, the last, reads “\(word)” in “序号”: if it adds up the others, totals no behind load leaves it out"
        ))
    }
    #expect(!(try load("序号,区县\n" + rows + "合计,\n").said.contains("missing")))
    #expect(try load("序号,区县\n" + lines(40) { "\($0),东河" }).said == "")
    let misfit = try load("序号,区县\n" + lines(200) { "\($0),东河" } + "合计,\n")
    #expect(misfit.kinds[0] == .whole)
    #expect(misfit.said.contains("row 201, the last"))
  }

  @Test func cellsWrittenAsFormulasAreSaid() throws {
    let loaded = try load("编号,名\n" + lines(30) { "=\"A0\($0)\",甲" })
    #expect(loaded.cells[7] == ["=\"A07\"", "甲"])
    #expect(loaded.said.contains("cells of “编号” are written as formulas, such as =\"A00\""))
    #expect(loaded.said.contains("extract(编号, \"[^=\\\"]+\")"))
  }

  @Test func aColumnKeptFromItsKindByAWordSaysWhichClauseHelps() throws {
    let text = "n,score\n" + lines(200) { "\($0),\($0 % 5 == 0 ? "—" : "\($0 % 10)")" }
    let loaded = try load(text)
    #expect(loaded.kinds == [.whole, .text])
    #expect(
      loaded.said
        == "“score” stayed text for “—”; the rest reads as whole number: if that means nothing was entered, load with missing \"—\""
    )
    let settled = try load(text, LoadOptions(missing: ["—"]))
    #expect(settled.kinds == [.whole, .whole])
    #expect(settled.said == "")
    #expect(settled.cells == loaded.cells)
  }

  @Test func numbersWrittenForPeopleNameTheFunctionThatReadsThem() throws {
    let text = "号,金额,占比\n" + lines(60) { "T\($0),\"￥\($0 + 1),234.50\",\($0)%" }
    let loaded = try load(text)
    #expect(loaded.kinds == [.text, .text, .text])
    #expect(
      loaded.said
        == "“金额” and “占比” stayed text: cells are written like “￥1,234.50”; number(…) reads them: add 金额_n = number(金额)"
    )
  }

  @Test func severalSuchColumnsAreSaidOnce() throws {
    let text =
      "score,closed,reason\n"
      + lines(3000) { "\($0 % 3 == 0 ? "—" : "\($0)"),\($0 % 7 == 0 ? "/" : "2024-01-05"),无" }
    let loaded = try load(text)
    #expect(
      loaded.said
        == "“score” and “closed” stayed text for “—” and “/”; the rest reads as numbers or dates: if that means nothing was entered, load with missing \"—\", \"/\""
    )
    #expect(loaded.report.messages()[0].chinese?.contains("加载时写明“缺失 \"—\", \"/\"”") == true)
    // The same is said however the file is cut.
    for block in [500, 4000] { #expect(try load(text, block: block).said == loaded.said) }
  }

  @Test func aColumnOfWordsSaysNothing() throws {
    let text =
      "a,b,c\n" + lines(300) { "\($0 % 2 == 0 ? "是" : "否"),文本\($0),\($0 % 9 == 0 ? "1" : "满意")" }
    #expect(try load(text).said == "")
  }

  @Test func misfitsOfManyColumnsAreSaidOnce() throws {
    let width = 200
    let head = (0..<width).map { "字段\($0)" }.joined(separator: ",")
    let text =
      head + "\n"
      + lines(300) { row in
        (0..<width).map { $0 == row % width ? "--" : "\(row * $0)" }.joined(separator: ",")
      }
    let loaded = try load(text)
    #expect(
      loaded.said
        == "200 columns hold cells that are not of their kind, kept as text and left out of arithmetic: “字段0” 2, “字段1” 2, “字段2” 2, “字段3” 2, “字段4” 2, “字段5” 2 and 194 more; such as “--” in row 1 of “字段0”"
    )
    #expect(loaded.report.columns.allSatisfy { $0.misfits > 0 })
  }

  @Test func undecidedDatesOfManyColumnsAreSaidOnce() throws {
    let loaded = try load("a,b,c\n05/01/2012,06/02/2012,05/01/12\n01/02/2012,01/02/2012,01/02/12\n")
    let said = loaded.said.split(separator: "\n")
    #expect(said.count == 2)
    #expect(
      said[0]
        == "“a” and “b” stayed text: no row says which part of their dates is the day (“05/01/2012” in row 1 of “a”); load with dates day-first or dates month-first"
    )
    let why = try #require(loaded.report["a"]?.undecided)
    #expect(why.day(.dayFirst)?.text == "2012-01-05")
    #expect(why.day(.monthFirst)?.text == "2012-05-01")
    #expect(why.message(about: ["a"]).chinese?.contains("加载时写明“日期顺序 日在前”或“日期顺序 月在前”") == true)
  }

  @Test func aTotalAboveANoteIsSaidToo() throws {
    let text = "序号,区县,投诉量\n" + lines(40) { "\($0 + 1),东河,\($0)" }
    let loaded = try load(text + "合计,,780\n制表人：张三,,\n")
    #expect(loaded.said.contains("row 41 reads “合计” in “序号”"), "\(loaded.said)")
  }

  @Test func aColumnOfSeveralKindsSaysWhichAndWhatReadsThem() throws {
    let text =
      "号,受理日期\n"
      + lines(60) { "\($0),\($0 % 10 == 0 ? "4500\($0 % 7)" : "2024-01-0\($0 % 9 + 1)")" }
    let loaded = try load(text)
    #expect(loaded.kinds == [.whole, .text])
    #expect(
      loaded.said
        == "“受理日期” stayed text: its cells are 54 dates and 6 whole numbers; date(受理日期) reads those with the year first, the others are then missing and counted"
    )
    let words = try load(
      "n,when\n" + lines(60) { "\($0),\($0 % 3 == 0 ? "later \($0)" : "08:0\($0 % 9)")" })
    #expect(words.said.contains("its cells are 40 times of day and 20 words"), "\(words.said)")
    #expect(
      try load("n,t\n" + lines(60) { "\($0),\($0 % 3 == 0 ? "7" : "word \($0)")" }).said == "")
  }

  @Test func compactDaysAreSaid() throws {
    let loaded = try load("受理 日,n\n" + lines(30) { "202401\($0 % 20 + 10),\($0)" })
    #expect(loaded.kinds == [.whole, .whole])
    #expect(
      loaded.said
        == "“受理 日” reads as whole numbers, but 20240110 looks like a day: add [受理 日_d] = date([受理 日]) makes dates of them"
    )
    #expect(try load("n\n" + lines(30) { "202413\($0 % 20 + 10)" }).said == "")
  }

  @Test func twoLayoutsOfDatesAreCountedAndNamed() throws {
    let text = "n,日期\n1,22-04-15\n2,2015-04-08\n3,2015-4-9\n4,\n"
    let loaded = try load(text, LoadOptions(dates: .dayFirst))
    #expect(loaded.kinds == [.whole, .date])
    #expect(
      loaded.said
        == "“日期” holds dates of 2 layouts, read as one: 2 like “2015-04-08” in row 2, year-first; 1 like “22-04-15” in row 1, day-first"
    )
    #expect(
      loaded.report.messages()[0].text(in: .chinese)
        == "“日期”的日期有 2 种写法，已合并读取：2 个如第 2 行“2015-04-08”，年在前；1 个如第 1 行“22-04-15”，日在前")
    #expect(loaded.cells.map { $0[1] } == ["22-04-15", "2015-04-08", "2015-4-9", ""])
    // A time or another padding is no other layout.
    #expect(try load("n,d\n1,2012-05-01\n2,2012-5-2\n3,2012-05-03 08:00\n").said == "")
  }

  @Test func momentsThatLoadDoesNotReadNameTheFunctionThatDoes() throws {
    let loaded = try load("n,受理\n" + lines(30) { "\($0),星期二 2012-05-0\($0 % 1 + 1) 08:03" })
    #expect(
      loaded.said
        == "“受理” stayed text, but cells such as “星期二 2012-05-01 08:03” are moments: add 受理_m = moment(受理) reads them"
    )
    #expect(
      loaded.report.messages()[0].text(in: .chinese)
        == "“受理”保留为文本，而“星期二 2012-05-01 08:03”这样的单元格是时刻：可用 添加 受理_m = 时刻(受理) 读取")
    #expect(try load("n,t\n" + lines(30) { "\($0),甲\($0)" }).said == "")
  }

  @Test func secondsSince1970AndSerialsAreSaidOfColumnsNamedForATime() throws {
    let unix = try load("受理时间,n\n" + lines(30) { "\(1_335_859_380 + $0),\($0)" })
    #expect(unix.kinds[0] == .whole)
    #expect(
      unix.said.contains(
        "“受理时间” reads as whole numbers, but cells such as “1335859380” are moments"))
    #expect(unix.said.contains("add 受理时间_m = moment(受理时间) reads them"))
    let serial = try load("opened_at,n\n" + lines(30) { "\(45_901 + $0).5,\($0)" })
    #expect(serial.said.contains("add opened_at_m = moment(opened_at)"))
    #expect(try load("phone,n\n" + lines(30) { "\(1_335_859_380 + $0),\($0)" }).said == "")
  }

  @Test func lengthsOfTimeNameTheFunctionThatReadsThem() throws {
    let hours = try load("k,dur\n" + lines(30) { "\($0),\($0):05:30" })
    #expect(hours.kinds == [.whole, .text])
    #expect(
      hours.said
        == "“dur” stayed text, but cells such as “0:05:30” are lengths of time: add dur_d = duration(dur) reads them"
    )
    let words = try load("k,用时\n" + lines(30) { "\($0),\($0)分30秒" })
    #expect(words.report.messages()[0].text(in: .chinese).contains("添加 用时_d = 时长(用时)"))
    let open = try load("k,dur\n" + lines(60) { "\($0),\(10 + $0):30" })
    #expect(
      open.said.hasSuffix(
        "are lengths of time: add dur_d = duration(dur, \"m:ss\") or add dur_d = duration(dur, \"h:mm\") reads them"
      ))
    // One length late in the column keeps it from being times of day, so that it is not lost.
    let late = try load("k,dur\n" + lines(3000) { "\($0),\($0 == 2900 ? 25 : $0 % 24):05:30" })
    #expect(late.kinds == [.whole, .text])
    #expect(late.said.contains("add dur_d = duration(dur)"), "\(late.said)")
    let named = try load("k,处理时长\n" + lines(30) { "\($0),0:\(10 + $0):30" })
    #expect(named.kinds == [.whole, .time])
    #expect(
      named.said.contains("reads as times of day, but cells such as “0:10:30” are perhaps lengths"))
    let bare = try load("k,处理时长\n" + lines(30) { "\($0),05:\(10 + $0)" })
    #expect(bare.said.contains("duration(处理时长, \"m:ss\")"))
    #expect(bare.report["处理时长"]?.hasBareClocks == true)
    #expect(named.report["处理时长"]?.hasBareClocks == false)
  }

  @Test func decimalCommasAreSaid() throws {
    let loaded = try load("号;费 用\n" + lines(30) { "\($0);\($0),5" })
    #expect(
      loaded.said
        == "“费 用” stayed text: 30 cells have commas that part no thousands, such as “0,5” in row 1: add [费 用_n] = number(replace([费 用], \",\", \".\")) takes commas for decimal points, add [费 用_n] = number([费 用]) reads those that part thousands and counts the others"
    )
    #expect(
      !(try load("n;费\n" + lines(30) { "\($0);1,23\($0 % 10)" }).said.contains("decimal point")))
  }
}
