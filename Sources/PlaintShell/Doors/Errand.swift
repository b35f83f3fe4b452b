import Glibc
import PlaintTable
import PlaintText
import Synchronization

/// A command under way on a thread of its own, as seen by the thread that waits for it.
///
/// Whatever the command is at, letting go of millions of texts included, the one who waits can go
/// on without it after Ctrl-C: the command works on a copy, so nothing of it is then seen. What it
/// shows and asks is handed over and done by the one who waits.
final class Errand<Outcome: Sendable>: Sendable {
  /// What is handed over.
  enum Letter: Sendable {
    case said(Said)
    case asked(String, [String])
    case over(Outcome)
  }

  private struct State: Sendable {
    var letter: Letter?
    var answer: Int?
    var isLeft = false
  }

  private let state = Mutex(State())
  private let handed = Bell()
  private let taken = Bell()

  /// Hands over a letter and waits until it has been taken care of.
  ///
  /// - Returns: the answer to what was asked.
  @discardableResult
  func hand(_ letter: Letter) -> Int? {
    let isLeft = state.withLock { state in
      if !state.isLeft { state.letter = letter }
      return state.isLeft
    }
    if isLeft { return nil }
    handed.ring()
    taken.wait()
    return state.withLock { $0.answer }
  }

  /// The next letter; nil when none came within some milliseconds.
  func next(milliseconds: Int) -> Letter? {
    guard handed.wait(milliseconds: milliseconds) else { return nil }
    return state.withLock { $0.letter }
  }

  /// Lets the command go on behind its letter.
  func goOn(answer: Int? = nil) {
    // What the letter holds is let go of by the command's thread.
    state.withLock { state in
      state.letter = nil
      state.answer = answer
    }
    taken.ring()
  }

  /// Whether nobody waits for the command any more.
  var isLeft: Bool { state.withLock { $0.isLeft } }

  /// Goes on without the command, unless it has just handed something over.
  func leave() -> Bool {
    state.withLock { state in
      if state.letter == nil { state.isLeft = true }
      return state.isLeft
    }
  }
}

/// How many commands that were left are not yet at their end.
let leftCommands = Atomic<Int>(0)

/// How long a cancelled command may take to end by itself, in milliseconds.
private let grace = 40

extension CommandHandler {
  /// Does what ``respond(to:_:show:)`` does on a thread of its own, and goes on without it when it
  /// has been cancelled and does not end.
  mutating func sendOut(
    for source: SourceText, _ circumstances: Circumstances, show: (Said) -> Void
  ) throws(Diagnostic) -> Response {
    let errand = Errand<(door: Self, response: Result<Response, Diagnostic>)>()
    let ask = circumstances.ask
    let handOn: Asking = { question, choices in errand.hand(.asked(question, choices)) }
    let sent = circumstances.asking(ask == nil ? nil : handOn)
    // Holds the session as it was until the new one is in its place, so that what the old one alone
    // had is let go of here, while a person types on.
    let door = self
    let isSent = Helper.leave {
      let outcome = door.outcome(of: source, sent) { said in errand.hand(.said(said)) }
      errand.hand(.over(outcome))
      if errand.isLeft { leftCommands.subtract(1, ordering: .relaxed) }
    }
    guard isSent else { return try respond(to: source, circumstances, show: show) }
    var waited = 0
    while true {
      switch errand.next(milliseconds: 10) {
      case .said(let said)?:
        show(said)
        errand.goOn()
      case .asked(let question, let choices)?: errand.goOn(answer: ask?(question, choices))
      case .over(let outcome)?:
        defer { errand.goOn() }
        self = outcome.door
        return try outcome.response.get()
      case nil:
        guard circumstances.run.isCancelled else { continue }
        waited += 10
        if waited >= grace, circumstances.run.mayBeLeft, errand.leave() {
          leftCommands.add(1, ordering: .relaxed)
          throw .interrupted
        }
      }
    }
  }
}

extension CommandHandler {
  /// What comes of a command, and what the door is then.
  fileprivate func outcome(
    of source: SourceText, _ circumstances: Circumstances, show: (Said) -> Void
  ) -> (door: Self, response: Result<Response, Diagnostic>) {
    var door = self
    do throws(Diagnostic) {
      let response = try door.respond(to: source, circumstances, show: show)
      return (door, .success(response))
    } catch {
      return (door, .failure(error))
    }
  }
}

/// Wakes one thread each time another has rung it.
private final class Bell: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let rung: UnsafeMutablePointer<pthread_cond_t>
  /// Guarded by `lock`.
  private var rings = 0

  init() {
    lock = .allocate(capacity: 1)
    rung = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(rung, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(rung)
    pthread_mutex_destroy(lock)
    rung.deallocate()
    lock.deallocate()
  }

  func ring() {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    rings += 1
    pthread_cond_signal(rung)
  }

  /// Waits until it is rung, for some milliseconds at most unless nil.
  ///
  /// - Returns: whether it was rung.
  @discardableResult
  func wait(milliseconds: Int? = nil) -> Bool {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    var until = timespec()
    clock_gettime(CLOCK_MONOTONIC, &until)
    until.tv_nsec += (milliseconds ?? 0) * 1_000_000
    until.tv_sec += until.tv_nsec / 1_000_000_000
    until.tv_nsec %= 1_000_000_000
    while rings == 0 {
      if milliseconds == nil {
        pthread_cond_wait(rung, lock)
      } else if pthread_cond_timedwait(rung, lock, &until) == ETIMEDOUT {
        break
      }
    }
    guard rings > 0 else { return false }
    rings -= 1
    return true
  }
}
