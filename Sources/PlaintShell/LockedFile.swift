import Glibc
import PlaintText

/// A small file of the person's own, open and locked against other sessions of the program.
struct LockedFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  /// Opens the file, creating it for its owner only, and waits for the lock.
  init(_ path: String) throws(Diagnostic) {
    self.path = path
    descriptor = try openLocked(path)
  }

  /// All bytes of the file.
  func read() throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &block, block.count, off_t(bytes.count))
      guard count >= 0 else { throw failure("read", "读取", path) }
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  /// Adds text at the end.
  func append(_ text: String) throws(Diagnostic) {
    guard write(text, to: descriptor) else { throw failure("written", "写入", path) }
  }

  /// Puts a new file in its place: written aside, then renamed.
  func replace(_ text: String) throws(Diagnostic) {
    let aside = path + ".new"
    let new = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard new >= 0 else { throw failure("written", "写入", path) }
    let isWritten = write(text, to: new)
    close(new)
    guard isWritten, rename(aside, path) == 0 else {
      let problem = failure("written", "写入", path)
      unlink(aside)
      throw problem
    }
  }

  deinit { close(descriptor) }
}

/// Opens and locks the file that has the path once the lock is there: another session may have put
/// a new file in its place while this one waited.
private func openLocked(_ path: String) throws(Diagnostic) -> Int32 {
  while true {
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("opened", "打开", path) }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    var (mine, current) = (stat(), stat())
    if fstat(descriptor, &mine) == 0, stat(path, &current) == 0, mine.st_ino == current.st_ino {
      return descriptor
    }
    close(descriptor)
  }
}

private func failure(_ done: String, _ doing: String, _ path: String) -> Diagnostic {
  let reason = String(cString: strerror(errno))
  return Diagnostic(
    Message("“\(path)” could not be \(done): \(reason)", "无法\(doing)“\(path)”：\(reason)"))
}
