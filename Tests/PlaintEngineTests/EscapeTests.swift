import Fuzzing
import PlaintEngine
import PlaintLanguage
import PlaintMemory
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// The law of escapes: whatever strangers name, whatever is typed, no sign reaches a terminal that it
/// would obey, and no name forges a line.
///
/// Every verb's examples are carried out, as they are and maimed, over a dataset whose name, columns
/// and values all hold such signs; then all slips, with such signs put into them.
struct EscapeTests {
  /// A title, a colour, a cleared screen by one C1 sign, a turn of direction, a bell.
  private static let evil = "\u{1B}]0;pwn\u{7}\u{1B}[31m\u{9B}2J\u{202E}\u{85}\u{90}x\u{8}"
  private static let forging = evil + "\nFORGED"

  /// What must not be printed, in words.
  static func harm(in text: String) -> String? {
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      if isControl && scalar != "\n" && scalar != "\t" || scalar.properties.isBidiControl {
        return "U+" + String(scalar.value, radix: 16)
      }
    }
    return text.split(separator: "\n").contains { $0.hasPrefix("FORGED") } ? "a forged line" : nil
  }

  private static func hostile(_ texts: [String], _ sign: String) -> [Value] {
    texts.map { $0.isEmpty ? .missing : .text($0 + sign) }
  }

  /// The tickets of ``Talk``, every name and text of them hostile.
  private static func talk(_ tongue: Tongue, interactive: Bool) -> Talk {
    let talk = Talk(interactive: interactive, tongue: tongue)
    let table = Table(
      [
        Column(
          "channel" + evil, .text,
          values: hostile(["电话", "电话", "短信", "电话", "网站", ""], forging)),
        Column(
          "reason" + evil, .text, values: hostile(["fee", "net", "fee", "fee", "net", "fee"], evil)),
        Column(
          "opened" + forging, .date,
          values: [
            "2012-04-30", "2012-05-01", "2012-05-02", "2012-05-31", "2012-06-01", "2012-06-02",
          ].map { .date(Talk.day($0)) }),
        Column(
          "minutes" + evil, .whole, values: [10, 20, 30, 40, 50, 60].map { .number(Number($0)) }),
      ], count: 6)
    for name in ["tickets", "tickets" + forging] {
      let source = MemorySource(name: name, table: table)
      talk.session.put(Dataset(name: name, source: source, origin: "load tickets.csv as tickets"))
    }
    talk.session.current = "tickets"
    // So that steps, undo and explain have something to name.
    try? talk.say("filter \(quotedName("channel" + evil)) = \(quotedValue("电话" + forging))")
    return talk
  }

  /// A line about the columns of ``Talk``, about hostile ones.
  private static func spoilt(_ line: String) -> String {
    var line = line
    for name in ["channel", "reason", "minutes", "opened"] {
      let hostile = name == "opened" ? name + forging : name + evil
      line = line.replacing(name, with: quotedName(hostile))
    }
    return line.replacing("电话", with: quotedValue("电话" + forging))
  }

  /// Everything that a line has printed.
  private static func printed(_ line: String, _ talk: Talk) -> String {
    var shown: [String] = []
    do throws(Diagnostic) {
      try talk.session.respond(to: SourceText(line, file: "x" + evil, line: 1), host: talk.host) {
        shown.append($0.drawn(for: talk.host))
      }
    } catch {
      shown.append(error.rendered(in: talk.host.tongue))
      shown.append(error.rendered(in: talk.host.tongue, width: 40, wraps: true))
    }
    shown += talk.session.completions(of: line, at: line.utf8.count, host: talk.host).prefix(20)
      .map { $0.label.harmless }
    shown.append(talk.session.prompt(talk.host).harmless)
    return shown.joined(separator: "\n")
  }

  /// Lines that touch files outside or leave are not carried out.
  private static func isKeptIn(_ line: String) -> Bool {
    ["export", "导出", "save", "保存", "quit", "退出"].allSatisfy { !line.contains($0) }
  }

  private static let examples =
    Verbs.declarations.flatMap(\.example) + [
      "breakdown channel", "breakdown channel > reason", "crosstab channel by reason",
      "trend by month on opened", "trend by month on opened of count() where channel = 电话",
      "filter channel = 电话 | show", "count where channel = 电话厅", "summarize minutes by channel",
      "columns", "values channel", "datasets", "explain count where channel = 电话",
      "add x = channel", "add y = number(channel)", "add z = date(channel)",
      "sort channel | take 3",
      "breakdown channel | say \"{it(1, channel)}\"", "each channel as u {\n  say \"{u}\"\n}",
      "recode channel as c: 电话 -> 热线", "compare 2012-05 with 2012-04 by channel on opened",
      "group channel of sum(channel)", "group channel of mean(minutes)", "assert count() = 7",
      "unique channel", "undo", "steps", "history", "defaults", "defaults on channel",
      "mask channel", "x = breakdown channel", "drop channel", "rename channel as k",
      "append tickets", "number channel", "filter channel contains 电", "filter channel =~ (",
      "filter minutes = channel", "count where minutes in channel", "say \"{channel}\"",
      "load \"没有\(evil).csv\"", "run \"没有\(evil).plaint\"", "check \"没有\(evil).plaint\"",
      "parameter p = 1 \"\(evil)\"", "say \"\(evil)\"", "explain say \"\(evil)\"", "help \(evil)",
      "heading \"\(evil)\"",
    ]

  /// So many of some lines, others each time, the same with the `PLAINT_SEED` that was printed.
  private static func some<Line>(_ count: Int, of what: String, _ lines: [Line]) -> [Line] {
    let seed = Fuzzing.seed()
    print("hostile \(what): PLAINT_SEED=\(seed)")
    var chance = Chance(seed: seed)
    return Array(lines.shuffled(using: &chance).prefix(count))
  }

  /// Forty of them.
  @Test(arguments: some(40, of: "names", Set(examples).filter(isKeptIn).sorted()))
  func hostileNamesAreHarmless(_ line: String) {
    let length = line.utf8.count
    let talk = Self.talk(length % 2 == 0 ? .english : .chinese, interactive: length % 3 == 0)
    let text = Self.spoilt(line)
    let harm = Self.harm(in: Self.printed(text, talk))
    #expect(harm == nil, "\(text.debugDescription) prints \(harm ?? "")")
  }

  /// A few of the slips: finding what was meant takes a while.
  @Test(arguments: some(12, of: "slips", SlipTests.english + SlipTests.chinese))
  func hostileSlipsAreHarmless(_ slip: SlipTests.Slip) {
    guard Self.isKeptIn(slip.typed) else { return }
    let isChinese = slip.typed.unicodeScalars.contains { $0.value > 0x3000 }
    let talk = Self.talk(isChinese ? .chinese : .english, interactive: true)
    let words = slip.typed.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    // Some other word of each slip.
    let index = slip.typed.utf8.reduce(0) { $0 + Int($1) } % words.count
    var spoilt = words
    spoilt[index] += Self.evil
    let line = spoilt.joined(separator: " ")
    let harm = Self.harm(in: Self.printed(line, talk))
    #expect(harm == nil, "\(line.debugDescription) prints \(harm ?? "")")
  }
}
