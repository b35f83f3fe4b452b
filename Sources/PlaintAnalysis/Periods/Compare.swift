import PlaintTable
import PlaintText
import PlaintValue

/// Two periods side by side: both values, change, change in percent; of counts and sums also how
/// far each share moved and what each part adds to the change of the whole, both in points.
///
/// Points of share and points of growth are different things and stand under different names.
package struct Compare: Sendable {
  package var names: [String]
  /// What is folded of the first name's values; only with a single name.
  package var top: Top?
  /// The headings of the two periods, the one in question first.
  package var current: Message
  package var base: Message
  /// What the second period is to the first, where that has a name.
  package var against: Change.Base?
  /// One measure computed over each of the periods.
  package struct Pair: Hashable, Sendable {
    package var current: MeasureColumn
    package var base: MeasureColumn
    package init(current: MeasureColumn, base: MeasureColumn) {
      self.current = current
      self.base = base
    }
  }
  package var measures: [Pair]
  /// How much can be told of the two periods.
  package enum Gives: Hashable, Sendable {
    /// Both values and what lies between them.
    case changes
    /// Both values; nothing lies between them that means anything.
    case counts
    /// The values of the period in question; there is no other.
    case current
  }
  package var gives: Gives
  package var style: Style

  package init(
    by names: [String] = [], top: Top? = nil, _ current: Message, with base: Message,
    measures: [Pair], gives: Gives = .changes, style: Style = Style()
  ) {
    self.names = names
    self.top = top
    self.current = current
    self.base = base
    self.measures = measures
    self.gives = gives
    self.style = style
  }

  /// The counts of rows in the first and in the second raw measure.
  package static let counts = Pair(
    current: MeasureColumn(HeadingWords.count, .whole, .count(0)),
    base: MeasureColumn(HeadingWords.count, .whole, .count(1)))

  /// The grouping sets over the keys: the whole and every combination.
  package var sets: [[Int]] { names.isEmpty ? [[]] : [[], Array(names.indices)] }

  /// The folded rows that a second question must measure.
  package func rests(in groups: Groups) throws(Diagnostic) -> [Remainder] {
    guard columns.contains(where: { !$0.isFoldable }) else { return [] }
    return try CompareLines(self, groups).rests
  }

  /// What the second period is called besides its own name.
  var sideNames: [String] {
    switch against {
    case .previous?: ["previous", "上期", "base", "基期"]
    case .yearAgo?: ["year_ago", "去年同期", "base", "基期"]
    case nil: ["base", "基期"]
    }
  }

  var columns: [MeasureColumn] { measures.flatMap { [$0.current, $0.base] } }

  /// The table of the groups; `rests` are the engine's measures of each rest, in order.
  ///
  /// - Throws: the command that asked for the groups was cancelled.
  package func answer(
    _ groups: Groups, rests: [[Value]] = []
  ) throws(Diagnostic) -> Answer {
    let run = groups.run
    var lines = try CompareLines(self, groups)
    lines.fill(rests)
    let keys = groups.keyHeadings(names)
    var columns = try keys.indices.map { k throws(Diagnostic) in
      AnswerColumn(keys[k], try run.map(lines.rows) { $0.keys[k].cell })
    }
    for (index, pair) in measures.enumerated() {
      let shared = pair.current.hasShares(in: groups) && pair.base.hasShares(in: groups)
      columns += try PairColumns(
        self, pair, lines, isAlone: measures.count == 1, hasShares: shared, for: run
      ).columns(index: index)
    }
    return Answer(columns: columns.distinct, notes: lines.notes, others: lines.others)
  }
}
