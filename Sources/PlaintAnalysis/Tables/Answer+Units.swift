import PlaintTable
import PlaintValue

/// Durations of one measure in one unit, so that they can be compared at a glance.
extension Answer {
  /// The answer with a unit for the durations of every measure that has none yet: by the median of all
  /// its cells but totals, minutes up to 90 minutes, hours up to 72 hours, else days.
  package var inUnits: Answer {
    let open = columns.indices.filter { columns[$0].wantsUnit }
    guard !open.isEmpty else { return self }
    var copy = self
    let lines = ordinaryLines.isEmpty ? Array(0..<count) : ordinaryLines
    for (_, places) in Dictionary(grouping: open, by: { columns[$0].heading.measure }) {
      let unit = DurationUnit(median: median(of: places, lines))
      for place in places { copy.columns[place].heading.unit = unit }
    }
    return copy
  }

  private func median(of places: [Int], _ lines: [Int]) -> Elapsed {
    var lengths = places.flatMap { place in
      lines.compactMap { line -> Int? in
        guard case .elapsed(let length) = columns[place].cells[line] else { return nil }
        return Int(clamping: length.microseconds.magnitude)
      }
    }
    guard !lengths.isEmpty else { return Elapsed(microseconds: 0) }
    lengths.sort()
    let (low, high) = (lengths[(lengths.count - 1) / 2], lengths[lengths.count / 2])
    return Elapsed(microseconds: low + (high - low) / 2)
  }
}

extension AnswerColumn {
  /// Whether it has durations that are figures, and no unit yet.
  fileprivate var wantsUnit: Bool {
    heading.kind == .elapsed && heading.unit == nil && heading.digits != nil
      && (heading.role == .measure || heading.role == .change)
  }
}
