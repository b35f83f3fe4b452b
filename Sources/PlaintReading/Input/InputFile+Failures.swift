import Glibc
import PlaintEncoding
import PlaintText

/// What is said when a file cannot be opened or read: what, where, and the nearest right thing.
extension InputFile {
  /// The diagnostic of a path that did not open.
  static func cannotOpen(_ path: String, _ code: Int32) -> Diagnostic {
    switch code {
    case ENOENT, ENOTDIR: return absent(path)
    case EACCES, EPERM:
      return Diagnostic(
        Message("“\(path)” may not be read: no permission", "无权读取“\(path)”"), failure: .data)
    default: return cannotRead(path, code)
    }
  }

  /// The diagnostic of a read that failed.
  static func cannotRead(_ path: String, _ code: Int32) -> Diagnostic {
    let reason = systemReason(code)
    return Diagnostic(
      Message(
        "“\(path)” cannot be read: \(reason.english)",
        "无法读取“\(path)”：\(reason.text(in: .chinese))"), failure: .data)
  }

  /// The diagnostic of a directory where a file should be; names the tables in it.
  static func directory(_ path: String) -> Diagnostic {
    let suffixes = [".csv", ".tsv", ".txt"]
    let tables = FileName.unhidden(in: path).filter { name in
      suffixes.contains { name.hasSuffix($0) }
    }
    let hints =
      tables.isEmpty
      ? []
      : [
        Message(
          "it holds \(list(tables.sorted(), limit: 3))",
          "其中有\(list(tables.sorted(), limit: 3, in: .chinese))")
      ]
    return Diagnostic(
      Message("“\(path)” is a directory, not a file", "“\(path)”是文件夹，不是文件"), hints: hints,
      failure: .data)
  }

  private static func absent(_ path: String) -> Diagnostic {
    let (folder, name) = FileName.split(path)
    var facts = stat()
    guard withSystemPath(folder, { stat($0, &facts) }) == 0 else {
      return Diagnostic(
        Message(
          "no file “\(path)”: there is no directory “\(folder)”", "没有文件“\(path)”：没有文件夹“\(folder)”"),
        failure: .data)
    }
    // Names are near without their suffixes, which make any two files alike.
    let entries = FileName.unhidden(in: folder)
    let stems = Dictionary(grouping: entries, by: stem)
    let same = entries.filter { folded(stem($0)) == folded(stem(name)) }
    let others = nearest(stem(name), among: stems.keys.sorted()).flatMap { stems[$0] ?? [] }
    let near = (same + others.filter { !same.contains($0) }).prefix(3)
      .map { "“\(prefix(path) + $0)”" }
    let hints =
      near.isEmpty
      ? []
      : [
        Message(
          "did you mean \(near.joined(separator: " or "))?", "是否指\(near.joined(separator: "或"))？")
      ]
    return Diagnostic(
      Message("no file “\(path)”", "没有文件“\(path)”"), hints: hints, failure: .data)
  }

  private static func stem(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  private static func prefix(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
