import PlaintText
import Synchronization

/// One command under way: whether it has been cancelled, how far it is, how many threads it may use.
///
/// Loops over rows ask ``isCancelled`` once a block of rows (an atomic load, 0.3 ns) and leave
/// quietly; the function that threads return to calls ``check()``.
package final class Run: Sendable {
  package let threads: Int
  private let cancelled = Atomic<Bool>(false)
  private let doneUnits = Atomic<Int>(0)
  private let allUnits = Atomic<Int>(0)
  let stopwatch = Mutex(Stopwatch())
  private let faults = Mutex(Faults())
  private let settling = Mutex(Settling())

  private struct Settling {
    var isUnderWay = false
    var isDone = false
  }

  /// Told each time the command asks whether it is cancelled; only tests want to know.
  private let asked: (@Sendable (Run) -> Void)?

  package init(threads: Int = 1, asked: (@Sendable (Run) -> Void)? = nil) {
    self.threads = max(1, threads)
    self.asked = asked
  }

  package var isCancelled: Bool {
    if let asked { asked(self) }
    return cancelled.load(ordering: .relaxed)
  }
  /// Asks the command to stop; every loop over rows looks now and then.
  package func cancel() { cancelled.store(true, ordering: .relaxed) }

  /// Throws when the command has been cancelled.
  package func check() throws(Diagnostic) {
    if isCancelled { throw .interrupted }
  }

  /// Does what cannot be taken back, as giving a file its name; nobody goes on without the command
  /// meanwhile.
  ///
  /// - Throws: what the body throws; or the command has been cancelled, and nothing was done.
  package func settle(_ body: () throws(Diagnostic) -> Void) throws(Diagnostic) {
    let mayBegin = settling.withLock { settling in
      settling.isUnderWay = !isCancelled
      return settling.isUnderWay
    }
    guard mayBegin else { throw .interrupted }
    defer { settling.withLock { $0.isUnderWay = false } }
    try body()
    settling.withLock { $0.isDone = true }
  }

  /// Whether something was done that cannot be taken back: cancelled behind it, the command cannot
  /// say that all is as it was.
  package var hasSettled: Bool { settling.withLock { $0.isDone } }

  /// Whether whoever waits for a cancelled command may go on without it: it settles nothing now,
  /// and never will.
  package var mayBeLeft: Bool { settling.withLock { isCancelled && !$0.isUnderWay } }

  /// Notes what arithmetic could not give in one question of the command; of several questions
  /// over the same cells the most counts.
  package func note(_ more: Faults) {
    faults.withLock { faults in
      faults.divisions = max(faults.divisions, more.divisions)
      faults.beyond = max(faults.beyond, more.beyond)
      faults.limits = max(faults.limits, more.limits)
      faults.clipped = max(faults.clipped, more.clipped)
      faults.unread = max(faults.unread, more.unread)
      if let cell = more.unreadCell { faults.show(cell, more.unreadRow) }
    }
  }

  /// What was noted since this was last asked.
  package func takeFaults() -> Faults {
    faults.withLock { faults in
      defer { faults = Faults() }
      return faults
    }
  }

  /// Progress as units done of all, both 0 when nothing is known; any thread may add.
  package var progress: (done: Int, all: Int) {
    (doneUnits.load(ordering: .relaxed), allUnits.load(ordering: .relaxed))
  }
  /// Begins counting progress towards so many units.
  package func expect(_ units: Int) {
    doneUnits.store(0, ordering: .relaxed)
    allUnits.store(units, ordering: .relaxed)
  }
  /// Notes units of work as done.
  package func advance(_ units: Int) { doneUnits.add(units, ordering: .relaxed) }
}
