import PlaintValue
import Testing

/// Numbers as people and spreadsheets write them.
@Suite struct SpelledNumberTests {
  @Test(
    arguments: [
      ("12", "12"), ("1,234", "1234"), ("1,234,567.80", "1234567.8"), ("￥1,234.50", "1234.5"),
      ("¥ 12", "12"), ("$3.20", "3.2"), ("-￥5", "-5"), ("¥-5", "-5"), ("(1,234)", "-1234"),
      ("（5）", "-5"), ("12%", "0.12"), ("12.5 %", "0.125"), ("３％", "0.03"), ("7.2万", "72000"),
      ("3亿元", "300000000"), ("100元", "100"), (" 5 ", "5"), ("CNY 8", "8"), ("0.5‰", "0.0005"),
    ]) func whatIsMeantIsRead(text: String, number: String)
  {
    #expect(Number(spelled: text)?.text == number)
  }

  @Test(
    arguments: [
      "", "元", "abc", "1,23", "1234,567", "12,34", "1,2345", ",123", "1,", "--5", "+-5", "1e5",
      "5%%",
      "一百", "12:30", "2012-05-01", "()", "1,234,",
    ]) func whatIsNoNumberIsNot(text: String)
  {
    #expect(Number(spelled: text) == nil)
  }
}
