import Glibc
import PlaintText

/// Whole texts from and to files: scripts, maps, small pages.
///
/// - Throws: a diagnostic when the file is not there, cannot be read, or is not UTF-8.
package func wholeText(of path: String) throws(Diagnostic) -> String {
  guard let file = fopen(path, "r") else { throw unreadable(path, errno) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  guard ferror(file) == 0 else { throw unreadable(path, errno) }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Diagnostic(
      Message("“\(path)” is not UTF-8 text", "“\(path)”不是 UTF-8 文本"), failure: .language)
  }
  return text
}

/// Writes a text to a file, whole or not at all.
///
/// - Throws: the file exists and `replace` is false, or it cannot be written.
package func write(
  text: String, to path: String, replace: Bool
) throws(Diagnostic) {
  let file = try SafeFile(path, replace: replace)
  do throws(Diagnostic) {
    let bytes = Array(text.utf8)
    var problem: Diagnostic?
    bytes.withUnsafeBufferPointer { buffer in
      do throws(Diagnostic) { try file.write(buffer) } catch { problem = error }
    }
    if let problem { throw problem }
    try file.commit()
  } catch {
    file.abandon()
    throw error
  }
}

/// Whether something stands at a path.
package func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

private func unreadable(_ path: String, _ code: Int32) -> Diagnostic {
  if code == ENOENT {
    return Diagnostic(Message("there is no file “\(path)”", "没有文件“\(path)”"))
  }
  let reason = String(cString: strerror(code))
  return Diagnostic(
    Message("“\(path)” cannot be read: \(reason)", "无法读取“\(path)”：\(reason)"))
}

/// Whether two paths lead to one file that exists.
package func isSame(_ one: String, _ other: String) -> Bool {
  var (a, b) = (stat(), stat())
  return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino
}
