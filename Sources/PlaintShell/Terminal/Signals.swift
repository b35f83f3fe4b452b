import CReadline
import Glibc
import Synchronization

/// The signals that have arrived since somebody last looked.
package struct Signals: OptionSet, Sendable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(_ number: Int32) { rawValue = 1 << UInt64(number) }

  /// Ctrl-C.
  package static let interrupt = Signals(SIGINT)
  /// Ctrl-Z.
  package static let stop = Signals(SIGTSTP)
  /// The terminal has another size.
  package static let resize = Signals(SIGWINCH)
  /// All that a conversation answers.
  ///
  /// What ends the process is not waited for: it breaks in, whatever is under way, and ``LastActs`` put
  /// things in order.
  package static let all: Signals = [.interrupt, .stop, .resize]

  /// The signals' numbers, the smallest first.
  var numbers: [Int32] { (1..<64).filter { contains(Signals($0)) } }

  /// The same signals as the system writes them.
  fileprivate var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
  }
}

/// What the handler writes: a C function can reach nothing but a global.
private let arrived = Atomic<UInt64>(0)

/// Signals as something that is waited for like a key, never something that breaks in.
///
/// The signals heeded are blocked in every thread except inside ``wait(for:milliseconds:)``, so no
/// system call elsewhere is cut short and no signal is lost between a look and a wait.
package struct Listening: Sendable {
  private let heeded: Signals

  /// Heeds these signals from now on, in this thread and those it starts.
  ///
  /// A signal that the process was started to ignore stays ignored.
  package init(to signals: Signals) {
    _ = arrived.load(ordering: .relaxed)
    var heeded: Signals = []
    for number in signals.numbers where !isIgnored(number) {
      heeded.insert(Signals(rawValue: 1 << UInt64(number)))
      install(number)
    }
    var set = heeded.set
    pthread_sigmask(SIG_BLOCK, &set, nil)
    self.heeded = heeded
  }

  /// Waits until there is something to read, a signal arrives or the time is over.
  ///
  /// - Parameters:
  ///   - descriptor: the descriptor to read from, or nil to wait for signals only.
  ///   - milliseconds: how long to wait, or nil for as long as it takes.
  /// - Returns: whether the descriptor can be read (or is at its end), and what arrived.
  package func wait(
    for descriptor: Int32?, milliseconds: Int? = nil
  ) -> (isReadable: Bool, signals: Signals) {
    letIn()
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    for number in heeded.numbers { sigdelset(&mask, number) }
    // A descriptor below zero is passed over.
    var waited = pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0)
    // What has arrived is told before the next key: Ctrl-C is for what was typed before it.
    if arrived.load(ordering: .relaxed) != 0 {
      return (false, Signals(rawValue: arrived.exchange(0, ordering: .relaxed)))
    }
    let limit = milliseconds.map {
      timespec(tv_sec: $0 / 1000, tv_nsec: $0 % 1000 * 1_000_000)
    }
    let count =
      if var limit {
        ppoll(&waited, 1, &limit, &mask)
      } else {
        ppoll(&waited, 1, nil, &mask)
      }
    let signals = Signals(rawValue: arrived.exchange(0, ordering: .relaxed))
    return (count > 0, signals)
  }

  /// Lets in the signals that are held back: one that comes while a key is there would wait for all
  /// keys behind it.
  private func letIn() {
    var held = sigset_t()
    sigpending(&held)
    guard heeded.numbers.contains(where: { sigismember(&held, $0) == 1 }) else { return }
    var set = heeded.set
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Takes signals that have arrived but that nobody has waited for.
  ///
  /// - Returns: whether there were any.
  @discardableResult
  package func take(_ signals: Signals) -> Bool {
    var isTaken = false
    var set = signals.intersection(heeded).set
    var noTime = timespec()
    while sigtimedwait(&set, nil, &noTime) > 0 { isTaken = true }
    let before = arrived.bitwiseAnd(~signals.rawValue, ordering: .relaxed).oldValue
    return isTaken || before & signals.rawValue != 0
  }

  /// Lets a signal have its usual effect on the process: Ctrl-Z stops it here until it is
  /// continued.
  package func giveIn(to signals: Signals) {
    for number in signals.numbers {
      signal(number, SIG_DFL)
      var set = Signals(rawValue: 1 << UInt64(number)).set
      kill(getpid(), number)
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      pthread_sigmask(SIG_BLOCK, &set, nil)
      install(number)
    }
  }
}

private func install(_ number: Int32) {
  var action = sigaction()
  action.__sigaction_handler.sa_handler = { number in
    arrived.bitwiseOr(1 << UInt64(number), ordering: .relaxed)
  }
  sigemptyset(&action.sa_mask)
  sigaction(number, &action, nil)
}

/// Whether the process was started to ignore a signal.
func isIgnored(_ number: Int32) -> Bool {
  var action = sigaction()
  sigaction(number, nil, &action)
  return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
}
