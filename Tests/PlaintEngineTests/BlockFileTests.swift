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
