import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintText
import Testing

/// Whatever the pages ask, and whatever goes wrong in them or is a known slip, is answered in Chinese on
/// a Chinese screen: no word in Latin letters but what was typed, the data's and those kept.
@Suite struct ChineseTranscriptTests {
  /// Words in English that name something in the language.
  private static let vocabulary = Set(
    Vocabulary.terms.flatMap { ChineseScreen.words(in: $0.word.english) })

  /// Words of the data: headings, cells and names of files.
  private static func words(ofFiles names: [String], in folder: String) throws -> Set<String> {
    var words = Set(names.flatMap { ChineseScreen.words(in: $0) })
    for name in names where name.hasSuffix(".csv") {
      guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      else { continue }
      words.formUnion(ChineseScreen.words(in: text))
    }
    return words
  }

  /// Mistakes are typed as they stand, what works in Chinese words.
  @Test(arguments: [
    "README.md", "docs/errors.md", "docs/language.md", "docs/tour.md", "docs/verbs.md",
  ]) func everyCommandOfThePages(name: String) throws {
    let scratch = try Pages.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch)
    let data = try Self.words(ofFiles: files.filter { $0 != "unaware.csv" }, in: scratch)
    var conversation = Conversation(folder: scratch, tongue: .chinese)
    var named: Set<String> = []
    var typed: [String] = []
    for case .talk(let opening, let exchanges) in Transcript(try Pages.text(name)).parts {
      if opening != "```plaint" {
        conversation = Conversation(folder: scratch, tongue: .chinese)
        if opening != "```plaint fresh" { _ = conversation.print("加载 tickets.csv") }
      }
      for exchange in exchanges {
        let command =
          name == "docs/errors.md" ? exchange.command : Manual.chinese(exchange.command)
        // What is taken back, listed or saved is said as it was typed.
        let printed = typed.reduce(conversation.print(command).joined(separator: "\n")) {
          $0.replacing($1, with: "")
        }
        typed =
          (typed + command.split(separator: "\n").map(String.init).filter { $0.contains(" ") })
          .sorted { $0.count > $1.count }
        // Pages of help name the English word too: `ChineseScreenTests` looks at each.
        if !command.hasPrefix("帮助") { check(printed, typed: command, own: data.union(named)) }
        // Names that were given earlier may come up again, words of the language may not.
        let words = ChineseScreen.words(in: exchange.command)
        named.formUnion(words.filter { !Self.vocabulary.contains($0) })
        for naming in [#/([a-z_]+) =/#, #/as ([a-z_]+)/#] {
          named.formUnion(exchange.command.matches(of: naming).map { String($0.1) })
        }
      }
    }
  }

  @Test(arguments: ["english.txt", "chinese.txt"]) func everySlip(file: String) throws {
    let folder = Pages.root.appending(path: "Tests/Slips").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let data = try Self.words(ofFiles: files, in: folder)
    let lines = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
    var loaded = Conversation(folder: folder, tongue: .chinese)
    _ = loaded.print(file == "english.txt" ? "加载 complaints.csv" : "加载 工单.csv")
    _ = loaded.print("默认 时间列 \(file == "english.txt" ? "[Date received]" : "受理时间")")
    for line in lines.split(separator: "\n") where !line.hasPrefix("#") {
      guard let arrow = line.firstRange(of: " ⇒") else { continue }
      let typed = String(line[..<arrow.lowerBound])
      var conversation = loaded
      check(conversation.print(typed).joined(separator: "\n"), typed: typed, own: data)
    }
  }

  private func check(_ printed: String, typed: String, own: Set<String>) {
    let own = own.union(ChineseScreen.words(in: typed))
    // Of `channels-2012-05` the name is `channels`.
    let words = ChineseScreen.words(in: printed).filter { word in
      !own.contains(word) && !own.contains(String(word.prefix { $0 != "-" }))
    }
    #expect(words.isEmpty, "\(typed): \(words)\n\(printed)")
  }
}
