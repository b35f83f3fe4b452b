import Glibc
import PlaintText

/// What a conversation has come to, kept on disk while it lasts.
///
/// A session that is killed, or that a broken line ends, leaves its journal behind, and can be taken
/// up again from it; one that is left takes it along. A line is a mark and a command, written as in
/// the ``History``: `?` before a command is carried out, then `+` for each command that belongs to
/// the session now, `-` when it failed, `!` when those before no longer count. `@` is the folder of the
/// session, `=` a file as it was when it was loaded, `*` how many commands are missing for their keys.
///
/// Where the disk had no room, its owner may execute the file: that needs none.
struct Journal: ~Copyable {
  private let folder: String?
  private var path: String?
  private var descriptor: Int32 = -1
  /// What has been written so far and counts.
  private var kept = Replay()
  /// Whether it holds less than there is to keep.
  private var lacks = false

  /// Prepares a journal among those of the person whose environment this is; nothing is written yet.
  init(in environment: [String: String]) {
    folder = Journal.folder(in: environment)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Notes that a command begins, once there is anything to lose.
  func begin(_ command: String) {
    if descriptor >= 0 { append([("?", command)]) }
  }

  /// Notes what the session has come to after a command.
  ///
  /// - Throws: why that could not be kept.
  mutating func end(with replay: Replay) throws(Diagnostic) {
    if replay == Replay(), kept == Replay() { return }
    if descriptor < 0 { try create() }
    guard descriptor >= 0, let path else { return }
    let goesOn = replay.commands.starts(with: kept.commands)
    let more = goesOn ? Array(replay.commands.dropFirst(kept.commands.count)) : replay.commands
    var lines = goesOn ? [("-", "")] : [("!", "")]
    lines += replay.files.filter { !kept.files.contains($0) }.compactMap { path in
      FileState(of: path).map { ("=", "\($0.text) \(path)") }
    }
    lines += more.map { ("+", $0) }
    if replay.keyLines != kept.keyLines { lines.append(("*", "\(replay.keyLines)")) }
    // What the disk had no room for is written with what comes to it next.
    let isWhole = append(lines)
    let reason = errno
    if isWhole { kept = replay }
    if lacks == isWhole { fchmod(descriptor, isWhole ? 0o600 : 0o700) }
    lacks = !isWhole
    guard isWhole else {
      errno = reason
      throw cannotWrite(path)
    }
  }

  /// Takes the journal away: the session was left.
  mutating func remove() {
    if let path { unlink(path) }
    path = nil
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// A session without a journal goes on as usual: it only cannot be taken up again.
  private mutating func create() throws(Diagnostic) {
    guard let folder else { return }
    createDirectories(above: folder + "/x")
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let path = "\(folder)/\(time.tv_sec)-\(getpid())"
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw cannotOpen(path) }
    // Held as long as the process lives: whoever gets this lock knows that the session is lost.
    flock(descriptor, LOCK_EX | LOCK_NB)
    self.path = path
    if let folder = currentFolder() { append([("@", folder)]) }
  }

  @discardableResult
  private func append(_ lines: [(mark: String, command: String)]) -> Bool {
    writeWhole(lines.map { "\($0.mark) \(encoded($0.command))\n" }.joined(), to: descriptor)
  }

  private static func folder(in environment: [String: String]) -> String? {
    History(in: environment).path.map { path in
      String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)) + "/sessions"
    }
  }
}

/// A session that ended without being left.
struct LostSession: Sendable {
  let path: String
  /// Seconds since 1970 at its last command.
  let ended: Int
  /// The commands that bring it about again, in order.
  let commands: [String]
  /// The command under way when it ended.
  let last: String?
  /// The folder it ran in, where that is known.
  let folder: String?
  /// The files it had loaded, as they were then.
  let files: [(path: String, state: String)]
  /// How many commands are missing since they hold a key.
  let keyLines: Int
  /// Whether the disk had no room for all of its commands.
  let lacks: Bool

