import Glibc
import PlaintTable
import PlaintText

/// Whole texts from and to files: scripts, maps, small pages.
///
/// A pipe or a device may let wait for ever: the run is asked every 50 ms whether it was cancelled.
///
/// - Throws: a diagnostic when the file is not there, cannot be read, or is not UTF-8.
package func wholeText(of path: String, _ run: Run) throws(Diagnostic) -> String {
  let descriptor = withSystemPath(path) { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
  guard descriptor >= 0 else { throw unreadable(path, errno) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    try run.check()
    guard bytes.count <= longestText else { throw tooLong(path) }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if poll(&request, 1, 50) <= 0 { continue }
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { continue }
    if count < 0 { throw unreadable(path, errno) }
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Diagnostic(
      Message("“\(path)” is not UTF-8 text", "“\(path)”不是 UTF-8 文本"), failure: .language)
  }
  return text
}

/// The most bytes of a text that is read whole: no script is longer, and a device has no end.
package let longestText = 1 << 24

private func tooLong(_ path: String) -> Diagnostic {
  let most = bytesInWords(longestText)
  return Diagnostic(
    Message("“\(path)” is longer than \(most), and no script", "“\(path)”超过 \(most)，不是脚本"),
    hints: [Message("data are loaded: load …", "数据请用“加载”读入")], failure: .language)
}

/// Writes a text to a file, whole or not at all.
///
/// - Throws: the file exists and `replace` is false, it cannot be written, or the command was
///   cancelled.
package func write(
  text: String, to path: String, replace: Bool, _ run: Run = Run()
) throws(Diagnostic) {
  let file = try SafeFile(path, replace: replace)
  do throws(Diagnostic) {
    let bytes = Array(text.utf8)
    var problem: Diagnostic?
    bytes.withUnsafeBufferPointer { buffer in
      do throws(Diagnostic) { try file.write(buffer) } catch { problem = error }
    }
    if let problem { throw problem }
    try file.commit(run)
  } catch {
    file.abandon()
    throw error
  }
}

/// How many other names (hard links) the file at a path has: they keep what it held when it is replaced.
package func otherNames(of path: String) -> Int { SafeFile.otherNames(of: path) }

/// Whether something stands at a path.
package func exists(_ path: String) -> Bool {
  withSystemPath(path) { access($0, F_OK) } == 0
}

private func unreadable(_ path: String, _ code: Int32) -> Diagnostic {
  if code == ENOENT {
    return Diagnostic(Message("there is no file “\(path)”", "没有文件“\(path)”"))
  }
  let reason = systemReason(code)
  return Diagnostic(
    Message(
      "“\(path)” cannot be read: \(reason.english)",
      "无法读取“\(path)”：\(reason.text(in: .chinese))"))
}
