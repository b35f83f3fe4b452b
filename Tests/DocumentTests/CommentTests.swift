import Foundation
import Testing

/// What modules offer one another says what it is for.
///
/// The formatter's rule looks at `public` members only, and nothing here is public.
@Suite struct CommentTests {
  @Test func everyPackageTypeAndFunctionHasAComment() throws {
    let files = try Self.sources()
    let required = Set(files.flatMap { Self.requirements(of: $0.lines) })
    for file in files {
      for (index, line) in file.lines.enumerated() {
        guard let name = Self.declared(line), !Self.conformances.contains(name),
          !required.contains(name)
        else { continue }
        let above = file.lines[..<index].last { !$0.drop { $0 == " " }.hasPrefix("@") } ?? ""
        #expect(
          above.drop { $0 == " " }.hasPrefix("///"), "\(file.name):\(index + 1) \(line)")
      }
    }
  }

  /// Members of the platform's protocols, which document them.
  private static let conformances: Set<String> = ["==", "<", "hash"]

  private static func sources() throws -> [(name: String, lines: [Substring])] {
    let folder = Pages.root.appending(path: "Sources")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let text = try Pages.text("Sources/" + name)
      return (name, text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  /// The name of a type or function that a line makes `package`, or nil.
  private static func declared(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let access = words.firstIndex(of: "package") else { return nil }
    let modifiers: Set<Substring> = ["static", "final", "indirect", "mutating", "consuming"]
    let kinds: Set<Substring> = ["func", "struct", "enum", "protocol", "class", "typealias"]
    guard words[..<access].allSatisfy({ $0.hasPrefix("@") || modifiers.contains($0) }) else {
      return nil
    }
    let rest = words[(access + 1)...].drop { modifiers.contains($0) }
    guard let kind = rest.first, kinds.contains(kind), let name = rest.dropFirst().first else {
      return nil
    }
    let end = name.firstIndex { "(<:{".contains($0) && $0 != name.first } ?? name.endIndex
    return String(name[..<end])
  }

  /// The functions that the protocols of a file ask for: documented there, once for all that have
  /// them.
  private static func requirements(of lines: [Substring]) -> [String] {
    var names: [String] = []
    var isInside = false
    for line in lines {
      if line.contains("protocol "), line.hasSuffix("{") { isInside = true }
      if line.hasPrefix("}") { isInside = false }
      let words = line.split(separator: " ")
      guard isInside, let index = words.firstIndex(of: "func"), index + 1 < words.count else {
        continue
      }
      names.append(String(words[index + 1].prefix { $0 != "(" && $0 != "<" }))
    }
    return names
  }
}
