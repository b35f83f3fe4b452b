import PlaintEngine
import PlaintLanguage
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What Tab offers, asked of the session as the shell does.
@Suite struct CompletionTests {
  /// A talk with two more datasets: one whose names and values need signs, one whose name does.
  private func talk(_ tongue: Tongue = .english) -> Talk {
    let talk = Talk(tongue: tongue)
    let reasons = ["10086 拨打异常(语音)", "10086 拨打异常(语音)", "话费直通车(1008611)短信", "人工", "say \"hi\""]
    let table = Table(
      [
        Column("Complaint Type", .text, values: reasons.map { .text($0) }),
        Column("投诉 原因", .text, values: ["甲", "乙", "甲", "甲", "丙"].map { .text($0) }),
        Column("year", .whole, values: [2012, 2012, 2011, 2012, 2010].map { .number(Number($0)) }),
      ], count: 5)
    for name in ["odd", "2012 May"] {
      talk.session.put(
        Dataset(name: name, source: MemorySource(name: name, table: table), origin: "load x.csv"))
    }
    return talk
  }

  /// The texts offered at the end of a line, or at `‸` in it.
  private func texts(_ line: String, in talk: Talk? = nil) -> [String] {
    candidates(line, in: talk).map(\.text)
  }

  private func candidates(_ line: String, in talk: Talk? = nil) -> [Candidate] {
    let talk = talk ?? self.talk()
    let parts = line.split(separator: "‸", omittingEmptySubsequences: false)
    let text = parts.joined()
    return talk.session.completions(of: text, at: parts[0].utf8.count, host: talk.host)
  }

  /// The line after its only candidate was put in.
  private func completed(_ line: String, in talk: Talk? = nil) throws -> String {
    let found = candidates(line, in: talk)
    try #require(found.count == 1, "\(line): \(found.map(\.text))")
    let bytes = Array(line.utf8)
    return String(decoding: bytes[..<found[0].place.start], as: UTF8.self) + found[0].text
      + String(decoding: bytes[found[0].place.end...], as: UTF8.self)
  }

  @Test func verbsAndDatasetsBeginALine() {
    #expect(texts("bre") == ["breakdown"])
    #expect(texts("占") == ["占比"])
    #expect(texts("tick") == ["tickets"])
    #expect(texts("odd | bre") == ["breakdown"])
    #expect(texts("").contains("load"))
    #expect(texts("use 2012") == ["[2012 May]"])
    #expect(texts("al") == ["allow unknown values", "all"])
  }

  @Test func behindAPipeOnlyVerbsThatMayStandThere() {
    let found = texts("breakdown channel | ")
    #expect(found.contains("sort") && found.contains("export"))
    #expect(!found.contains("load") && !found.contains("quit") && !found.contains("undo"))
    #expect(texts("help lo") == ["load", "lower"])
    #expect(!texts("筛选 channel = 电话 ｜ ").contains("undo"))
    let chinese = texts("", in: talk(.chinese))
    #expect(chinese.contains("占比") && !chinese.contains("breakdown"))
  }

  @Test func columnsGetTheirBrackets() throws {
    #expect(texts("breakdown ch") == ["channel"])
    // A function would stand in the way: replace( is offered for rep.
    #expect(texts("breakdown re") == ["reason"])
    #expect(texts("breakdown rep") == ["replace("])
    #expect(texts("breakdown nute") == ["minutes"])
    #expect(try completed("odd | breakdown Comp") == "odd | breakdown [Complaint Type]")
    #expect(try completed("odd | breakdown complaint Ty") == "odd | breakdown [Complaint Type]")
    #expect(try completed("odd | breakdown [Comp") == "odd | breakdown [Complaint Type]")
    #expect(texts("odd | breakdown 投诉 ").first == "[投诉 原因]")
    #expect(try completed("odd | filter 投") == "odd | filter [投诉 原因]")
    #expect(try completed("odd | filter [Complaint T") == "odd | filter [Complaint Type]")
    #expect(try completed("odd | 筛选 [投诉 ") == "odd | 筛选 [投诉 原因]")
    #expect(texts("odd | sort ") == ["[Complaint Type]", "[投诉 原因]", "year"])
  }

