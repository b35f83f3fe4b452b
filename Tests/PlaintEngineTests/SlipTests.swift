import Foundation
import PlaintEngine
import PlaintTable
import PlaintText
import TestSupport
import Testing

/// Some 700 slips in both languages, each with what answers it: the laws that hold for whatever is
/// proposed in place of a line.
struct SlipTests {
  /// A line as typed, and what a hint must say: all of a line, part of it, `=` where the line runs, or
  /// nothing where it is only wrong.
  struct Slip: CustomTestStringConvertible, Sendable {
    let typed: String
    let wanted: String
    var testDescription: String { typed }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Slips").path

  /// A copy of the folder to work in, where proposals may write.
  static let copy: String = {
    let copy = FileManager.default.temporaryDirectory.appending(path: "slips-\(UUID())").path
    try? FileManager.default.copyItem(atPath: folder, toPath: copy)
    return copy
  }()

  private static func slips(_ file: String) -> [Slip] {
    let text = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      // “⇒” parts what is typed from what answers it.
      guard let arrow = line.firstRange(of: " ⇒") else { return nil }
      return Slip(
        typed: String(line[..<arrow.lowerBound]),
        wanted: line[arrow.upperBound...].trimmingCharacters(in: .whitespaces))
    }
  }

  static let english = slips("english.txt")
  static let chinese = slips("chinese.txt")

  private func talk(_ tongue: Tongue, interactive: Bool) throws -> Talk {
    let talk = Talk(interactive: interactive, tongue: tongue)
    talk.host.folder = Self.copy
    try talk.say(
      tongue == .english ? "load complaints.csv" : "加载 工单.csv",
      tongue == .english ? "defaults on [Date received]" : "默认 时间列 受理时间")
    return talk
  }

