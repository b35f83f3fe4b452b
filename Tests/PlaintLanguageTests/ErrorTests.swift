import PlaintLanguage
import PlaintText
import Testing

/// What an error of reading says, where, and what it proposes.
struct ErrorTests {
  @Test(
    arguments: [
      ("breakdown", "expected a column, found the end of the line", "此处应为列，却是行尾", ""),
      (
        "breakdown a b",
        "expected “as”, “top”, “by”, “of”, “where”, “digits”, “|” or the end of the line, found “b”",
        "此处应为“作为”、“前”、“按”、“统计”、“其中”、“小数”、“|”或行尾，却是“b”", "b"
      ),
      ("占比 渠道 受理", nil, nil, "受理"),
      ("filter a =", "expected a value or a column, found the end of the line", "此处应为值或列，却是行尾", ""),
      (
        "filter a in (x", "expected “,” or “)”, found the end of the line",
        "此处应为“，”或“)”，却是行尾", ""
      ),
      ("load", "expected a file, found the end of the line", "此处应为文件，却是行尾", ""),
      ("crosstab a", nil, nil, ""),
      ("count |", "a command is missing here", "此处缺少命令", ""),
      ("| count", "a command is missing here", "此处缺少命令", "|"),
      ("x = ", "a command must follow “x =”", "“x =”之后应为命令", ""),
      ("计算器", "unknown command “计算器”", "未知命令“计算器”", "计算器"),
    ] as [(String, String?, String?, String)])
  func messages(_ text: String, _ english: String?, _ chinese: String?, _ marked: String) {
    let problem = Speaking.failure(text)
    if let english { #expect(problem?.message.english == english) }
    if let chinese { #expect(problem?.message.text(in: .chinese) == chinese) }
    #expect(Speaking.marked(text) == marked)
    #expect(problem?.failure == .language)
  }

  @Test(arguments: [
    ("brekdown a", "write: breakdown a"), ("占笔 a", "write: 占比 a"),
    ("breakdown a wher b = 1", "write: breakdown a where b = 1"),
    ("xyzzy", "“help” lists the commands"),
  ]) func nearestWords(_ text: String, _ hint: String) {
    #expect(Speaking.failure(text)?.hints.map(\.english) == [hint])
  }

  /// What people type who come from other programs, and the line they get.
  @Test(arguments: [
    ("where a = 1", "filter a = 1"), ("keep if a = 1", "filter a = 1"),
    ("drop if a = 1", "filter not (a = 1)"), ("keep a, b", "select a, b"), ("tab a", "breakdown a"),
    ("tab a b", "crosstab a by b"), ("freq a", "breakdown a"), ("pivot a by b", "crosstab a by b"),
    ("xtab a by b", "crosstab a by b"), ("gen x = 1", "add x = 1"),
    ("mutate x = a + 1", "add x = a + 1"),
    ("compute x = 1", "add x = 1"), ("list 5", "show 5"), ("head", "show"),
    ("import a.csv", "load a.csv"),
    ("open a.csv", "load a.csv"), ("order by a", "sort a"), ("arrange a desc", "sort a desc"),
    ("sort by a", "sort a"), ("exit", "quit"), ("q", "quit"), ("group by a", "group a"),
    ("count by a", "breakdown a"), ("breakdown by a", "breakdown a"), ("select *", "show"),
    ("rename a b", "rename a as b"), ("rename a to b", "rename a as b"), ("COUNT", "count"),
    ("过滤 渠道 = 电话", "筛选 渠道 = 电话"), ("打开 a.csv", "加载 a.csv"), ("显示 5", "查看 5"),
    ("筛选渠道=电话", "筛选 渠道=电话"), ("filterchannel = 电话", "filter channel = 电话"),
    ("过滤渠道=电话", "筛选 渠道=电话"), ("占比渠道", "占比 渠道"),
    ("channel = 电话", "filter channel = 电话"), ("[a b] = 1", "filter [a b] = 1"),
    ("count where a = 1 && b = 2", "count where a = 1 and b = 2"),
    ("count where a = 1 || b = 2", "count where a = 1 or b = 2"),
    ("count where !(a = 1)", "count where not (a = 1)"),
    ("count where a is x", "count where a = x"),
    ("count where a is not x", "count where a != x"),
    ("count where a like x", "count where a contains x"),
    ("count where 渠道 等于电话", "count where 渠道 = 电话"),
    ("count where 渠道 不包含 电话", "count where 渠道 非 包含 电话"),
    ("count WHERE a = 1", "count where a = 1"), ("sort a DESC", "sort a desc"),
    ("count where a = x, y", "count where a in (x, y)"),
    ("count where a != x, y", "count where a not in (x, y)"),
    ("count where a in x, y and b = 1", "count where a in (x, y) and b = 1"),
    ("count | where a = 1", "count | filter a = 1"),
    ("count where a = Wells Fargo & Company", "count where a = \"Wells Fargo & Company\""),
    ("count where a = Bank of America", "count where a = \"Bank of America\""),
    ("count where a = 话费直通车(1008611)短信收不到", "count where a = \"话费直通车(1008611)短信收不到\""),
    ("count where a = Heat (no water)", "count where a = \"Heat (no water)\""),
    ("count where a = 电话 营业厅 and b = 1", "count where a = \"电话 营业厅\" and b = 1"),
    ("count where a = Smith, Jones, or Co", "count where a = \"Smith, Jones, or Co\""),
    (
      "count where a in (Wells Fargo & Co, Bank of X)",
      "count where a in (\"Wells Fargo & Co\", \"Bank of X\")"
    ),
    ("breakdown a where b = No water by c", "breakdown a where b = \"No water\" by c"),
    ("count where a = 2012-05-01 08:30", "count where a = \"2012-05-01 08:30\""),
    ("count where a in (甲 乙 丙)", "count where a in (甲, 乙, 丙)"),
    ("crosstab a b", "crosstab a by b"), ("交叉 a b", "交叉 a 按 b"), ("select 甲 乙", "select 甲, 乙"),
    ("count where a like '%电话%'", "count where a contains \"电话\""),
    ("show 甲 乙 5", "show 5 甲, 乙"), ("占比 渠道 按原因", "占比 渠道 按 原因"),
    ("filter a = not at all | count", "filter a = \"not at all\" | count"),
    ("use tickets.csv", "load tickets.csv"), ("load from a.csv", "load a.csv"),
    ("breakdown a desc", "breakdown a"),
  ]) func corrections(_ text: String, _ line: String) {
    let hints = Speaking.failure(text)?.hints ?? []
    #expect(hints.count == 1)
    #expect(hints.first?.english.hasSuffix(": \(line)") == true, "\(hints.map(\.english))")
    #expect(hints.first?.text(in: .chinese).hasSuffix("：\(line)") == true)
    #expect(Speaking.failure(line) == nil)
  }

  @Test func unquotedValuesAreMarkedWhole() {
    let text = "count where 公司 = Wells Fargo & Company and b = 1"
    let problem = Speaking.failure(text)
    #expect(Speaking.marked(text) == "Wells Fargo & Company")
    #expect(
      problem?.message
        == Message("“Wells Fargo & Company” needs quotes", "“Wells Fargo & Company”要加引号"))
  }

  /// What was looked for at the furthest place is what Tab offers there.
  @Test func attemptsAreWhatCanStandThere() {
    var reader = Reader(SourceText("breakdown a where b = "))
    _ = try? reader.line(Speaking.vocabulary)
    let expected = reader.attempts.filter { $0.offset == 22 }.map(\.expectation)
    #expect(expected == [.value(of: .word("b", Place(18, 19))), .column])
    var second = Reader(SourceText("load "))
    _ = try? second.line(Speaking.vocabulary)
    #expect(
      second.attempts.contains { $0.offset == 5 && $0.expectation == .file(suffixes: ["csv"]) })
    var third = Reader(SourceText("breakdown a "))
    _ = try? third.line(Speaking.vocabulary)
    let words = third.attempts.filter { $0.offset == 12 }.map(\.expectation)
    #expect(
      words.contains(.word(.by)) && words.contains(.word(.where)) && words.contains(.word(.top)))
  }
}
