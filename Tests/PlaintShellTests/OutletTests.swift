import PlaintText
import Testing

@testable import PlaintShell

@Suite struct OutletTests {
  @Test(arguments: [
    ("", 0), ("a\n", 1), ("a\nb\n", 2), ("\n\n", 2), ("电话电话电\n", 1), ("电话电话电话\n", 2),
    ("\u{1B}[1m电话电话电\u{1B}[0m\n", 1), ("12345678901\n", 2),
  ])
  func rowsCountWrappedLines(_ text: String, _ count: Int) {
    #expect(rows(of: text, columns: 10) == count)
  }

  @Test func thePagerIsSplitAtBlanks() {
    #expect(Pager(in: [:])?.words == ["less", "-FRX"])
    #expect(Pager(in: ["PAGER": " most  -s "])?.words == ["most", "-s"])
    #expect(Pager(in: ["PAGER": " "]) == nil)
  }

  @Test func noColourIsObeyed() {
    #expect(TerminalEnvironment(environment: ["TERM": "xterm"]).allowsColour)
    #expect(!TerminalEnvironment(environment: ["TERM": "xterm", "NO_COLOR": "1"]).allowsColour)
    #expect(TerminalEnvironment(environment: ["TERM": "xterm", "NO_COLOR": ""]).allowsColour)
    #expect(!TerminalEnvironment(environment: ["TERM": "dumb"]).allowsColour)
    #expect(!TerminalEnvironment(environment: [:]).allowsColour)
  }

  @Test func theTongueIsTheLocales() {
    #expect(TerminalEnvironment(environment: ["LANG": "zh_CN.UTF-8"]).tongue == .chinese)
    #expect(
      TerminalEnvironment(environment: ["LANG": "zh_CN", "LC_ALL": "en_GB"]).tongue == .english)
    #expect(TerminalEnvironment(environment: ["LANG": "en_GB", "LC_ALL": ""]).tongue == .english)
    #expect(TerminalEnvironment(environment: [:]).tongue == .english)
  }

  @Test(
    arguments: [
      ([:], nil), (["LANG": "C.UTF-8"], nil), (["LANG": "zh_CN", "LC_ALL": "POSIX"], nil),
      (["LANG": "fr_FR.UTF-8"], .english), (["PLAINT_LANG": "zh", "LANG": "C"], .chinese),
      (["PLAINT_LANG": "en", "LANG": "zh_CN"], .english), (["PLAINT_LANG": "中文"], .chinese),
      (["PLAINT_LANG": "", "LANG": "zh_CN"], .chinese),
    ] as [([String: String], Tongue?)])
  func theEnvironmentAsksForALanguageOrForNone(environment: [String: String], tongue: Tongue?) {
    #expect(TerminalEnvironment(environment: environment).language == tongue)
  }

  @Test func aLanguageThatIsNotSpokenIsSaid() {
    let surroundings = TerminalEnvironment(environment: ["PLAINT_LANG": "fr"])
    #expect(surroundings.complaint == "PLAINT_LANG is “fr”, neither zh nor en")
  }

  @Test func onlyALongTimeIsSaid() {
    #expect(timeTaken(1.99) == nil)
    #expect(timeTaken(2.04) == Message("took 2.0 s", "用时 2.0 秒"))
    #expect(timeTaken(61.29)?.english == "took 61.2 s")
  }

  @Test func progressNeverPassesTheWhole() {
    let line = progressLine(done: 7, all: 5, seconds: 3, isCancelled: false)
    #expect(line.english == "working … 100 %, 3 s (Ctrl-C stops)")
    #expect(line.chinese == "进行中……100 %，3 秒（Ctrl-C 停止）")
    #expect(
      progressLine(done: 0, all: 0, seconds: 1, isCancelled: false).english
        == "working … 1 s (Ctrl-C stops)")
    #expect(progressLine(done: 1, all: 5, seconds: 3, isCancelled: true).chinese == "正在停止……")
  }
}
