import Foundation
import PlaintEngine
import Testing

/// The project's own pages: README and docs.
enum Pages {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every page, in order.
  static let all: [String] = {
    let docs = (try? FileManager.default.contentsOfDirectory(atPath: root.path + "/docs")) ?? []
    let pages = docs.filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
    return (["README.md", "CHANGELOG.md"] + pages.sorted()).filter { (try? text($0)) != nil }
  }()

  /// The pages made from the declarations; ``ReferenceTests`` makes, runs and compares them.
  static let generated = ["docs/functions.md", "docs/verbs.md"]

  /// The pages that are written by hand.
  static let written = all.filter { !generated.contains($0) }

  /// Whether what is printed now is to be written down instead of compared.
  static let isRecording = ProcessInfo.processInfo.environment["PLAINT_RECORD"] != nil

  /// Compares a page with what it should be, or writes it.
  static func settle(_ name: String, _ now: String) throws {
    if isRecording {
      try now.write(to: root.appending(path: name), atomically: true, encoding: .utf8)
    } else {
      expectSameLines((try? text(name)) ?? "", now, in: name)
    }
  }

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
  @Test(arguments: Pages.written) func everyCommandPrintsWhatThePageSays(name: String) throws {
    let page = try Pages.text(name)
    let scratch = try Pages.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let tables = try Reference.withTables(page)
    try Pages.settle(name, Transcript(tables).rerun(in: scratch))
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
