import Glibc
import PlaintEngine
import PlaintTable
import PlaintText
import Synchronization

/// What is put in order before a signal ends the process: no file half written stays behind, the
/// terminal is as it was found, and a mistake of the program's own is owned up to.
///
/// A handler may break in anywhere, also amid the making of memory, so all it needs is prepared, and it
/// only makes system calls: nothing generic is called there, for which Swift may make memory.
enum LastActs {
  /// Sees to the signals that would end the process, as far as it was not started to ignore them.
  ///
  /// A file larger than allowed is an error of its writing, not a signal.
  static func prepare(_ tongue: Tongue) {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    words.prepare(tongue)
    // What a handler reads is made beforehand.
    _ = AvailableMemory.isExhausted.load(ordering: .relaxed)
    _ = AvailableMemory.underOwnLimits()
    terminal.isChanged.store(false, ordering: .relaxed)
    removeUnfinishedFiles()
    giveStack()
    // It is delivered again when a handler returns, and then has its usual effect.
    for number in endings {
      handle(number) { number in
        LastActs.perform()
        raise(number)
      }
    }
    for number in faults {
      handle(number) { number in
        LastActs.perform()
        LastActs.explain()
        raise(number)
      }
    }
  }

  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    if isIgnored(number) { return }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    action.sa_flags = Int32(truncatingIfNeeded: SA_RESETHAND) | SA_ONSTACK
    sigaction(number, &action, nil)
  }

  /// All that end a process unless it says otherwise, but for Ctrl-C, which is heard elsewhere.
  private static let endings =
    [
      SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO,
      SIGPWR, SIGSYS, SIGSTKFLT,
    ] + Array(realTime)
  /// The signals that POSIX calls real-time; the C library keeps two before them for itself.
  private static let realTime: ClosedRange<Int32> = 34...64
  /// Signals of the program's own mistakes, and of memory that was not given.
  private static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP]
  private static let words = Words()
  private static let terminal = Settings()

  /// Remembers the terminal's settings; from now on a signal gives them back.
  static func keepTerminal() {
    guard tcgetattr(0, terminal.settings) == 0 else { return }
    terminal.isChanged.store(true, ordering: .relaxed)
  }

  /// The line is over and the terminal as it was.
  static func forgetTerminal() { terminal.isChanged.store(false, ordering: .relaxed) }

  /// Removes unfinished files and gives the terminal back, if it is this process's.
  static func perform() {
    removeUnfinishedFiles()
    guard terminal.isChanged.load(ordering: .relaxed), tcgetpgrp(0) == getpgrp() else { return }
    tcsetattr(0, TCSANOW, terminal.settings)
    // Ctrl-S may hold the output up, and what is written then would wait for ever.
    tcflow(0, TCOOFF)
    tcflow(0, TCOON)
    // Pastes are marked no longer.
    _ = write(0, terminal.ending, 9)
  }

  /// Says what a fault was; one for want of memory ends the process with its own status.
  private static func explain() {
    var isFull = AvailableMemory.isExhausted.load(ordering: .relaxed)
    if let left = AvailableMemory.underOwnLimits(), left < tight { isFull = true }
    guard isFull else {
      return words.say(words.fault)
    }
    words.say(words.exhausted)
    _exit(Diagnostic.Failure.data.rawValue)
  }

  /// With less than this left under a limit, a fault comes of memory that was not given.
  private static let tight = 1 << 27

  /// A stack for handlers: what ended the process may be that there is none left.
  private static func giveStack() {
    let size = 1 << 16
    var stack = stack_t(ss_sp: malloc(size), ss_flags: 0, ss_size: size)
    sigaltstack(&stack, nil)
  }

  /// The terminal's settings before a line was edited.
  private final class Settings: @unchecked Sendable {
    let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    let isChanged = Atomic<Bool>(false)
    let ending = strdup("\r\u{1B}[?2004l")
  }

  /// The sentences for faults, ready to be written.
  private final class Words: @unchecked Sendable {
    private(set) var fault: UnsafeMutablePointer<CChar>?
    private(set) var exhausted: UnsafeMutablePointer<CChar>?

    func prepare(_ tongue: Tongue) {
      fault = strdup(
        Message(
          "error: Plaint broke down; this is its own mistake, not yours\n",
          "错误：Plaint 自身出错而中止，不是您的问题\n"
        ).text(in: tongue))
      exhausted = strdup(
        Message(
          """
          error: there is no more memory under the limit set (ulimit -v)
          hint: raise it (ulimit -v unlimited), or load only the columns you need: load … columns A, B

          """,
          """
          错误：内存已达 ulimit -v 设定的上限
          提示：请放宽上限（ulimit -v unlimited），或只读需要的列：加载 … 列 甲, 乙

          """
        ).text(in: tongue))
    }

    func say(_ sentence: UnsafeMutablePointer<CChar>?) {
      if let sentence { _ = Glibc.write(2, sentence, strlen(sentence)) }
    }
  }
}
