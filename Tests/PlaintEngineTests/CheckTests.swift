import Foundation
import PlaintEngine
import PlaintText
import Testing

struct CheckTests {
  private func data() throws -> String {
    try Talk.file("工单.csv", "渠道,分钟\n电话,10\n电话,20\n短信,30\n")
  }

  @Test func `all problems are reported and nothing is run`() throws {
    let script = try Talk.file(
      "c.plaint",
      """
      parameter month = 2012-05
      load \(try data()) as t
      filter 渠到 = 电话
      filtre x
      filter 渠道 = 电活
      count
      """)
    let talk = Talk()
    let failure = talk.failure("check \(script)")
    #expect(failure?.message.english.hasPrefix("3 problems") == true)
    #expect(talk.texts.count == 3)
    #expect(talk.notes.contains("the parameter “month” is used nowhere"))
    #expect(talk.answers.isEmpty)
    #expect(talk.session.datasets.map(\.name) == ["tickets"])
  }

  @Test func `parameters are given as when it is run`() throws {
    let script = try Talk.file(
      "p.plaint", "参数 渠道名\nload \(try data()) as t\ncount where 渠道 = {渠道名}\n")
    let talk = Talk()
    try talk.say("check \(script) 渠道名=电话")
    #expect(talk.notes.last == "nothing is wrong with \(script)")
    #expect(talk.failure("检查 \(script) 渠道名=电活")?.message.english.hasPrefix("1 problem") == true)
    #expect(
      talk.failure("check \(script) 渠道=电话")?.failure == .language)
  }

  @Test func `what stands behind an answer is bound to its columns`() throws {
    let output = try Talk.file("z", "") + ".csv"
    let script = try Talk.file(
      "b.plaint",
      """
      load \(try data()) as t
      breakdown 渠道 | sort 占笔
      breakdown 渠道 | sort share | export \(output)
      交叉 渠道 按 分钟 | 排序 [10]
      """)
    let talk = Talk()
    #expect(talk.failure("check \(script)")?.message.english.hasPrefix("1 problem") == true)
    #expect(talk.texts.first?.hasPrefix("\(script):2: error: no column “占笔”") == true)
    #expect(talk.answers.isEmpty && !FileManager.default.fileExists(atPath: output))
  }

  @Test func `lines of blocks and of scripts that are run are checked`() throws {
    let inner = try Talk.file("内.plaint", "filter 渠到 = 电话\n")
    let script = try Talk.file(
      "e.plaint",
      """
      load \(try data()) as t
      each 渠道 as u {
        count where 渠道 = {u}
        breakdown 分种
      }
      run \(inner)
      """)
    let talk = Talk()
    #expect(talk.failure("check \(script)")?.message.english.hasPrefix("2 problems") == true)
    #expect(talk.texts.first?.hasPrefix("\(script):4: error: no column “分种”") == true)
    #expect(talk.texts.last?.hasPrefix("\(inner):1: error: no column “渠到”") == true)
  }

  @Test func `outputs are looked at before anything is written`() throws {
    let there = try Talk.file("旧.csv", "x")
    let folder = URL(filePath: there).deletingLastPathComponent().path
    let script = try Talk.file(
      "f.plaint",
      """
      load \(try data()) as t
      breakdown 渠道
      export \(there)
      export \(there) replace
      export \(folder)/新.csv
      export \(folder)/./新.csv
      export \(folder)/无此夹/新.csv
      """)
    let talk = Talk()
    _ = talk.failure("check \(script)")
    #expect(talk.texts.count == 3)
    #expect(talk.texts[0].contains(":3: error: “\(there)” exists already"))
    #expect(talk.texts[1].contains(":6: error: an earlier line writes"))
    #expect(talk.texts[2].contains(":7: error: there is no folder"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/新.csv"))
  }

  @Test func `dates from today and parameters to be given are remarked`() throws {
    let script = try Talk.file(
      "g.plaint",
      "参数 月\n参数 无用 = 3\nsay \"{月}\"\nsay \"上月\"\ndefaults today 2012-06-01\n")
    let talk = Talk()
    try talk.say("check \(script)")
    #expect(
      talk.notes.prefix(2) == [
        "the parameter “月” must be given when the script is run",
        "the parameter “无用” is used nowhere",
      ])
    let dated = try Talk.file("i.plaint", "load \(try data())\nfilter 分钟 in last month")
    _ = talk.failure("check \(dated)")
    #expect(talk.notes.contains { $0.hasPrefix("line 2: this counts from the day") })
  }

  @Test func `a sound script is said to be sound`() throws {
    let script = try Talk.file(
      "d.plaint",
      "load \(try data()) as t\nadd 小时 = 分钟 / 60\nx = filter 小时 > 0\nx | breakdown 渠道\nit | take 1")
    let talk = Talk()
    try talk.say("检查 \(script)")
    #expect(talk.notes.last == "nothing is wrong with \(script)")
    #expect(talk.notes.first?.hasPrefix("1 line") == true)
  }
}

struct ExplainTests {
  @Test func `a one-off condition is worked out`() throws {
    let talk = Talk()
    try talk.say("解释 占比 reason 其中 opened 属于 上月")
    #expect(
      talk.texts.first?.hasSuffix(
        "keeps the rows where (opened >= 2012-05-01 and opened <= 2012-05-31)") == true)
  }

  @Test func `a period is worked out and nothing is done`() throws {
    let talk = Talk()
    try talk.say("explain filter channel = 电话 and opened in 2012-05 | breakdown reason")
    #expect(
      talk.texts.first?.contains(
        "keeps the rows where (channel = \"电话\" and (opened >= 2012-05-01 and opened <= 2012-05-31))"
      )
        == true)
    #expect(talk.session.it == nil)
    #expect(talk.session.log.map(\.effect) == [.looked])
  }
}
