import PlaintEngine
import PlaintLanguage
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What a line that reads well but means nothing is told: what, where, and the nearest right thing.
struct BindingErrorTests {
  @Test func `a text column of 05:30 asks for a pattern`() throws {
    let talk = Talk(tongue: .chinese)
    let file = try Talk.file("t.csv", "a,b\n05:30,5分30秒\n06:20,6分\n5分30秒,05:30\n")
    try talk.say("加载 \(file) 作为 t")
    let failure = talk.failure("添加 x = 时长(a)")
    #expect(failure?.message.text(in: .chinese) == "“a”可能是时分，也可能是分秒")
    #expect(failure?.hints.count == 2)
    try talk.say("添加 x = 时长(a, \"m:ss\")", "添加 y = 时长(b)")
  }

  @Test(
    arguments: [
      (
        "count where chanel = 电话", "no column “chanel” in tickets", "chanel",
        "did you mean “channel”?"
      ),
      (
        "count where 渠道 = 电话", "no column “渠道” in tickets", "渠道",
        "the columns are channel, reason, opened, minutes"
      ),
      (
        "count where month = 2012-05", "no column “month” in tickets", "month",
        "month is a function: count where month(opened) = 2012-05"
      ),
      ("breakdown 月", "no column “月” in tickets", "月", "月 is a function: breakdown 月(opened)"),
      (
        "count where minutes-minutes < 1", "no column “minutes-minutes” in tickets",
        "minutes-minutes", "to subtract, put blanks: count where minutes - minutes < 1"
      ),
      (
        "count where month(opened) = 5", "a month is a period such as 2012-05", "month(opened) = 5",
        "for the month of any year: count where monthnumber(opened) = 5"
      ),
      (
        "count where channel = 电话 or 短信 or 网站", "a condition must stand here, not a value", "短信",
        "for either value: count where channel in (电话, 短信, 网站)"
      ),
      (
        "count where channel != 电话 and “短信” and minutes > 1",
        "a condition must stand here, not a value",
        "“短信”", "for neither value: count where channel not in (电话, “短信”) and minutes > 1"
      ),
      (
        "count where minutes = abc",
        "“minutes” is a whole number column, and “abc” cannot be read as a whole number", "abc", nil
      ),
      (
        "count where opened = abc", "“opened” is a date column, and “abc” cannot be read as a date",
        "abc",
        "periods are written"
      ),
      (
        "count where opened = 2012-13", "there is no period 2012-13", "2012-13",
        "periods are written"
      ),
      (
        "count where opened in 2012-05..2012-04", "this range ends before it begins",
        "2012-05..2012-04", nil
      ),
      (
        "count where minutes in 40..20", "this range ends before it begins", "minutes in 40..20",
        nil
      ),
      (
        "count where minutes between 40 and 20", "this range ends before it begins",
        "minutes between 40 and 20", nil
      ),
      (
        "count where channel in 1..3", "a range faces numbers, dates or moments; “channel” is text",
        "1..3",
        "list the values: channel in (…)"
      ),
      (
        "count where opened - 2012-05-01 > 3",
        "the left side is a duration, and “3” cannot be read as one", "3",
        "write a unit: count where opened - 2012-05-01 > 3 hours"
      ),
      (
        "count where minutes contains 1", "“contains” needs text; “minutes” is a whole number",
        "minutes",
        "to look at it as text: count where text(minutes) contains 1"
      ),
      (
        "count where channel", "this is text, not a condition", "channel", "compare it: channel = …"
      ),
      (
        "count where minutes > missing", "missing is neither smaller nor larger than anything",
        "minutes > missing", "write “is missing” or “is not missing”"
      ),
      (
        "count where reason matches \"(\"", "in the pattern “(”: missing closing parenthesis", nil,
        nil
      ),
      (
        "count where reason matches \"电话[\"",
        "in the pattern “电话[”: missing terminating ] for character class",
        nil, nil
      ),
      (
        "breakdown bin(minutes, 0)", "the width of a bin is more than 0; 0 does not fit bin(…)",
        "0", nil
      ),
      (
        "breakdown text(opened, \"bogus\")", "the format “bogus” does not fit a date", "\"bogus\"",
        nil
      ),
      (
        "breakdown pseudonym(channel, reason)",
        "the key of pseudonym(…) is a text in quotes, not empty", "reason", nil
      ),
      (
        "breakdown split(channel, \"/\", 0)",
        "pieces are counted from 1, or from the end from -1; 0 does not fit split(…)", "0", nil
      ),
      (
        "breakdown left(channel, -1)",
        "a number of characters is 0 or more; -1 does not fit left(…)", "-1", nil
      ),
      (
        "breakdown 左取(channel, -1)", "a number of characters is 0 or more; -1 does not fit left(…)",
        "-1", nil
      ),
      (
        "add x = extract(channel, \"(\")", "in the pattern “(”: missing closing parenthesis", nil,
        nil
      ),
      (
        "breakdown if(minutes > 30, 多, 少)", "no column “多” in tickets", "多",
        "write: breakdown if(minutes > 30, \"多\", \"少\")"
      ),
      (
        "breakdown length(reason) > 20", "“20” is no column", "20",
        "a condition as a column stands in parentheses: (… > 20)"
      ),
      (
        "breakdown bin(37.5,0.5)",
        "“bin(37.5,0.5)” uses no column, so it is the same for every row",
        "bin(37.5,0.5)", nil
      ),
      ("breakdown nosuch(reason)", "no function “nosuch”", "nosuch", nil),
      ("breakdown lenth(reason)", "no function “lenth”", "lenth", "breakdown length(reason)"),
      (
        "breakdown sum(minutes)", "sum(…) takes many rows together; here is one row at a time",
        "sum", nil
      ),
      (
        "breakdown length(minutes)", "length(…) needs text; “minutes” is a whole number", "minutes",
        nil
      ),
      (
        "breakdown month(channel)", "month(…) needs a date or a moment; “channel” is text",
        "channel", nil
      ),
      (
        "group channel of sum(reason)",
        "sum(…) needs a number, a share or a duration; “reason” is text",
        "reason", nil
      ),
      ("group channel of minutes", "a measure must stand here", "minutes", nil),
      (
        "breakdown channel | filter share >= 10", "a share is compared with a percentage", "10",
        "write: breakdown channel | filter share >= 10%"
      ),
      (
        "breakdown channel | sort shar", "no column “shar” in breakdown channel", "shar",
        "did you mean “share”?"
      ),
      (
        "tickets", "“tickets” is a dataset, not a command", "tickets",
        "to work with it: use tickets"
      ),
      ("ticket | count", "no dataset “ticket”", "ticket", "did you mean “tickets”?"),
      (
        "all | filter minutes > 1", "this pipe only shapes, so nothing would come of it", nil,
        "name it: big = "
      ),
    ] as [(String, String, String?, String?)])
  func errors(_ line: String, _ message: String, _ marked: String?, _ hint: String?) throws {
    let talk = Talk()
    let problem = try #require(talk.failure(line))
    #expect(problem.message.english == message)
    if let marked { #expect(talk.marked(line) == marked) }
    if let hint {
      #expect(
        problem.hints.contains { $0.english.contains(hint) }, "\(problem.hints.map(\.english))")
    }
    #expect(problem.message.text(in: .chinese) != problem.message.english)
    #expect(talk.answers.isEmpty && talk.notes.isEmpty)
  }