  /// Reads what a journal says; nil when there is nothing to bring about.
  ///
  /// A last line without its end was cut off while it was written, and does not count.
  ///
  /// - Throws: a line is none of a journal.
  init?(path: String, ended: Int, text: String, lacks: Bool = false) throws(Diagnostic) {
    var (commands, last, folder): ([String], String?, String?) = ([], nil, nil)
    var files: [(path: String, state: String)] = []
    var keyLines = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for (index, line) in lines.enumerated() {
      let command = decoded(String(line.dropFirst(2)))
      switch line.prefix(2) {
      case "? ": last = command
      case "+ ": commands.append(command)
      case "! ": (commands, last) = ([], nil)
      case "- ": last = nil
      case "@ ": folder = command
      case "* ": keyLines = Int(command) ?? 0
      case "= ":
        let parts = command.split(separator: " ", maxSplits: 2).map(String.init)
        if parts.count == 3 { files.append((parts[2], "\(parts[0]) \(parts[1])")) }
      default:
        throw Diagnostic(
          Message(
            "“\(path)” is damaged in line \(index + 1)", "“\(path)”第 \(index + 1) 行已损坏"))
      }
    }
    guard !commands.isEmpty || lacks else { return nil }
    (self.path, self.ended, self.commands, self.last) = (path, ended, commands, last)
    (self.folder, self.files, self.keyLines, self.lacks) = (folder, files, keyLines, lacks)
  }
}

extension Journal {
  /// How long the journal of a lost session is kept.
  private static let keptSeconds = 30 * 86_400

  /// The session lost last, if any, and why others are not taken up; journals that nobody took up for
  /// long are removed.
  static func lost(in environment: [String: String]) -> (last: LostSession?, refused: [Message]) {
    guard let folder = folder(in: environment), let listing = opendir(folder) else {
      return (nil, [])
    }
    defer { closedir(listing) }
    var found: LostSession?
    var refused: [Message] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.first?.isNumber == true else { continue }
      do throws(Diagnostic) {
        guard let lost = try lost(at: "\(folder)/\(name)") else { continue }
        if found.map({ $0.ended < lost.ended }) ?? true { found = lost }
      } catch { refused.append(refusal(error.message)) }
    }
    return (found, refused.sorted { $0.english < $1.english })
  }

  private static func refusal(_ reason: Message) -> Message {
    Message(
      "\(reason.english), so the session it tells of is not taken up: look at it, then remove it",
      "\(reason.text(in: .chinese))，因此不恢复其中的会话：请查看后删除该文件")
  }

  /// What the journal of a session that is over says; nil for one that goes on.
  private static func lost(at path: String) throws(Diagnostic) -> LostSession? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      // Another session may just have left, and taken its journal along.
      if errno == ENOENT { return nil }
      throw cannotOpen(path)
    }
    defer { close(descriptor) }
    let facts = try ownFacts(of: descriptor, path)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
    // What another may have written is not carried out; what others could read, they can no longer.
    guard facts.st_mode & 0o022 == 0 else {
      throw Diagnostic(
        Message("“\(path)” could be written by others", "“\(path)”可由他人写入"))
    }
    try makePrivate(descriptor, facts, path)
    if facts.st_mtim.tv_sec < time(nil) - keptSeconds { unlink(path) }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    let count = read(descriptor, &bytes, bytes.count)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return try LostSession(
      path: path, ended: facts.st_mtim.tv_sec, text: text, lacks: facts.st_mode & 0o100 != 0)
  }
}

/// What tells a file from one that was changed since: its size and when it was last written.
struct FileState {
  let text: String

  /// Nil where there is no file.
  init?(of path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    text = "\(facts.st_size) \(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
  }
}

/// The folder that names of files are relative to.
func currentFolder() -> String? {
  guard let folder = getcwd(nil, 0) else { return nil }
  defer { free(folder) }
  return String(cString: folder)
}
