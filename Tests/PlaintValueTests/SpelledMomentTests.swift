import PlaintValue
import Testing

struct SpelledMomentTests {
  @Test(arguments: [
    ("20120501080315", "2012-05-01 08:03:15"), ("201205010803", "2012-05-01 08:03:00"),
    ("20120501", "2012-05-01 00:00:00"), ("20120501080315250", "2012-05-01 08:03:15.25"),
    ("20120501080315.5", "2012-05-01 08:03:15.5"), ("20120501 08:03", "2012-05-01 08:03:00"),
    ("20120501T080315Z", "2012-05-01 08:03:15"), ("20120501 0803", "2012-05-01 08:03:00"),
    ("1756708797", "2025-09-01 06:39:57"), ("1756708797123", "2025-09-01 06:39:57.123"),
    ("1756708797.5", "2025-09-01 06:39:57.5"), ("1756708797123456", "2025-09-01 06:39:57.123456"),
    ("1756708797123456789", "2025-09-01 06:39:57.123456"),
    ("45901.5", "2025-09-01 12:00:00"), ("45901", "2025-09-01 00:00:00"),
    ("45901.2777777778", "2025-09-01 06:40:00"),
    ("2025-09-01 06:39:57.599163393", "2025-09-01 06:39:57.599163"),
    ("2025-09-01 06:39:57.5991633", "2025-09-01 06:39:57.599163"),
    ("2012-05-01 星期二", "2012-05-01 00:00:00"), ("2012-05-01 Tue", "2012-05-01 00:00:00"),
    ("2012-05-01 周二 08:03", "2012-05-01 08:03:00"), ("2012-05-06 周日", "2012-05-06 00:00:00"),
    ("2012/5/6(星期天)8:03", "2012-05-06 08:03:00"), ("2012-05-01 8:03 (二)", "2012-05-01 08:03:00"),
    ("Tue, 1 May 2012 08:03:15 +0800", "2012-05-01 08:03:15"),
    ("Tuesday 1 May 2012", "2012-05-01 00:00:00"),
    ("２０１２－０５－０１　０８：０３", "2012-05-01 08:03:00"), ("２０１２年５月１日", "2012-05-01 00:00:00"),
    ("2012年5月1日8时3分", "2012-05-01 08:03:00"), ("2012 年 5 月 1 号 下午 3:20", "2012-05-01 15:20:00"),
    ("2012年5月1日 8点30分15秒", "2012-05-01 08:30:15"), ("2012.5.1 8:03", "2012-05-01 08:03:00"),
    ("May 1, 2012 8:03 PM", "2012-05-01 20:03:00"), ("1-May-12 12:00 am", "2012-05-01 00:00:00"),
    ("2012-05-01T08:03:15.250+08:00", "2012-05-01 08:03:15.25"),
    ("4 sept 2012", "2012-09-04 00:00:00"),
  ])
  func momentsAreReadAsTheyAreWritten(_ written: String, _ moment: String) {
    #expect(Moment(spelled: written)?.text == moment)
    #expect(Moment(spelled: "　\(written) ")?.text == moment)
  }

  @Test(arguments: [
    "", "无", "05/01/2012", "2012-05", "2012", "201205", "20121301000000", "20120501240000",
    "20120501006000", "2012-05-01 星期三", "Wed, 1 May 2012", "2012-05-01 25:00", "2012-02-30",
    "9999.5", "123", "13812345678", "2012-05-01 08", "2012-05-01x", "5分30秒", "08:30", "-45901",
  ])
  func whatIsNoMomentIsNone(_ written: String) {
    #expect(Moment(spelled: written) == nil)
  }

  /// Every second of a day and every day of four years, in digits.
  @Test func digitsAreReadBack() {
    for offset in 0..<1461 {
      let moment = Moment(microseconds: (15_340 + offset) * Moment.perDay + offset * 59_000_000)
      let digits = moment.text.filter(\.isNumber)
      #expect(Moment(spelled: digits) == moment)
      #expect(ReadingPattern("yyyyMMddHHmmss")?.moment(digits) == moment)
    }
  }

