import Glibc
import PlaintText
import Testing

@testable import PlaintShell

@Suite struct HistoryTests {
  let directory: Directory

  init() throws { directory = try Directory() }

  private func history(limit: Int = 10) -> History {
    History(at: directory.path + "/a/b/history", limit: limit)
  }

  /// Every text of up to four of the characters that matter.
  @Test func everyCommandSurvivesItsFile() {
    let alphabet = ["\\", "n", "\n", "渠"]
    var texts = [""]
    for _ in 0..<4 { texts += texts.flatMap { text in alphabet.map { text + $0 } } }
    for text in texts {
      #expect(decoded(encoded(text)) == text)
      #expect(!encoded(text).contains("\n"))
    }
  }

  @Test func aMissingFileIsEmpty() throws {
    #expect(try history().commands() == [])
    #expect(try History(at: nil).commands() == [])
  }

  @Test func anOlderEqualCommandGivesWay() throws {
    for command in ["甲", "b", "甲", "c\nd"] { try history().keep(command) }
    #expect(try history().commands() == ["b", "甲", "c\nd"])
  }

  @Test func aFileGrownTooLongIsWrittenAnew() throws {
    for number in 1...13 { try history(limit: 10).keep("第\(number)") }
    #expect(try history(limit: 10).commands() == (4...13).map { "第\($0)" })
    #expect(directory.text(of: "a/b/history") == (4...13).map { "第\($0)\n" }.joined())
    #expect(directory.permissions(of: "a/b/history") == 0o600)
    try history(limit: 10).keep("第14")
    #expect(try history(limit: 10).commands().last == "第14")
  }

  @Test func theFileIsWhereTheEnvironmentSays() {
    #expect(History(in: ["HOME": "/h"]).path == "/h/.local/state/plaint/history")
    #expect(History(in: ["HOME": "/h", "XDG_STATE_HOME": "/s"]).path == "/s/plaint/history")
    #expect(
      History(in: ["HOME": "/h", "XDG_STATE_HOME": "s"]).path == "/h/.local/state/plaint/history")
    #expect(History(in: [:]).path == nil)
  }

  @Test func aFileThatCannotBeIsSaid() {
    let history = History(at: "/dev/null/历史")
    #expect(throws: Diagnostic.self) { try history.keep("x") }
  }
}
