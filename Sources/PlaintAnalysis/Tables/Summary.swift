import PlaintTable
import PlaintText
import PlaintValue

/// Columns in a few figures each: how many, missing, mean, standard deviation, order statistics.
///
/// An engine measures the rows first, then ``Part``s column by column, as ``parts`` lists them.
package struct Summary: Sendable {
  /// What an engine measures of one column.
  package enum Part: CaseIterable, Hashable, Sendable {
    case present, sum, squares, smallest, quarter, median, threeQuarters, ninetieth, largest

    /// The part of the values below the quantile, or nil for another measure.
    package var quantile: Ratio? {
      switch self {
      case .quarter: Ratio(1, 4)
      case .median: Ratio(1, 2)
      case .threeQuarters: Ratio(3, 4)
      case .ninetieth: Ratio(9, 10)
      case .present, .sum, .squares, .smallest, .largest: nil
      }
    }

    /// The parts that make sense of a kind: of texts only how many there are, of times and periods
    /// the first and last as well.
    static func of(_ kind: Kind) -> [Part] {
      switch kind {
      case .whole, .decimal, .share, .elapsed: allCases
      case .date, .moment, .time, .period: [.present, .smallest, .largest]
      case .text, .identifier, .truth: [.present]
      }
    }
  }

  /// A column that is summarized.
  package struct Subject: Hashable, Sendable {
    package var name: String
    package var kind: Kind
    /// Whether its values are differences of percentages, in percentage points.
    package var isPoints: Bool
    package init(_ name: String, _ kind: Kind, isPoints: Bool = false) {
      self.name = name
      self.kind = kind
      self.isPoints = isPoints
    }
  }

  package var subjects: [Subject]
  package var by: [String]
  package var style: Style

  package init(_ subjects: [Subject], by: [String] = [], style: Style = Style()) {
    self.subjects = subjects
    self.by = by
    self.style = style
  }

  /// What the engine measures after the count of rows: a column and a part of it each.
  package var parts: [(subject: Int, part: Part)] {
    subjects.enumerated().flatMap { index, subject in
      Part.of(subject.kind).map { (index, $0) }
    }
  }

  /// The grouping sets over the `by` keys: a rollup, of which inner subtotals are not shown.
  package var sets: [[Int]] { (0...by.count).map { Array(0..<$0) } }

  /// The table of the groups: a row a column, in blocks for the `by` values and for all.
  package func answer(_ groups: Groups) -> Answer {
    let rollup = Rollup(by, by: by.count, style: style)
    let tree = rollup.tree(groups).node
    let run = groups.run
    let indices = Dictionary(
      uniqueKeysWithValues: parts.enumerated().map { (Place($1.subject, $1.part), $0 + 1) })
    var rows: [[Answer.Cell]] = []
    visit(tree, [], indices, &rows, run)
    if !by.isEmpty { rows += block(tree.raw, by.map { _ in Key.all.cell }, indices) }
    let keys = groups.keyHeadings(by) + [Answer.Heading(HeadingWords.column, .text, .key)]
    let kept = Array(0..<keys.count) + shownFigures.map { $0 + keys.count }
    return Answer(
      headings: kept.map { (keys + figureHeadings)[$0] },
      lines: rows.map { row in kept.map { row[$0] } })
  }

  /// The figures that make sense of at least one column.
  private var shownFigures: [Int] {
    let needed: [Part] = [
      .present, .present, .sum, .squares, .smallest, .quarter, .median, .threeQuarters, .ninetieth,
      .largest,
    ]
    let measured = Set(parts.map(\.part))
    return needed.indices.filter { measured.contains(needed[$0]) }
  }

  private struct Place: Hashable {
    let subject: Int
    let part: Part
    init(_ subject: Int, _ part: Part) {
      self.subject = subject
      self.part = part
    }
  }

  private func visit(
    _ node: TreeNode, _ keys: [Answer.Cell], _ indices: [Place: Int], _ rows: inout [[Answer.Cell]],
    _ run: Run
  ) {
    guard keys.count == by.count else {
      for child in node.children where !run.isCancelled {
        visit(child, keys + [child.key.cell], indices, &rows, run)
      }
      return
    }
    rows += block(node.raw, keys, indices)
  }

  /// The kind that all columns share, or decimal where they differ.
  private var kind: Kind {
    let kinds = Set(subjects.map(\.kind))
    return kinds.count == 1 ? kinds.first ?? .decimal : .decimal
  }

  private var figureHeadings: [Answer.Heading] {
    let plain = { (name: Message) in
      var heading = Answer.Heading(name, kind, .measure, rounding: style.rounding)
      if kind == .elapsed { (heading.digits, heading.unit) = (style.digits, style.unit) }
      return heading
    }
    let rounded = { (name: Message) in
      var heading = Answer.Heading(
        name, kind == .whole ? .decimal : kind, .measure, digits: style.digits,
        rounding: style.rounding)
      if kind == .elapsed { heading.unit = style.unit }
      return heading
    }
    return [
      Answer.Heading(HeadingWords.present, .whole, .count),
      Answer.Heading(HeadingWords.missing, .whole, .count), rounded(HeadingWords.mean),
      rounded(HeadingWords.deviation), plain(HeadingWords.smallest),
      rounded(HeadingWords.firstQuartile), rounded(HeadingWords.median),
      rounded(HeadingWords.thirdQuartile), rounded(HeadingWords.ninetieth),
      plain(HeadingWords.largest),
    ]
  }

  /// One group's rows, a column each.
  private func block(
    _ raw: [Value], _ keys: [Answer.Cell], _ indices: [Place: Int]
  ) -> [[Answer.Cell]] {
    let headings = figureHeadings
    return subjects.indices.map { subject in
      let part = { (part: Part) -> Value in
        indices[Place(subject, part)].map { raw[$0] } ?? .missing
      }
      let present = part(.present)
      let values = [part(.sum), part(.squares), present]
      let mean = MeasureColumn(Message(""), .decimal, .mean(sum: 0, present: 2))
      let deviation = MeasureColumn(
        Message(""), .decimal, .deviation(sum: 0, squares: 1, present: 2))
      let figures =
        [
          Figure(present), Figure(missing(raw[0], present)), Figure(mean, values),
          Figure(deviation, values),
        ]
        + [Part.smallest, .quarter, .median, .threeQuarters, .ninetieth, .largest].map {
          Figure(part($0))
        }
      let name = Answer.Cell(.text(subjects[subject].name))
      return keys + [name]
        + zip(figures, headings).map { figure, heading in
          var cell = figure.cell(heading)
          if subjects[subject].isPoints, case .share = cell.value { cell.flag = .points }
          return cell
        }
    }
  }

  private func missing(_ rows: Value, _ present: Value) -> Value {
    guard case .number(let rows) = rows, case .number(let present) = present else {
      return .missing
    }
    return rows.subtracting(present).map { .number($0) } ?? .missing
  }
}
