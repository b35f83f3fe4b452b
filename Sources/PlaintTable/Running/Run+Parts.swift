import PlaintText
import Synchronization

extension Run {
  /// A kind of work that a command spends its time on.
  package enum Part: CaseIterable, Sendable {
    case read, filter, group, list, write, draw
    /// Handed over to be shown: what the terminal, a pager or its reader take is not the command's.
    case show

    /// What it is called where times are listed.
    package var name: Message {
      switch self {
      case .read: Message("read", "读取")
      case .filter: Message("filter", "筛选")
      case .group: Message("group", "汇总")
      case .list: Message("list rows", "列出")
      case .write: Message("write", "写出")
      case .draw: Message("draw", "绘制")
      case .show: Message("show", "显示")
      }
    }

    /// What is said of it while it lasts.
    package var underWay: Message {
      switch self {
      case .read: Message("reading", "读取中")
      case .filter: Message("filtering", "筛选中")
      case .group: Message("grouping", "汇总中")
      case .list: Message("listing", "列出中")
      case .write: Message("writing", "写出中")
      case .draw: Message("drawing", "绘制中")
      case .show: Message("showing", "显示中")
      }
    }
  }

  /// Does a part of the command's work, and remembers how long it took.
  ///
  /// A part inside another counts for itself only. Called by the thread the command runs on.
  package func timed<Result, Failure>(
    _ part: Part, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    stopwatch.withLock { $0.begin(part) }
    defer { stopwatch.withLock { $0.end() } }
    return try work()
  }

  /// The part under way, if any.
  package var part: Part? { stopwatch.withLock { $0.open.last?.part } }

  /// The time spent on each part so far.
  package var times: [Part: Duration] { stopwatch.withLock { $0.spent } }
}

/// Parts of a command's work, one inside the other, and the time spent on each.
struct Stopwatch: Sendable {
  private(set) var spent: [Run.Part: Duration] = [:]
  private(set) var open: [(part: Run.Part, start: ContinuousClock.Instant, inner: Duration)] = []

  mutating func begin(_ part: Run.Part) { open.append((part, .now, .zero)) }

  mutating func end() {
    guard let last = open.popLast() else { return }
    let whole = ContinuousClock.now - last.start
    spent[last.part, default: .zero] += whole - last.inner
    if !open.isEmpty { open[open.count - 1].inner += whole }
  }
}
