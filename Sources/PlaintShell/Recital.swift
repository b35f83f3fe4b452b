import Glibc
import PlaintEngine
import PlaintText

/// Runs the lines of `-c` or of a script: read whole before the first of them runs.
///
/// - Returns: the process's exit status; the first error's.
package func recite(
  _ text: String, file: String?, given: [String], through door: SessionDoor,
  in surroundings: Surroundings
) -> Int32 {
  var door = door
  let commands = Session.commands(of: text, file: file)
  do {
    try door.prepare(commands, given: given)
  } catch {
    Outlet(surroundings, pages: false).tell(error)
    return error.failure.rawValue
  }
  return recite(commands, through: door, in: surroundings)
}

/// Runs a script file.
package func recite(
  file: String, given: [String], through door: SessionDoor, in surroundings: Surroundings
) -> Int32 {
  guard let text = wholeText(of: file) else {
    let reason = String(cString: strerror(errno))
    Outlet(surroundings, pages: false).tell(
      Diagnostic(
        Message("the script \(file) cannot be read: \(reason)", "无法读取脚本 \(file)：\(reason)")))
    return Diagnostic.Failure.language.rawValue
  }
  return recite(text, file: file, given: given, through: door, in: surroundings)
}

/// A file's text, or nil when it cannot be read.
private func wholeText(of path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  return ferror(file) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
}
