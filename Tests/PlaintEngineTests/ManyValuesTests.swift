import PlaintEngine
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// Breakdowns of columns with very many values: what `top` folds need never be made values of.
struct ManyValuesTests {
  /// 12,000 tickets of some 3,000 telephones, a tenth without one; 工单 under Chinese names.
  private static func talk(_ tongue: Tongue = .english) -> Talk {
    let talk = Talk(tongue: tongue)
    let rows = 0..<12_000
    let phones = rows.map { row -> Value in
      row % 10 == 3 ? .missing : .number(Number(13_000_000_000 + row * row % 7_919 % 3_001))
    }
    let table = Table(
      [
        Column("phone", .whole, values: phones),
        Column("名", .text, values: phones.map { $0.isMissing ? $0 : .text("号" + $0.text) }),
        Column("minutes", .whole, values: rows.map { .number(Number($0 % 97)) }),
      ], count: rows.count)
    talk.session.put(
      Dataset(
        name: "many", source: MemorySource(name: "many", table: table, isLoaded: true),
        origin: "load many.csv as many"))
    talk.session.current = "many"
    return talk
  }

  @Test(arguments: ["phone", "名"])
  func theRestIsWhatIsNotKept(column: String) throws {
    let talk = Self.talk()
    try talk.say("group \(column) of n = count()")
    let all = talk.rows
    #expect(all.count > 2_000)
    let ranked = all.dropLast().compactMap { Int($0[1]) }.sorted(by: >)
    for kept in [1, 3, 20] {
      try talk.say("breakdown \(column) top \(kept)")
      let rows = talk.rows
      let other = try #require(rows.first { $0[0] == "(other)" })
      let shown = ranked.prefix { $0 >= ranked[kept - 1] }
      #expect(rows.dropLast(3).compactMap { Int($0[1]) }.sorted(by: >) == Array(shown))
      #expect(Int(other[1]) == ranked.dropFirst(shown.count).reduce(0, +))
      #expect(rows.dropLast().last.map { [$0[0], $0[1]] } == ["(missing)", "1200"])
      #expect(rows.last?[1] == "12000")
      let folded = ranked.count - shown.count
      #expect(talk.printed.last?.contains("(other) is \(folded.formatted)") == true)
    }
  }

  /// Measures of the rest that do not follow from its parts come from its rows.
  @Test func theRestIsMeasured() throws {
    let talk = Self.talk()
    try talk.say(
      "breakdown phone top 1 of count(), m = mean(minutes), median(minutes), d = distinct(minutes), "
        + "most = max(minutes), long = count(minutes > 90)")
    let rows = talk.rows
    let kept = rows.dropLast(3).map { $0[0] }.joined(separator: " and phone != ")
    let other = try #require(rows.first { $0[0] == "(other)" })
    try talk.say(
      "add whole = 1",
      "group whole of count(), m = mean(minutes), median(minutes), d = distinct(minutes), "
        + "most = max(minutes), long = count(minutes > 90) where phone is not missing and phone != \(kept)"
    )
    let measured = talk.rows[0]
    // Behind the last, a count, stands its share.
    #expect([other[1]] + other.dropFirst(4).dropLast() == Array(measured.dropFirst()))
  }

  /// A sum may be negative in what would be folded; the whole is asked for then.
  @Test func sumsKeepTheirShares() throws {
    let talk = Self.talk()
    try talk.say("add loss = minutes - 40", "breakdown phone top 2 of count(), total = sum(loss)")
    #expect(!talk.answers[0].names.contains("total_share"))
    try talk.say("breakdown phone top 2 of count(), total = sum(minutes)")
    #expect(talk.answers[1].names.contains("total_share"))
  }

  @Test func chineseIsFoldedAlike() throws {
    let talk = Self.talk(.chinese)
    try talk.say("占比 名 前 2")
    #expect(talk.printed.last?.contains("（其他）为“名”的") == true)
    #expect(talk.rows.last?[1] == "12000")
  }

  /// What is piped on from thousands of groups is sorted and cut as any table.
  @Test func manyGroupsArePipedOn() throws {
    let talk = Self.talk()
    try talk.say("group phone of n = count()")
    let ranked = talk.rows.dropLast().compactMap { Int($0[1]) }.sorted(by: >)
    try talk.say("group phone of n = count() | sort n desc | take 3")
    #expect(talk.rows.compactMap { Int($0[1]) } == Array(ranked.prefix(3)))
  }
}

extension Int {
  /// With separators, as notes say it.
  fileprivate var formatted: String { counted(self, "value") }
}