  /// Every verb that takes columns takes them in brackets, as the first command of a line, too.
  @Test(arguments: ["group", "breakdown", "filter", "sort", "summarize", "drop", "rename"])
  func `columns are completed inside brackets right behind a verb`(verb: String) throws {
    for (tongue, typed) in [(Tongue.english, "[Comp"), (.chinese, "[投"), (.english, "【投")] {
      let talk = self.talk(tongue)
      try talk.say("use odd")
      let word = try #require(Verbs.declarations.first { $0.word.spellings.contains(verb) }?.word)
      for name in word.spellings {
        #expect(texts("\(name) \(typed)", in: talk).count == 1, "\(name) \(typed)")
      }
    }
  }

  @Test func columnsAreThoseBehindTheStepsOfTheLine() throws {
    #expect(texts("add 金额 = minutes * 2 | sort 金") == ["金额"])
    #expect(texts("rename reason as 原因 | breakdown 原") == ["原因"])
    #expect(texts("drop reason | breakdown re").contains("reason") == false)
    #expect(texts("add x = if(channel = \"a|b\", 1, 2) | sort x") == ["x"])
    #expect(texts("breakdown channel | sort sh") == ["share"])
    #expect(texts("breakdown channel | sort cum") == ["cumulative"])
    let talk = self.talk()
    try talk.say("breakdown reason")
    #expect(texts("it | sort cu", in: talk) == ["cumulative"])
    #expect(texts("it | filter reason = ", in: talk) == ["fee", "net"])
    try talk.say("add 月 = month(opened)")
    #expect(texts("filter 月 = ", in: talk) == ["2012-05", "2012-06", "2012-04"])
  }

