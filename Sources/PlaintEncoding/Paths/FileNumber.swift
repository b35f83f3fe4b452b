import Glibc

/// Whether two paths lead to one file that exists.
package func isSame(_ one: String, _ other: String) -> Bool {
  guard let number = FileNumber(of: one) else { return false }
  return number == FileNumber(of: other)
}

/// What the system tells files apart by, whatever their names.
package struct FileNumber: Hashable, Sendable {
  private let device: dev_t
  private let number: ino_t

  /// Nil when no file is reached at the path.
  package init?(of path: String) {
    var facts = stat()
    guard withSystemPath(path, { stat($0, &facts) }) == 0 else { return nil }
    (device, number) = (facts.st_dev, facts.st_ino)
  }
}

/// The one path of the file that a path leads to, whatever links and dots it goes by; the file itself
/// need not be there yet.
package func reached(_ path: String) -> String {
  if exists(path) { return SafeFile.resolved(path) }
  let (folder, name) = SafeFile.parts(of: path)
  let place = SafeFile.resolved(folder.isEmpty ? "." : folder)
  return (place == "/" ? "" : place) + "/" + name
}
