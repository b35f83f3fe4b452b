import PlaintEngine
import PlaintText
import Testing

/// What conditions mean: how many of six tickets meet each.
///
/// | channel | reason | opened | minutes |
/// |---|---|---|---|
/// | 电话 | fee | 2012-04-30 | 10 |
/// | 电话 | net | 2012-05-01 | 20 |
/// | 短信 | fee | 2012-05-02 | 30 |
/// | 电话 | fee | 2012-05-31 | 40 |
/// | 网站 | net | 2012-06-01 | 50 |
/// | missing | fee | 2012-06-02 | 60 |
struct ConditionTests {
  @Test(arguments: [
    ("channel = 电话", "3"), ("channel == 电话", "3"), ("channel = \"电话\"", "3"),
    ("channel = “电话”", "3"), ("channel＝「电话」", "3"), ("channel != 电话", "3"),
    ("channel ≠ 电话", "3"), ("channel <> 电话", "3"), ("not channel = 电话", "3"),
    ("channel in (电话, 短信)", "4"), ("channel not in (电话, 短信)", "2"),
    ("not channel in (电话, 短信)", "2"), ("channel 属于（电话、短信）", "4"), ("channel in 电话", "3"),
    ("channel in (电话, missing)", "4"), ("channel = missing", "1"), ("channel is missing", "1"),
    ("channel != missing", "5"), ("channel is not missing", "5"), ("channel 缺失", "1"),
    ("channel 非 缺失", "5"), ("channel = \"\"", "1"), ("channel = \"  \"", "1"),
    ("channel < 电话 or channel >= 电话", "5"), ("channel != reason", "6"), ("channel = reason", "0"),
    ("channel = 电话 or reason = net and minutes > 40", "4"),
    ("(channel = 电话 or reason = net) and minutes > 40", "1"),
    ("not channel = 电话 and reason = fee", "2"), ("channel = 电话 且 非 reason = fee", "1"),
    ("channel = 电话 或 channel = 网站", "4"),
  ]) func textAndLogic(_ condition: String, _ count: String) throws {
    #expect(try Talk().count(where: condition) == count)
  }

  @Test(arguments: [
    ("opened = 2012-05", "3"), ("opened in 2012-05", "3"), ("opened != 2012-05", "3"),
    ("opened < 2012-05", "1"), ("opened <= 2012-05", "4"), ("opened > 2012-05", "2"),
    ("opened >= 2012-05", "5"), ("opened = 2012-05-01", "1"), ("opened in 2012", "6"),
    ("opened in 2012Q2", "6"), ("opened in 2012H1", "6"), ("opened in 2012W18", "3"),
    ("opened in 2012年", "6"), ("opened in 2012年5月", "3"), ("opened in 2012年5月1日", "1"),
    ("opened in 2012年4-5月", "4"), ("opened in 2012年第2季度", "6"), ("opened in 2012年上半年", "6"),
    ("opened in 2012年下半年", "0"), ("opened in 2012-04..2012-05", "4"),
    ("opened in 2012-04～2012-05", "4"), ("opened in 2012-05..", "5"), ("opened in ..2012-05", "4"),
    ("opened in 2012-05-31..2012Q2", "3"), ("opened = 2012-04..2012-05", "4"),
    ("opened between 2012-05-02 and 2012-06-01", "3"), ("opened in (2012-04, 2012-06-01)", "2"),
    ("opened not in 2012-05", "3"), ("opened in last 30 days", "3"), ("opened in last month", "3"),
    ("opened in 上月", "3"), ("opened in this month", "2"), ("opened in 本月", "2"),
    ("opened in 最近2个月", "4"), ("opened = this year", "6"), ("opened = 今年", "6"),
    ("opened in “2012-05”", "3"), ("month(opened) = 2012-05", "3"),
    ("month(opened) < 2012-06", "4"),
    ("月(opened) = 2012年5月", "3"), ("monthnumber(opened) = 5", "3"), ("weekday(opened) = 1", "1"),
    ("year(opened) = 2012", "6"), ("quarter(opened) = 2012Q2", "6"),
    ("opened - 2012-05-01 >= 1 days", "4"), ("opened - 2012-05-01 >= 24 hours", "4"),
    ("opened - 2012-05-01 >= 1天", "4"), ("opened + 3 days > 2012-06-02", "3"),
    ("opened + 3天 > 2012-06-02", "3"), ("opened > 2012-05-29 + 48小时", "2"),
  ]) func time(_ condition: String, _ count: String) throws {
    #expect(try Talk().count(where: condition) == count)
  }

