import Glibc

/// The program that shows answers longer than the screen: the only process Plaint ever starts.
///
/// It is run by itself, without a shell, so nothing in an answer or a name can be taken for a
/// command.
package struct Pager: Hashable, Sendable {
  /// The program and its arguments.
  package let words: [String]

  /// `$PAGER` in words parted by blanks, by default `less -FRX`; nil when it is set to nothing.
  package init?(in environment: [String: String]) {
    let command = environment["PAGER"] ?? "less -FRX"
    words = command.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.isEmpty { return nil }
  }

  /// Shows a text and waits until the person has left it.
  ///
  /// - Returns: whether the program could be started; if not, nothing has been shown.
  package func show(_ text: String) -> Bool {
    guard let ends = privatePipe() else { return false }
    let process = start(readingFrom: ends.read)
    close(ends.read)
    if process != nil { write(text, to: ends.write) }
    close(ends.write)
    guard let process else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let wasKilled = status & 0x7F != 0
    // The terminal has written ^C where the cursor stood.
    if wasKilled { write("\n", to: 1) }
    return true
  }

  /// Starts the program with signals as it would have them from a shell.
  private func start(readingFrom input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    var (none, ignored) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&ignored)
    sigaddset(&ignored, SIGPIPE)
    sigaddset(&ignored, SIGXFSZ)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // Answers are UTF-8 whatever the locale; less would show bytes where it is not installed.
    let environment = currentEnvironment().map { "\($0)=\($1)" } + ["LESSCHARSET=utf-8"]
    return withCStrings(words) { arguments in
      withCStrings(environment) { variables in
        var process: pid_t = 0
        let failure = posix_spawnp(
          &process, words[0], &actions, &attributes, arguments, variables)
        return failure == 0 ? process : nil
      }
    }
  }
}

/// Lends texts as a C array of C strings, ended by a null pointer.
func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