  @Test(arguments: [
    ("dd/MM/yyyy HH:mm", "01/05/2012 08:03", "2012-05-01 08:03:00"),
    ("dd/MM/yyyy HH:mm", "1/5/2012 8:03", "2012-05-01 08:03:00"),
    ("M/d/yy h:mm a", "5/1/12 3:20 PM", "2012-05-01 15:20:00"),
    ("yyyy年M月d日 ah:mm", "2012年5月1日 下午3:20", "2012-05-01 15:20:00"),
    ("yyyyMMdd", "20120501", "2012-05-01 00:00:00"),
    ("ddMMyyyy", "01052012", "2012-05-01 00:00:00"),
    ("yyyy-MM-dd EEE", "2012-05-01 Tue", "2012-05-01 00:00:00"),
    ("yyyy-MM-dd HH:mm:ss.SSS", "2012-05-01 08:03:15.1234567", "2012-05-01 08:03:15.123456"),
    ("d MMM yyyy", "1 May 2012", "2012-05-01 00:00:00"),
    ("'单'yyyy-MM-dd", "单2012-05-01", "2012-05-01 00:00:00"),
    ("yyyy-MM-dd EEE", "2012-05-01 Wed", ""), ("dd/MM/yyyy", "13/13/2012", ""),
    ("dd/MM/yyyy", "2012-05-01", ""), ("yyyyMMdd", "2012051", ""),
    ("h:mm a d/M/y", "13:00 am 1/5/2012", ""),
  ])
  func patternsRead(_ pattern: String, _ written: String, _ moment: String) throws {
    let reader = try #require(ReadingPattern(pattern))
    #expect(reader.readsMoments)
    #expect(reader.moment(written)?.text ?? "" == moment)
  }

  @Test(arguments: ["", "yyyy-MM", "HH:mm", "yyyy-MM-dd mm", "yyyy-MM-dd h:mm", "yyyy-MM-dd HH:ss"])
  func patternsWithoutADayReadNoMoment(_ pattern: String) {
    #expect(ReadingPattern(pattern)?.readsMoments == false)
  }

  @Test func patternsWithAStrayLetterAreNone() {
    #expect(ReadingPattern("yyyy-QQ") == nil)
    #expect(ReadingPattern("dd/MM/yyyy dd") == nil)
    #expect(ReadingPattern("yyyy-'MM") == nil)
  }
}

struct SpelledLengthTests {
  @Test(arguments: [
    ("25:05:30", 90_330), ("0:05:30", 330), ("00:00:00", 0), ("5分30秒", 330), ("1小时", 3600),
    ("1小时30分", 5400), ("1小时零5分", 3900), ("2天3小时", 183_600), ("90 minutes", 5400),
    ("2 days", 172_800), ("1 hour", 3600), ("1h 30m", 5400), ("1h30min", 5400),
    ("1 day, 2 hours and 5 minutes", 93_900), ("2 days 03:04:05", 183_845),
    ("0 days 00:05:30", 330),
    ("-1 days +23:00:00", -3600), ("PT5M30S", 330), ("P1DT2H", 93_600),
    ("-0:05:30", -330), ("－５分钟", -300), ("1.5小时", 5400), ("3个小时", 10_800), ("1周", 604_800),
    ("100:00:01", 360_001),
  ])
  func lengthsAreReadAsTheyAreWritten(_ written: String, _ seconds: Int) {
    #expect(Elapsed(spelled: written)?.microseconds == seconds * 1_000_000)
  }

  @Test func fractionsOfASecondAreKept() {
    #expect(Elapsed(spelled: "0:00:01.25")?.microseconds == 1_250_000)
    #expect(Elapsed(spelled: "350毫秒")?.microseconds == 350_000)
  }

  @Test(arguments: [
    "", "05:30", "5", "1:60:00", "1:00:60", "30分1小时", "5分5分", "1小时30", "无", "2 months", "1:2:3",
    "08:30 PM", "days", "-", "PT",
  ])
  func whatIsNoLengthIsNone(_ written: String) { #expect(Elapsed(spelled: written) == nil) }

  @Test func twoNumbersAreAmbiguous() {
    #expect(Elapsed.isAmbiguous("05:30"))
    #expect(Elapsed.isAmbiguous("-125:59"))
    for text in ["0:05:30", "05:60", "5分", "05：3", ""] { #expect(!Elapsed.isAmbiguous(text)) }
  }

  @Test(arguments: [
    ("m:ss", "05:30", 330), ("m:ss", "125:30", 7530), ("h:mm", "05:30", 19_800),
    ("h:mm:ss", "25:05:30", 90_330), ("d.HH:mm", "2.03:04", 183_840), ("m分s秒", "5分30秒", 330),
    ("m:ss", "-05:30", -330), ("mmss", "0530", 330), ("s", "90", 90),
  ])
  func patternsRead(_ pattern: String, _ written: String, _ seconds: Int) throws {
    let reader = try #require(ReadingPattern(pattern))
    #expect(reader.readsLengths)
    #expect(reader.length(written)?.microseconds == seconds * 1_000_000)
  }

  @Test func whatDoesNotFitThePatternIsNone() {
    let reader = ReadingPattern("m:ss")
    for text in ["05:60", "5", "1:02:03", "", "5:3:"] { #expect(reader?.length(text) == nil) }
    #expect(ReadingPattern("yyyy")?.readsLengths == false)
    #expect(ReadingPattern("-")?.readsLengths == false)
  }
}
