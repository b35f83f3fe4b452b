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

  /// Made by an older version, or copied from elsewhere: found readable by others, it is closed.
  @Test func aFileThatOthersCanReadIsMadePrivate() throws {
    try history().keep("say 密")
    chmod(directory.path + "/a/b/history", 0o644)
    #expect(try history().commands() == ["say 密"])
    #expect(directory.permissions(of: "a/b/history") == 0o600)
  }

  /// Links may lead to files of others: neither read nor written, and said in words.
  @Test func linksAreNotFollowed() throws {
    try history().keep("say 1")
    let file = directory.path + "/a/b/history"
    try directory.write("say 别人\n", to: "other")
    #expect(link(file, directory.path + "/second") == 0)
    let hard = #expect(throws: Diagnostic.self) { try history().commands() }
    #expect(
      hard?.message
        == Message(
          "“\(file)” has a second name elsewhere (a hard link)", "“\(file)”在别处还有一个名称（硬链接）"))
    unlink(file)
    #expect(symlink(directory.path + "/other", file) == 0)
    let soft = #expect(throws: Diagnostic.self) { try history().commands() }
    #expect(soft?.message == Message("“\(file)” is a symbolic link", "“\(file)”是符号链接"))
    #expect(throws: Diagnostic.self) { try history().keep("say 2") }
    #expect(directory.text(of: "other") == "say 别人\n")
  }

  @Test(.enabled(if: geteuid() == 0)) func anotherUsersFileIsLeftAlone() throws {
    try history().keep("say 1")
    let file = directory.path + "/a/b/history"
    #expect(chown(file, 65_534, 65_534) == 0)
    let refused = #expect(throws: Diagnostic.self) { try history().commands() }
    #expect(
      refused?.message == Message("“\(file)” belongs to another user", "“\(file)”属于其他用户"))
  }

  /// What is written anew is written beside it, and nothing planted there is followed.
  @Test func aPlantedLinkIsNotWrittenThrough() throws {
    for number in 1...12 { try history().keep("第\(number)") }
    try directory.write("别人的", to: "other")
    #expect(symlink(directory.path + "/other", directory.path + "/a/b/history.new") == 0)
    try history().keep("第13")
    #expect(try history().commands().count == 10)
    #expect(directory.text(of: "other") == "别人的")
    #expect(directory.permissions(of: "a/b/history") == 0o600)
  }

  /// Where the file cannot be written anew, what it holds is there all the same.
  @Test func aFileThatCannotBeWrittenAnewIsStillRead() throws {
    for number in 1...13 { try history().keep("第\(number)") }
    #expect(mkdir(directory.path + "/a/b/history.new", 0o700) == 0)
    #expect(try history().commands() == (4...13).map { "第\($0)" })
    #expect(directory.text(of: "a/b/history").hasPrefix("第1\n"))
    try history().keep("第14")
    #expect(try history().commands().last == "第14")
  }

  @Test func aFileThatCannotBeIsSaid() {
    let history = History(at: "/dev/null/历史")
    #expect(throws: Diagnostic.self) { try history.keep("x") }
  }
}
