import Glibc
import Synchronization

/// A thread that does one task after another and waits in between.
///
/// Starting a thread and joining it takes 0.05 ms, and a question has half a dozen passes over its rows.
/// A helper looks for its next task for about as long before it lets its processor go: between two
/// passes of one question it need not be woken.
package final class Helper: Sendable {
  private static let idle = Mutex<[Helper]>([])

  private let task = Mutex<(@Sendable () -> Void)?>(nil)
  private let given = Turnstile()
  private let done = Turnstile()

  /// Nil when the system has no thread to give.
  private init?() {
    var thread = pthread_t()
    let reference = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread, nil,
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

  /// What the thread does as long as the process lives; signals are for others.
  private func work() -> Never {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    while true {
      given.pass()
      doTask()
      done.open()
    }
  }

  /// Does the task and lets go of what it holds.
  private func doTask() {
    let task = task.withLock { task in
      defer { task = nil }
      return task
    }
    task?()
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
