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

  /// A line a move, the largest first: from, to, count, share of all rows.
  package func moves(_ groups: Groups) -> Answer {
    let grid = Grid(Crosstab(old, by: new), groups)
    var moved: [(from: Key, to: Key, count: Ratio)] = []
    for (i, from) in grid.rows.nodes.enumerated() {
      for (j, to) in grid.columns.nodes.enumerated() where from.key != to.key {
        let count = amount(grid.raw(i, j))
        if count > .zero { moved.append((from.key, to.key, count)) }
      }
    }
    moved = moved.enumerated().sorted { a, b in
      a.element.count != b.element.count ? b.element.count < a.element.count : a.offset < b.offset
    }.map(\.element)
    let total = amount(grid.whole.raw)
    let shares = ShareCells(style: Style(digits: style.digits, rounding: single))
    let cells = shares(moved.map(\.count), of: total)
    let rows = zip(moved, cells).map { move, share in
      [move.from.cell(), move.to.cell(), count(move.count), share]
    }
    return Answer(
      title: "",
      columns: distinct([
        Answer.Heading(old, .text, .key), Answer.Heading(new, .text, .key),
        Answer.Heading("count", .whole, .count), shares.heading("share"),
      ]), rows: rows, base: [rest(moved.map(\.count), of: total)])
  }

  /// A line a value: count and share before and after, and the points its share moved.
  package func effect(_ groups: Groups) -> Answer {
    let grid = Grid(Crosstab(old, by: new), groups)
    let total = amount(grid.whole.raw)
    let before = tally(grid.rows)
    let after = tally(grid.columns)
    let keys =
      grid.columns.nodes.map(\.key) + grid.rows.nodes.map(\.key).filter { after[$0] == nil }
    let values = keys.filter { $0.mark == .value } + keys.filter { $0.mark != .value }.uniqued
    let shares = ShareCells(style: style)
    let counts = [before, after].map { tally in values.map { tally[$0] ?? .zero } }
    let cells = counts.map { shares($0, of: total) }
    let rows = values.indices.map { row -> [Answer.Cell] in
      let points = counts[1][row].subtracting(counts[0][row])?.divided(by: total)
      return [
        values[row].cell(), count(counts[0][row]), cells[0][row], count(counts[1][row]),
        cells[1][row], Answer.Cell(points.map { .share($0) } ?? .missing),
      ]
    }
    let whole = shares([total], of: total)[0]
    let last = [Key.all.cell(), count(total), whole, count(total), whole, Answer.Cell(.missing)]
    let sums = total > .zero ? cells.compactMap(shares.printedSum) : []
    return Answer(
      title: "",
      columns: [
        Answer.Heading(new, .text, .key), Answer.Heading("before", .whole, .count),
        shares.heading("before_share"), Answer.Heading("after", .whole, .count),
        shares.heading("after_share"),
        Answer.Heading(
          "share_change", .share, .points, digits: style.digits, rounding: style.rounding),
      ], rows: rows + [last], sums: shares.remark(sums))
  }

  /// Moves are not all parts of a whole, so their shares are rounded one by one.
  private var single: Rounding { style.rounding == .sum100 ? .halfUp : style.rounding }

  private func amount(_ raw: [Value]) -> Ratio { Figure(.count, raw).exact ?? .zero }

  private func count(_ ratio: Ratio) -> Answer.Cell { Figure(ratio).cell(countHeading) }

  private var countHeading: Answer.Heading { Answer.Heading("count", .whole, .count) }

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
