import PlaintValue
import Testing

@Suite struct FormattingTests {
  @Test(arguments: [
    ("yyyy年M月", "2012年5月"), ("yyyy-MM-dd", "2012-05-01"), ("yy/M/d", "12/5/1"),
    ("HH:mm:ss", "08:03:00"), ("H点m分", "8点3分"), ("yyyy年第w周", "2012年第18周"), ("EEE", "Tue"),
    ("EEEE, d MMMM yyyy", "Tuesday, 1 May 2012"), ("M月d日 EEEE", "5月1日 星期二"), ("M月d日E", "5月1日周二"),
    ("MMM d", "May 1"), ("yyyy'Q'Q", "2012Q2"), ("'month' M", "month 5"), ("\"d\"d", "d1"),
    ("", ""),
  ])
  func momentsAreWorded(pattern: String, text: String) throws {
    let moment = try #require(Moment(parsing: "2012-05-01 08:03"))
    #expect(formatted(.moment(moment), pattern) == text)
  }

  @Test(arguments: ["yyy", "month", "'open", "MMMMM", "ddd", "x", "EE"])
  func unknownLettersDoNotFit(pattern: String) throws {
    let moment = try #require(Moment(parsing: "2012-05-01 08:03"))
    #expect(formatted(.moment(moment), pattern) == nil)
  }

  @Test func lettersMustFitTheKind() throws {
    let day = try #require(Day(year: 2012, month: 5, day: 1))
    #expect(formatted(.date(day), "H") == nil)
    #expect(formatted(.time(.midnight), "yyyy") == nil)
    #expect(formatted(.time(.midnight), "HH时") == "00时")
    #expect(formatted(.period(.containing(day, .month)), "yyyy年M月") == "2012年5月")
    #expect(formatted("投诉", "0") == nil)
    #expect(formatted(.missing, "0") == nil)
    #expect(formatted(5, "yyyy") == nil)
  }

  @Test func aWeekIsWordedWithItsOwnYear() throws {
    let day = try #require(Day(year: 2012, month: 1, day: 1))
    #expect(formatted(.date(day), "yyyy年第w周") == "2011年第52周")
    #expect(formatted(.date(day), "yyyy年M月d日 第w周") == "2012年1月1日 第52周")
  }

  @Test(arguments: [
    ("1025", "0", "1025"), ("1025", "#,##0", "1,025"), ("1025.5", "#,##0.00", "1,025.50"),
    ("72000", "0.0万", "7.2万"), ("72500", "0万", "7万"), ("75000", "0万", "8万"),
    ("1234500000", "0.0亿", "12.3亿"), ("0.5", "0%", "50%"), ("0.20838", "0.00%", "20.84%"),
    ("5", "000", "005"), ("0.5", "#.##", ".5"), ("5", "0.##", "5"), ("5.125", "0.0#", "5.13"),
    ("-1025", "#,##0", "-1,025"), ("-0.04", "0.0", "0.0"), ("739", "共 0 件", "共 739 件"),
    ("739", "共0件", "共739件"), ("1234567", "#,##0", "1,234,567"), ("12.25", "0.0", "12.3"),
    ("72000", "0.0'万'", "72000.0万"), ("739", "0万元", "0万元"),
  ])
  func numbersAreWorded(number: String, pattern: String, text: String) throws {
    let number = try #require(Number(parsing: number))
    #expect(formatted(.number(number), pattern) == text)
  }

  @Test(arguments: ["", "x", "0.0.0", "0 0", "'0", "万", "0.", "0.0,0", "％"])
  func patternsWithoutOneNumberDoNotFit(pattern: String) {
    #expect(formatted(5, pattern) == nil)
  }

  @Test func sharesAreWordedAsFractionsOrPercent() {
    #expect(formatted(.share(Ratio(371, 739)), "0.00%") == "50.20%")
    #expect(formatted(.share(Ratio(371, 739)), "0.000") == "0.502")
    #expect(formatted(.share(Ratio(1, 8)), "0％") == "13％")
  }
}
