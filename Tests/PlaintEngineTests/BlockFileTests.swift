import Foundation
import PlaintEngine
import PlaintText
import Testing

/// Files that the rounds of a block write: one each, inside the folder, whatever the values say.
struct BlockFileTests {
  private func talk(_ values: [String]) throws -> Talk {
    let talk = Talk()
    let cells = values.map { "\"\($0)\"" }.joined(separator: "\n")
    let file = try Talk.file("表.csv", "u\n\(cells)\n")
    talk.host.folder = URL(filePath: file).deletingLastPathComponent().path
    try talk.say("load 表.csv as 表")
    return talk
  }

  private func files(_ talk: Talk) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: talk.host.folder).sorted()
  }

  @Test(arguments: ["export \"r-{u}.csv\" replace", "导出 \"r-{u}.csv\" 覆盖"])
  func `two values that make one name are refused`(line: String) throws {
    let talk = try talk(["a/b", "a_b", "a*b", "值"])
    let problem = talk.failure("each u as u {\n  \(line)\n}")
    #expect(problem?.message.english.contains("would write over it") == true)
    #expect(problem?.hints.first?.english.contains("recode") == true)
    #expect(problem?.source.map { String($0.text.prefix(20)).contains(line.prefix(6)) } == true)
  }

  @Test func `one name for all rounds is refused, in blocks inside blocks too`() throws {
    let talk = try talk(["甲", "乙"])
    let once = talk.failure("each u as u {\n  export x.csv replace\n}")
    #expect(once?.hints.first?.english.contains("put {u} into") == true)
    let inner = "each u as 内 {\n    export \"{内}.csv\" replace\n  }"
    #expect(talk.failure("each u as u {\n  all | count\n  \(inner)\n}") == nil)
    let all = "weight 1\n  export \"{u}.csv\" replace\n  export \"{u}.csv\" replace"
    #expect(talk.failure("each u as u {\n  \(all)\n}") == nil)
  }

  /// Makes a name in the talk's folder that leads to another.
  private func link(_ talk: Talk, _ name: String, to other: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: talk.host.folder + "/" + name, withDestinationPath: other)
  }

  @Test(arguments: ["export \"{u}.csv\" replace", "导出 \"{u}.csv\" 覆盖"])
  func `two names that links make one file are refused`(line: String) throws {
    let talk = try talk(["甲", "甲", "乙"])
    try "旧".write(toFile: talk.host.folder + "/乙.csv", atomically: false, encoding: .utf8)
    try link(talk, "甲.csv", to: "乙.csv")
    let problem = talk.failure("each u as u {\n  \(line)\n}")
    #expect(problem?.message.english.contains("would write over it") == true)
    #expect(try String(contentsOfFile: talk.host.folder + "/乙.csv", encoding: .utf8) == "u\n甲\n甲\n")
    // A folder by two names, where the file is not there yet.
    let other = try self.talk(["甲", "甲", "乙"])
    try link(other, "夹", to: ".")
    let inner = "each u as v {\n    export \"夹/x.csv\"\n  }\n  export ./x.csv replace"
    let again = other.failure("each u as u {\n  \(inner)\n}")
    #expect(again?.message.english.contains("“./x.csv” was written for “甲 / 甲”") == true)
  }

  @Test func `what blocks inside blocks write is kept from the next round of the outer one`() throws
  {
    let talk = try talk(["甲", "甲", "乙"])
    try talk.say("表2 = take 9")
    let inner = "each u as 内 {\n    export \"{内}.csv\" replace\n  }"
    let problem = talk.failure("each u as u {\n  use 表2\n  \(inner)\n}")
    #expect(problem?.message.english.contains("“甲 / 甲” just now, and “乙 / 甲” would") == true)
  }

  @Test func `no value leads out of the folder, hides a file or reads otherwise`() throws {
    let values = ["..", ".", "~~~", "../..", ".隐藏", "a\u{202E}b", "\u{200B}..", "x\u{7}y"]
    let talk = try talk(values)
    let before = try files(talk)
    let above = URL(filePath: talk.host.folder).deletingLastPathComponent()
      .appending(path: "x.csv").path
    let stood = FileManager.default.contents(atPath: above)
    try talk.say("each u as u {\n  export \"n-{u}.csv\"\n  export \"{u}.csv\"\n}")
    let made = try files(talk).filter { !before.contains($0) }
    #expect(made.count == 2 * values.count)
    for name in made {
      #expect(!name.hasPrefix(".") && !name.contains("/") && !name.contains("~"), "\(name)")
      #expect(name.harmless == name)
    }
    #expect(talk.failure("each u as u {\n  export \"{u}/x.csv\"\n}") != nil)
    #expect(FileManager.default.contents(atPath: above) == stood)
  }
}
