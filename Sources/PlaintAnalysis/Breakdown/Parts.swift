import PlaintTable
import PlaintText
import PlaintValue

/// The lines of a table as parts of its last line: their shares, and their running shares.
struct Parts {
  private enum Amounts {
    /// Counts, of which none is missing.
    case counts(Buffer<Int64>)
    case exact([Ratio?])
  }

  private let amounts: Amounts
  private let run: Run

  /// The measure of some groups, the last being the whole.
  init(_ measure: MeasureColumn, _ groups: Groups, _ lines: Buffer<UInt32>, whole: Int) {
    run = groups.run
    if case .count(let index) = measure.formula,
      let counts = groups.measures[index].gathered(lines).counts
    {
      amounts = .counts(counts)
    } else {
      let run = groups.run
      amounts = .exact(
        (0..<lines.count).map { line in
          run.isCancelled ? nil : Figure(measure, groups.raw(Int(lines[line]))).exact
        })
    }
  }

  /// Their shares, with what the printed ones add to where there is anything to add.
  func shares(
    _ heading: Answer.Heading, _ shares: ShareCells
  ) -> (column: AnswerColumn, printedSum: Number?) {
    if case .counts(let counts) = amounts, let whole = whole(counts),
      shares.style.rounding != .sum100
    {
      let column = AnswerColumn(heading, .shares(counts, of: whole))
      return (column, printedSum(counts, whole, shares))
    }
    let exact = exact
    let whole = exact.last ?? nil
    let cells = shares(exact.dropLast(), of: whole)
    let column = AnswerColumn(heading, cells + shares([whole], of: whole))
    return (column, whole.map { $0.numerator > 0 } == true ? shares.printedSum(cells) : nil)
  }

  /// Their running shares, from the counts; the whole has none.
  func running(_ heading: Answer.Heading) -> AnswerColumn {
    if case .counts(let counts) = amounts, let whole = whole(counts) {
      let sums = Buffer<Int64>(overwriting: counts.count)
      var sum: Int64 = 0
      for line in 0..<counts.count - 1 {
        sum += counts[line]
        sums.base[line] = sum
      }
      sums.base[counts.count - 1] = -1
      return AnswerColumn(heading, .shares(sums, of: whole))
    }
    let exact = exact
    var sum: Ratio? = .zero
    let sums = exact.dropLast().map { part -> Ratio? in
      sum = sum.flatMap { $0.adding(part ?? .zero) }
      return sum
    }
    let style = Style(digits: heading.digits ?? 0)
    let cells = ShareCells(style: style, run: run)(sums, of: exact.last ?? nil)
    return AnswerColumn(heading, cells + [Answer.Cell(.missing)])
  }

  /// The whole, if it is one that parts can be of.
  private func whole(_ counts: Buffer<Int64>) -> Int64? {
    guard counts.count > 0 else { return nil }
    let whole = counts[counts.count - 1]
    return whole > 0 ? whole : nil
  }

  private var exact: [Ratio?] {
    switch amounts {
    case .counts(let counts): (0..<counts.count).map { Ratio(Int128(counts[$0]), 1) }
    case .exact(let exact): exact
    }
  }

  /// What the shares add to as printed; equal counts beside one another are rounded once.
  private func printedSum(_ counts: Buffer<Int64>, _ whole: Int64, _ shares: ShareCells) -> Number?
  {
    var sum = Number.zero
    var known: (count: Int64, number: Number)?
    for line in 0..<counts.count - 1 where !run.isCancelled {
      let count = counts[line]
      if known?.count != count {
        let share = Ratio(Int128(count), Int128(whole))
        guard
          let number = share.roundedPercent(digits: shares.style.digits, shares.style.rounding)
        else { return nil }
        known = (count, number)
      }
      guard let known, let next = sum.adding(known.number) else { return nil }
      sum = next
    }
    return sum
  }
}