  /// What is loaded tells how far an unquoted value or column goes.
  @Test(arguments: [
    (
      "count where [Complaint Type] = Noise - Loud",
      "count where [Complaint Type] = \"Noise - Loud\""
    ),
    (
      "count where [Complaint Type] = Heat (no water)",
      "count where [Complaint Type] = \"Heat (no water)\""
    ),
    (
      "count where [Complaint Type] = Debt is not mine",
      "count where [Complaint Type] = \"Debt is not mine\""
    ),
    ("breakdown Complaint Type", "breakdown [Complaint Type]"),
    (
      "count where Complaint Type = Noise - Loud", "count where [Complaint Type] = \"Noise - Loud\""
    ),
    (
      "breakdown [Complaint Type] where Name = Bank of America by Name",
      "breakdown [Complaint Type] where Name = \"Bank of America\" by Name"
    ),
    (
      "count where Name = Smith, Jones, or Co and [Complaint Type] = Heat (no water)",
      "count where Name = \"Smith, Jones, or Co\" and [Complaint Type] = \"Heat (no water)\""
    ),
    ("count where Name = 话费直通车(1008611)", "count where Name = \"话费直通车(1008611)\""),
    (
      "count where Name in (话费直通车(1008611), Bank of America)",
      "count where Name in (\"话费直通车(1008611)\", \"Bank of America\")"
    ),
    (
      "占比 Complaint Type 其中 Name = Bank of America",
      "占比 [Complaint Type] 其中 Name = \"Bank of America\""
    ),
  ]) func unquoted(_ line: String, _ proposal: String) throws {
    let talk = Talk()
    talk.put(
      "t",
      [
        ("Complaint Type", ["Noise - Loud", "Heat (no water)", "Debt is not mine", "Noise"]),
        ("Name", ["Bank of America", "Smith, Jones, or Co", "话费直通车(1008611)", "Bank"]),
      ])
    let problem = try #require(talk.failure(line))
    #expect(problem.hints.map(\.english) == ["write: \(proposal)"], "\(problem.message.english)")
    #expect(problem.message.english.contains(" needs "))
    #expect(talk.failure(proposal) == nil)
  }