  @Test func valuesComeCommonestFirstWithCounts() throws {
    let found = candidates("filter channel = ")
    #expect(found.map(\.text) == ["电话", "短信", "网站"])
    #expect(found.map(\.description) == ["3", "1", "1"])
    #expect(try completed("filter channel = 电") == "filter channel = 电话")
    #expect(try completed("filter channel=电") == "filter channel=电话")
    #expect(try completed("filter channel = \"电") == "filter channel = \"电话\"")
    #expect(try completed("filter channel = “电") == "filter channel = \"电话\"")
    #expect(
      try completed("filter reason = fee and channel != 短")
        == "filter reason = fee and channel != 短信")
    #expect(
      try completed("breakdown reason where channel = 网") == "breakdown reason where channel = 网站")
    let talk = self.talk()
    try talk.say("filter reason = net")
    #expect(candidates("filter channel = ", in: talk).map(\.description) == ["1", "1"])
  }

  @Test func valuesInAListTakeNoBlank() throws {
    let found = candidates("filter channel in (电话, ")
    #expect(found.map(\.text) == ["短信", "网站"])
    #expect(found.map(\.isFinal) == [false, false])
    #expect(texts("filter channel not in (\"短信\"，网站, ") == ["电话"])
    #expect(texts("filter opened in (2012-05, ").prefix(2) == ["2012-06", "2012-04"])
    #expect(texts("filter channel = 电话 or channel = ") == ["电话", "短信", "网站"])
    #expect(try completed("filter channel in (电话, 短") == "filter channel in (电话, 短信")
    #expect(try completed("filter channel not in (\"短") == "filter channel not in (\"短信\"")
    #expect(candidates("filter channel = 电").map(\.isFinal) == [true])
  }

  @Test func valuesGetTheirQuotes() throws {
    let start = "odd | filter [Complaint Type] = "
    #expect(try completed(start + "话费") == start + "\"话费直通车(1008611)短信\"")
    #expect(try completed(start + "话费直通车(10") == start + "\"话费直通车(1008611)短信\"")
    #expect(try completed(start + "10086 拨") == start + "\"10086 拨打异常(语音)\"")
    #expect(try completed(start + "\"10086 ") == start + "\"10086 拨打异常(语音)\"")
    #expect(try completed(start + "say") == start + "\"say \\\"hi\\\"\"")
    #expect(try completed(start + "人") == start + "人工")
    #expect(try completed(start + "短信") == start + "\"话费直通车(1008611)短信\"")
    #expect(texts(start).first == "\"10086 拨打异常(语音)\"")
    #expect(texts("odd | filter year = ") == ["2012", "2010", "2011"])
  }

  @Test func whatTakesThePlaceOfSeveralHasOneKindOfQuote() {
    let talk = Talk()
    let table = Table(
      [Column("a", .text, values: [.text("短信"), .text("短信 协同"), .text("短信 x")])], count: 3)
    talk.session.put(
      Dataset(name: "t", source: MemorySource(name: "t", table: table), origin: "load t.csv"))
    #expect(
      texts("t | filter a = 短", in: talk) == ["\"短信\"", "\"短信 x\"", "\"短信 协同\""])
  }

  @Test func saveOffersAParameterAndItsPeriods() {
    #expect(texts("save may.plaint ").contains("month ="))
    #expect(texts("保存 五月.plaint 月") == ["月份 ="])
    #expect(texts("save may.plaint month = ").prefix(2) == ["2012-06", "2012-05"])
    #expect(!texts("save may.plaint month = ").contains("channel"))
  }

  @Test func periodsAreOfferedForDates() throws {
    let found = candidates("filter opened in ")
    #expect(found.prefix(3).map(\.text) == ["2012-06", "2012-05", "2012-04"])
    #expect(found.dropFirst(3).first?.text == "last month")
    #expect(found.dropFirst(3).first?.description == "2012-05")
    #expect(
      texts("filter opened in last ").prefix(3) == ["last month", "last week", "last 30 days"])
    #expect(texts("筛选 opened 属于 上", in: talk(.chinese)).prefix(2) == ["上月", "上周"])
    #expect(found.prefix(3).map(\.description) == ["2", "3", "1"])
    #expect(texts("filter opened = 2012-05-3") == ["2012-05-31"])
    #expect(texts("compare 2012-06 with 2012-0").contains("2012-05"))
    #expect(texts("compare ").prefix(3) == ["2012-06", "2012-05", "2012-04"])
    #expect(
      texts("compare 2012-06 with ").prefix(5)
        == ["previous", "year ago", "2012-06", "2012-05", "2012-04"])
    #expect(
      texts("对比 2012-06 与 ", in: talk(.chinese)).prefix(5)
        == ["上期", "去年同期", "2012-06", "2012-05", "2012-04"])
  }

  @Test func ofSeveralTimesTheFirstIsNamed() throws {
    let talk = self.talk()
    try talk.say("add 办结 = opened")
    let found = candidates("compare ", in: talk)
    #expect(found.first?.text == "2012-06" && found.first?.description == "opened 2")
    try talk.say("defaults on 办结")
    #expect(candidates("compare ", in: talk).first?.description == "2")
  }

  @Test func timesAreOfferedBehindOn() throws {
    let talk = self.talk()
    try talk.say("add 月 = month(opened)", "add 年 = 2012 + minutes / 10 * 0", "add n = minutes + 0")
    #expect(texts("trend on ", in: talk) == ["opened", "月"])
    #expect(texts("趋势 时间列 月", in: talk) == ["月"])
    #expect(texts("odd | trend on ") == ["year"])
    #expect(texts("trend on mon", in: talk) == ["month(", "monthnumber("])
  }

  @Test func aColumnIsComparedAsItsKindCanBe() {
    let all = ["=", "!=", "<", "<=", ">", ">=", "=~", "in", "not in", "between", "contains"]
    #expect(texts("filter channel ").prefix(11) == all[...])
    #expect(texts("filter channel ").contains("is not missing"))
    #expect(!texts("filter channel ").contains("and"))
    for column in ["opened", "minutes"] {
      let found = texts("filter \(column) ")
      #expect(found.prefix(6) == ["=", "!=", "<", "<=", ">", ">="])
      #expect(!found.contains("contains") && !found.contains("=~"))
      #expect(found.contains("between") && found.contains("is missing"))
    }
    let chinese = texts("筛选 channel ", in: talk(.chinese))
    #expect(chinese.contains("非 属于") && chinese.contains("开头是") && !chinese.contains("in"))
    #expect(texts("filter channel = 电话 ").contains("and"))
  }

  @Test func whatGoesOnIsOfferedBehindACompleteThing() {
    let found = texts("breakdown reason ")
    #expect(found.contains(">") && found.contains("top") && found.contains("where"))
    #expect(found.contains("|"))
    #expect(!texts("select reason ").contains(","))
    #expect(texts("filter channel = 电话 ").contains("|"))
  }

  @Test func wordsOfSeveralPartsGoOn() {
    #expect(texts("allow ") == ["allow unknown values"])
    #expect(texts("allow unknown v") == ["allow unknown values"])
    #expect(texts("filter channel starts w") == ["starts with"])
    #expect(texts("filter channel is not m") == ["is not missing"])
    #expect(texts("filter channel 非 属").first == "非 属于")
    #expect(texts("compare 2012-06 with year ").first == "year ago")
  }

  @Test func encodingsAreOfferedByName() {
    #expect(texts("load 工单.csv encoding ").prefix(2) == ["UTF-8", "UTF-16"])
    #expect(texts("加载 工单.csv 编码 gb1") == ["GB18030"])
    #expect(texts("export x.csv encoding gb").contains("GBK"))
  }

  /// Where nearly every row has a value of its own, no rows are searched through for one.
  @Test func ofFreeTextSomeValuesAreOffered() throws {
    let talk = Talk()
    talk.put(
      "多", [("编号", (0..<60_000).map { "第\($0)号" }), ("类", Array(repeating: "投诉", count: 60_000))])
    let found = candidates("filter 编号 = 第1999", in: talk)
    #expect(found.count == 11 && found.allSatisfy { $0.description.isEmpty })
    #expect(texts("filter 编号 = 第5999", in: talk) == ["第5999号"])
    #expect(candidates("filter 类 = ", in: talk).map(\.description) == ["60,000"])
  }

  @Test func numbersAreOfferedWhereTheyAreFew() throws {
    #expect(texts("filter minutes = ") == ["10", "20", "30", "40", "50", "60"])
    let talk = self.talk()
    try talk.say("add 费 = minutes / 8")
    #expect(texts("filter 费 in (2.5, ", in: talk).prefix(2) == ["1.25", "3.75"])
  }

  @Test func oldValuesAreOfferedToRecode() throws {
    #expect(texts("recode channel as 渠道: ").prefix(3) == ["电话", "短信", "网站"])
    #expect(texts("recode channel as 渠道: 电话 -> 热线, 短") == ["短信"])
  }

  @Test func clauseWordsOperatorsAndMeasures() {
    #expect(texts("breakdown reason wh") == ["where"])
    #expect(texts("占比 reason 其") == ["其中"])
    #expect(texts("breakdown reason ").contains("top"))
    #expect(texts("filter channel co") == ["contains"])
    #expect(texts("filter channel ").prefix(2) == ["=", "!="])
    #expect(texts("group reason of me") == ["mean(", "median("])
    #expect(texts("group reason of 均 = me") == ["mean(", "median("])
    #expect(texts("group reason of 平") == ["平均("])
    #expect(texts("add m = mont") == ["month(", "monthnumber("])
    #expect(texts("crosstab reason by channel percent r") == ["row"])
  }

  @Test func parametersAndTheValueOfARound() throws {
    let talk = self.talk()
    try talk.say("parameter month = 2012-05", "parameter 渠道 = 电话")
    #expect(texts("filter opened in {mo", in: talk) == ["{month}"])
    #expect(texts("say \"{渠", in: talk) == ["{渠道}"])
    #expect(texts("say \"{{mo", in: talk) == [])
    #expect(texts("each reason top 2 as 原因 {\nheading \"{原", in: talk) == ["{原因}"])
  }

  @Test func insideABlockTheLineCountsAlone() throws {
    let found = try candidates("each reason as u {\n  count\n  breakdown 渠‸", in: renamed())
    #expect(found.map(\.text) == ["渠道"])
    #expect(found[0].place == Place(39, 42))
    #expect(texts("breakdown reason\nfilt") == ["filter"])
  }

  private func renamed() throws -> Talk {
    let talk = self.talk()
    try talk.say("rename channel as 渠道")
    return talk
  }

  @Test func nothingStandsInACommentOrBehindWhatDoesNotExist() {
    #expect(texts("count # bre") == [])
    #expect(texts("nothing | breakdown ch") == [])
    #expect(texts("breakdown \"ch") == [])
  }

  @Test func chineseIsDescribedInChinese() {
    let found = candidates("breakdown ch", in: talk(.chinese))
    #expect(found.map(\.description) == ["文本"])
    #expect(candidates("bre", in: talk(.chinese))[0].description.hasPrefix("统计"))
  }

  @Test func aCancelledSearchOffersNothing() {
    let talk = self.talk()
    talk.host.run.cancel()
    #expect(texts("filter channel = ", in: talk) == [])
  }
}
