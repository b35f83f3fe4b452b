import Glibc
import PlaintEncoding
import PlaintLanguage
import PlaintText

/// Files that can stand at the cursor.
extension Completing {
  func files(_ suffixes: [String]) -> [Candidate] {
    let typed = word.text.replacing("{{", with: "{")
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) }
    let folder = slash.map { String(typed[..<$0]) } ?? ""
    let start = slash.map { String(typed[$0...]) } ?? typed
    return Self.entries(of: host.resolved(folder.isEmpty ? "." : folder)).filter { entry in
      entry.name.hasPrefix(start) && (!entry.name.hasPrefix(".") || start.hasPrefix("."))
        && (entry.isFolder || suffixes.isEmpty
          || suffixes.contains { entry.name.hasSuffix("." + $0) })
    }.map { candidate(folder, $0) }
  }

  private func candidate(_ folder: String, _ entry: Entry) -> Candidate {
    let path = literalPath(folder + entry.name) + (entry.isFolder ? "/" : "")
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
    let entries = (FileName.entries(of: folder) ?? []).map { name in
      // A link to a folder is a folder here.
      var facts = stat()
      let isKnown = withSystemPath(folder + "/" + name) { stat($0, &facts) } == 0
      return Entry(name: name, isFolder: isKnown && facts.st_mode & S_IFMT == S_IFDIR)
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