  @Test func thereAreMany() { #expect(Self.english.count + Self.chinese.count > 650) }

  @Test func aPeriodAloneIsOfTheUsualTime() throws {
    let english = try talk(.english, interactive: false)
    try english.say("defaults on Closed")
    let said = try #require(english.failure("count 2015-04")).hints.compactMap(\.proposal)
    #expect(said == ["count where Closed = 2015-04"])
    let chinese = try talk(.chinese, interactive: false)
    try chinese.say("默认 时间列 办结时间")
    let proposed = try #require(chinese.failure("计数 2012年4月以后")).hints.compactMap(\.proposal)
    #expect(proposed == ["计数 其中 办结时间 >= 2012年4月"])
  }

  @Test(arguments: english) func inEnglish(_ slip: Slip) throws {
    try check(slip, .english)
  }

  @Test(arguments: chinese) func inChinese(_ slip: Slip) throws {
    try check(slip, .chinese)
  }

  private func check(_ slip: Slip, _ tongue: Tongue) throws {
    let problem = try talk(tongue, interactive: false).failure(slip.typed)
    guard slip.wanted != "=" else { return #expect(problem == nil) }
    let error = try #require(problem)
    let hints = error.hints.map { $0.text(in: tongue) }
    #expect(hints.contains { $0.contains(slip.wanted) } || slip.wanted.isEmpty, "\(hints)")
    for line in error.hints.compactMap(\.proposal) { try check(line, for: slip, error, tongue) }
    for hint in hints {
      for mark in ["写法为：", "how it is written: "] {
        guard let told = hint.firstRange(of: mark) else { continue }
        checkSense(String(hint[told.upperBound...]), of: slip)
      }
    }
  }

  /// Words of intent, none of which is a column, a value or a name.
  private static let intents = [
    "不等", "都不是", "并非", "没有", "没", "不包含", "不含", "未包含", "类似", "类似于", "开始于", "只要", "仅", "就是", "有",
    "求", "的", "排除", "剔除", "除了", "去掉小计", "不要合计", "没有表头", "跳过一行", "年月日", "唯一", "不重复", "提到",
    "lacks", "without", "excludes", "excluding", "except", "like", "unique", "ymd", "off",
  ]

  /// A denial stays one, and no figure and no column is lost; no word of intent becomes a name or a value.
  private func checkSense(_ line: String, of slip: Slip) {
    // A word of absence is no denial where the cell is said to be missing, and one everywhere else.
    let isMissing = line.contains("缺失") || line.contains("missing")
    let typed = isMissing ? Self.withoutAbsence(slip.typed) : slip.typed
    #expect(Self.denials(line) == Self.denials(typed), "\(line)")
    let digits = line.filter { $0.isASCII && $0.isNumber }
    let figures = slip.typed.split { !$0.isASCII || !$0.isNumber }
    // Of two commands the first alone is proposed.
    guard !slip.typed.hasPrefix(line + ";") else { return }
    for figure in figures {
      let bare = figure.allSatisfy { $0 == "0" } ? "0" : figure.drop { $0 == "0" }
      #expect(digits.contains(bare), "\(line) has lost \(figure)")
    }
    let words = Set(slip.typed.split(separator: " ").map(String.init))
    for intent in Self.intents where words.contains(intent) {
      let kept = line.split { " (),\"".contains($0) }.contains { $0 == intent }
      #expect(!kept, "\(line) makes something of \(intent)")
    }
  }

  /// A line without the word that says that a cell has nothing, behind a column or in front of it.
  private static func withoutAbsence(_ line: String) -> String {
    let bare = line.replacing(#/ (没有评价|没有填|没填|没有值|没有|没|无|none)$/#, with: "")
    return bare.replacing(
      #/^(筛选 |filter )?(没有填|没填|未填|没有|没|无|no|without) (?=\S+( \S+)?$)/#, with: "")
  }

  /// How often a line denies, counted apart from what the program counts.
  private static func denials(_ line: String) -> Int {
    var text = line.lowercased()
    let comparing = [
      "不小于", "不大于", "不低于", "不高于", "不少于", "不多于", "不超过", "不早于", "不晚于", "没有值", "取非缺失",
      "no less than", "not less than", "no more than", "not more than", "is nothing", "is none",
      "不重复", "没有填",
    ]
    // What counts the cells that are there denies nothing.
    text = text.replacing(/count\(\S+ is not missing\)|行数\(\S+ 非 缺失\)/, with: "")
    for word in comparing { text = text.replacing(word, with: "") }
    let present = ["有值", "exists", "is present", "present"]
    for word in present { text = text.replacing(word, with: " 非 ") }
    let words = [
      "没有", "不", "非", "没", "未", "除了", " 除 ", "排除", "剔除", "去掉", "去列", "删除", "!", "≠", "<>", " 无",
      " 否 ",
      "differs from", "n't", " not ", " not(", "isnot", "notna", "notnull", "without", "lacks",
      "exclud",
      "except", "drop", "remove", "delete", "none of", " no ", " ne ", "totals off",
    ]
    var count = 0
    text = " \(text) "
    for word in words {
      let parts = text.split(separator: word, omittingEmptySubsequences: false)
      count += parts.count - 1
      text = parts.joined(separator: " ")
    }
    return count
  }

  /// What is proposed is not what was typed, runs, leaves rows, and the place blamed is in or at what
  /// it changes.
  private func check(
    _ line: String, for slip: Slip, _ error: Diagnostic, _ tongue: Tongue
  ) throws {
    #expect(line != slip.typed)
    checkSense(line, of: slip)
    let talk = try talk(tongue, interactive: false)
    let failure = talk.failure(line)?.message.english ?? ""
    // What is there already is no fault of the line's words.
    let isThere = failure.hasSuffix("exists already") || failure.hasSuffix("is loaded already")
    #expect(failure.isEmpty || isThere, "\(line): \(failure)")
    // A file without totals says so.
    let loads = line.hasPrefix("load ") || line.hasPrefix("加载 ")
    #expect(
      loads || !talk.notes.contains { $0.contains("no row") || $0.contains("没有剩余行") }, "\(line)")
    #expect(!talk.answers.contains { $0.rows.isEmpty }, "\(line)")
    let place = try #require(error.place)
    let (typed, mended) = (Array(slip.typed.utf8), Array(line.utf8))
    let same = zip(typed, mended).prefix { $0 == $1 }.count
    let behind = zip(typed.reversed(), mended.reversed()).prefix { $0 == $1 }.count
    let changed = same...max(same, typed.count - behind)
    let blamed = max(place.start - 1, 0)...place.end + 1
    #expect(changed.overlaps(blamed), "\(line) changes \(changed), blamed is \(blamed)")
  }

  /// At the prompt the same holds, where unknown values only warn.
  @Test(arguments: english + chinese) func atThePrompt(_ slip: Slip) throws {
    let tongue: Tongue = slip.typed.utf8.contains { $0 > 127 } ? .chinese : .english
    guard let error = try talk(tongue, interactive: true).failure(slip.typed) else { return }
    for line in error.hints.compactMap(\.proposal) { try check(line, for: slip, error, tongue) }
  }

  /// In a script, which is read whole before anything is loaded, the data still decide.
  @Test(arguments: [
    ("breakdown Received Via", "breakdown [Received Via]"), ("drop Zip code", "drop [Zip code]"),
    (
      "count where Consumer complaint narrative contains fraud",
      "count where [Consumer complaint narrative] contains fraud"
    ),
  ]) func inAScript(_ line: String, _ proposal: String) throws {
    let talk = Talk()
    talk.host.folder = Self.folder
    let script = Script(text: "load complaints.csv\ncount\n\(line)\n", file: "s.plaint")
    let problem = #expect(throws: Diagnostic.self) {
      try talk.session.run(script, host: talk.host) { _ in }
    }
    #expect(problem?.hints.map(\.proposal) == [proposal])
    #expect(problem?.source?.line == 3)
    #expect(talk.answers.isEmpty)
  }

  @Test func withNothingLoadedNothingIsGuessed() throws {
    let talk = Talk()
    talk.session = Session()
    let hints = try #require(talk.failure("breakdown Received Via")).hints
    #expect(!hints.contains { $0.english.contains("Received") }, "\(hints)")
  }
}
