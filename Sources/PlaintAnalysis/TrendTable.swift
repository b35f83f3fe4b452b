import PlaintTable
import PlaintText
import PlaintValue

/// One line a period: the measure, its change, the same period a year before; or, divided by a
/// column, its values side by side.
///
/// Keys: the period (a period, a day, or a whole number that is a year), then the `by` column.
package struct Trend: Sendable {
  /// The heading of the periods.
  package var name: String
  package var unit: CalendarUnit
  package var by: String?
  package var top: Top?
  package var measures: [MeasureColumn]
  /// The periods shown; nil goes from the first that occurs to the last.
  package var span: ClosedRange<Period>?
  /// The periods that are not over or not covered by the data.
  package var unfinished: Set<Period>
  /// The periods of which conditions on the time leave only a part.
  package var cut: Set<Period> = []
  /// The first period of the loaded data: before it nothing is known; nil is the first that occurs.
  package var reach: Period?
  package var style: Style

  package init(
    _ name: String, every unit: CalendarUnit, by: String? = nil, top: Top? = nil,
    measures: [MeasureColumn] = [.count], span: ClosedRange<Period>? = nil,
    unfinished: Set<Period> = [], style: Style = Style()
  ) {
    self.name = name
    self.unit = unit
    self.by = by
    self.top = top
    self.measures = measures
    self.span = span
    self.unfinished = unfinished
    self.style = style
  }

  /// The grouping sets over the period and the `by` column.
  package var sets: [[Int]] { by == nil ? [[], [0]] : Crosstab.sets }

  /// The folded columns and cells that a second question must measure.
  package func rests(in groups: Groups) -> [Rest] { wide.rests(in: filled(groups)) }

  /// The table of the groups; `rests` are the engine's measures of each rest, in order.
  ///
  /// `earlier` are the same groups without the conditions on the time column, for the figures of
  /// a year before; nil looks only in the groups themselves.
  package func answer(
    _ groups: Groups, earlier: Groups? = nil, rests: [[Value]] = []
  ) -> Answer {
    let occurring = groups.set.count { $0 == 1 }
    let groups = filled(groups)
    let empty = groups.set.count { $0 == 1 } - occurring
    var answer =
      by == nil
      ? TrendLines(self, groups, earlier: earlier).answer : across(groups, rests)
    if empty > 0 {
      answer.notes.append(
        Message(
          "\(counted(empty, unit.english)) without rows: shown as 0",
          "有 \(empty) 个\(unit.chinese)没有行：按 0 列出"))
    }
    return answer
  }

  /// The periods that are no whole ones, for whatever reason.
  var partial: Set<Period> { unfinished.union(cut) }

  private var wide: Crosstab {
    Crosstab(name, by: by ?? "", topAcross: top, measures: measures, style: style)
  }

  private func across(_ groups: Groups, _ rests: [[Value]]) -> Answer {
    var answer = wide.answer(groups, rests: rests)
    for row in answer.rows.indices { answer.rows[row][0] = flagged(answer.rows[row][0]) }
    answer.notes += notes(answer.rows.map { $0[0] }, leftOut: false)
    return answer
  }

  /// A period's cell with its sign where it is unfinished.
  func flagged(_ cell: Answer.Cell) -> Answer.Cell {
    guard let period = period(cell.value), partial.contains(period) else { return cell }
    var cell = cell
    cell.flag = .unfinished
    return cell
  }

  /// What is said of unfinished periods.
  func notes(_ cells: [Answer.Cell], leftOut: Bool) -> [Message] {
    let periods = cells.compactMap { period($0.value) }
    return [
      (unfinished, "unfinished", "尚未完整"),
      (cut.subtracting(unfinished), "only in part inside the filter", "只有一部分在筛选之内"),
    ]
    .compactMap { partial, english, chinese in
      let names = periods.filter(partial.contains).map(\.text)
      guard !names.isEmpty else { return nil }
      let verb = names.count == 1 ? "is" : "are"
      return Message(
        "* \(list(names, limit: 5)) \(verb) \(english)"
          + (leftOut ? ", left out of the change" : ""),
        "* \(list(names, limit: 5, in: .chinese)) \(chinese)" + (leftOut ? "，不计增减" : ""))
    }
  }

  /// The period a key's value is.
  func period(_ value: Value) -> Period? {
    switch value {
    case .period(let period): period
    case .date(let day): Period.containing(day, unit)
    case .number(let number): number.asInt.map { Period(.year, ordinal: $0) }
    default: nil
    }
  }

  /// The groups with periods as keys, and an empty group for each period of the span that has
  /// none.
  private func filled(_ groups: Groups) -> Groups {
    var groups = groups
    groups.keys[0] = groups.keys[0].map { value in period(value).map { .period($0) } ?? value }
    var present: Set<Period> = []
    for group in 0..<groups.count where groups.set[group] == 1 {
      if case .period(let period) = groups.keys[0][group] { present.insert(period) }
    }
    guard let first = span?.lowerBound ?? present.min(),
      let last = span?.upperBound ?? present.max()
    else { return groups }
    let empty = emptyMeasures(measures, count: groups.measures.count)
    for ordinal in first.ordinal...max(first.ordinal, last.ordinal) {
      let period = Period(unit, ordinal: ordinal)
      guard !present.contains(period) else { continue }
      for k in groups.keys.indices {
        groups.keys[k].append(k == 0 ? .period(period) : .missing)
        groups.marks[k].append(k == 0 ? .value : .all)
      }
      for m in groups.measures.indices { groups.measures[m].append(empty[m]) }
      groups.set.append(1)
    }
    return groups
  }
}
