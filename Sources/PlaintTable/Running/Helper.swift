import Glibc
import Synchronization

/// A thread that does one task after another and waits in between.
///
/// Starting a thread and joining it takes 0.05 ms, and a question has half a dozen passes over its rows.
/// A helper looks for its next task for about as long before it lets its processor go: between two
/// passes of one question it need not be woken.
package final class Helper: Sendable {
  private static let idle = Mutex<[Helper]>([])

  /// A task, and whether somebody waits for its end.
  private struct Task: Sendable {
    let body: @Sendable () -> Void
    let isAwaited: Bool
  }
  private let task = Mutex<Task?>(nil)
  private let given = Turnstile()
  private let done = Turnstile()

  /// Nil when the system has no thread to give.
  private init?() {
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // As much as a process's first thread has: whole commands are carried out on helpers.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let reference = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread, &attributes,
      { raw in
        guard let raw else { return nil }
        Unmanaged<Helper>.fromOpaque(raw).takeUnretainedValue().work()
      }, reference.toOpaque())
    guard failure == 0 else {
      reference.release()
      return nil
    }
    pthread_detach(thread)
  }

  /// Has a thread do the task; nil when the system has none to give.
  package static func begin(_ task: @escaping @Sendable () -> Void) -> Helper? {
    begin(Task(body: task, isAwaited: true))
  }

  /// Has a thread do the task, whose end nobody waits for.
  ///
  /// - Returns: whether there was a thread to give.
  package static func leave(_ task: @escaping @Sendable () -> Void) -> Bool {
    begin(Task(body: task, isAwaited: false)) != nil
  }

  private static func begin(_ task: Task) -> Helper? {
    guard let helper = idle.withLock({ $0.popLast() }) ?? Helper() else { return nil }
    helper.task.withLock { $0 = task }
    helper.given.open()
    return helper
  }

  /// Waits until the task is done; to be called once for each.
  package func wait() {
    done.pass()
    Self.idle.withLock { $0.append(self) }
  }

  /// What the thread does as long as the process lives; signals are for others, but for those of
  /// its own mistakes.
  private func work() -> Never {
    var all = sigset_t()
    sigfillset(&all)
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP] { sigdelset(&all, number) }
    pthread_sigmask(SIG_BLOCK, &all, nil)
    // A stack for their handlers: what went wrong may be that there is none left.
    let size = 1 << 16
    var stack = stack_t(ss_sp: malloc(size), ss_flags: 0, ss_size: size)
    sigaltstack(&stack, nil)
    while true {
      given.pass()
      if doTask() { done.open() } else { Self.idle.withLock { $0.append(self) } }
    }
  }

  /// Does the task and lets go of what it holds.
  ///
  /// - Returns: whether somebody waits for its end.
  private func doTask() -> Bool {
    let task = task.withLock { task in
      defer { task = nil }
      return task
    }
    task?.body()
    return task?.isAwaited ?? true
  }
}

/// Lets one thread pass each time another has opened it.
private final class Turnstile: @unchecked Sendable {
  private let isOpen = Atomic<Bool>(false)
  private let opened: UnsafeMutablePointer<sem_t>
  /// How often a thread looks before it sleeps: some 0.05 ms.
  private static let patience = 20_000

  init() {
    opened = .allocate(capacity: 1)
    sem_init(opened, 0, 0)
  }

  deinit {
    sem_destroy(opened)
    opened.deallocate()
  }

  func open() {
    isOpen.store(true, ordering: .releasing)
    sem_post(opened)
  }

  func pass() {
    var patience = Self.patience
    while patience > 0, !isOpen.load(ordering: .relaxed) { patience &-= 1 }
    while sem_wait(opened) != 0 {}
    _ = isOpen.exchange(false, ordering: .acquiring)
  }
}
