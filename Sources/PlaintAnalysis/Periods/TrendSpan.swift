import PlaintText
import PlaintValue

/// One line of a trend's span: a period, or a long run of periods without rows.
enum TrendSpan: Hashable, Sendable {
  case period(Period)
  case run(ClosedRange<Period>)

  /// Runs of no more empty periods are shown one by one.
  private static let longest = 60

  /// The lines from the first to the last period that occur, or that a span reaches to.
  static func lines(of occurring: Set<Period>, within span: ClosedRange<Period>?) -> [TrendSpan] {
    let present = occurring.sorted()
    let ends = [present.first, present.last, span?.lowerBound, span?.upperBound].compactMap { $0 }
    guard let first = ends.min(), let last = ends.max() else { return [] }
    var lines: [TrendSpan] = []
    var next = first
    for period in present {
      lines += empty(from: next, to: period) + [.period(period)]
      next = period.next
    }
    return lines + empty(from: next, to: last.next)
  }

  /// The lines of the periods from one up to another, all without rows.
  private static func empty(from first: Period, to end: Period) -> [TrendSpan] {
    guard first < end else { return [] }
    guard end.ordinal - first.ordinal <= longest else { return [.run(first...end.previous)] }
    return (first.ordinal..<end.ordinal).map { .period(Period(first.unit, ordinal: $0)) }
  }

  /// The period; nil of a run.
  var period: Period? { if case .period(let period) = self { period } else { nil } }

  /// The run; nil of a period.
  var run: ClosedRange<Period>? { if case .run(let run) = self { run } else { nil } }

  /// The first of its periods.
  var first: Period {
    switch self {
    case .period(let period): period
    case .run(let run): run.lowerBound
    }
  }

  /// What is said of a run.
  var note: Message? {
    guard let run else { return nil }
    let (first, last) = (run.lowerBound, run.upperBound)
    let count = last.ordinal - first.ordinal + 1
    let counter = first.unit == .day ? "天" : first.unit == .year ? "年" : "个\(first.unit.chinese)"
    return Message(
      "\(first.text)..\(last.text): \(counted(count, first.unit.english)) without rows, in one line",
      "\(first.text)..\(last.text)：\(grouped(count)) \(counter)没有行，合为一行")
  }
}
