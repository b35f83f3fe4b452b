import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// `where` behind verbs that shape or write: the same as `filter` in front of them.
struct NarrowingTests {
  /// Each line reads rows as the one with its filter in front.
  @Test(arguments: [
    ("take 1 where channel = 短信", "filter channel = 短信 | take 1"),
    ("sort minutes desc where reason = fee", "filter reason = fee | sort minutes desc"),
    ("排序 minutes 降序 其中 channel = 电话", "筛选 channel = 电话 | 排序 minutes 降序"),
    ("unique channel where minutes > 10", "filter minutes > 10 | unique channel"),
    ("unique where channel = 电话", "filter channel = 电话 | unique"),
    ("sample 2 where minutes > 10 seed 3", "filter minutes > 10 | sample 2 seed 3"),
    ("select channel, minutes where reason = net", "filter reason = net | select channel, minutes"),
    ("选列 channel 其中 reason = net", "筛选 reason = net | 选列 channel"),
    ("drop reason where reason = net", "filter reason = net | drop reason"),
    ("rename reason as 原因 where reason = net", "filter reason = net | rename reason as 原因"),
    ("weight minutes where channel = 电话", "filter channel = 电话 | weight minutes"),
    ("append tickets where channel = 电话", "filter channel = 电话 | append tickets"),
  ])
  func aConditionIsAFilterInFront(line: String, longer: String) throws {
    let (short, long) = (Talk(), Talk())
    try short.say(line)
    try long.say(longer)
    let shapes = [short, long].map { talk in
      talk.session.dataset?.shapes.map { [$0.text, $0.condition ?? "", "\($0.isFilter)"] }
    }
    #expect(shapes[0] == shapes[1] && shapes[0]?.count == 2)
    #expect(short.notes == long.notes)
    try short.say("show", "steps", "undo", "count")
    try long.say("show", "steps", "undo", "count")
    #expect(short.texts == long.texts && short.rows == long.rows)
  }

  @Test func addedValuesAreOfTheRowsThatMeet() throws {
    let talk = Talk()
    try talk.say("add late = minutes where channel = 电话", "count where late is missing")
    #expect(talk.notes.first == "3 of 6 rows meet the condition; the others have no value")
    #expect(talk.rows == [["3", "6"]])
    let chinese = Talk(tongue: .chinese)
    try chinese.say("添加 晚 = minutes 其中 channel = 没有", "计数 其中 晚 缺失")
    #expect(chinese.notes.contains("6 行中 0 行满足条件，其余没有值"))
  }

  @Test func recodingLeavesOtherRowsAlone() throws {
    let talk = Talk()
    try talk.say(
      "recode channel as place: 电话 -> 热线 where opened in 2012-05", "breakdown place")
    let counts = Dictionary(uniqueKeysWithValues: talk.rows.map { ($0[0], $0[1]) })
    #expect(counts["热线"] == "2" && counts["电话"] == "1")
  }

  @Test func behindAnAnswerItChoosesItsLines() throws {
    let talk = Talk()
    try talk.say("breakdown channel | take 1 where count < 3")
    #expect(talk.rows == [["短信", "1", "16.67", "66.67"]])
    #expect(talk.failure("breakdown channel | take 1 where minutes > 3")?.hints.isEmpty == false)
    #expect(talk.session.dataset?.shapes.isEmpty == true)
  }

  /// A condition behind a condition is one of two.
  @Test(arguments: [
    ("filter minutes > 10 where channel = 电话", "filter minutes > 10 | filter channel = 电话"),
    ("筛选 minutes > 10 其中 channel = 电话", "筛选 minutes > 10 | 筛选 channel = 电话"),
  ])
  func aFilterTakesNoWhere(line: String, meant: String) {
    #expect(Talk().failure(line)?.hints.contains { $0.english.contains(meant) } == true)
  }

  @Test func anUnknownColumnIsShownInItsPlace() throws {
    let talk = Talk()
    let failure = try #require(talk.failure("排序 minutes 其中 渠到 = 电话"))
    #expect(failure.place == Place(22, 28))
    #expect(talk.session.dataset?.shapes.isEmpty == true)
  }
}
