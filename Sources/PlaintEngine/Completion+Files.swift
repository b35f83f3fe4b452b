import Glibc
import PlaintText

/// Files that can stand at the cursor.
extension Session {
  func files(_ word: Partial, _ suffixes: [String], _ host: Host) -> [Candidate] {
    let slash = word.text.lastIndex(of: "/").map { word.text.index(after: $0) }
    let folder = slash.map { String(word.text[..<$0]) } ?? ""
    let start = slash.map { String(word.text[$0...]) } ?? word.text
    let names = Self.names(in: host.resolved(folder.isEmpty ? "." : folder))
    return names.filter {
      $0.name.hasPrefix(start) && (!$0.name.hasPrefix(".") || start.hasPrefix("."))
    }
    .filter { entry in
      entry.isFolder || suffixes.isEmpty || suffixes.contains { entry.name.hasSuffix("." + $0) }
    }
    .map { entry in
      let path = folder + entry.name + (entry.isFolder ? "/" : "")
      let isPlain = path.allSatisfy { !$0.isWhitespace && !",|#\"".contains($0) }
      return Candidate(
        place: word.place, text: isPlain ? path : "\"\(path)\"", label: entry.name,
        description: entry.isFolder ? "folder" : "", isFinal: !entry.isFolder)
    }
  }

  private static func names(in folder: String) -> [(name: String, isFolder: Bool)] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      names.append((name, entry.pointee.d_type == UInt8(DT_DIR)))
    }
    return names.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
