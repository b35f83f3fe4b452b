import Glibc
import PlaintLanguage
import PlaintText

/// Files that can stand at the cursor.
extension Completing {
  func files(_ suffixes: [String]) -> [Candidate] {
    let slash = word.text.lastIndex(of: "/").map { word.text.index(after: $0) }
    let folder = slash.map { String(word.text[..<$0]) } ?? ""
    let start = slash.map { String(word.text[$0...]) } ?? word.text
    return Self.entries(of: host.resolved(folder.isEmpty ? "." : folder)).filter { entry in
      entry.name.hasPrefix(start) && (!entry.name.hasPrefix(".") || start.hasPrefix("."))
        && (entry.isFolder || suffixes.isEmpty
          || suffixes.contains { entry.name.hasSuffix("." + $0) })
    }.map { candidate(folder, $0) }
  }

  private func candidate(_ folder: String, _ entry: Entry) -> Candidate {
    let path = folder + entry.name + (entry.isFolder ? "/" : "")
    let isPlain =
      word.form == .bare && path.allSatisfy { !$0.isWhitespace && !",|#\"“”'‘’「[{（，｜".contains($0) }
    // The quote of a folder stays open: a file is still to come.
    let text = isPlain ? path : entry.isFolder ? "\"" + path : "\"\(path)\""
    let description = entry.isFolder ? Message("folder", "文件夹").text(in: host.tongue) : ""
    return Candidate(
      text, at: word.place, label: entry.name + (entry.isFolder ? "/" : ""), description,
      isFinal: !entry.isFolder)
  }

  private struct Entry {
    let name: String
    let isFolder: Bool
  }

  private static func entries(of folder: String) -> [Entry] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      // A link to a folder is a folder here.
      var facts = stat()
      let isKnown = fstatat(dirfd(directory), name, &facts, 0) == 0
      entries.append(Entry(name: name, isFolder: isKnown && facts.st_mode & S_IFMT == S_IFDIR))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
