import Glibc
import PlaintTable
import PlaintText

/// A file that appears whole or not at all.
///
/// What is written goes to a hidden file beside the target, which only its owner can read; only ``commit()`` puts it in the
/// target's place, after the system has confirmed that it is on the disk. A failure, a cancelled
/// command or a forgotten commit leaves neither the hidden file nor a half-written target, and a
/// file that exists is touched only when its owner said so.
package final class SafeFile {
  private let path: String
  /// The file to be replaced, symbolic links resolved, or the path itself.
  private let target: String
  private let aside: String
  private let replaces: Bool
  /// The permissions it gets with its name: those of the file replaced, or the usual ones.
  private let permissions: mode_t
  /// The owner and group that the file replaced has.
  private let owner: (user: uid_t, group: gid_t)?
  private var note: Int?
  private var descriptor: Int32 = -1
  private var waiting: [UInt8] = []
  /// Bytes handed in so far.
  package private(set) var count = 0

  /// Opens the hidden file beside `path`.
  ///
  /// - Throws: the target exists and `replace` is false, is a directory or no regular file; its
  ///   directory does not exist or may not be written.
  package init(_ path: String, replace: Bool) throws(Diagnostic) {
    let old = try Self.replaced(path, replace: replace)
    self.path = path
    permissions = old.map { $0.st_mode & 0o777 } ?? 0o666 & ~Self.mask()
    owner = old.map { ($0.st_uid, $0.st_gid) }
    replaces = replace
    target = old == nil ? path : Self.resolved(path)
    let (folder, name) = Self.parts(of: target)
    let base = folder + (name.utf8.count > 200 ? "" : "." + name) + ".plaint-\(getpid())"
    var (attempt, aside) = (0, base)
    descriptor = Self.create(aside)
    while descriptor < 0, errno == EEXIST, attempt < 100 {
      attempt += 1
      aside = base + "-\(attempt)"
      descriptor = Self.create(aside)
    }
    self.aside = aside
    guard descriptor >= 0 else { throw Self.cannotCreate(path, in: folder, errno) }
    note = Unfinished.remember(aside)
  }

  deinit { abandon() }

  /// Adds bytes at the end.
  package func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    count += bytes.count
    waiting.append(contentsOf: bytes)
    if waiting.count >= 1 << 18 { try flush() }
  }

  /// Puts what was written in the target's place.
  ///
  /// - Throws: the disk is full or fails; the target has come into being meanwhile; or the command
  ///   was cancelled before the file had its name.
  package func commit(_ run: Run = Run()) throws(Diagnostic) {
    precondition(descriptor >= 0, "a file committed twice, or after it was abandoned")
    do throws(Diagnostic) {
      try flush()
      // Who runs this for another, as root does, leaves the file theirs.
      if let owner { fchown(descriptor, owner.user, owner.group) }
      fchmod(descriptor, permissions)
      let isSafe = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS
      guard isSafe else { throw Self.cannotWrite(path, errno) }
      let closed = close(descriptor)
      descriptor = -1
      guard closed == 0 else { throw Self.cannotWrite(path, errno) }
      try run.settle { () throws(Diagnostic) in try place() }
      Unfinished.forget(note)
      note = nil
    } catch {
      discard()
      throw error
    }
    Self.settle(Self.parts(of: target).folder)
  }

  /// Forgets what was written; harmless when nothing is left to forget.
  package func abandon() {
    if descriptor >= 0 { discard() }
  }

  private func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    waiting = []
    removeAside()
    Unfinished.forget(note)
    note = nil
  }

  private func removeAside() { _ = withSystemPath(aside) { unlink($0) } }

  private func flush() throws(Diagnostic) {
    var (start, code) = (0, Int32(0))
    waiting.withUnsafeBytes { bytes in
      while start < bytes.count, code == 0 {
        let sent = Glibc.write(
          descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        if sent >= 0 { start += sent } else if errno != EINTR { code = errno }
      }
    }
    waiting.removeAll(keepingCapacity: true)
    guard code == 0 else {
      discard()
      throw Self.cannotWrite(path, code)
    }
  }

  /// Gives the hidden file its name: by a link, which fails where a file has appeared, unless the
  /// file may be replaced or the file system has no links.
  private func place() throws(Diagnostic) {
    if !replaces {
      if withSystemPath(aside, { aside in withSystemPath(target) { link(aside, $0) } }) == 0 {
        removeAside()
        return
      }
      if errno == EEXIST { throw Self.exists(path) }
    }
    let failure = withSystemPath(aside) { aside in withSystemPath(target) { rename(aside, $0) } }
    guard failure == 0 else { throw Self.cannotWrite(path, errno) }
  }

  private static func create(_ path: String) -> Int32 {
    withSystemPath(path) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
  }

  /// What new files are not to have; it can only be read by setting it.
  private static func mask() -> mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }

  /// Asks the system to keep the directory's new entry; what cannot be synced is left as it is.
  private static func settle(_ folder: String) {
    let descriptor = withSystemPath(folder.isEmpty ? "." : folder) {
      open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
