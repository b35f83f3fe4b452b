import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintTable
import PlaintText
import PlaintValue
import Testing

extension Talk {
  /// Runs a script and gives what it fails with.
  func run(_ text: String, _ given: [String: String] = [:], file: String? = nil) -> Diagnostic? {
    var problem: Diagnostic?
    do throws(Diagnostic) {
      let script = Script(text: text, file: file)
      try session.run(script, given: given, host: host) { [unowned self] in take($0) }
    } catch { problem = error }
    return problem
  }

  /// A file in a folder of its own.
  static func file(_ name: String, _ text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plaint-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }
}

struct ParameterTests {
  @Test func `a parameter is one value of its kind`() throws {
    let talk = Talk()
    try talk.say(
      "parameter month = 2012-05 \"the month reported\"", "filter opened in {month}",
      #"say "{month}: {count()}""#)
    #expect(talk.texts == ["2012-05: 3"])
  }

  @Test func `text of a parameter is not parsed again`() throws {
    let talk = Talk(interactive: true)
    try talk.say("参数 渠道 = \"电话 or 1 = 1\"", "filter channel = {渠道}", #"say "{count()}""#)
    #expect(talk.texts == ["0"])
  }

  @Test func `a list stands after in`() throws {
    let talk = Talk()
    try talk.say("parameter c = (电话, 网站)", "filter channel in {c}", #"say "{count()}""#)
    #expect(talk.texts == ["4"])
  }

  @Test func `a value given wins over the default`() {
    let talk = Talk()
    #expect(talk.run("parameter m = 2012-05\nsay \"{m}\"", ["m": "2012-04"]) == nil)
    #expect(talk.texts == ["2012-04"])
    #expect(talk.session.parameters.isEmpty)
  }

  @Test(arguments: [
    ("2012-05", "2012-13"), ("2012-05", "电话"), ("5", "five"), ("20%", "20"),
    ("48 hours", "48"), ("(2012-04, 2012-05)", "2012-04, 电话"),
  ])
  func `a value of another kind runs nothing`(fallback: String, given: String) {
    let talk = Talk()
    let failure = talk.run("say \"begun\"\nparameter m = \(fallback)", ["m": given])
    #expect(failure?.failure == .language)
    #expect(failure?.source?.line == 2)
    #expect(talk.texts == [])
  }

  @Test func `a parameter without a default must be given`() {
    let failure = Talk().run("parameter 月份 \"报告月份\"")
    #expect(failure?.message.text(in: .chinese) == "必须给出参数“月份” (报告月份)")
    #expect(failure?.failure == .language)
    #expect(Talk().run("parameter 月份\nsay \"{月份}\"", ["月份": "2012-05"]) == nil)
  }

  @Test func `a word that is a parameter's value is never a column`() throws {
    for given in [[:], ["w": "reason"]] {
      let talk = Talk()
      let script = """
        parameter w = reason
        allow unknown values
        say "{count(channel = {w})}"
        """
      #expect(talk.run(script, given) == nil)
      #expect(talk.texts == ["0"])
      let grouping = "parameter w = reason\nbreakdown {w}"
      #expect(talk.run(grouping, given)?.message.english == "“{w}” is no column")
    }
  }

  @Test func `a base line says values, in quotes only where they need them`() {
    let talk = Talk()
    let script = """
      parameter c = (电话, "a b")
      allow unknown values
      breakdown reason where channel in {c} and reason != "net"
      """
    #expect(talk.run(script, ["c": "电话,话 费"]) == nil)
    #expect(
      talk.answers.last?.base.map(\.english).contains(
        "where channel in (电话, \"话 费\") and reason != net") == true)
  }

  @Test func `a parameter that is not declared runs nothing`() {
    let talk = Talk()
    let failure = talk.run("parameter month = 2012-05\nsay \"x\"", ["moth": "2012-04"])
    #expect(failure?.hints.first?.english == "did you mean month=…?")
    #expect(failure?.failure == .language)
    #expect(talk.texts == [])
  }

  @Test func `a parameter computes nothing`() {
    #expect(Talk().failure("parameter m = count()")?.failure == .language)
  }
}

/// Expressions of parameters inside braces.
struct HoleTests {
  @Test(arguments: [
    ("2012-05", "yyyyMM", "201205"), ("2012Q1", "yyyy年Q季度", "2012年1季度"),
    ("2012-05-03", "M-d", "5-3"),
    ("5", "000", "005"), ("-5", "000", "-005"), ("12.5%", "0%", "13%"),
    ("上月", "yyyy-MM", "2012-05"),
    ("last month", "yyyy年M月", "2012年5月"),
  ])
  func `a file's name and a sentence take parameters of every kind`(
    value: String, format: String, said: String
  ) throws {
    let talk = Talk()
    let folder = try Talk.file("x", "").dropLast()
    let script = """
      parameter 月 = \(value)
      say "{text(月, '\(format)')}"
      export "\(folder){text(月, '\(format)')}.csv"
      """
    #expect(talk.run(script) == nil)
    #expect(talk.texts == [said])
    #expect(FileManager.default.fileExists(atPath: "\(folder)\(said).csv"))
  }

  @Test(arguments: [
    ("export \"FOLDER/{text(月, 'yyyyMM')}.csv\"", "'yyyyMM'"),
    ("say \"共 {text(月, 'yyyyMM')}\"", "'yyyyMM'"),
    ("add x = text({月}, \"yyyyMM\")", "\"yyyyMM\""),
    ("each reason as r {\n  say \"{text(月, 'yyyyMM')}\"\n}", "'yyyyMM'"),
    ("assert count() > 0 \"{text(月, 'yyyyMM')}\"", "'yyyyMM'"),
    ("say \"{text(年, 'yyyyMM')}\"", "年"),
  ])
  func `what does not fit the value given is said before anything is written`(
    line: String, marked: String
  ) throws {
    let talk = Talk()
    let folder = try Talk.file("x", "").dropLast(2)
    let line = line.replacing("FOLDER", with: folder)
    let script = "parameter 月 = 2012-05\nexport \"\(folder)/first.csv\"\n\(line)"
    let failure = try #require(talk.run(script, ["月": "2016Q1"]))
    #expect(failure.failure == .language)
    let source = try #require(failure.source)
    #expect(failure.place.map { Scanner(source).written($0) } == marked)
    if marked != "年" {
      #expect(failure.message.text(in: .chinese) == "格式“yyyyMM”不适用于季度")
      #expect(failure.hints.last?.text(in: .chinese) == "{月} 为 2016Q1")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/first.csv"))
    #expect(talk.texts == [])
  }

  @Test func `the value of a round stays a part of the file's name`() throws {
    let talk = Talk()
    let folder = try Talk.file("x", "").dropLast(2)
    talk.put("t", [("单位", ["../甲"])])
    try talk.say("each 单位 as u {\n  export \"\(folder)/{left(u, 4)}.csv\"\n}")
    #expect(FileManager.default.fileExists(atPath: "\(folder)/___甲.csv"))
    let failure = talk.failure("export \"\(folder)/{count()}.csv\"")
    #expect(failure?.message.text(in: .chinese) == "此处只能写参数及其函数，不能写数字结果")
  }
}

struct ScriptTests {
  @Test func `a script is read whole before its first line runs`() {
    let talk = Talk()
    let failure = talk.run("say \"一\"\n\nfiltre channel = 电话", file: "may.plaint")
    #expect(talk.texts == [])
    #expect(failure?.failure == .language)
    #expect(failure?.rendered(in: .english).hasPrefix("may.plaint:3: error:") == true)
  }

  @Test func `an error says file and line also through run`() throws {
    let talk = Talk()
    let file = try Talk.file("内.plaint", "# 注释\nfilter nothing = 1\n")
    let failure = talk.failure("run \(file)")
    #expect(failure?.source?.file == file)
    #expect(failure?.source?.line == 2)
    #expect(failure?.failure == .command)
  }

  /// At the prompt and in a script alike, whose errors are found before it runs.
  @Test(arguments: [
    ("SELECT channel, count(*) FROM tickets GROUP BY channel", "breakdown channel", "占比 channel"),
    ("df.groupby('channel').size()", "breakdown channel", "占比 channel"),
    (
      "=COUNTIF(channel,\"电话\")", "count where channel = \"电话\"", "计数 其中 channel = \"电话\""
    ),
    ("avg(minutes) by channel", "group channel of mean(minutes)", "分组 channel 统计 平均(minutes)"),
    ("均值(minutes) 按 channel", "分组 channel 统计 平均(minutes)", "分组 channel 统计 平均(minutes)"),
    ("total(minutes)", "say \"{sum(minutes)}\"", "写 \"{合计(minutes)}\""),
  ])
  func `lines of other programs are answered in the words of the screen`(
    line: String, english: String, chinese: String
  ) throws {
    for failure in [Talk(interactive: true).failure(line), Talk().run(line)] {
      let hints = try #require(failure).hints
      #expect(hints.map(\.english) == ["in Plaint: \(english)"])
      #expect(hints.map { $0.text(in: .chinese) } == ["在 Plaint 中写作：\(chinese)"])
    }
  }

  @Test func `run shares the session and hides its parameters`() throws {
    let talk = Talk()
    let file = try Talk.file("a.plaint", "parameter c = 短信\nfilter channel = {c}")
    try talk.say("run \(file) c=电话", #"say "{count()}""#)
    #expect(talk.texts == ["3"])
    #expect(talk.session.parameters.isEmpty)
    #expect(talk.session.log.map(\.text) == ["run \(file) c=电话", #"say "{count()}""#])
  }

  @Test func `a script that runs itself ends`() throws {
    let file = try Talk.file("loop.plaint", "")
    try "run \(file)".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(Talk().failure("run \(file)")?.message.english.contains("runs itself") == true)
  }

  /// The lines before the one that runs it again are not carried out sixteen times.
  @Test func `scripts that run one another end at the first that is under way`() throws {
    let (one, other) = (try Talk.file("甲.plaint", ""), try Talk.file("乙.plaint", ""))
    try "say 甲\nrun \(other)\n".write(toFile: one, atomically: true, encoding: .utf8)
    try "say 乙\nrun \(one)\n".write(toFile: other, atomically: true, encoding: .utf8)
    let talk = Talk()
    #expect(talk.failure("run \(one)")?.message.english.contains("runs itself") == true)
    #expect(talk.texts == ["甲", "乙"])
  }

  @Test func `a script run is not written over by what ran it`() throws {
    let talk = Talk()
    let file = try Talk.file("月报.plaint", "parameter c = 短信\nfilter channel = {c}\ncount")
    try talk.say("run \(file) c=电话", "breakdown reason")
    let problem = try #require(talk.failure("保存 \(file) 覆盖"))
    #expect(problem.message.english.hasPrefix("this session runs “\(file)”"))
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("parameter c"))
    let next = file.replacing("月报", with: "新")
    try talk.say("save \(next)")
    #expect(Talk().run(try String(contentsOfFile: next, encoding: .utf8)) == nil)
  }

  @Test func `a failed run leaves the session as it was`() throws {
    let talk = Talk()
    let file = try Talk.file("b.plaint", "filter channel = 电话\nfilter nothing = 1")
    #expect(talk.failure("运行 \(file)") != nil)
    #expect(talk.session.dataset?.shapes.isEmpty == true)
  }
}

struct AssertTests {
  @Test func `aggregates are tested over the current rows`() throws {
    let talk = Talk()
    try talk.say("filter channel = 电话", "assert count() = 3 and sum(minutes) >= 70")
    let failure = talk.failure("断言 count() = 4 \"话务量不对\"")
    #expect(failure?.failure == .assertion)
    #expect(failure?.message.text(in: .chinese) == "话务量不对")
    #expect(failure?.hints.map(\.english) == ["count() is 3"])
  }

  @Test func `rows whose cells are there are listed before missing ones`() throws {
    let talk = Talk(tongue: .chinese)
    let failure = talk.failure("断言 channel != 电话 且 channel 非 缺失")
    #expect(failure?.hints[0].text(in: .chinese) == "有 4 行不成立")
    #expect(failure?.hints[1].text(in: .chinese).hasPrefix("channel 电话，") == true)
    #expect(failure?.hints.last?.text(in: .chinese).hasPrefix("channel （缺失），") == true)
    #expect(failure?.hints.last?.english.hasPrefix("channel (missing), ") == true)
  }

  @Test func `the last answer is tested after a pipe`() throws {
    let talk = Talk()
    try talk.say("breakdown reason", "it | assert sum(count) = 6 and max(share) >= 60%")
    #expect(talk.failure("it | assert sum(count) = 7")?.failure == .assertion)
  }

  @Test func `a condition without aggregates must hold on every row`() throws {
    let talk = Talk()
    try talk.say("assert minutes > 0")
    let failure = talk.failure("assert channel = 电话")
    #expect(
      failure?.hints.map(\.english) == [
        "it fails on 3 rows", "channel 短信, reason fee, opened 2012-05-02, minutes 30",
        "channel 网站, reason net, opened 2012-06-01, minutes 50",
        "channel (missing), reason fee, opened 2012-06-02, minutes 60",
      ])
  }

  @Test func `a figure alone is no condition`() {
    #expect(Talk().failure("assert count()")?.failure == .command)
  }
}

struct EachTests {
  @Test func `rounds go from the commonest value to missing`() throws {
    let talk = Talk()
    try talk.say("each channel as u {\n  say \"{u}: {count()}\"\n}")
    #expect(talk.texts == ["电话: 3", "短信: 1", "网站: 1", "(missing): 1"])
  }

  @Test func `the value can be compared, missing too`() throws {
    let talk = Talk()
    try talk.say("逐个 channel 作为 u {\nsay \"{count(channel = {u})}\"\n}")
    #expect(talk.texts == ["3", "1", "1", "1"])
  }

  @Test func `what a round makes ends with it`() throws {
    let talk = Talk()
    try talk.say("each reason top 1 as u {\nfilter minutes > 20\ndefaults digits 0\nx = count\n}")
    #expect(talk.session.dataset?.shapes.isEmpty == true)
    #expect(talk.session.defaults.digits == 2)
    #expect(talk.session["x"] == nil)
    #expect(talk.session.parameters.isEmpty)
    #expect(talk.session.log.count == 1)
  }

  @Test func `a block begins on the next line`() {
    let failure = Talk().failure("each channel as u { say \"x\" }")
    #expect(failure?.message.english == "a “{” ends its line")
    #expect(failure?.place == Place(20, 23))
  }

  @Test func `blocks nest`() throws {
    let talk = Talk()
    try talk.say(
      """
      each reason top 1 as r {
        each channel top 1 as c {
          say "{r}/{c} {count()}"
        }
      }
      """)
    #expect(talk.texts == ["fee/电话 2"])
  }

  @Test func `an error in a block is at its own line`() {
    let script = "count\neach channel as u {\n\n  filtre x = 1\n}\n"
    let failure = Talk().run(script, file: "五月.plaint")
    #expect(failure?.source?.line == 4)
    #expect(failure?.failure == .language)
  }

  @Test func `ties at the cut are kept and said`() throws {
    let talk = Talk()
    try talk.say("each channel top 2 as u {\nsay \"{u}\"\n}")
    #expect(talk.texts == ["电话", "短信", "网站"])
    #expect(talk.notes.contains("3 values, since 2 tie at the cut"))
  }
}

/// Blocks in blocks, scripts in scripts.
struct NestingTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "each channel as 甲 {\n", count: depth) + "count\n"
      + [String](repeating: "}", count: depth).joined(separator: "\n")
  }

  @Test func `blocks are as deep when read as when carried out`() throws {
    #expect(Session.problem(in: SourceText(nested(16))) == nil)
    for depth in [17, 18, 600, 5_000] {
      let problem = try #require(Session.problem(in: SourceText(nested(depth))))
      #expect(problem.source?.line == 17)
      #expect(
        problem.place
          == Place("each channel as 甲 {".utf8.count - 1, "each channel as 甲 {".utf8.count))
      #expect(problem.message.text(in: .chinese).contains("上限 16 层"))
      #expect(problem.failure == .language)
    }
  }

  @Test func `blocks too deep stand in the script where they open`() {
    for depth in [17, 600] {
      let problem = Talk().run(nested(depth), file: "深.plaint")
      #expect(problem?.source?.line == 17)
      #expect(problem?.source?.file == "深.plaint")
      #expect(problem?.message.english.contains("16 deep") == true)
    }
  }

  @Test func `what is given to a script is refused where it is given`() throws {
    let script = try Talk.file("p.plaint", "say \"好\"\n")
    let line = "run \(script) 月=2012-05"
    let problem = try #require(Talk().failure(line))
    #expect(problem.message.english == "the script has no parameter “月”")
    #expect(
      problem.place.map { Array(line.utf8)[$0.start..<$0.end] }.map {
        String(decoding: $0, as: UTF8.self)
      } == "月")
  }

  @Test func `a script that runs itself is checked once`() throws {
    let script = try Talk.file("c.plaint", "")
    try "run \(script)\n运行 \(script)\n".write(toFile: script, atomically: true, encoding: .utf8)
    let talk = Talk()
    #expect(talk.failure("check \(script)")?.message.english.hasPrefix("2 problems") == true)
    #expect(talk.texts.first?.contains("runs itself, and would never end") == true)
    let chain = try (0..<12).reduce(try Talk.file("e.plaint", "say \"好\"\n")) { inner, number in
      try Talk.file("d\(number).plaint", "run \(inner)\nrun \(inner)\n")
    }
    try talk.say("check \(chain)")
    #expect(talk.notes.contains { $0.contains("were checked for words only") })
  }
}
