import PlaintValue

/// How two values compare.
///
/// Within a kind by size; days, moments and periods with each other as stretches of the calendar.
/// False wherever one is missing or the two have nothing in common.
///
/// The longer stretch is the frame: the shorter equals it when it lies inside, is less when it ends
/// before the frame begins, at most it when it ends before the frame does. So `opened = 2012-05`
/// keeps all moments of May, `opened <= 2012-05` those up to the last of May.
enum Comparison {
  static func equal(_ a: Value, _ b: Value) -> Bool {
    if let (a, b) = Stretch.pair(a, b) {
      return a.length <= b.length
        ? b.start <= a.start && a.end <= b.end : a.start <= b.start && b.end <= a.end
    }
    return a == b && !a.isMissing
  }

  static func less(_ a: Value, _ b: Value) -> Bool {
    if let (a, b) = Stretch.pair(a, b) { return a.end <= b.start }
    return comparable(a, b) && a.precedes(b)
  }

  static func lessEqual(_ a: Value, _ b: Value) -> Bool {
    if let (a, b) = Stretch.pair(a, b) {
      return a.length <= b.length ? a.end <= b.end : a.start <= b.start
    }
    return comparable(a, b) && !b.precedes(a)
  }

  private static func comparable(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.text, .text), (.number, .number), (.share, .share), (.time, .time),
      (.elapsed, .elapsed), (.truth, .truth):
      true
    default: false
    }
  }

  /// From the first microsecond to the one after the last.
  private struct Stretch {
    let start: Int128
    let end: Int128
    var length: Int128 { end - start }

    private init(_ start: Int128, _ end: Int128) {
      self.start = start
      self.end = end
    }

    private init(_ first: Day, before next: Day) {
      let day = Int128(Moment.perDay)
      self.init(Int128(first.number) * day, Int128(next.number) * day)
    }

    private init?(_ value: Value) {
      switch value {
      case .date(let day): self.init(day, before: Day(number: day.number + 1))
      case .period(let period): self.init(period.first, before: period.next.first)
      case .moment(let moment):
        self.init(Int128(moment.microseconds), Int128(moment.microseconds) + 1)
      case .missing, .text, .number, .share, .time, .elapsed, .truth: return nil
      }
    }

    static func pair(_ a: Value, _ b: Value) -> (Stretch, Stretch)? {
      guard let a = Stretch(a), let b = Stretch(b) else { return nil }
      return (a, b)
    }
  }
}
