import PlaintTable
import PlaintText
import PlaintValue

/// One line a period: the measure, its change, the same period a year before; under `by` one such
/// table a value, in one.
///
/// Keys: the `by` columns, then the period (a period, a day, or a whole number that is a year).
package struct Trend: Sendable {
  /// The heading of the periods.
  package var name: Message
  package var unit: CalendarUnit
  package var by: [String]
  /// One a `by` column; nil keeps all values.
  package var tops: [Top?]
  package var measures: [MeasureColumn]
  /// The periods shown; nil goes from the first that occurs to the last.
  package var span: ClosedRange<Period>?
  /// From when to when the data are whole; nil where nothing can be told.
  package var coverage: Coverage?
  /// The periods of which conditions on the time leave only a part.
  package var cut: Set<Period> = []
  /// The first period of the loaded data: before it nothing is known; nil is the first that occurs.
  package var reach: Period?
  package var style: Style

  package init(
    _ name: Message, every unit: CalendarUnit, by: [String] = [], tops: [Top?] = [],
    measures: [MeasureColumn] = [.count], span: ClosedRange<Period>? = nil,
    coverage: Coverage? = nil, style: Style = Style()
  ) {
    self.name = name
    self.unit = unit
    self.by = by
    self.tops = tops
    self.measures = measures
    self.span = span
    self.coverage = coverage
    self.style = style
  }

  private var rollup: Rollup {
    Rollup(by + [name.english], by: by.count, tops: tops, measures: measures, style: style)
  }

  /// The grouping sets over the `by` columns and the period.
  package var sets: [[Int]] { rollup.sets }

  /// Why these tops cannot be taken, or nil.
  package var refusal: Message? { rollup.refusal }

  /// The folded cells that a second question must measure.
  package func rests(in groups: Groups) -> [Remainder] { rollup.rests(in: groups) }

  /// The same of the groups without the conditions on the time column.
  package func rests(in earlier: Groups, foldedLike groups: Groups) -> [Remainder] {
    guard measures.contains(where: { !$0.isFoldable }) else { return [] }
    return rollup.tree(earlier, foldedLike: rollup.tree(groups).node).rests()
  }

  /// The table of the groups; `rests` are the engine's measures of each rest, in order.
  ///
  /// `earlier` are the same groups without the conditions on the time column, for the figures of
  /// a year before, and `earlierRests` the measures of their rests; nil looks only in the groups
  /// themselves.
  package func answer(
    _ groups: Groups, rests: [[Value]] = [], earlier: Groups? = nil, earlierRests: [[Value]] = []
  ) -> Answer {
    let (tree, said) = rollup.tree(groups, rests: rests)
    var past = tree
    if let earlier {
      past = rollup.tree(earlier, foldedLike: tree)
      var filling = earlierRests[...]
      past.fill(&filling)
    }
    let lines = TrendLines(
      self, tree, past: past, occurring: periods(groups), before: earlier.map(periods),
      for: groups.run)
    return lines.answer(groups.keyHeadings(rollup.names).dropLast()).saying(said)
  }

  /// The periods that occur.
  private func periods(_ groups: Groups) -> Set<Period> {
    let keys = groups.keys[by.count]
    return Set((0..<keys.count).compactMap { period(keys[$0]) })
  }

  /// Whether a period is over and covered by the data.
  func isFinished(_ period: Period) -> Bool { coverage?.finished(period).isWhole ?? true }

  /// Whether a period is a whole one, also of what conditions on the time leave.
  func isWhole(_ period: Period) -> Bool { !cut.contains(period) && isFinished(period) }

  /// A period's cell with its sign where it is unfinished.
  func flagged(_ cell: Answer.Cell) -> Answer.Cell {
    guard let period = period(cell.value), !isWhole(period) else { return cell }
    var cell = cell
    cell.flag = .unfinished
    return cell
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
}
