import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintText
import Testing

/// Whatever goes wrong is said in Chinese on a Chinese screen: of the gallery of errors and of every
/// slip that is known, no word in Latin letters is left but what was typed, the data's and those kept.
@Suite struct ChineseErrorTests {
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

  @Test func theGalleryOfErrors() throws {
    let scratch = try Pages.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch)
    let data = try Self.words(ofFiles: files.filter { $0 != "unaware.csv" }, in: scratch)
    let page = Transcript(try Pages.text("docs/errors.md"))
    var conversation = Conversation(folder: scratch, tongue: .chinese)
    var named: Set<String> = []
    var typed: [String] = []
    for case .talk(let opening, let exchanges) in page.parts {
      if opening != "```plaint" {
        conversation = Conversation(folder: scratch, tongue: .chinese)
        _ = conversation.print("加载 tickets.csv")
      }
      for exchange in exchanges {
        // What is taken back or listed is said as it was typed.
        let printed = typed.reduce(conversation.print(exchange.command).joined(separator: "\n")) {
          $0.replacing($1, with: "")
        }
        typed = (typed + [exchange.command]).sorted { $0.count > $1.count }
        check(printed, typed: exchange.command, own: data.union(named))
        // Names that were given earlier may come up again, words of the language may not.
        named.formUnion(
          ChineseScreen.words(in: exchange.command).filter { word in
            !Self.vocabulary.contains(word)
          })
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
    let words = ChineseScreen.words(in: printed).filter { !own.contains($0) }
    #expect(words.isEmpty, "\(typed): \(words)\n\(printed)")
  }
}