  @Test func aWordThatIsColumnAndValueCouldMeanEither() throws {
    let talk = Talk()
    talk.put("t", [("State", ["CA", "NY", "NY"]), ("type", ["State", "other", "NY"])])
    let problem = try #require(talk.failure("count where type = State"))
    #expect(problem.message.english == "“State” is a column and also a value of type")
    #expect(
      problem.hints.map(\.english) == [
        "for the value: count where type = \"State\"", "for the column: count where type = [State]",
      ])
    #expect(try talk.count(where: "type = \"State\"") == "1")
    #expect(try talk.count(where: "type = [State]") == "1")
    #expect(try talk.count(where: "State = type") == "1")
  }

  @Test func valuesThatNeverOccur() throws {
    let script = Talk()
    let slip = try #require(script.failure("count where channel = 电"))
    #expect(slip.message.english == "“电” never occurs in channel")
    #expect(slip.hints.map(\.english) == ["did you mean “电话” (3)?"])
    #expect(try script.count(where: "channel = 邮件") == "0")
    #expect(script.notes == ["“邮件” never occurs in channel"])
    try script.say("allow unknown values")
    #expect(try script.count(where: "channel = 电") == "0")
    let prompt = Talk(interactive: true, tongue: .chinese)
    #expect(try prompt.count(where: "channel = 电") == "0")
    #expect(prompt.notes == ["channel中从未出现“电”；是否想写“电话” (3)？"])
  }

  /// Columns that steps make or rename are looked into too.
  @Test func valuesOfMadeColumnsThatNeverOccur() throws {
    let talk = Talk()
    try talk.say("rename channel as 渠道", "add size = if(minutes > 30, \"large\", \"small\")")
    #expect(talk.failure("count where 渠道 = 电")?.hints.first?.english == "did you mean “电话” (3)?")
    #expect(
      talk.failure("count where size = larg")?.message.english == "“larg” never occurs in size")
    #expect(try talk.count(where: "size = large") == "3")
  }

  @Test func moreWouldMatchIgnoringCase() throws {
    let talk = Talk()
    talk.put("t", [("State", ["CA", "ca", "ＣＡ", " CA ", "NY"])])
    #expect(try talk.count(where: "State = CA") == "1")
    #expect(
      talk.notes == [
        "3 more rows would match “CA” ignoring case, width and outer blanks: use trim(State) =~ CA"
      ])
    #expect(try talk.count(where: "State =~ ca") == "3")
  }

  /// What the list names besides is not “more”.
  @Test func aListThatNamesBothIsNotTold() throws {
    let talk = Talk()
    talk.put("t", [("渠道", ["app", "APP", "App", "电话"])])
    #expect(try talk.count(where: "渠道 in (app, APP, App)") == "3")
    #expect(talk.notes.isEmpty)
    #expect(try talk.count(where: "渠道 in (app, APP)") == "2")
    #expect(talk.notes.first?.hasPrefix("1 more row would match “app”") == true)
  }

  /// Nothing near is looked for among very many texts, but one that never occurs is told.
  @Test func ofVeryManyTextsOnlyWhatNeverOccursIsTold() throws {
    let talk = Talk()
    let texts = Strings((0..<100_001).map { "第\($0)号" })
    let column = Column("内容", .text, .plain(texts, missing: nil), count: 100_001)
    let source = MemorySource(name: "多", table: Table([column], count: 100_001))
    talk.session.put(Dataset(name: "多", source: source, origin: "load x.csv as 多"))
    talk.session.current = "多"
    #expect(try talk.count(where: "内容 = 第77号") == "1")
    #expect(talk.notes.isEmpty)
    #expect(try talk.count(where: "内容 = 第7x号") == "0")
    #expect(talk.notes.contains("“第7x号” never occurs in 内容"))
  }

  @Test func aWeightThatIsNotWholeIsRounded() throws {
    let talk = Talk()
    try talk.say("add 半 = minutes / 2")
    let hints = talk.failure("weight 半")?.hints
    #expect(hints?.map(\.english) == ["to round them: weight round(半)"])
    #expect(hints?.map { $0.text(in: .chinese) } == ["若要取整：加权 修约(半)"])
    try talk.say("加权 修约(半)")
  }

  @Test(arguments: ["NULL", "n/a", "空"]) func emptyCellsByOtherNames(_ word: String) throws {
    let talk = Talk(interactive: true)
    try talk.say("count where channel = \"\(word)\"")
    #expect(talk.notes.contains { $0.hasSuffix("write: count where channel = missing") })
  }

  @Test func namesMatchIgnoringCaseAndSayIt() throws {
    let talk = Talk()
    #expect(try talk.count(where: "ＣHANNEL = 电话") == "3")
    #expect(talk.notes == ["took “ＣHANNEL” for the column “channel”"])
  }
}
