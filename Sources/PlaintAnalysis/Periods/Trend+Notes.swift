import PlaintText
import PlaintValue

/// What a trend says of periods that are no whole ones.
extension Trend {
  /// Which of the periods shown are unfinished and why, the line that settles it, and which are only
  /// in part inside a filter.
  func notes(_ shown: [Period]) -> [Message] {
    let part = shown.filter { cut.contains($0) && isFinished($0) }
    let what = Message("only in part inside the filter", "只有一部分在筛选之内")
    let partly = part.isEmpty ? [] : [leftOut(part, what)]
    guard let coverage else { return partly }
    let stretches = shown.map { Stretch($0) }
    let tolerated = shown.filter { !cut.contains($0) }.compactMap {
      coverage.tolerated($0.text, coverage.finished($0))
    }
    return unfinished(shown, coverage)
      + [coverage.settling(stretches), coverage.beyondToday(stretches)].compactMap { $0 }
      + tolerated + partly
  }

  /// Each unfinished period with its reason; those that lie wholly outside the data together.
  private func unfinished(_ shown: [Period], _ coverage: Coverage) -> [Message] {
    let lacking = shown.filter { !isFinished($0) }
    let early = lacking.filter { coverage.finished($0).start.lack == $0.dayCount }
    let late = lacking.filter { coverage.finished($0).end.lack == $0.dayCount }
    let what = Message("unfinished", "尚未完整")
    return lacking.filter { !early.contains($0) && !late.contains($0) }.map { period in
      leftOut([period], what, because: coverage.reason(coverage.finished(period)))
    }
      + [(early, coverage.beginning), (late, coverage.ending)].compactMap { periods, reason in
        periods.isEmpty ? nil : leftOut(periods, what, because: reason)
      }
  }

  private func leftOut(
    _ periods: [Period], _ what: Message, because reason: Message? = nil
  ) -> Message {
    let names = periods.map(\.text)
    let why = reason.map { Message(": \($0.english)", "：\($0.text(in: .chinese))") }
    return Message(
      "* \(list(names, limit: 5)) \(names.count == 1 ? "is" : "are") \(what.english), left out of the change\(why?.english ?? "")",
      "* \(list(names, limit: 5, in: .chinese)) \(what.text(in: .chinese))，不计增减\(why?.text(in: .chinese) ?? "")"
    )
  }
}
