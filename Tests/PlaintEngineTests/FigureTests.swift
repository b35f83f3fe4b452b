import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// Every figure is rounded once, and nobody is zero different people.
struct FigureTests {
  /// A session over a file of these lines.
  private func talk(_ lines: String...) throws -> Talk {
    let talk = Talk()
    try talk.say("load \"\(try Talk.file("f.csv", lines.joined(separator: "\n") + "\n"))\"")
    return talk
  }

  @Test func `an only child has its parent's share of every measure`() throws {
    let talk = try talk("a,b,n", "B,p,2", "B,p,3", "A,q,3")
    try talk.say("breakdown a > b of count(), sum(n) rounding sum-100 digits 0")
    #expect(talk.rows.map { $0[4] } == ["67", "67", "33", "33", "100"])
    #expect(talk.rows.map { $0[7] } == ["63", "63", "37", "37", "100"])
  }

  @Test func `mean, median, percentile and deviation are rounded once`() throws {
    let talk = try talk(
      "k,v", "x,0.00499999999996", "x,0.00499999999996", "y,0", "y,117214")
    try talk.say("group k of mean(v), median(v), percentile(v, 90) where k = x")
    #expect(talk.rows == [["x", "0.00", "0.00", "0.00"]])
    try talk.say("summarize v digits 4 where k = y")
    #expect(talk.rows[0][4] == "82882.8142")
    try talk.say("group k of stddev(v) digits 4")
    #expect(talk.rows[0] == ["y", "82882.8142"])
    try talk.say("filter k = x", "say \"{text(mean(v), \\\"0.00\\\")}\"")
    #expect(talk.texts.last == "0.00")
    try talk.say("group k of median(v)", "it | show")
    #expect(talk.printed.last?.contains("0.00499999999996") == true)
  }

  @Test func `a mean of durations is rounded once`() throws {
    // Two of 3,618 s and one of a millionth less: just under 1.005 hours.
    let talk = try talk(
      "a,b", "2012-05-01 00:00:00,2012-05-01 01:00:18", "2012-05-01 00:00:00,2012-05-01 01:00:18",
      "2012-05-01 00:00:00.000001,2012-05-01 01:00:18")
    try talk.say("group hour(b) of mean(b - a) durations in hours")
    #expect(talk.rows == [["1", "1.00"]])
  }

  @Test func `percents of a whole table add up both ways`() throws {
    let talk = try talk("a,b", "A,q", "B,p", "A,r")
    try talk.say("crosstab a by b percent total rounding sum-100 digits 0")
    let printed = talk.rows.map { row in [2, 4, 6, 8].map { Int(row[$0]) ?? 0 } }
    for row in printed { #expect(row[0] + row[1] + row[2] == row[3]) }
    for column in 0..<4 { #expect(printed[0][column] + printed[1][column] == printed[2][column]) }
    #expect(printed[2][3] == 100)
    #expect(talk.answers.last?.sums == nil)
  }

  @Test func `no different values are 0 in every answer`() throws {
    let talk = try talk(
      "a,b,c,d", "x,p,,2012-04-01", "x,q,u,2012-05-01", "y,p,,2012-05-02", "y,p,,2012-07-02")
    let zeroes = [
      ("crosstab a by b of distinct(c)", 0, 2), ("crosstab a by b of distinct(c)", 1, 1),
      ("group a of distinct(c)", 1, 1), ("breakdown a > b of distinct(c)", 3, 2),
      ("trend every month of distinct(c)", 0, 1), ("trend every month of distinct(c)", 2, 1),
      ("compare 2012-05 with 2012-04 by a of distinct(c)", 0, 2),
      ("compare 2012-05 with 2012-04 of distinct(c)", 0, 1),
      ("breakdown a of count(), distinct(c) by b", 0, 5),
    ]
    for (line, row, column) in zeroes {
      try talk.say(line)
      #expect(talk.rows[row][column] == "0", "\(line): \(talk.rows)")
    }
    try talk.say("summarize c by a")
    #expect(talk.rows[1][2] == "0")
  }

  @Test func `a measure of the weight says that it is the weight`() throws {
    let talk = try talk("a,n,m", "x,2,1", "y,3,1")
    try talk.say("group a of sum(n)")
    #expect(talk.notes.allSatisfy { !$0.contains("weight") })
    try talk.say("weight n")
    let before = talk.notes.count
    try talk.say("group a of count(), distinct(n), sum(m)")
    #expect(talk.notes.count == before)
    for line in ["group a of sum(n)", "group a of mean(n + m)", "summarize n", "say \"{sum(n)}\""] {
      let before = talk.notes.count
      try talk.say(line)
      #expect(talk.notes[before...].contains { $0.hasPrefix("n is the weight") }, "\(line)")
    }
    talk.host.tongue = .chinese
    try talk.say("分组 a 统计 合计(n)")
    #expect(talk.notes.last?.hasPrefix("n 是权重") == true)
  }
}
