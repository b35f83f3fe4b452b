import Glibc
import PlaintText

/// What a conversation has come to, kept on disk while it lasts.
///
/// A session that is killed, or that a broken line ends, leaves its journal behind, and can be taken
/// up again from it; one that is left takes it along. A line is a mark and a command, written as in
/// the ``History``: `?` before a command is carried out, then `+` for each command that belongs to
/// the session now, `-` when it failed, `!` when those before no longer count.
struct Journal: ~Copyable {
  private let folder: String?
  private var path: String?
  private var descriptor: Int32 = -1
  /// The commands written so far that count.
  private var kept: [String] = []

  /// Prepares a journal among those of the person whose environment this is; nothing is written yet.
  init(in environment: [String: String]) {
    folder = Journal.folder(in: environment)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Notes that a command begins, once there is anything to lose.
  func begin(_ command: String) {
    if descriptor >= 0 { append([("?", command)]) }
  }

  /// Notes what the session has come to after a command: the commands that bring it about again.
  mutating func end(with commands: [String]) {
    if commands.isEmpty, kept.isEmpty { return }
    if descriptor < 0 { create() }
    let goesOn = commands.starts(with: kept)
    let more = goesOn ? Array(commands.dropFirst(kept.count)) : commands
    // What the disk had no room for is written with what comes to it next.
    if append((goesOn ? [("-", "")] : [("!", "")]) + more.map { ("+", $0) }) { kept = commands }
  }

  /// Takes the journal away: the session was left.
  mutating func remove() {
    if let path { unlink(path) }
    path = nil
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// A session without a journal goes on as usual: it only cannot be taken up again.
  private mutating func create() {
    guard let folder else { return }
    createDirectories(above: folder + "/x")
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let path = "\(folder)/\(time.tv_sec)-\(getpid())"
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    // Held as long as the process lives: whoever gets this lock knows that the session is lost.
    flock(descriptor, LOCK_EX | LOCK_NB)
    self.path = path
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
struct LostSession: Hashable, Sendable {
  let path: String
  /// Seconds since 1970 at its last command.
  let ended: Int
  /// The commands that bring it about again, in order.
  let commands: [String]
  /// The command under way when it ended.
  let last: String?

  /// Reads what a journal says; nil when there is nothing to bring about.
  ///
  /// A last line without its end was cut off while it was written, and does not count.
  ///
  /// - Throws: a line is none of a journal.
  init?(path: String, ended: Int, text: String) throws(Diagnostic) {
    var (commands, last): ([String], String?) = ([], nil)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for (index, line) in lines.enumerated() {
      let command = decoded(String(line.dropFirst(2)))
      switch line.prefix(2) {
      case "? ": last = command
      case "+ ": commands.append(command)
      case "! ": (commands, last) = ([], nil)
      case "- ": last = nil
      default:
        throw Diagnostic(
          Message(
            "“\(path)” is damaged in line \(index + 1)", "“\(path)”第 \(index + 1) 行已损坏"))
      }
    }
    guard !commands.isEmpty else { return nil }
    (self.path, self.ended, self.commands, self.last) = (path, ended, commands, last)
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
    return try LostSession(path: path, ended: facts.st_mtim.tv_sec, text: text)
  }
}
