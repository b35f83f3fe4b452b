import PlaintEngine
import PlaintLanguage
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// Pipes, `it`, names, undo: what sticks and what does not.
struct PipeTests {
  @Test func whatFollowsAnAnswerBindsToItsColumns() throws {
    let talk = Talk()
    try talk.say(
      "breakdown channel | filter share >= 20% | sort count desc | select channel, count")
    #expect(talk.rows == [["电话", "3"]])
    try talk.say("占比 channel｜排序 count｜取前 1")
    #expect(talk.rows.map { $0[1] } == ["1"])
    try talk.say(
      "breakdown channel | add half = count / 2 | filter half > 1 | select channel, half")
    #expect(talk.rows == [["电话", "1.5"]])
    try talk.say("breakdown channel | group count of n = count()")
    #expect(talk.rows == [["1", "3"], ["3", "1"]])
    try talk.say("crosstab reason by channel | sort 电话 desc | select reason, 电话")
    #expect(talk.rows.map { $0[0] } == ["fee", "net", "(total)"])
    try talk.say("breakdown channel | count")
    #expect(talk.rows == [["4", "4"]])
    try talk.say("count | add double = rows * 2")
    #expect(talk.rows == [["6", "6", "12"]])
  }

  @Test func assertsBehindAnAnswerAreOfTheAnswer() throws {
    let talk = Talk()
    try talk.say(
      "breakdown channel | assert sum(count) = 6", "breakdown channel | assert count() = 4")
    try talk.say("breakdown channel | filter count > 1 | assert count > 2")
    #expect(talk.failure("breakdown channel | assert count() = 6")?.failure == .assertion)
    #expect(talk.failure("breakdown channel | assert count > 2")?.failure == .assertion)
  }

  @Test func anErrorBehindAnAnswerLeavesEverythingAsItWas() throws {
    let talk = Talk()
    try talk.say("count")
    #expect(talk.failure("filter minutes > 10 | breakdown channel | sort shar") != nil)
    #expect(talk.answers.count == 1 && talk.notes.isEmpty)
    #expect(talk.session.it?.title == "count")
    #expect(talk.session.dataset?.shapes.isEmpty == true)
  }

  @Test func aPipeSticksOnlyIfAllOfItShapes() throws {
    let talk = Talk()
    try talk.say("filter minutes > 10 | sort minutes desc")
    #expect(talk.session.dataset?.shapes.count == 2)
    try talk.say("filter minutes > 30 | breakdown channel")
    #expect(talk.session.dataset?.shapes.count == 2)
    #expect(try talk.count(where: "minutes > 0") == "5")
    try talk.say("undo 2")
    #expect(try talk.count(where: "minutes > 0") == "6")
  }

  @Test func namesMakeDatasets() throws {
    let talk = Talk()
    try talk.say("long = filter minutes > 30", "long | count")
    #expect(talk.rows == [["3", "6"]])
    try talk.say("r = breakdown channel | sort count desc", "r | filter count > 1 | count")
    #expect(talk.rows == [["1", "4"]])
    #expect(talk.session.current == "tickets")
    try talk.say("breakdown reason", "r = it", "r | count")
    #expect(talk.rows == [["2", "2"]])
    #expect(talk.notes.contains("“r” now means this; what it was before is gone"))
  }

  @Test func itIsTheLastAnswerUntilSomethingShapes() throws {
    let talk = Talk()
    #expect(talk.failure("it")?.message.english == "there is no answer to take up")
    try talk.say("breakdown channel", "show 1", "it | sort count | take 1")
    #expect(talk.rows.count == 1)
    #expect(talk.failure("breakdown nosuch") != nil)
    try talk.say("it")
    #expect(talk.answers.count == 3)
    try talk.say("filter minutes > 10")
    #expect(talk.failure("它 | 排序 count")?.message.text(in: .chinese) == "没有可以继续使用的结果")
  }

  @Test func allStartsBeforeTheFilters() throws {
    let talk = Talk()
    try talk.say(
      "filter minutes > 30", "add x = minutes * 2", "take 1", "all | count", "all | breakdown x")
    #expect(talk.answers[0].rows[0][0].value.text == "6")
    #expect(talk.answers[1].rows.count == 7)
    try talk.say("全部 | 计数")
    #expect(talk.rows == [["6", "6"]])
  }

  @Test func stepsThatExcludeEachOtherAreNamed() throws {
    let talk = Talk()
    try talk.say("filter channel = 电话", "filter channel = 短信")
    #expect(
      talk.notes.last == """
        no rows are left: “filter channel = 短信” excludes what “channel = 电话” kept; undo takes it back
        """)
  }

  @Test func divisionsByZeroAreCountedWhereTheyMatter() throws {
    let talk = Talk()
    try talk.say("breakdown (minutes / (minutes - 10)) as x")
    #expect(talk.answers.last?.notes.map(\.english) == ["division by zero left 1 cell missing"])
    try talk.say("add rate = minutes / (minutes - 10)")
    #expect(talk.notes == ["division by zero left 1 cell missing"])
    try talk.say("breakdown channel")
    #expect(talk.answers.last?.notes.isEmpty == true)
    try talk.say("group reason of mean(rate)")
    #expect(talk.answers.last?.notes.map { $0.text(in: .chinese) } == ["因除以零，1 个单元格为缺失"])
  }

  @Test func uniqueRowsOfAnAnswer() throws {
    let talk = Talk()
    try talk.say("group channel, reason | select reason | unique")
    #expect(talk.rows.map { $0[0] }.sorted() == ["fee", "net"])
  }

  @Test func titlesEndWithTheirLastWord() throws {
    let talk = Talk()
    try talk.say("breakdown channel | sort count", "breakdown channel   # why")
    #expect(talk.answers.map(\.title) == ["breakdown channel", "breakdown channel"])
  }

  @Test func whatEndsAPipe() {
    let talk = Talk()
    #expect(
      talk.failure("breakdown channel | undo")?.message.english
        == "this stands on a line of its own")
    #expect(talk.failure("show | count")?.message.english == "nothing can follow this in a pipe")
    #expect(talk.failure("x = show")?.message.english == "this gives nothing to name")
  }

  @Test func completionBehindAnAnswerOffersItsColumns() {
    let talk = Talk()
    let line = "breakdown channel | sort "
    let found = talk.session.completions(of: line, at: line.utf8.count, host: talk.host).map(\.text)
    #expect(found == ["channel", "count", "share", "cumulative"])
  }

  @Test func completionQuotesAValueThatIsAlsoAColumn() {
    let talk = Talk()
    talk.put("t", [("State", ["CA", "CA", "CA"]), ("type", ["State", "missing", "a b"])])
    let line = "count where type = "
    let found = talk.session.completions(of: line, at: line.utf8.count, host: talk.host).map(\.text)
    #expect(found.prefix(3) == ["\"State\"", "\"a b\"", "\"missing\""])
  }

  @Test func explainGoesBeyondAnAnswer() throws {
    let talk = Talk()
    try talk.say("explain breakdown channel | sort count | take 1")
    #expect(talk.texts.last?.contains("as typed: sort count") == true)
    #expect(talk.texts.last?.contains("as typed: take 1") == true)
  }
}
