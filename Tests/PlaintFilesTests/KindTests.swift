import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

@Suite struct KindTests {
  /// A column of these cells, with a second column so that empty cells are no blank lines.
  private func column(
    _ cells: [String], _ options: LoadOptions = LoadOptions()
  ) throws -> (column: Column, report: LoadReport.ColumnReport, loaded: Loaded) {
    let text = "列,n\n" + cells.map { "\"\($0)\",x\n" }.joined()
    let loaded = try load(text, options)
    #expect(loaded.cells.map { $0[0] } == cells)
    return (loaded.table.columns[0], loaded.report.columns[0], loaded)
  }

  @Test(
    arguments: [
      (["1", "-20", "0"], Kind.whole), (["999999999999999999", "1"], .whole),
      (["+3", "4"], .whole),
      (["1.50", "-2", "0.25"], .decimal), ([".5", "1.5"], .decimal),
      (["123456789012345.12345", "1"], .decimal), ([" 12", "3 "], .whole),
      (["010", "12"], .text), (["1234567890123456789"], .text), (["A1", "2"], .text),
      (["1,234"], .whole), (["1e5"], .text), (["1.", "2."], .text), (["１２"], .text),
      (["2012-05-01"], .date), (["2012/5/1", "2012/12/31"], .date), (["2012年5月1日"], .date),
      (["2012.05.01"], .date), (["04-Aug-15", "1-May-16"], .date), (["Aug 4, 2015"], .date),
      (["4 August 2015"], .date), (["13/01/2012", "01/02/2012"], .date),
      (["2012-05-01 08:03"], .moment), (["2012/5/1 8:03"], .moment),
      (["2012-05-01T08:03:15.250Z"], .moment), (["3/24/2025 11:05:10 PM"], .moment),
      (["2012-05-01", "2012-05-01 08:30"], .moment), (["2012-05-01 08:03:00+08:00"], .moment),
      (["2012年5月1日8时30分", "2012年12月11日 12时30分"], .moment), (["上午8:30", "下午12:05"], .time),
      (["2012/5/1 下午 3:20:05", "2012/5/1 上午 12:00:00"], .moment), (["上午好"], .text),
      (["8时05分09秒"], .text), (["08时05分09秒", "12时30分00秒"], .time), (["下午15:20"], .text),
      (["2012年5月1日上午"], .text), (["08:03", "23:59"], .time),
      (["20120501080315", "20121231235959"], .moment), (["201205010803", "201212312359"], .moment),
      (["20120501080315250"], .moment), (["20120501 08:03", "20121231 23:59:59.5"], .moment),
      (["20120501T080315Z", "20120501T0803"], .moment), (["20120501"], .whole),
      (["20120501080315", "20121301080315"], .identifier),
      (["20120501000001", "20120501000059"], .identifier),
      (["20120501080315", "7"], .whole), (["20120501080315", "1.5"], .decimal),
      (["21120501080315"], .identifier), (["2012-05-01 08:03:15.1234567"], .moment),
      (["2012-05-01 08:03:15.123456789", "2012-05-01 08:03:15.000000001"], .moment),
      (["2012-05-01T08:03:15.12345678+08:00", "2012-05-01"], .moment),
      (["2012-05-01 星期二", "2012-05-06 星期日"], .date), (["2012-05-01 Tue"], .date),
      (["2012/5/1周二", "2012/5/6 周日"], .date), (["2012-05-01 (Tuesday) 08:03"], .moment),
      (["2012年5月1日 星期二 8:03"], .moment), (["2012-05-01 星期三"], .text),
      (["01/05/2012 Tue", "02/05/2012 Wed"], .date), (["2012-05-06 星期天", "2012-05-06 TUE"], .text),
      (["２０１２－０５－０１", "2012-05-02"], .date), (["２０１２年５月１日　８：０３"], .moment),
      (["２０１２年５月"], .period(.month)), (["２０１２０５０１"], .text),
      (["25:05:30", "0:10:30"], .text), (["90:30", "05:30"], .text),
      (["0:05:30", "23:59:59"], .time),
      (["20120501 0803"], .text), (["20120501-0001"], .text),
      (["8:03:15 am", "12:00:00 pm"], .time), (["25:00"], .text),
      (["2015-01"], .period(.month)), (["2015年1月", "2015年12月"], .period(.month)),
      (["2015/1"], .period(.month)), (["2015Q1", "2015Q4"], .period(.quarter)),
      (["2015-H2"], .period(.half)), (["2015W05"], .period(.week)), (["2015年"], .period(.year)),
      (["2015-13"], .text), (["2012-02-30"], .text), (["是", "否"], .text), (["Yes", "No"], .text),
      (["3 days"], .text), (["20%"], .text), (["", " ", "\u{3000}"], .text),
    ] as [([String], Kind)]) func kindsAreNoticed(cells: [String], kind: Kind) throws
  {
    let (column, _, _) = try column(cells)
    #expect(column.kind == kind)
  }

