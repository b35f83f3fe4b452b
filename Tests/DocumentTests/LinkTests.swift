import Foundation
import Testing

/// Links between pages lead somewhere.
@Suite struct LinkTests {
  @Test(arguments: Pages.all) func everyLinkLeadsToAFileAndAHeading(name: String) throws {
    let folder = Pages.root.appending(path: name).deletingLastPathComponent()
    for match in try Pages.text(name).matches(of: /\]\(([^)\s]+)\)/) {
      let link = String(match.1)
      if link.contains("://") { continue }
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target =
        parts[0].isEmpty ? Pages.root.appending(path: name) : folder.appending(path: parts[0])
      #expect(FileManager.default.fileExists(atPath: target.path), "\(name): \(link)")
      guard parts.count > 1, target.pathExtension == "md" else { continue }
      let headings = try String(contentsOf: target, encoding: .utf8).split(separator: "\n")
        .filter { $0.hasPrefix("#") }.map(Self.anchor)
      #expect(headings.contains(String(parts[1])), "\(name): \(link)")
    }
  }

  /// The anchor that a heading gets where the pages are shown: small letters, hyphens for blanks,
  /// no signs.
  private static func anchor(_ heading: Substring) -> String {
    let text = heading.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
    return String(
      text.compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }
}
