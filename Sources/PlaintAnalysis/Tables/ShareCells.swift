import PlaintTable
import PlaintText
import PlaintValue

/// Shares of parts of one whole as cells: exact fractions, printed together where they must add
/// to 100.
struct ShareCells {
  let style: Style
  /// The command they are made for.
  var run = Run()

  /// The share of each part; missing where the part is unknown or the whole is nothing.
  ///
  /// By `sum-100` the printed shares add to `goal`, the printed share of all parts together in
  /// something larger.
  func callAsFunction(
    _ parts: [Ratio?], of whole: Ratio?, addingTo goal: Number? = nil
  ) -> [Answer.Cell] {
    guard let whole, whole.numerator > 0 else {
      return parts.map { _ in Answer.Cell(.missing) }
    }
    var cells = parts.map { part in
      if run.isCancelled { return Answer.Cell(.missing) }
      return Answer.Cell(part?.divided(by: whole).map { .share($0) } ?? .missing)
    }
    guard !run.isCancelled, style.rounding == .sum100, let printed = apportioned(parts, whole, goal)
    else {
      return cells
    }
    for index in cells.indices where !cells[index].value.isMissing {
      cells[index].printed = printed[index].text(places: style.digits)
    }
    return cells
  }

  /// The heading of a column of shares.
  func heading(
    _ name: Message, _ role: Answer.Role = .share, over: Message? = nil, caption: Message? = nil
  ) -> Answer.Heading {
    Answer.Heading(
      name, .share, role, digits: style.digits, rounding: style.rounding, over: over,
      caption: caption)
  }

  /// What the cells add to as printed, in percent.
  func printedSum(_ cells: [Answer.Cell]) -> Number? {
    var sum = Number.zero
    for cell in cells where !run.isCancelled {
      guard let number = printed(cell), let next = sum.adding(number) else { return nil }
      sum = next
    }
    return sum
  }

  /// The number a share is printed as; 0 for a missing one.
  func printed(_ cell: Answer.Cell) -> Number? {
    if let printed = cell.printed { return Number(parsing: printed) }
    guard case .share(let ratio) = cell.value else { return .zero }
    return ratio.roundedPercent(digits: style.digits, style.rounding)
  }

  /// The base line's part about printed shares that do not add to 100, given what the shares of
  /// each whole in the table add to.
  func remark(_ sums: [Number]) -> Message? {
    let off = sums.filter { $0 != Number(100) }
    guard let least = sums.min(), let most = sums.max(), !off.isEmpty else { return nil }
    let (low, high) = (least.text(places: style.digits), most.text(places: style.digits))
    if least == most {
      return Message("printed shares add to \(low)%", "因舍入，各项占比之和为\(low)%")
    }
    return Message(
      "printed shares add to between \(low)% and \(high)%", "因舍入，各项占比之和在\(low)%至\(high)%之间")
  }

  private func apportioned(_ parts: [Ratio?], _ whole: Ratio, _ goal: Number?) -> [Number]? {
    let all = parts.map { $0 ?? .zero } + [whole]
    guard let counts = wholes(all), let total = counts.last else { return nil }
    return percents(
      of: Array(counts.dropLast()), total: total, digits: style.digits, rounding: .sum100,
      addingTo: goal)
  }
}

/// Fractions as whole numbers in the same proportions; nil when those need more than 127 bits.
func wholes(_ ratios: [Ratio]) -> [Int128]? {
  var common: Int128 = 1
  for ratio in ratios {
    let step = Ratio(ratio.denominator, common).numerator
    let (product, overflow) = common.multipliedReportingOverflow(by: step)
    if overflow { return nil }
    common = product
  }
  var result: [Int128] = []
  for ratio in ratios {
    let (whole, overflow) =
      ratio.numerator.multipliedReportingOverflow(by: common / ratio.denominator)
    if overflow { return nil }
    result.append(whole)
  }
  return result
}
