import Foundation
import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// What conditions and names must not pass over in silence.
@Suite struct MissingCareTests {
  private func base(_ talk: Talk) -> String {
    talk.answers.last?.base.map(\.english).joined(separator: "; ") ?? ""
  }

  @Test(arguments: [
    "not minutes > 10 and channel is missing", "not (channel = 电话 or channel = 短信)",
    "lower(channel) != 电话", "not (channel = 电话 and minutes > 5)",
  ])
  func negativeConditionsCountTheMissingRowsTheyKeep(_ condition: String) throws {
    let talk = Talk()
    try talk.say("count where \(condition)")
    let said = base(talk).contains("missing in 1 of them")
    #expect(said == !condition.contains("is missing"), "\(base(talk))")
  }

  @Test func conditionsAsColumnsCountMissingRowsAsNo() throws {
    let talk = Talk()
    try talk.say("add phone = channel = 电话", "breakdown phone")
    #expect(base(talk).contains("channel missing in 1 of them, which count as no"))
    try talk.say("group reason of share(channel = 电话), n = count(channel != 电话)")
    #expect(base(talk).contains("channel missing in 1 of them, which count as no"))
    try talk.say("breakdown phone where channel = 电话")
    #expect(!base(talk).contains("missing"))
    try talk.say("breakdown (channel is missing)")
    #expect(!base(talk).contains("missing in"))
  }

  @Test func aParameterThatSaysMissingIsAText() throws {
    let talk = Talk()
    #expect(talk.run("parameter d = 电话\ncount where channel = {d}", ["d": "missing"]) == nil)
    #expect(talk.answers.last?.rows[0][0].value == .number(0))
    try talk.say("each channel as u {\ncount where channel = {u}\n}")
    #expect(talk.answers.suffix(4).map { $0.rows[0][0].value } == [3, 1, 1, 1].map { .number($0) })
  }

