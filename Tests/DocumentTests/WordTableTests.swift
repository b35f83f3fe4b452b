import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintText
import Testing

/// The table of words in docs/words.md, kept by hand, and what the program declares say the same.
@Suite struct WordTableTests {
  struct Pair: Hashable, CustomStringConvertible {
    let english: String
    let chinese: String
    var description: String { "\(english) \(chinese)" }
  }

  struct Row {
    let pair: Pair
    let roles: Set<String>
    let reason: String
  }

  private static let rows: [Row] = {
    let page = (try? Pages.text("docs/words.md")) ?? ""
    let table = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    return table.map { line in
      let cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      return Row(
        pair: Pair(english: cells[0], chinese: cells[1]),
        roles: Set(cells[2].components(separatedBy: ", ")), reason: cells[3])
    }
  }()

  /// What each word is by the vocabulary: signs are no words.
  private static let declared: [Pair: Set<String>] = {
    var roles: [Pair: Set<String>] = [:]
    for term in Vocabulary.terms where term.role != .sign {
      let name = term.role.name.english.drop { $0 != " " }.dropFirst()
      roles[Pair(english: term.word.english, chinese: term.word.chinese), default: []]
        .insert(String(name))
    }
    for pair in literals where roles[pair] == nil { roles[pair] = ["word inside a clause"] }
    return roles
  }()

  /// Every `Word("…", "…")` of the sources, so that no grammar can hide one.
  private static let literals: Set<Pair> = {
    let sources = Pages.root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    let swift = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    return Set(
      swift.flatMap { file -> [Pair] in
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.matches(of: /\bWord\(\s*"([^"]+)",\s*"([^"]+)"/).map {
          Pair(english: String($0.1), chinese: String($0.2))
        }
      })
  }()

  @Test func everyWordDeclaredIsInTheTable() {
    #expect(Self.literals.count > 100 && Self.declared.count > 150)
    let listed = Set(Self.rows.map(\.pair))
    #expect(Set(Self.declared.keys).subtracting(listed).isEmpty)
    #expect(Self.literals.subtracting(listed).isEmpty)
  }

  @Test func everyRowIsDeclaredAsWhatItSays() {
    #expect(Set(Self.rows.map(\.pair)).count == Self.rows.count, "a row stands twice")
    for row in Self.rows {
      #expect(Self.declared[row.pair] == row.roles, "\(row.pair)")
    }
  }

  @Test func oneWordHasOneNameOrAReason() {
    let byEnglish = Dictionary(grouping: Self.rows, by: \.pair.english)
    let byChinese = Dictionary(grouping: Self.rows, by: \.pair.chinese)
    for row in Self.rows {
      let isAlone =
        byEnglish[row.pair.english]?.count == 1 && byChinese[row.pair.chinese]?.count == 1
      #expect(row.reason.isEmpty == isAlone, "\(row.pair)")
    }
  }

  @Test func whatIsAlsoReadIsSaid() throws {
    let page = try Pages.text("docs/words.md")
    for other in Verbs.declarations.flatMap(\.also) { #expect(page.contains("`\(other)`")) }
  }
}
