import Glibc
import PlaintEncoding
import PlaintTable
import PlaintText

/// The bytes of a file or pipe: a regular file is read piece by piece, anything else whole, and so
/// are files of no size, as the system's own under `/proc` are.
///
/// Every reading asks whether the command was cancelled.
///
/// Never mapped: a file cut short meanwhile is an error, not a signal. Pipes are polled, so that
/// one to which nobody writes can be left by Ctrl-C.
final class InputFile: @unchecked Sendable {
  let path: String
  /// Whether the name says that tabs part the cells.
  var isNamedForTabs: Bool {
    let name = path.lowercased()
    return name.hasSuffix(".tsv") || name.hasSuffix(".tab")
  }
  /// All bytes, known from the start.
  let size: Int
  /// Whether it can be read once more: false of pipes.
  let isLasting: Bool
  private let descriptor: Int32
  private let memory: Buffer<UInt8>?
  private let opened: stat
  private let run: Run

  /// Opens a path; `-` is the standard input.
  ///
  /// - Throws: a diagnostic when there is no such file, it is a directory, or may not be read.
  init(_ path: String, _ run: Run) throws(Diagnostic) {
    let descriptor =
      path == "-"
      ? dup(0) : withSystemPath(path) { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Self.cannotOpen(path, errno) }
    var facts = stat()
    let failed = fstat(descriptor, &facts) != 0
    if failed || facts.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw failed ? Self.cannotOpen(path, errno) : Self.directory(path)
    }
    self.path = path
    self.descriptor = descriptor
    self.run = run
    opened = facts
    if facts.st_mode & S_IFMT == S_IFREG, !Self.isMadeUp(facts) {
      memory = nil
      isLasting = true
      size = Int(facts.st_size)
    } else {
      let (bytes, count): (Buffer<UInt8>, Int)
      do throws(Diagnostic) {
        (bytes, count) = try Self.readAll(descriptor, path, run)
      } catch {
        close(descriptor)
        throw error
      }
      memory = bytes
      isLasting = false
      size = count
    }
  }

  /// Bytes already in memory, as if read from `path`.
  init(_ path: String, memory: Buffer<UInt8>, count: Int) {
    self.path = path
    self.memory = memory
    size = count
    isLasting = true
    run = Run()
    descriptor = -1
    opened = stat()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads `count` bytes, or what is left after `offset`, and says how many.
  func read(
    at offset: Int, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) throws(Diagnostic) -> Int {
    let wanted = min(count, size - offset)
    if let memory {
      try run.check()
      target.update(from: memory.base + offset, count: max(wanted, 0))
      return max(wanted, 0)
    }
    var done = 0
    while done < wanted {
      try run.check()
      let piece = min(wanted - done, Self.piece)
      let got = pread(descriptor, target + done, piece, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw Self.cannotRead(path, errno) }
      if got == 0 { throw Self.changed(path) }
      done += got
    }
    return max(done, 0)
  }

  /// What is read without asking whether the command was cancelled.
  private static let piece = 1 << 22

  /// Throws when the file has changed since it was opened.
  func checkUnchanged() throws(Diagnostic) {
    guard memory == nil else { return }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_size == opened.st_size,
      facts.st_mtim.tv_sec == opened.st_mtim.tv_sec,
      facts.st_mtim.tv_nsec == opened.st_mtim.tv_nsec
    else { throw Self.changed(path) }
  }

  /// The diagnostic of a file that is no longer what it was.
  static func changed(_ path: String) -> Diagnostic {
    Diagnostic(
      Message("“\(path)” changed while it was read", "“\(path)”在读取时被改动"),
      hints: [Message("load it again when it is complete", "待其写完后重新加载")], failure: .data)
  }

  /// Whether a file has no bytes on a disk: what it holds is known when it is read.
  private static func isMadeUp(_ facts: stat) -> Bool {
    facts.st_size == 0 || (facts.st_blocks == 0 && facts.st_size <= 1 << 12)
  }

  /// Reads a pipe to its end, looking at the cancel flag at least every 50 ms.
  private static func readAll(
    _ descriptor: Int32, _ path: String, _ run: Run
  ) throws(Diagnostic) -> (Buffer<UInt8>, Int) {
    var area = Buffer<UInt8>(count: 1 << 20)
    var count = 0
    while true {
      try run.check()
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&request, 1, 50) <= 0 { continue }
      if count == area.count {
        try AvailableMemory.require(
          2 * count,
          Message(
            "“\(path)”, of which \(bytesInWords(count)) have been read,",
            "“\(path)”已读入 \(bytesInWords(count))，继续读取"),
          hint: Message(
            "write it to a file first, and load that with columns: a file is read piece by piece",
            "请先存成文件，再加载其中需要的列：文件是分块读取的"))
        let larger = Buffer<UInt8>(count: 2 * count)
        larger.base.update(from: area.base, count: count)
        area = larger
      }
      let got = Glibc.read(descriptor, area.base + count, area.count - count)
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      if got < 0 { throw cannotRead(path, errno) }
      if got == 0 { return (area, count) }
      count += got
    }
  }
}
