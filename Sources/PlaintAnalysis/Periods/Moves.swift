import PlaintTable
import PlaintText
import PlaintValue

/// What a recode did: which values became which, and each value's share before and after.
///
/// Groups are keyed by the old and the new value over ``Moves/sets``, with the count of rows as
/// the only measure.
package struct Moves: Sendable {
  package var old: String
  package var new: String
  package var style: Style

  package init(_ old: String, as new: String, style: Style = Style()) {
    self.old = old
    self.new = new
    self.style = style
  }

  /// The grouping sets over the old and the new value.
  package static let sets: [[Int]] = Crosstab.sets

  /// The lines up to which values are listed; the rest is counted.
  private static let most = 20

  /// A line a move, the largest first: from, to, count, share of all rows.
  package func moves(_ groups: Groups) -> Answer {
    let axes = axes(groups)
    var moved: [Move] = []
    for group in groups.sets[3] where !groups.run.isCancelled {
      let (from, to) = (groups.key(0, group), groups.key(1, group))
      guard from != to, let i = axes.old.place(from), let j = axes.new.place(to) else { continue }
      moved.append(Move(from: from, to: to, count: amount(groups.raw(group)), place: (i, j)))
    }
    moved = moved.sorted(groups.run) { $0.precedes($1) }
    let total = amount(axes.whole.raw)
    let shares = ShareCells(style: Style(digits: style.digits, rounding: single))
    let shown = moved.prefix(Self.most)
    let cells = shares(shown.map(\.count), of: total)
    let rows = zip(shown, cells).map { move, share in
      [move.from.cell, move.to.cell, count(move.count), share]
    }
    return Answer(
      headings: [
        Answer.Heading(Message(old), .text, .key), Answer.Heading(Message(new), .text, .key),
        countHeading, shares.heading(HeadingWords.share),
      ].distinct, lines: rows, base: [rest(moved.map(\.count), of: total)],
      notes: left([moved.dropFirst(Self.most).map(\.count)]))
  }

  /// Rows whose value became another one.
  private struct Move {
    let from: Key
    let to: Key
    let count: Ratio
    /// Where the two values stand in their orders.
    let place: (Int, Int)

    func precedes(_ other: Move) -> Bool {
      count != other.count ? other.count < count : place < other.place
    }
  }

  /// The values before and after, in order, and all rows.
  private func axes(_ groups: Groups) -> (old: Grid.Axis, new: Grid.Axis, whole: TreeNode) {
    let whole = TreeNode(.all, groups.whole ?? emptyMeasures([.count], count: 1))
    return (
      Grid.Axis(groups, set: 1, key: 0, whole: whole, top: nil, [.count]),
      Grid.Axis(groups, set: 2, key: 1, whole: whole, top: nil, [.count]), whole
    )
  }

  /// A line a value: count and share before and after, and the points its share moved.
  package func effect(_ groups: Groups) -> Answer {
    let axes = axes(groups)
    let total = amount(axes.whole.raw)
    let before = tally(axes.old)
    let after = tally(axes.new)
    let keys = axes.new.nodes.map(\.key) + axes.old.nodes.map(\.key).filter { after[$0] == nil }
    let values = keys.filter { $0.mark == .value }
    let all = values + keys.filter { $0.mark != .value }.uniqued
    let shares = ShareCells(style: style)
    let counts = [before, after].map { tally in all.map { tally[$0] ?? .zero } }
    let cells = counts.map { shares($0, of: total) }
    let shown = Array(0..<min(values.count, Self.most)) + Array(values.count..<all.count)
    let rows = shown.map { row -> [Answer.Cell] in
      let points = counts[1][row].subtracting(counts[0][row])?.divided(by: total)
      return [
        all[row].cell, count(counts[0][row]), cells[0][row], count(counts[1][row]),
        cells[1][row], Answer.Cell(points.map { .share($0) } ?? .missing),
      ]
    }
    let whole = shares([total], of: total)[0]
    let last = [Key.all.cell, count(total), whole, count(total), whole, Answer.Cell(.missing)]
    let sums = total > .zero ? cells.compactMap(shares.printedSum) : []
    return Answer(
      headings: [
        Answer.Heading(Message(new), .text, .key),
        Answer.Heading(HeadingWords.before, .whole, .count),
        shares.heading(HeadingWords.beforeShare),
        Answer.Heading(HeadingWords.after, .whole, .count),
        shares.heading(HeadingWords.afterShare),
        Answer.Heading(
          HeadingWords.shareChange, .share, .points, digits: style.digits, rounding: style.rounding),
      ], lines: rows + [last], sums: shares.remark(sums),
      notes: left(counts.map { Array($0[min(values.count, Self.most)..<values.count]) }))
  }

  /// What is said of the values that are not listed, with the rows they have.
  ///
  /// `counts`: those of each value, or of each before and after.
  private func left(_ counts: [[Ratio]]) -> [Message] {
    guard let values = counts.first?.count, values > 0 else { return [] }
    let rows = counts.map { counts in
      grouped(counts.reduce(Ratio.zero) { $0.adding($1) ?? $0 }.numerator)
    }
    guard rows.count > 1 else {
      return [
        Message(
          "and \(grouped(values)) more with \(rows[0]) rows",
          "另有 \(grouped(values)) 项，共 \(rows[0]) 行")
      ]
    }
    return [
      Message(
        "and \(grouped(values)) more, \(rows[0]) rows before and \(rows[1]) after",
        "另有 \(grouped(values)) 项，之前共 \(rows[0]) 行，之后共 \(rows[1]) 行")
    ]
  }

  /// Moves are not all parts of a whole, so their shares are rounded one by one.
  private var single: Rounding { style.rounding == .sum100 ? .halfUp : style.rounding }

  private func amount(_ raw: [Value]) -> Ratio { Figure(.count, raw).exact ?? .zero }

  private func count(_ ratio: Ratio) -> Answer.Cell { Figure(ratio).cell(countHeading) }

  private var countHeading: Answer.Heading { Answer.Heading(HeadingWords.count, .whole, .count) }

  private func tally(_ axis: Grid.Axis) -> [Key: Ratio] {
    Dictionary(uniqueKeysWithValues: axis.nodes.map { ($0.key, amount($0.raw)) })
  }

  private func rest(_ counts: [Ratio], of total: Ratio) -> Message {
    let moved = counts.reduce(Ratio.zero) { $0.adding($1) ?? $0 }
    let kept = (total.subtracting(moved) ?? .zero).numerator
    let rows = grouped(kept) + (kept == 1 ? " row keeps" : " rows keep")
    return Message("\(rows) the value", "\(grouped(kept)) 行不变")
  }
}

extension [Key] {
  /// The keys without repeats, in the order of their marks.
  fileprivate var uniqued: [Key] {
    [Mark.other, .missing].compactMap { mark in first { $0.mark == mark } }
  }
}