  @Test func sharesOfNegativeSumsAreRefused() throws {
    let problem = try #require(
      Talk().failure("crosstab channel by reason of sum(minutes - 30) percent row"))
    #expect(problem.message.text(in: .chinese) == "“百分比”要求各合计均不为负")
  }

  @Test func aColumnOfYearsHasNoWeeks() throws {
    let talk = Talk()
    talk.put("年", [("类", ["甲", "乙"])])
    try talk.say("add 年份 = 2010")
    let problem = try #require(talk.failure("trend every week on 年份"))
    #expect(problem.message.text(in: .chinese) == "“年份”每格是一个年，分不出周")
    #expect(problem.hints.first?.english == "write every year")
  }

  @Test func periodsLieInsideOthersOnlyWhole() throws {
    let talk = Talk()
    try talk.say("count where week(opened) in 2012-05", "count where month(opened) in 2012Q2")
    let counts = talk.answers.suffix(2).map { $0.rows[0][0].value }
    // The weeks of 1 and of 31 May lie across the month; that of 2012-05-07 has no row.
    #expect(counts == [0, 6].map { .number($0) })
    try talk.say("count where week(opened) < 2012-05", "count where week(opened) > 2012-05")
    #expect(talk.answers.suffix(2).map { $0.rows[0][0].value } == [0, 0].map { .number($0) })
    let problem = try #require(talk.failure("count where quarter(opened) = 2012-05"))
    #expect(problem.message.text(in: .chinese) == "没有一个完整的季度在 2012-05 之内")
    #expect(problem.hints.first?.english == "the quarter around it is 2012Q2")
  }

  @Test(arguments: ["it", "all", "它", "全部"])
  func wordsWithAMeaningAreNoNames(_ name: String) throws {
    let talk = Talk()
    for line in ["\(name) = filter minutes > 5", "load a.csv as \(name)"] {
      let problem = try #require(talk.failure(line))
      #expect(problem.message.text(in: .chinese) == "“\(name)”另有含义，不能作数据集名称")
    }
  }

  @Test func anAnswerFilteredToNothingSaysSo() throws {
    let talk = Talk()
    try talk.say("breakdown channel | filter count > 99")
    #expect(talk.answers.last?.notes.last?.text(in: .chinese) == "结果中没有剩余的行")
  }

  @Test func textsFacingNumbersAreSaidToBeText() throws {
    let talk = Talk()
    talk.put("单", [("占比", ["20%", "5%"]), ("额", ["100", "20"])])
    try talk.say("count where 占比 > 20%")
    #expect(talk.notes.last?.contains("number(占比) reads numbers") == true)
    try talk.say("count where 额 between 10 and 30")
    #expect(talk.notes.last?.contains("compared by its characters") == true)
  }

  @Test func numbersThatNeverOccurAreSaid() throws {
    let talk = Talk(interactive: true)
    try talk.say("count where minutes in (20, 25)")
    #expect(talk.notes.last == "“25” never occurs in minutes; the nearest are 20 and 30")
    try talk.say("count where minutes = 99")
    #expect(talk.notes.last == "“99” never occurs in minutes; the nearest is 60")
    try talk.say("count where minutes in (20, 25, 30, 35)")
    #expect(
      talk.notes.suffix(2).map { $0.hasPrefix("“25” never") || $0.hasPrefix("“35” never") } == [
        true, true,
      ])
    try talk.say("count where minutes in (10..20, 50)")
    #expect(talk.answers.last?.rows[0][0].value == .number(3))
  }

  @Test func repeatedRowsStayDroppedUnderAll() throws {
    let talk = Talk()
    try talk.say("unique channel", "filter reason = net", "all | count")
    #expect(talk.answers.last?.rows[0][0].value == .number(4))
  }

  @Test func durationsHaveDigitsAndATongue() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("group channel of mean(opened - 2012-04-29) digits 3")
    let printed = try #require(talk.printed.last)
    #expect(printed.contains("（天）") && printed.contains("3.000"), "\(printed)")
    try talk.say("add d = opened - 2012-04-30", "show 1 d")
    #expect(talk.texts.last?.contains("0天") == true)
  }

  @Test func valuesGivenForParametersAreOfTheirKind() throws {
    let talk = Talk()
    for (text, given) in [
      ("parameter m = 2012-05", "2012-04..2012-05"), ("parameter m = 3", "2.5"),
      ("parameter m = 3", "三"),
    ] {
      let problem = try #require(talk.run(text + "\ncount", ["m": given]))
      #expect(problem.failure == .language)
    }
    #expect(talk.run("parameter m = 2012-05\nsay \"{m}\"", ["m": "2012Q1"]) == nil)
    #expect(talk.run("parameter m = 2012-01..2012-05\nsay \"{m}\"", ["m": "2012-05"]) == nil)
  }

  /// Rows whose cell is missing take the other choice, as if they did not meet the condition.
  @Test(arguments: [
    ("if(n > 2, \"大\", \"小\")", "n missing in 2 of them, which count as no"),
    ("分情况(n > 4: \"大\", n > 2: \"中\", 其余: \"小\")", "n missing in 2 of them, which count as no"),
    ("if(n > 2, \"大\", missing)", nil), ("if(n is missing, missing, if(n > 2, 1, 0))", nil),
    ("case(n > 2: \"大\", n is missing: \"无\", else: \"小\")", nil), ("if(渠 = app, 1, 2)", nil),
  ])
  func choicesOfMissingCellsAreSaid(_ choice: String, _ said: String?) throws {
    let talk = Talk()
    talk.put("单", [("n", ["5", "", "", "2"]), ("渠", ["app", "APP", "app", "短信"])])
    try talk.say("add 级 = \(choice)", "breakdown 级")
    let lines = [base(talk)]
    try talk.say("breakdown (\(choice))")
    for line in lines + [base(talk)] {
      #expect(line.contains("which count as no") == (said != nil), "\(line)")
      if let said { #expect(line.contains(said), "\(line)") }
    }
  }

  /// Other programs write months as `mm`; where an hour stands in front they are minutes.
  @Test(arguments: [
    ("text(opened + 1 hour, \"yyyy-mm\")", "text(opened + 1 hour, \"yyyy-MM\")"),
    ("文字(opened + 1小时, \"yyyymmdd\")", "文字(opened + 1小时, \"yyyyMMdd\")"),
    ("text(opened + 1 hour, \"yyyy-MM\")", nil),
  ])
  func minutesBehindAYearAreSaid(_ call: String, _ meant: String?) throws {
    let talk = Talk()
    try talk.say("add m = \(call)")
    let said = talk.notes.filter { $0.contains("“mm” are minutes here") }
    #expect(said.count == (meant == nil ? 0 : 1), "\(talk.notes)")
    if let meant { #expect(said.first?.contains("add m = \(meant)") == true) }
  }

  @Test func daysHaveNoMinutes() throws {
    for (line, hint) in [
      ("add m = text(opened, \"yyyy-mm\")", "add m = text(opened, \"yyyy-MM\")"),
      ("添加 m = 文字(opened, \"yyyy年mm月\")", "添加 m = 文字(opened, \"yyyy年MM月\")"),
    ] {
      let failure = try #require(Talk().failure(line))
      #expect(failure.hints.map(\.proposal) == [hint])
    }
  }

  @Test func commentsInsideAConditionAreNotSaid() throws {
    let talk = Talk()
    try talk.say("count where minutes in (10, # 十\n 20)")
    #expect(base(talk).contains("where minutes in (10, 20)"), "\(base(talk))")
  }

  @Test(arguments: [
    ("breakdown channel | filter share > 0.2", "breakdown channel | filter share > 20%"),
    ("breakdown channel | filter share > 20", "breakdown channel | filter share > 20%"),
  ])
  func sharesAreHintedAsMeant(_ line: String, _ hint: String) throws {
    #expect(try #require(Talk().failure(line)).hints.map(\.proposal) == [hint])
  }

  @Test(arguments: [
    ("count where quarter(opened) = 2", "a quarter is a period such as 2012Q2"),
    ("count where weekday(opened) = Monday", "weekdays are numbers, 1 for Monday to 7 for Sunday"),
  ])
  func partsOfTheYearSayHowTheyAreWritten(_ line: String, _ message: String) throws {
    #expect(try #require(Talk().failure(line)).message.english == message)
  }

  @Test func rowsShowWhatIsComputed() throws {
    let talk = Talk()
    try talk.say("show 2 channel, month(opened), (minutes * 2) as 双倍")
    #expect(talk.texts.last?.contains("2012-04") == true && talk.texts.last?.contains("双倍") == true)
    #expect(talk.session.dataset?.shapes.isEmpty == true)
    try talk.say("select channel as 渠, (minutes * 2) as 双倍", "breakdown 双倍")
    #expect(talk.answers.last?.rows.count == 7)
    let problem = try #require(talk.failure("select 渠, (双倍) as 渠"))
    #expect(problem.message.english.contains("渠"))
  }

  @Test func filesThatCannotBeWrittenYetAreNamed() throws {
    let problem = try #require(Talk().failure("breakdown channel | export 月报.xlsx"))
    #expect(problem.message.text(in: .chinese).contains("导出 月报.csv 供Excel"))
  }

  @Test func thePromptNamesTheColumnWhereAValueSaysNothing() throws {
    let talk = Talk()
    try talk.say("filter channel is missing")
    #expect(talk.session.prompt(talk.host) == "tickets[channel is missing] 1/6> ")
    try talk.say("undo", "filter channel = missing")
    #expect(talk.session.prompt(talk.host) == "tickets[channel = missing] 1/6> ")
  }

  @Test func expressionsThatAreMissingCountAsNoToo() throws {
    let talk = Talk()
    talk.put("单", [("分", ["5", "未评价", "", "2"]), ("渠", ["app", " APP", "app", "短信"])])
    try talk.say("group 渠 of share(number(分) >= 4)")
    #expect(
      base(talk).contains("number(分) missing in 2 of them, which count as no"), "\(base(talk))")
    try talk.say("count where 渠 = app")
    #expect(talk.notes.last?.hasSuffix("use trim(渠) =~ app") == true, "\(talk.notes)")
  }

  @Test func aParameterThatNothingUsesCannotBeGiven() throws {
    let talk = Talk()
    let problem = try #require(talk.run("parameter 月 = 2012-05\ncount", ["月": "2012-04"]))
    #expect(problem.failure == .language)
    #expect(problem.message.text(in: .chinese).contains("却没有使用"))
    #expect(talk.answers.isEmpty)
  }

  @Test func savingSaysWhatTheNextRunWritesOver() throws {
    let talk = Talk()
    let path = try Talk.file("渠道.csv", "")
    try talk.say("filter opened in 2012-05", "breakdown channel", "export \"\(path)\" replace")
    _ = try talk.saved("月 = 2012-05")
    #expect(talk.notes.contains { $0.hasPrefix("each run writes \(path) anew") }, "\(talk.notes)")
  }

  @Test(arguments: [
    ("tab channel if minutes > 20", "breakdown channel where minutes > 20"),
    ("breakdown channel if minutes > 20", "breakdown channel where minutes > 20"),
    ("plaint may.plaint month=2012-04", "run FILE.plaint for a script, load FILE.csv for data"),
  ])
  func habitsOfOtherProgramsAreRead(_ line: String, _ meant: String) throws {
    let hints = try #require(Talk().failure(line)).hints.map(\.english)
    #expect(hints.contains { $0.hasSuffix(meant) }, "\(hints)")
  }
}
