import PlaintTable
import PlaintText
import PlaintValue

/// The groups of one key, none of them folded, in their order: a table of millions of lines is made of
/// them column by column, without a tree.
struct FlatGroups {
  private let rollup: Rollup
  private let groups: Groups
  /// The groups in order, missing last.
  private let order: [UInt32]
  private var run: Run { groups.run }

  /// Nil where a tree is needed: several keys, folded values.
  init?(_ rollup: Rollup, _ groups: Groups) {
    guard rollup.names.count == 1, rollup.tops[0] == nil, groups.sets.count == 2,
      groups.sets[0].count == 1, groups.folded == 0
    else { return nil }
    (self.rollup, self.groups) = (rollup, groups)
    order = FlatOrder(rollup, groups).order
  }

  /// The group of all rows together.
  private var whole: UInt32 { UInt32(groups.sets[0].lowerBound) }

  /// A line a group.
  var table: Answer {
    let lines = Buffer(order)
    return Answer(
      columns: [key(lines)]
        + rollup.measures.enumerated().map { column($1, index: $0, lines) })
  }

  /// A line a group and the total, with shares of the measures that have them.
  func breakdown(_ shared: [Bool], _ shares: ShareCells) -> Answer {
    let lines = Buffer(order + [whole])
    var columns = [key(lines)]
    var sums: [Number] = []
    for (index, measure) in rollup.measures.enumerated() where !run.isCancelled {
      columns.append(column(measure, index: index, lines))
      guard shared[index] else { continue }
      let parts = Parts(measure, groups, lines, whole: Int(whole))
      let name = index == 0 ? HeadingWords.share : measure.name.joined(HeadingWords.share)
      let share = parts.shares(shares.heading(name), shares)
      columns.append(share.column)
      if let sum = share.printedSum { sums.append(sum) }
      guard index == 0 else { continue }
      columns.append(parts.running(shares.heading(HeadingWords.cumulative, .cumulative)))
    }
    if run.isCancelled { return Answer() }
    return Answer(columns: columns, sums: shares.remark(sums))
  }

  private func key(_ lines: Buffer<UInt32>) -> AnswerColumn {
    let heading = groups.keyHeadings(rollup.names)[0]
    let marks = groups.marks[0]
    return AnswerColumn(
      heading, groups.keys[0].gathered(lines),
      marks: (0..<lines.count).map { marks[Int(lines[$0])] })
  }

  /// A measure as it is printed: as the engine gave it, where nothing is worked out of it.
  private func column(
    _ measure: MeasureColumn, index: Int, _ lines: Buffer<UInt32>
  ) -> AnswerColumn {
    let heading = measure.heading(rollup.style, index: index)
    if heading.digits == nil || measure.kind == .elapsed, let raw = measure.raw {
      return AnswerColumn(heading, groups.measures[raw].gathered(lines))
    }
    return AnswerColumn(
      heading,
      (0..<lines.count).map { line in
        run.isCancelled
          ? Answer.Cell(.missing) : Figure(measure, groups.raw(Int(lines[line]))).cell(heading)
      })
  }
}

extension MeasureColumn {
  /// The engine's measure that it is without any arithmetic.
  var raw: Int? {
    switch formula {
    case .count(let index), .distinct(let index), .sum(let index), .smallest(let index),
      .largest(let index), .quantile(let index), .value(let index):
      index
    case .mean, .share, .deviation: nil
    }
  }
}
