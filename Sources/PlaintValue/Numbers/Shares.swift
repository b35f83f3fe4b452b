/// The percentages of parts of one whole, each from exact integers and rounded once.
///
/// By ``Rounding/sum100`` the parts are rounded together: each gets the whole units of the last
/// digit it is due, and the units left over go to the largest remainders, ties to the earlier
/// part, until the printed parts add to the printed sum: 100 when the counts add to the total.
///
/// - Parameters:
///   - counts: the parts, 0 or more each.
///   - total: what the parts are of; of a total of 0 every share is 0 here, and whoever prints
///     shares of nothing prints missing.
///   - digits: digits after the point.
///   - rounding: what becomes of the rest.
///   - goal: what the parts shall add to by `sum100`, where it was printed before: the printed
///     share of a parent. It lies within one unit of the last digit of the parts' exact sum.
/// - Returns: the percentages in the order of the counts.
/// - Complexity: linear, with a sort for `sum100`.
/// - Source: Hamilton 1792; Balinski and Young 1982.
package func percents(
  of counts: [Int128], total: Int128, digits: Int, rounding: Rounding, addingTo goal: Number? = nil
) -> [Number] {
  guard total > 0 else { return counts.map { _ in .zero } }
  guard rounding == .sum100 else {
    return counts.map { count in
      Ratio(count, total).roundedPercent(digits: digits, rounding) ?? .zero
    }
  }
  let wanted = goal.flatMap { $0.multiplied(by: Number(Int128(powerOfTen(digits) ?? 1))) }
  return largestRemainder(counts, total, exponent: digits + 2, goal: wanted?.digits)
    .map { Number($0, places: digits) }
}

/// The parts in units of 1 / 10^exponent of the total, rounded so that they add up.
private func largestRemainder(
  _ counts: [Int128], _ total: Int128, exponent: Int, goal: Int128?
) -> [Int128] {
  let parts = counts.map { count in
    divide(count.magnitude, timesTenTo: exponent, by: total.magnitude) ?? (0, 0)
  }
  var units = parts.map { Int128($0.quotient) }
  let sum = counts.reduce(0 as Int128) { $0 + $1 }
  let due = divideRounded(sum.magnitude, timesTenTo: exponent, by: total.magnitude, .halfUp) ?? 0
  let missing = max(Int((goal ?? Int128(due)) - units.reduce(0, +)), 0)
  let order = parts.indices.sorted {
    (parts[$1].remainder, $0) < (parts[$0].remainder, $1)
  }
  for index in order.prefix(missing) { units[index] += 1 }
  return units
}

/// The counts out of `total` that print as `percent`, or nil when none does.
///
/// Answers "can 20.83 % of 739 be?" By ``Rounding/sum100`` a part may lie up to one unit of the
/// last digit off, so the range holds what some table may print so.
///
/// A percentage of more than `digits` places is printed by none.
///
/// - Complexity: constant.
package func counts(
  printing percent: Number, of total: Int128, digits: Int, rounding: Rounding
) -> ClosedRange<Int128>? {
  guard total > 0, let scale = powerOfTen(digits), let all = powerOfTen(digits + 2),
    let scaled = percent.multiplied(by: Number(Int128(scale))), scaled.places == 0
  else { return nil }
  let units = scaled.digits
  // A count k stands at 2 k all / total half units; the bounds are in half units too.
  let (lower, upper): (Int128, Int128) =
    switch rounding {
    case .halfUp, .halfEven: (2 * units - 1, 2 * units + 1)
    case .truncate: (2 * units, 2 * units + 2)
    case .sum100: (2 * units - 2, 2 * units + 2)
    }
  let closed = rounding == .halfEven && units % 2 == 0
  let openBelow = rounding == .sum100 || (rounding == .halfEven && !closed)
  guard
    let first = bound(lower, total, Int128(all), past: openBelow),
    let end = bound(upper, total, Int128(all), past: closed)
  else { return nil }
  let (least, most) = (max(first, 0), min(end - 1, total))
  return least <= most ? least...most : nil
}

/// The least whole number not below `halfUnits * total / (2 * all)`, or above it if `past`.
private func bound(_ halfUnits: Int128, _ total: Int128, _ all: Int128, past: Bool) -> Int128? {
  let (product, overflow) = halfUnits.multipliedReportingOverflow(by: total)
  guard !overflow else { return nil }
  let (quotient, remainder) = product.quotientAndRemainder(dividingBy: 2 * all)
  if remainder == 0 { return past ? quotient + 1 : quotient }
  return remainder > 0 ? quotient + 1 : quotient
}
