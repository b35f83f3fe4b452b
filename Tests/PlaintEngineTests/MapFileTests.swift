import PlaintEngine
import PlaintTable
import PlaintText
import Testing

/// `recode … using FILE` over columns of every kind: values match as what they are.
struct MapFileTests {
  private static let data = """
    code,count,price,day,at,渠道,done
    K1,1,1.50,2012-05-01,2012-05-01 08:00,电话,10:00
    K2,2,2,2012-05-02,2012-05-02 09:30,网站,11:00
    K3,3,3.25,2012-05-03,2012-05-03 10:00,电话,12:00

    """

  private func talk(_ map: String, tongue: Tongue = .english) throws -> (Talk, String) {
    let talk = Talk(tongue: tongue)
    try talk.say("load \(try Talk.file("data.csv", Self.data)) as d")
    return (talk, try Talk.file("map.csv", map))
  }

  @Test(arguments: [
    ("count", "1,甲\n2.0,乙\n", ["甲", "乙", "3"]), ("price", "1.5,甲\n2.00,乙\n", ["甲", "乙", "3.25"]),
    ("day", "2012/5/1,甲\n2012年5月2日,乙\n", ["甲", "乙", "2012-05-03"]),
    ("at", "2012/5/1 8:00,甲\n2012-05-02 09:30:00,乙\n", ["甲", "乙", "2012-05-03 10:00:00"]),
    ("code", "K1,甲\nK2,乙\n", ["甲", "乙", "K3"]), ("渠道", "电话,甲\n网站,乙\n", ["甲", "乙", "甲"]),
    ("month(day)", "2012-05,甲\n", ["甲", "甲", "甲"]), ("count > 1", "yes,甲\n否,乙\n", ["乙", "甲", "甲"]),
    ("done", "10:00,甲\n11:00:00,乙\n", ["甲", "乙", "12:00:00"]),
  ])
  func `values match as the kind they are of`(column: String, map: String, wanted: [String]) throws
  {
    for (text, line) in [
      ("旧,新\n" + map, "recode x as y using MAP"), (map, "改归 x 作为 y 依据 MAP 表头 无"),
    ] {
      let (talk, file) = try talk(text)
      try talk.say("add x = \(column)")
      try talk.say(
        line.split(separator: "MAP", omittingEmptySubsequences: false).joined(separator: file))
      for value in Set(wanted) {
        let rows = try talk.count(where: "y = \"\(value)\"")
        #expect(rows == "\(wanted.count { $0 == value })", "\(column): \(value)")
      }
      #expect(!talk.notes.contains { $0.contains("never occur") || $0.contains("no rule") })
    }
  }

  @Test func `what a map does not name keeps its value and is told as kept`() throws {
    let (talk, file) = try talk("old,new\n1,one\n")
    try talk.say("recode count as y using \(file)")
    #expect(talk.printed.contains { $0.contains("2 rows keep the value") })
  }

  @Test func `values of the file that never occur are named, not the file`() throws {
    let (talk, file) = try talk("old,new\n1,一\n7,七\n九,九\n")
    try talk.say("recode count as y using \(file)")
    let said = talk.notes.filter { $0.contains("never occur") }
    #expect(said == ["2 values of \(file) never occur in count: 7 and 九"])
    let (other, map) = try self.talk("旧,新\n2013-01-01,一\n2012-05-01,二\n", tongue: .chinese)
    try other.say("改归 day 作为 y 依据 \(map)")
    #expect(other.notes.contains { $0.hasSuffix("中有 1 个值从未出现在day中：2013-01-01") })
  }
}
