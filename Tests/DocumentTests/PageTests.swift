import Foundation
import PlaintEngine
import Testing

/// The project's own pages: README and docs.
enum Pages {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let names: [String] = {
    let docs = (try? FileManager.default.contentsOfDirectory(atPath: root.path + "/docs")) ?? []
    let pages = docs.filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
    return (["README.md"] + pages.sorted()).filter { (try? text($0)) != nil }
  }()

  static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: name), encoding: .utf8)
  }

  /// A scratch copy of docs/data, where transcripts may write.
  static func scratch() throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "plaint-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: root.appending(path: "docs/data"), to: folder)
    return folder.path
  }
}

@Suite(.serialized) struct PageTests {
  @Test(arguments: Pages.names) func everyCommandPrintsWhatThePageSays(name: String) throws {
    let page = try Pages.text(name)
    let scratch = try Pages.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let now = Transcript(page).rerun(in: scratch)
    if ProcessInfo.processInfo.environment["PLAINT_RECORD"] != nil {
      try now.write(to: Pages.root.appending(path: name), atomically: true, encoding: .utf8)
      return
    }
    expectSameLines(page, now, in: name)
  }
}

/// Compares line by line, so that a failure shows the lines that differ and not two blobs.
func expectSameLines(_ expected: String, _ found: String, in name: String) {
  let difference = found.split(separator: "\n", omittingEmptySubsequences: false)
    .difference(from: expected.split(separator: "\n", omittingEmptySubsequences: false))
  let lines = difference.map { change in
    switch change {
    case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
    case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
    }
  }
  #expect(
    lines.isEmpty, "\(name) prints something else:\n\(lines.prefix(40).joined(separator: "\n"))")
}
