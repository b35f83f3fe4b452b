import Foundation
import Testing

/// Arrows point one way: every import of every room is one the architecture page allows.
@Suite struct LayeringTests {
  /// The table in docs/architecture.md: room, then the rooms it may import.
  private func allowed() throws -> [String: Set<String>] {
    var rooms: [String: Set<String>] = [:]
    for line in try Pages.text("docs/architecture.md").split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[0].hasPrefix("`Plaint") || cells[0] == "`plaint`" else {
        continue
      }
      let name = cells[0].filter { $0 != "`" }
      rooms[name] = Set(
        cells[1].filter { $0 != "`" && $0 != " " }.split(separator: ",").map(String.init))
    }
    return rooms
  }

  @Test func everyRoomIsInTheTable() throws {
    let sources = Pages.root.appending(path: "Sources").path
    let rooms = try FileManager.default.contentsOfDirectory(atPath: sources)
      .filter { $0.lowercased().hasPrefix("plaint") }
    #expect(Set(rooms) == Set(try allowed().keys))
  }

  @Test func roomsImportOnlyWhatTheTableAllows() throws {
    let platform: Set<String> = ["Glibc", "Synchronization"]
    for (room, may) in try allowed() {
      let folder = Pages.root.appending(path: "Sources/\(room)")
      let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      for file in (files ?? []) where file.hasSuffix(".swift") {
        let text = try Pages.text("Sources/\(room)/\(file)")
        for line in text.split(separator: "\n") {
          guard let module = Self.imported(line) else { continue }
          #expect(
            may.contains(module) || platform.contains(module), "\(room)/\(file) imports \(module)")
        }
      }
    }
  }

  /// A room's files lie in folders that say what is in them, and few enough to be looked through.
  @Test func foldersAreThoseOfTheTableAndSmall() throws {
    let sources = Pages.root.appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    let files = paths.filter { $0.hasPrefix("Plaint") && $0.hasSuffix(".swift") }
    let byFolder = Dictionary(grouping: files) { ($0 as NSString).deletingLastPathComponent }
    for (folder, files) in byFolder { #expect(files.count <= 25, "\(folder) has \(files.count)") }
    let folders = paths.filter { path in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: sources.appending(path: path).path, isDirectory: &isFolder)
      return isThere && isFolder.boolValue && path.hasPrefix("Plaint") && path.contains("/")
    }
    #expect(Set(folders) == Set(try Self.namedFolders()))
  }

  private static func namedFolders() throws -> [String] {
    try Pages.text("docs/architecture.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2, cells[0].hasPrefix("`Plaint"), cells[0].contains("/") else {
        return nil
      }
      return cells[0].filter { $0 != "`" }
    }
  }

  /// A file that declares types is named after one of them; what follows a + is what it adds.
  @Test func filesAreNamedAfterTheirTypes() throws {
    let sources = Pages.root.appending(path: "Sources")
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    where path.hasPrefix("Plaint") && path.hasSuffix(".swift") {
      let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
      let parts = name.split(separator: "+")
      let (declared, extended) = Self.types(in: try Pages.text("Sources/\(path)"))
      if declared.isEmpty && parts.count == 1 { continue }
      let type = String(parts[0])
      #expect(declared.contains(type) || extended.contains(type), "\(path): \(declared)")
    }
  }

  /// The types that a file declares for others, and those that it extends.
  private static func types(in text: String) -> (declared: Set<String>, extended: Set<String>) {
    var (declared, extended): (Set<String>, Set<String>) = ([], [])
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard
        let at = words.firstIndex(where: {
          ["struct", "enum", "class", "protocol", "extension"].contains($0)
        }), at + 1 < words.count,
        words[..<at].allSatisfy({ ["package", "final", "indirect"].contains($0) })
      else { continue }
      let name = words[at + 1].prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "[" }
      let bare = String(name.drop { $0 == "[" })
      if words[at] == "extension" {
        extended.insert(bare)
        extended.formUnion(bare.split(separator: ".").map(String.init))
      } else {
        declared.insert(bare)
      }
    }
    return (declared, extended)
  }

  private static func imported(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let at = words.firstIndex(of: "import"), at < 2, at + 1 < words.count else { return nil }
    return String(words[at + 1])
  }
}
