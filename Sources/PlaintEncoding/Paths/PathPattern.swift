import Glibc
import PlaintText

/// Paths with `*`, `?` or `[…]` in them stand for all files that fit.
package enum PathPattern {
  /// The files a pattern stands for, by name; nil when the path is no pattern, or is the name of a
  /// file as it stands.
  package static func paths(of path: String) -> [String]? {
    guard path.contains(where: { "*?[".contains($0) }) else { return nil }
    var facts = stat()
    if withSystemPath(path, { stat($0, &facts) }) == 0 { return nil }
    var found = glob_t()
    defer { globfree(&found) }
    let failure = withSystemPath(path) { glob($0, GLOB_NOSORT, nil, &found) }
    guard failure == 0, let names = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { names[$0].map { FileName.text(of: $0) } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The diagnostic of a pattern that fits nothing; names what is there.
  package static func nothing(_ path: String) -> Diagnostic {
    let (folder, name) = FileName.split(path)
    let near = nearest(name, among: FileName.unhidden(in: folder))
    let hints =
      near.isEmpty
      ? []
      : [Message("“\(folder)” holds \(list(near))", "“\(folder)”中有\(list(near, in: .chinese))")]
    return Diagnostic(
      Message("no file fits “\(path)”", "没有文件符合“\(path)”"), hints: hints, failure: .data)
  }
}
