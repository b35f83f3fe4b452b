import PlaintLanguage
import Testing

/// What a proposal must keep of a line.
@Suite struct SenseTests {
  @Test(arguments: [
    ("渠道 不包含 x", "渠道 非 包含 x"), ("渠道 不等于 x", "渠道 != x"), ("渠道 ≠ x", "渠道 <> x"),
    ("费用 不小于 5", "费用 >= 5"), ("费用 不超过 5", "费用 <= 5"), ("原因 有值", "原因 非 缺失"),
    ("原因 没有值", "原因 缺失"), ("a is not missing", "a != missing"), ("a isn't x", "a != x"),
    ("a no less than 5", "a >= 5"), ("drop if a > 5", "filter not (a > 5)"),
    ("top 1,000", "top 1000"), ("2012年05月", "2012-05"), ("a = “x y”", "a = \"x y\""),
    ("满意度 = 不满意 ", "满意度 = \"不满意\""),
  ]) func isKept(_ line: String, _ other: String) {
    #expect(Sense(line).isKept(in: Sense(other)))
  }

  @Test(arguments: [
    ("渠道 不包含 x", "渠道 包含 x"), ("渠道 包含 x", "渠道 非 包含 x"), ("a not in x", "a in x"),
    ("渠道 没有 x", "渠道 有 x"), ("a > 5 < 20", "a > 5"), ("2012-05", "2012-06"),
    ("a = “x y”", "a = x"), ("满意度 = 不满意", "满意度 = 满意"), ("a without x", "a contains x"),
    ("原因 不为空", "原因 缺失"), ("费用 不等于 5", "费用 = 5"), ("notnull(a)", "a is missing"),
  ]) func isLost(_ line: String, _ other: String) {
    #expect(!Sense(line).isKept(in: Sense(other)))
  }
}
