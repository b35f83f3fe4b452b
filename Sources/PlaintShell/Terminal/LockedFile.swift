import Glibc
import PlaintText

/// A small file of the person's own, open and locked against other sessions of the program.
struct LockedFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  /// Opens the file, creating it for its owner only, and waits a moment for the lock.
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

  /// Adds lines at the end, all of them or, where there is no room, none.
  func append(_ lines: String) throws(Diagnostic) {
    guard writeWhole(lines, to: descriptor) else { throw failure("written", "写入", path) }
  }

  /// Puts a new file in its place: written aside, then renamed.
  func replace(_ text: String) throws(Diagnostic) {
    let aside = path + ".new"
    // Whoever holds the lock may remove what another left; nothing planted there is followed.
    unlink(aside)
    let new = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
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
    // A pipe that nobody reads must not hold the prompt up, nor a link lead elsewhere.
    let descriptor = open(
      path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else {
      throw cannotOpen(path)
    }
    var (mine, current) = (stat(), stat())
    do throws(Diagnostic) {
      mine = try ownFacts(of: descriptor, path)
      try makePrivate(descriptor, mine, path)
      try lock(descriptor, path)
    } catch {
      close(descriptor)
      throw error
    }
    if lstat(path, &current) == 0, mine.st_ino == current.st_ino { return descriptor }
    close(descriptor)
  }
}

/// The error of a file that could not be opened just now.
func cannotOpen(_ path: String) -> Diagnostic {
  errno == ELOOP
    ? Diagnostic(Message("“\(path)” is a symbolic link", "“\(path)”是符号链接"))
    : failure("opened", "打开", path)
}

/// The error of a file that could not be written just now.
func cannotWrite(_ path: String) -> Diagnostic { failure("written", "写入", path) }

/// What is known of an open file, which must be a regular file of the person's own, with no second
/// name elsewhere.
func ownFacts(of descriptor: Int32, _ path: String) throws(Diagnostic) -> stat {
  var facts = stat()
  guard fstat(descriptor, &facts) == 0 else { throw failure("opened", "打开", path) }
  try checkKind(facts, path)
  try checkOwner(facts, path)
  return facts
}

/// Only a file of sensible size is read whole: a device may have no end.
private func checkKind(_ facts: stat, _ path: String) throws(Diagnostic) {
  guard facts.st_mode & S_IFMT == S_IFREG else {
    throw Diagnostic(Message("“\(path)” is not a regular file", "“\(path)”不是普通文件"))
  }
  guard facts.st_size <= 1 << 26 else {
    throw Diagnostic(Message("“\(path)” is larger than 64 MB", "“\(path)”超过 64 MB"))
  }
}

/// One that is another's, or has a second name elsewhere, is left as it is.
private func checkOwner(_ facts: stat, _ path: String) throws(Diagnostic) {
  guard facts.st_uid == geteuid() else {
    throw Diagnostic(Message("“\(path)” belongs to another user", "“\(path)”属于其他用户"))
  }
  guard facts.st_nlink <= 1 else {
    throw Diagnostic(
      Message(
        "“\(path)” has a second name elsewhere (a hard link)", "“\(path)”在别处还有一个名称（硬链接）"))
  }
}

/// What was typed is its owner's alone: a file that others may read is closed to them.
func makePrivate(_ descriptor: Int32, _ facts: stat, _ path: String) throws(Diagnostic) {
  guard facts.st_mode & 0o077 == 0 || fchmod(descriptor, 0o600) == 0 else {
    throw failure("closed to others", "设为仅本人可读", path)
  }
}

/// Waits half a second at most: whoever holds it longer is stuck or no session of the program.
private func lock(_ descriptor: Int32, _ path: String) throws(Diagnostic) {
  for _ in 0..<50 {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    guard errno == EWOULDBLOCK || errno == EINTR else { throw failure("locked", "锁定", path) }
    usleep(10_000)
  }
  throw Diagnostic(
    Message("“\(path)” is locked by another program", "“\(path)”被其他程序锁定"))
}

private func failure(_ done: String, _ doing: String, _ path: String) -> Diagnostic {
  let reason = systemReason(errno)
  return Diagnostic(
    Message(
      "“\(path)” could not be \(done): \(reason.english)",
      "无法\(doing)“\(path)”：\(reason.text(in: .chinese))"))
}