  @Test(arguments: [
    ("minutes = 20", "1"), ("minutes = 20.0", "1"), ("minutes > ２０", "4"), ("minutes ≥ 20", "5"),
    ("minutes in 20..40", "3"), ("minutes = 20..40", "3"), ("minutes != 20..40", "3"),
    ("minutes in 20..", "5"), ("minutes in ..20", "2"), ("minutes not in 20..40", "3"),
    ("minutes between 20 and 40", "3"), ("minutes 介于 20 且 40", "3"), ("minutes in (10, 20)", "2"),
    ("minutes < 0.003万", "2"), ("minutes > 7.2万", "0"), ("minutes + 10 = 30", "1"),
    ("minutes - 10 = 0", "1"), ("minutes * 2 = 40", "1"), ("minutes / 3 * 3 = 30", "1"),
    ("minutes % 20 = 0", "3"), ("-minutes < -50", "1"), ("minutes > -5", "6"),
    ("minutes / 0 > 1", "0"), ("not minutes / 0 > 1", "6"), ("minutes / 0 is missing", "6"),
    ("0.1 + 0.2 = 0.3", "6"), ("round(minutes / 7, 2) = 1.43", "1"), ("bin(minutes, 20) = 20", "2"),
    ("abs(-minutes) = 10", "1"), ("floor(minutes / 7) = 1", "1"), ("length(reason) = 3", "6"),
    ("if(minutes > 30, \"多\", \"少\") = 多", "3"), ("coalesce(channel, \"无\") = 无", "1"),
    ("case(minutes > 50: 1, minutes > 30: 2, else: 3) = 2", "2"),
    ("分情况(minutes > 50: 1, 其余: 3) = 3", "5"),
  ]) func numbersAndFunctions(_ condition: String, _ count: String) throws {
    #expect(try Talk().count(where: condition) == count)
  }

  @Test(arguments: [
    ("reason contains FE", "4"), ("reason contains ｆｅ", "4"), ("reason starts with N", "2"),
    ("reason 开头是 N", "2"), ("reason ends with T", "2"), ("reason =~ ＦＥＥ", "4"),
    ("reason = FEE", "0"), ("reason in (FEE)", "0"), ("reason matches \"^f\"", "4"),
    ("reason matches \"^F\"", "0"), ("reason 匹配 \"^f\"", "4"), ("reason not contains e", "0"),
    ("channel contains 电", "3"), ("not channel contains 电", "3"), ("channel not contains 电", "3"),
    ("text(minutes) contains 1", "1"), ("reason + channel = \"fee电话\"", "2"),
    ("concat(reason, minutes) = fee10", "1"), ("upper(reason) = FEE", "4"),
  ]) func textTests(_ condition: String, _ count: String) throws {
    #expect(try Talk(interactive: true).count(where: condition) == count)
  }

  /// Facing text, everything bare stands for its characters as typed.
  @Test(arguments: [
    ("1", "1"), ("2012-05", "1"), ("1..3", "1"), ("48 hours", "1"), ("last month", "1"),
    ("上月", "1"),
    ("7.2万", "1"), ("10%", "1"), ("-5", "1"), ("top", "1"), ("by", "1"), ("4G资费", "1"),
    ("not", "1"),
  ]) func textFacesCharacters(_ value: String, _ count: String) throws {
    let talk = Talk()
    talk.put(
      "t",
      [
        (
          "x",
          [
            "1", "2012-05", "1..3", "48 hours", "last month", "上月", "7.2万", "10%", "-5", "top",
            "by",
            "4G资费", "not",
          ]
        )
      ])
    #expect(try talk.count(where: "x = \(value)") == count)
    #expect(try talk.count(where: "x in (\(value), other)") == count)
  }

  /// A condition and its negation part all rows, whatever is missing.
  @Test(arguments: [
    "channel = 电话", "channel < 短信", "channel in (电话)", "channel contains 电", "channel =~ 电话",
    "channel matches \"电\"", "channel is missing", "minutes / 0 = 1", "opened in 2012-05",
    "channel between 电 and 短信", "channel = reason",
  ]) func negationIsTheOpposite(_ condition: String) throws {
    let talk = Talk()
    let met = try talk.count(where: condition)
    let unmet = try talk.count(where: "not (\(condition))")
    #expect(Int(met).map { 6 - $0 } == Int(unmet))
  }
}