  @Test func valuesAreExact() throws {
    #expect(try column(["0.10", "-2"]).column[0] == .number(Number(1, places: 1)))
    #expect(
      try column(["12345678901234567.123456789"]).column[0]
        == .number(Number(12_345_678_901_234_567_123_456_789, places: 9)))
    #expect(try column(["2012年5月1日"]).column[0] == .date(Day(number: 15_461)))
    let moments = try column(["3/24/2025 12:05:10 AM", "3/24/2025 12:05:10 PM"]).column
    #expect(moments[0].text == "2025-03-24 00:05:10")
    #expect(moments[1].text == "2025-03-24 12:05:10")
    let chinese = try column(["2012/5/1 上午 12:05:10", "2012年5月1日下午3时5分"]).column
    #expect(chinese[0].text == "2012-05-01 00:05:10")
    #expect(chinese[1].text == "2012-05-01 15:05:00")
    #expect(try column(["04-Aug-69", "04-Aug-68"]).column[0].text == "1969-08-04")
    #expect(try column(["2015Q4"]).column[0] == Period.quarter(4, of: 2015).map { .period($0) })
  }

  @Test func aWeekdayBehindADateTellsWhichPartIsTheDay() throws {
    #expect(try column(["01/05/2012 Tue", "02/05/2012 Wed"]).column[0].text == "2012-05-01")
    #expect(try column(["05/01/2012 周二"]).column[0].text == "2012-05-01")
  }

  @Test func whatIsBelowAMicrosecondIsCutSaidAndKept() throws {
    let cells = [
      "2012-05-01 08:03:15.123456789", "2012-05-01 08:03:15.9999999", "2012-05-01 08:03:15.5",
    ]
    let (found, report, loaded) = try column(cells)
    let seconds = (0..<3).map { String(found[$0].text.dropFirst(17)) }
    #expect(seconds == ["15.123456", "15.999999", "15.5"])
    #expect(report.cutMoments == 2)
    #expect(
      loaded.said
        == "moments with more than 6 digits of a second are computed with 6 and written as they were read: “列” 2"
    )
    #expect(loaded.report.messages().first?.text(in: .chinese).contains("“列” 2") == true)
    #expect(try column(["2012-05-01 08:03:15.123456000"]).loaded.said == "")
    let many = (0..<5000).map { "2012-05-01 08:03:15.\(123_456_000 + $0)" }
    let (column, _, _) = try column(many)
    #expect(column.kind == .moment)
    #expect(column.spelling?.exceptions.rows.isEmpty == true)
    let picked = column.gathered(Buffer(copying: [4999, 7] as [UInt32]))
    #expect(picked.exported(0) == many[4999] && picked.exported(1) == many[7])
    let twice = Column.joined("列", .moment, [picked, column])
    #expect(twice.exported(0) == many[4999] && twice.exported(2 + 4321) == many[4321])
  }

  @Test func digitsAreMomentsOnlyWhereAllAreAndOneIsNotAtMidnight() throws {
    let cells = (0..<3000).map { "20120501\(10 + $0 % 13)\(10 + $0 % 49)\(10 + $0 % 47)" }
    let (found, _, loaded) = try column(cells)
    #expect(found.kind == .moment)
    #expect(found[3].text == "2012-05-01 13:13:13")
    #expect(
      loaded.said
        == "“列” is read as moments: 20120501101010 is 2012-05-01 10:10:10; text 列 behind load keeps the digits"
    )
    #expect(loaded.report.messages().first?.text(in: .chinese).contains("加载时写“文本 列”则保留数字") == true)
    // One cell behind the rows that are looked at first makes all of them numbers.
    #expect(try column(cells + ["20120501996060"]).column.kind == .identifier)
    #expect(try column(["20120501996060"] + cells).column.kind == .identifier)
    #expect(try column(cells + ["", "20120501101010"]).column.kind == .moment)
  }

  @Test func aLeadingZeroAnywhereMakesIds() throws {
    let cells = (0..<5000).map { $0 == 4000 ? "01086551234" : "1380000\($0 + 1000)" }
    let (column, report, _) = try column(cells)
    #expect(column.kind == .text)
    #expect(report.why.english.contains("“01086551234” in row 4,001"))
    #expect(report.why.text(in: .chinese).contains("编号"))
  }

  @Test func fewMisfitsKeepTheirTextAndAreListed() throws {
    let cells = (0..<200).map { $0 == 150 ? "未评价" : $0 == 160 ? "" : "\($0)" }
    let (column, report, loaded) = try column(cells)
    #expect(column.kind == .whole)
    #expect(column[150] == .missing)
    #expect(column[149] == .number(149))
    #expect(report.misfits == 1)
    #expect(report.missing == 1)
    #expect(
      loaded.said
        == "“列”: 1 cell is no whole number, kept as text and left out of arithmetic: “未评价” in row 151; text 列 behind load keeps the whole column as text"
    )
  }

  @Test func manyMisfitsMakeText() throws {
    #expect(try column((0..<99).map { $0 == 50 ? "--" : "\($0)" }).column.kind == .text)
    #expect(try column((0..<100).map { $0 == 50 ? "--" : "\($0)" }).column.kind == .whole)
    let late = (0..<30_000).map { $0 < 28_900 ? "\($0)" : "未评价" }
    #expect(try column(late).column.kind == .text)
    let many = (0..<200_000).map { $0 % 199 == 0 ? "--" : "1" }
    #expect(try column(many).column.kind == .text)
  }

  @Test func aLateChangeOfKindIsDecidedOnAllRows() throws {
    let places = (0..<5000).map { $0 == 4500 ? "2.125" : "\($0)" }
    let (decimal, _, _) = try column(places)
    #expect(decimal.kind == .decimal)
    #expect(decimal[4500] == .number(Number(2125, places: 3)))
    let moments = (0..<5000).map { $0 == 4500 ? "2012-05-01 08:30" : "2012-05-01" }
    #expect(try column(moments).column.kind == .moment)
    let texts = (0..<5000).map { $0 < 2500 ? "" : "\($0)" }
    #expect(try column(texts).column.kind == .whole)
    let wide = (0..<5000).map { $0 == 4500 ? "1234567890.123456789" : "\($0).5" }
    #expect(try column(wide).column[4500].text == "1234567890.123456789")
    let dates = (0..<5000).map { $0 == 4500 ? "25/12/2012" : "01/02/2012" }
    let (date, _, _) = try column(dates)
    #expect(date.kind == .date)
    #expect(date[0].text == "2012-02-01")
  }

  @Test func datesWhoseOrderNobodyTellsStayText() throws {
    let (open, report, loaded) = try column(["05/01/2012", "01/02/2012"])
    #expect(open.kind == .text)
    #expect(
      report.undecided?.message(about: ["列"]).english
        == "“列” stayed text: no row says which part of its dates is the day (“05/01/2012” in row 1); load with dates day-first or dates month-first"
    )
    #expect(report.undecided?.message(about: ["列"]).chinese?.contains("“列”保留为文本") == true)
    #expect(loaded.said == report.undecided?.message(about: ["列"]).english)
    let short = try column(["01-05-12"]).report.undecided?.message(about: ["列"])
    #expect(
      short?.english.contains("dates year-first or dates day-first or dates month-first") == true)
  }

  @Test func datesThatContradictOneAnotherStayText() throws {
    let (column, report, _) = try column(["25/01/2012", "01/25/2012", "01/02/2012"])
    let undecided = report.undecided?.message(about: ["列"])
    #expect(column.kind == .text)
    #expect(undecided?.english.contains("contradict one another") == true)
    #expect(undecided?.english.contains("“25/01/2012” in row 1") == true)
    #expect(undecided?.english.contains("“01/25/2012” in row 2") == true)
  }

  @Test func theDatesClauseSettlesTheOrder() throws {
    let cells = ["05/01/2012", "01/02/2012 8:03"]
    let day = try column(cells, LoadOptions(dates: .dayFirst)).column
    let month = try column(cells, LoadOptions(dates: .monthFirst)).column
    #expect(day.kind == .moment)
    #expect(day[0].text == "2012-01-05 00:00:00")
    #expect(month[1].text == "2012-02-01 08:03:00" || month[1].text == "2012-01-02 08:03:00")
    #expect(month[1].text == "2012-01-02 08:03:00")
    let year = try column(["01-05-12"], LoadOptions(dates: .yearFirst)).column
    #expect(year[0].text == "2001-05-12")
  }

  @Test func wordsForMissingAreMissingAndKeepTheirSpelling() throws {
    let options = LoadOptions(missing: ["NA", "未评价"])
    let (numbers, report, _) = try column(["1", "NA", "未评价", "", "4"], options)
    #expect(numbers.kind == .whole)
    #expect(report.misfits == 0)
    #expect(report.missing == 3)
    #expect(numbers[1] == .missing)
    let (texts, textReport, _) = try column(["甲", "NA", " ", "乙"], options)
    #expect(texts[1] == .missing && texts[2] == .missing && texts[3] == .text("乙"))
    #expect(textReport.missing == 2)
  }

  @Test func columnsKeptTextStayText() throws {
    let (column, report, _) = try column(["1", "2"], LoadOptions(text: ["列"]))
    #expect(column.kind == .text)
    #expect(report.why.english == "as you said")
    #expect(throws: Diagnostic.self) { try load("a\n1\n", LoadOptions(text: ["甲"])) }
  }

  @Test func columnsWithFewRepeatsAreKeptPlain() throws {
    let cells = (0..<9000).map { $0 == 8000 ? " " : $0 == 8001 ? "" : "内容\($0)" }
    let (column, report, _) = try column(cells)
    guard case .plain = column.storage else {
      Issue.record("not plain")
      return
    }
    #expect(column[8000] == .missing && column[8001] == .missing)
    #expect(column[8002] == .text("内容8002"))
    #expect(report.missing == 2)
  }

  @Test func columnsWithRepeatsHaveADictionaryOfWhatOccurs() throws {
    let (column, _, _) = try column((0..<9000).map { "受理渠道营业厅\($0 % 300)" })
    guard case .coded(.medium, let texts, _) = column.storage else {
      Issue.record("not coded in two bytes")
      return
    }
    #expect(texts.count == 300)
  }

  @Test func theRowThatSettlesTheOrderOfDatesIsSaid() throws {
    let (column, _, loaded) = try column(["01/02/2012", "13/05/2012", "", "02/03/2012"])
    #expect(column.kind == .date)
    #expect(loaded.said == "dates of “列” are read day-first: row 2 holds “13/05/2012”")
    #expect(
      loaded.report.messages().first?.text(in: .chinese) == "“列”的日期按日在前读取：第 2 行是“13/05/2012”")
    #expect(try self.column(["2012-05-01"]).loaded.said == "")
  }

  @Test func datesThatContradictOneAnotherAreToBeMended() throws {
    let (column, _, loaded) = try column(["13/05/2012", "05/14/2012"])
    #expect(column.kind == .text)
    #expect(loaded.said.contains("so no order fits all: mend the rows"), "\(loaded.said)")
  }
}
