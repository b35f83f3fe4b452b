import PlaintEngine
import PlaintQuery
import PlaintText
import PlaintValue
import Testing

struct SayTests {
  @Test func `aggregates are taken over the current rows`() throws {
    let talk = Talk()
    try talk.say(
      "filter reason = fee", #"say "{count()} of {sum(minutes)}, {share(channel = 电话)}""#)
    #expect(talk.texts == ["4 of 140, 50.00%"])
  }

  /// Every measure with one argument more and less than it takes, wherever rows are taken together.
  @Test func `no argument is dropped in silence`() throws {
    for aggregate in AggregateName.allCases {
      for chinese in [false, true] {
        let name = chinese ? aggregate.chinese : aggregate.word
        let first = [.count, .share].contains(aggregate) ? "minutes > 3" : "minutes"
        for count in 0...(aggregate.arity.upperBound + 2) where !aggregate.arity.contains(count) {
          let arguments = [first, "2", "3", "4"].prefix(count).joined(separator: ", ")
          let call = "\(name)(\(arguments))"
          for line in [
            #"say "{\#(call)}""#, #"写 "共 {\#(call)} 件""#, "assert \(call) = 3", "断言 \(call) > 3",
            "group channel of \(call)", "x = breakdown channel of \(call)",
          ] {
            let failure = Talk().failure(line)
            #expect(failure?.message.english.contains("argument") == true, "\(line)")
          }
          let behind = Talk()
          try behind.say("x = breakdown channel", "use x")
          let other = call.split(separator: "minutes", omittingEmptySubsequences: false)
            .joined(separator: "count")
          let failure = behind.failure(#"say "{\#(other)}""#)
          #expect(failure?.message.english.contains("argument") == true, "\(other)")
        }
      }
    }
    let labelled = Talk().failure(#"say "{count(minutes > 3: 2)}""#)
    #expect(labelled?.message.english == "only case(…) takes “:”")
  }

  @Test func `cells of the last answer are quoted as printed`() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("占比 channel", #"写 "{it(1, channel)} 占 {它(1, share)}""#)
    #expect(talk.texts == ["电话 占 50.00%"])
    #expect(talk.session.it != nil)
  }

  @Test func `functions of aggregates are worded`() throws {
    let talk = Talk()
    try talk.say(#"say "{text(max(opened), \"yyyy年M月\")}：{count() * 2}""#)
    #expect(talk.texts == ["2012年6月：12"])
  }

  @Test func `a doubled brace is a brace`() throws {
    let talk = Talk()
    try talk.say(#"say "{{count()}""#)
    #expect(talk.texts == ["{count()}"])
  }

  @Test func `an unknown word in braces is pointed at`() {
    let talk = Talk()
    let failure = talk.failure(#"say "共 {moth} 件""#)
    #expect(failure?.message.english == "no parameter “moth”")
    #expect(failure?.place == Place(10, 14))
  }

  @Test func `what data say is not read again`() throws {
    let talk = Talk()
    try talk.say("add odd = \"{count()}\"", "breakdown odd", #"say "{it(1, odd)}""#)
    #expect(talk.texts == ["{count()}"])
  }
}

struct DefaultsTests {
  @Test func `defaults change shares and print themselves`() throws {
    let talk = Talk()
    try talk.say("defaults digits 1 today 2012-06-20", "defaults", #"say "{share(reason = net)}""#)
    #expect(
      talk.texts == [
        """
        defaults rounding half-up
        defaults digits 1
        defaults today 2012-06-20
        """, "33.3%",
      ])
  }

  @Test func `默认 takes Chinese clauses`() throws {
    let talk = Talk()
    try talk.say("默认 小数 3 时间列 opened 数据截至 2012-06-01 表头语言 中文")
    #expect(talk.session.defaults.digits == 3)
    #expect(talk.session.defaults.on == "opened")
    #expect(talk.session.defaults.complete.until == Talk.day("2012-06-01"))
    #expect(talk.session.defaults.headings == .chinese)
  }

  @Test func `a column without time is refused`() {
    let failure = Talk().failure("defaults on channel")
    #expect(failure?.hints.map(\.english) == ["time columns: opened"])
    #expect(failure?.hints.map { $0.text(in: .chinese) } == ["时间列：opened"])
    #expect(failure?.place == Place(12, 19))
  }

  @Test func `a value that never occurs is allowed when said`() throws {
    let talk = Talk()
    #expect(talk.failure("filter channel = 短") != nil)
    try talk.say("允许未知值", "filter channel = 短")
  }

  @Test func `history lists what succeeded`() throws {
    let talk = Talk()
    _ = talk.failure("filter nothing = 1")
    try talk.say("计数", "历史")
    #expect(talk.texts == ["1  计数"])
  }

  @Test func `a figure said often is counted once`() throws {
    let talk = Talk()
    try talk.say("load \(try Talk.file("数.csv", "甲\n1\n2\n"))")
    let passes = 5000
    let clock = ContinuousClock()
    let time = try clock.measure {
      try talk.say("say \"\(String(repeating: "{count()}{合计(甲)}", count: passes))\"")
    }
    #expect(talk.texts.last == String(repeating: "23", count: passes))
    #expect(time < .seconds(2))
  }
}
