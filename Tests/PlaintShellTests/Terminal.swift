import CTerminal
import Glibc

/// A program at a terminal of its own, with a person at the keys who reads before typing on.
///
/// Waits are for text, never for time; the deadline only ends a test that has gone wrong. Before
/// pressing keys other than text and Enter, wait for the prompt: until then the terminal itself
/// reads them.
final class Terminal {
  /// What went wrong, with everything on the screen.
  struct Trouble: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var screen: Screen
  private let leader: Int32
  private let process: pid_t
  private var status: Int32?
  private let deadline = 60.0

  /// Starts a program with the terminal as its controlling one.
  init(
    _ program: String, arguments: [String] = [], environment: [String: String],
    rows: Int = 24, columns: Int = 80
  ) throws {
    screen = Screen(rows: rows, columns: columns)
    var (leader, follower): (Int32, Int32) = (-1, -1)
    guard terminal_open(&leader, &follower, UInt16(rows), UInt16(columns)) == 0 else {
      throw Trouble(description: "no pseudo-terminal")
    }
    _ = fcntl(leader, F_SETFD, FD_CLOEXEC)
    _ = fcntl(follower, F_SETFD, FD_CLOEXEC)
    self.leader = leader
    defer { close(follower) }
    let name = String(cString: ttyname(follower))
    process = try spawn(program, arguments, environment) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }

  /// Presses keys.
  func type(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(leader, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Presses keys one after another, taking what is written meanwhile.
  func press(_ keys: [[UInt8]]) {
    for key in keys {
      _ = key.withUnsafeBytes { write(leader, $0.baseAddress, $0.count) }
      _ = listen(milliseconds: key.isEmpty ? 50 : 1)
    }
  }

  /// Types a line and Enter.
  func enter(_ line: String) { type(line + "\r") }

  /// Pastes as a terminal with bracketed paste does.
  func paste(_ text: String) { type("\u{1B}[200~" + text + "\u{1B}[201~") }

  /// Waits until the text has been seen so many times.
  func wait(for text: String, times: Int = 1) throws {
    try wait(until: "“\(text)” \(times) times") { $0.text.ranges(of: text).count >= times }
  }

  /// Waits until the line at the cursor is exactly this.
  func wait(forLine line: String) throws {
    try wait(until: "the line “\(line)”") { $0.currentLine == line }
  }

  private func wait(until what: String, _ isSeen: (Screen) -> Bool) throws {
    let end = now() + deadline
    while !isSeen(screen) {
      guard now() < end, listen(milliseconds: 1000) else {
        throw Trouble(description: "waited for \(what), saw:\n\(screen.text)\n")
      }
    }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: its exit status, or 128 and the number of the signal that ended it.
  func end() throws -> Int32 {
    let end = now() + deadline
    while status == nil {
      guard now() < end else { throw Trouble(description: "did not end:\n\(screen.text)\n") }
      if !listen(milliseconds: 20) { usleep(1000) }
      var raw: Int32 = 0
      if waitpid(process, &raw, WNOHANG) == process { status = exitStatus(raw) }
    }
    while listen(milliseconds: 0) {}
    return status ?? -1
  }

  /// Makes the terminal narrower or wider.
  func resize(columns: Int) {
    screen.resize(columns: columns)
    var size = winsize(
      ws_row: UInt16(screen.rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(leader, UInt(TIOCSWINSZ), &size)
  }

  /// Whether the terminal hands over whole lines and shows what is typed, as a program finds it.
  var isAsFound: Bool {
    var settings = termios()
    tcgetattr(leader, &settings)
    let usual = tcflag_t(ICANON | ECHO)
    return settings.c_lflag & usual == usual && settings.c_iflag & tcflag_t(ICRNL) != 0
  }

  /// Sends the program a signal from outside.
  func send(_ signal: Int32) { kill(process, signal) }

  /// Takes what the program writes; false when it has closed the terminal.
  private func listen(milliseconds: Int32) -> Bool {
    var polled = pollfd(fd: leader, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, milliseconds) > 0 else { return milliseconds > 0 }
    var block = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(leader, &block, block.count)
    guard count > 0 else { return false }
    screen.take(block[..<count])
    return true
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(leader)
  }
}

/// A program run with its input from a file and its output kept.
struct Piped {
  let status: Int32
  let output: String
  let notes: String

  /// Runs a program to its end.
  init(
    _ program: String, _ arguments: [String] = [], input: String = "",
    environment: [String: String]
  ) throws {
    let place = try Directory()
    try place.write(input, to: "input")
    let process = try spawn(program, arguments, environment) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, place.path + "/input", O_RDONLY, 0)
      for (number, name) in [(1, "output"), (2, "notes")] {
        let path = place.path + "/" + name
        posix_spawn_file_actions_addopen(&actions, Int32(number), path, O_WRONLY | O_CREAT, 0o600)
      }
    }
    var raw: Int32 = 0
    waitpid(process, &raw, 0)
    status = exitStatus(raw)
    output = place.text(of: "output")
    notes = place.text(of: "notes")
  }
}

/// A directory that is gone after the test.
final class Directory {
  let path: String

  init() throws {
    var template = Array("/tmp/plaint-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Terminal.Trouble(description: "no directory") }
    path = String(cString: made)
  }

  func write(_ text: String, to name: String) throws {
    guard let file = fopen(path + "/" + name, "w") else {
      throw Terminal.Trouble(description: "cannot write \(name)")
    }
    fputs(text, file)
    fclose(file)
  }

  func text(of name: String) -> String {
    guard let file = fopen(path + "/" + name, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var byte = getc(file)
    while byte != EOF {
      bytes.append(UInt8(byte))
      byte = getc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The permission bits of a file inside.
  func permissions(of name: String) -> UInt32 {
    var facts = stat()
    return stat(path + "/" + name, &facts) == 0 ? facts.st_mode & 0o777 : 0
  }

  deinit { removeAll(path) }
}

/// Removes a file, or a directory with everything in it.
private func removeAll(_ path: String) {
  if let entries = opendir(path) {
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { removeAll(path + "/" + name) }
    }
    closedir(entries)
  }
  remove(path)
}

/// The directory where this build put its programs.
func builtProgram(_ name: String) -> String {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink("/proc/self/exe", &buffer, buffer.count)
  let path = String(decoding: buffer[..<max(0, count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
  return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
}

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func exitStatus(_ raw: Int32) -> Int32 {
  raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
}

/// Starts a program in a session of its own, so that the first terminal it opens is its own too.
private func spawn(
  _ program: String, _ arguments: [String], _ environment: [String: String],
  _ prepare: (inout posix_spawn_file_actions_t) -> Void
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  prepare(&actions)
  var (none, usual) = (sigset_t(), sigset_t())
  sigemptyset(&none)
  sigfillset(&usual)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &usual)
  posix_spawnattr_setflags(
    &attributes,
    Int16(0x80 | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  let words = ([program] + arguments).map { strdup($0) }
  let variables = environment.map { strdup("\($0)=\($1)") }
  defer { for text in words + variables { free(text) } }
  var process: pid_t = 0
  let failure = posix_spawn(
    &process, program, &actions, &attributes, words + [nil], variables + [nil])
  guard failure == 0 else {
    throw Terminal.Trouble(description: "\(program): \(String(cString: strerror(failure)))")
  }
  return process
}
