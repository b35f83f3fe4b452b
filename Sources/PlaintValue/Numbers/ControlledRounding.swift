/// A table of parts of one whole as percentages that add up both ways: each row's to the row's total,
/// each column's to the column's, and both margins to 100.
///
/// Every percentage is its exact one rounded up or down; one that needs no rounding stays. Such a
/// rounding always exists. It is found by moving what is left over around closed paths of cells that
/// are still between two whole units, up and down by turns, until one of them is whole: sums
/// never change. A path is followed in the direction that brings the parts nearer to their exact
/// percentages.
///
/// - Source: Cox 1987, “A constructive procedure for unbiased controlled rounding”.
package struct ControlledRounding {
  /// The cells row by row, and the totals of rows and columns.
  package private(set) var cells: [[Number]] = []
  package private(set) var rows: [Number] = []
  package private(set) var columns: [Number] = []

  /// A cell between two whole units, or a total, which counts against its cells.
  private struct Part {
    let row: Int
    let column: Int
    /// How far it is above the lower unit, of ``total``.
    var above: Int128
    /// What raising it by one unit adds to its distance from the exact percentage.
    let cost: Int128

    init(_ row: Int, _ column: Int, above: Int128, of total: Int128) {
      (self.row, self.column, self.above, cost) = (row, column, above, total - 2 * above)
    }
  }

  private let total: Int128
  private let exponent: Int
  private var parts: [Part] = []
  /// The parts in each row and, behind the rows, in each column; settled ones are taken out late.
  private var lines: [[Int]]
  private let width: Int

  /// The percentages of amounts, none of which is negative; nil beyond 100 bits, and
  /// when there is nothing.
  ///
  /// - Parameters:
  ///   - amounts: row by row, as many in each.
  ///   - digits: digits after the point.
  ///   - isCancelled: whether nobody waits for it any more; the result is then of no use.
  /// - Complexity: linear in the cells times the length of the paths, at most twice the shorter side.
  package init?(of amounts: [[Int128]], digits: Int, isCancelled: () -> Bool = { false }) {
    width = amounts.first?.count ?? 0
    var total: Int128 = 0
    for amount in amounts.joined() {
      let (sum, overflow) = total.addingReportingOverflow(amount)
      if overflow { return nil }
      total = sum
    }
    guard total > 0, total < 1 << 100 else { return nil }
    (self.total, exponent) = (total, digits + 2)
    lines = Array(repeating: [], count: amounts.count + 1 + width + 1)
    let rowSums = amounts.map { $0.reduce(0, +) }
    let columnSums = (0..<width).map { j in amounts.reduce(0) { $0 + $1[j] } }
    var units: [[Int128]] = []
    for (i, row) in (amounts + [columnSums]).enumerated() {
      let isMargin = i == amounts.count
      units.append(row.enumerated().map { take($1, i, $0, isTotal: isMargin) })
    }
    let margin = rowSums.enumerated().map { take($1, $0, width, isTotal: true) }
    // Of equal ways the first part in reading order is raised: paths begin with the last of a line.
    lines = lines.map { $0.reversed() }
    settle(isCancelled)
    round(&units, margin, scale: digits)
  }

  /// The whole units of an amount, its rest being noted as a part to be settled.
  private mutating func take(
    _ amount: Int128, _ row: Int, _ column: Int, isTotal: Bool
  ) -> Int128 {
    guard
      let (units, rest) = divide(amount.magnitude, timesTenTo: exponent, by: total.magnitude)
    else { return 0 }
    let above = Int128(rest)
    guard above > 0 else { return Int128(units) }
    lines[row].append(parts.count)
    lines[lines.count - width - 1 + column].append(parts.count)
    parts.append(Part(row, column, above: isTotal ? total - above : above, of: total))
    // A total of 66.7 units counts as -67 and 0.3: raised it is -66.
    return Int128(units) + (isTotal ? 1 : 0)
  }

  /// Moves what is left over until every part is at its lower or upper unit.
  private mutating func settle(_ isCancelled: () -> Bool) {
    var seen = [Int](repeating: -1, count: lines.count)
    for line in lines.indices {
      while !isCancelled(), next(in: line, besides: nil) != nil {
        turn(path(from: line, &seen))
      }
    }
  }

  /// A closed path of parts, from line to line.
  private mutating func path(from start: Int, _ seen: inout [Int]) -> ArraySlice<Int> {
    var (path, visited, line) = ([Int](), [Int](), start)
    defer { for line in visited { seen[line] = -1 } }
    while seen[line] < 0 {
      seen[line] = path.count
      visited.append(line)
      // A line whose sum is whole never has a single part that is not.
      guard let part = next(in: line, besides: path.last) else { return [] }
      path.append(part)
      let isRow = line == parts[part].row
      line = isRow ? lines.count - width - 1 + parts[part].column : parts[part].row
    }
    return path[seen[line]...]
  }

  /// A part of a line that is not settled yet; those that are settled go for good.
  private mutating func next(in line: Int, besides other: Int?) -> Int? {
    while let last = lines[line].last {
      let count = lines[line].count
      if isSettled(last) {
        lines[line].removeLast()
      } else if last != other {
        return last
      } else if count == 1 {
        return nil
      } else if isSettled(lines[line][count - 2]) {
        lines[line].remove(at: count - 2)
      } else {
        return lines[line][count - 2]
      }
    }
    return nil
  }

  private func isSettled(_ part: Int) -> Bool { parts[part].above % total == 0 }

  /// Raises and lowers the parts of a path by turns until one is settled.
  private mutating func turn(_ path: ArraySlice<Int>) {
    var sign: Int128 = -1
    let signed = path.map { part in
      sign = -sign
      return (part: part, sign: sign)
    }
    let cost = signed.reduce(0) { $0 + $1.sign * parts[$1.part].cost }
    let steps = cost <= 0 ? signed : signed.map { ($0.part, -$0.sign) }
    let room = steps.map { step in
      step.sign > 0 ? total - parts[step.part].above : parts[step.part].above
    }
    guard let least = room.min() else { return }
    for step in steps { parts[step.part].above += step.sign * least }
  }

  /// Puts the settled parts on top of the units.
  private mutating func round(_ units: inout [[Int128]], _ margin: [Int128], scale: Int) {
    var margin = margin
    for part in parts where part.above == total {
      switch (part.row == units.count - 1, part.column == width) {
      case (_, true): margin[part.row] -= 1
      case (true, false): units[part.row][part.column] -= 1
      case (false, false): units[part.row][part.column] += 1
      }
    }
    let numbers = units.map { $0.map { Number($0, places: scale) } }
    (cells, columns) = (Array(numbers.dropLast()), numbers.last ?? [])
    rows = margin.map { Number($0, places: scale) }
  }
}
