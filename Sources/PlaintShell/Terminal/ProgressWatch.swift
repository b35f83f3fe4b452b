import Glibc
import PlaintTable
import PlaintText
import Synchronization

/// Watches over one command from a thread of its own: Ctrl-C cancels the run, and one that takes
/// more than half a second shows how far it is.
///
/// The command itself stays where it was called and needs to know nothing of either.
package struct ProgressWatch: ~Copyable {
  package let run: Run
  let watcher: ProgressWatcher?
  private let listening: Listening
  private var helper: Helper?

  /// Begins to watch; progress is drawn on the terminal of that descriptor, if any.
  package init(_ run: Run, _ listening: Listening, drawingOn terminal: Int32?, tongue: Tongue) {
    self.run = run
    self.listening = listening
    watcher = ProgressWatcher(run, listening, terminal, tongue)
    helper = watcher.flatMap { watcher in Helper.begin { watcher.watch() } }
  }

  /// The seconds the command has worked, without those spent in ``aside(_:)`` and
  /// ``asideForPager(_:)``.
  package var worked: Double { watcher?.worked ?? 0 }

  /// Shows something on the terminal without progress being drawn in between.
  package func aside(_ show: () -> Void) {
    watcher?.stepAside(ignoringKeys: false)
    show()
    watcher?.stepBack()
  }

  /// Lets another program have terminal and keys: Ctrl-C does not cancel the command.
  package mutating func asideForPager(_ show: () -> Void) {
    watcher?.stepAside(ignoringKeys: true)
    show()
    // A Ctrl-C that ended the pager may not have reached the watching thread yet.
    end()
    listening.take(.interrupt)
    watcher?.stepBack()
    helper = watcher.flatMap { watcher in Helper.begin { watcher.watch() } }
  }

  /// Waits until the watching thread is over.
  private func end() {
    guard let helper else { return }
    watcher?.finish()
    helper.wait()
  }

  deinit { end() }
}

/// What the command's thread and the watching one share.
final class ProgressWatcher: Sendable {
  private struct State {
    var isAside = false
    var ignoresKeys = false
    /// Whether Ctrl-C was pressed while it did not cancel the command.
    var hasIgnoredInterrupt = false
    var isDrawn = false
    var isFinished = false
    var asideSince = 0.0
    var asideTotal = 0.0
  }

  private let run: Run
  let listening: Listening
  private let terminal: Int32?
  let tongue: Tongue
  private let start = seconds()
  private let state = Mutex(State())
  /// A pipe whose end wakes the watching thread.
  private let bell: (read: Int32, write: Int32)

  /// Nil when the system has no pipe to give; the command then goes unwatched.
  init?(_ run: Run, _ listening: Listening, _ terminal: Int32?, _ tongue: Tongue) {
    guard let bell = privatePipe() else { return nil }
    self.bell = bell
    self.run = run
    self.listening = listening
    self.terminal = terminal
    self.tongue = tongue
  }

  deinit {
    close(bell.read)
    close(bell.write)
  }

  var worked: Double {
    state.withLock { seconds() - start - $0.asideTotal }
  }

  func stepAside(ignoringKeys: Bool) {
    state.withLock {
      erase(&$0)
      $0.isAside = true
      $0.ignoresKeys = ignoringKeys
      $0.hasIgnoredInterrupt = false
      $0.asideSince = seconds()
    }
  }

  func stepBack() {
    state.withLock {
      $0.isAside = false
      $0.ignoresKeys = false
      $0.asideTotal += seconds() - $0.asideSince
    }
  }

  /// Whether Ctrl-C was pressed while it did not cancel the command, since this was last asked.
  func takeIgnoredInterrupt() -> Bool {
    state.withLock { state in
      defer { state.hasIgnoredInterrupt = false }
      return state.hasIgnoredInterrupt
    }
  }

  /// Erases what was drawn and ends the watching thread.
  func finish() {
    state.withLock {
      erase(&$0)
      $0.isFinished = true
    }
    write(".", to: bell.write)
  }

  /// What the watching thread does until the command is over.
  func watch() {
    var pause = terminal == nil ? nil : 500
    while true {
      let (isOver, signals) = listening.wait(for: bell.read, milliseconds: pause)
      // Both may come at once, and a signal told here is told nowhere else.
      heed(signals)
      if isOver { return answerBell() }
      if signals.isEmpty {
        state.withLock { draw(&$0) }
        pause = 100
      }
    }
  }

  /// Makes the bell ready for the next thread that watches.
  private func answerBell() {
    var ring: UInt8 = 0
    _ = read(bell.read, &ring, 1)
    state.withLock { $0.isFinished = false }
  }

  private func heed(_ signals: Signals) {
    if signals.contains(.interrupt) {
      state.withLock {
        if $0.ignoresKeys { $0.hasIgnoredInterrupt = true } else { run.cancel() }
      }
    }
    if signals.contains(.stop) { listening.giveIn(to: .stop) }
  }

  private func draw(_ state: inout State) {
    guard let terminal, !state.isAside, !state.isFinished else { return }
    let columns = terminalSize(terminal)?.columns ?? 80
    let (done, all) = run.progress
    let line = progressLine(
      done: done, all: all, seconds: Int(seconds() - start - state.asideTotal),
      part: run.part, isCancelled: run.isCancelled)
    write("\r" + line.text(in: tongue).clipped(toWidth: columns - 1) + "\u{1B}[K", to: terminal)
    state.isDrawn = true
  }

  private func erase(_ state: inout State) {
    guard let terminal, state.isDrawn else { return }
    write("\r\u{1B}[K", to: terminal)
    state.isDrawn = false
  }
}

/// What the progress line says: what is under way, how far it is, how long it has taken.
func progressLine(
  done: Int, all: Int, seconds: Int, part: Run.Part? = nil, isCancelled: Bool
) -> Message {
  if isCancelled { return Message("stopping …", "正在停止……") }
  let work = part?.underWay ?? Message("working", "进行中")
  var far = ""
  if all > 0 { far = "\(Int(Double(min(max(done, 0), all)) / Double(all) * 100)) %, " }
  return Message(
    "\(work.english) … \(far)\(seconds) s (Ctrl-C stops)",
    "\(work.text(in: .chinese))……\(far.replacing(", ", with: "，"))\(seconds) 秒（Ctrl-C 停止）")
}
