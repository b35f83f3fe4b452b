import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Calendar functions of moments: computed once a day, or once an hour of the day, that occurs.
extension Evaluator {
  /// A function of the day or hour of a column of moments, as a listed column; nil for all else.
  ///
  /// It is computed for all rows of the space and kept for the next question.
  func calendar(_ expression: Expression) throws(Diagnostic) -> Column? {
    guard case .call(let function, let operands) = expression, operands.count == 1,
      let name = operands[0].columnName, view.visible(name).column.kind == .moment,
      case .fixed(let cells, _) = view.visible(name).column.storage,
      let part = function.partOfMoment,
      let parts = try part == .days ? days(cells, name) : hours(cells),
      case .listed(let codes, let values) = parts.storage
    else { return nil }
    var faults = Faults()
    let results = values.map { part == .hours ? $0 : function.evaluate([$0], &faults) }
    return Column(listing: codes, results, expression.kind(in: view.schema) ?? .text)
  }

  /// The dates of moments, listed; nil when they span more than 65,000 days.
  private func days(_ cells: Buffer<Int64>, _ name: String) throws(Diagnostic) -> Column? {
    let key = Memo.Key.cells(Memo.Cells(cells), .days)
    if case .column(let known) = view.memo[key] { return known }
    guard let span = try view.visible(name).column.span(view.memo, run) else { return nil }
    let first = Moment(microseconds: Int(span.range.lowerBound)).day.number
    let last = Moment(microseconds: Int(span.range.upperBound)).day.number
    var made: Column?
    if last - first < 65_000 {
      let values = (first...last).map { Value.date(Day(number: $0)) } + [.missing]
      let codes = Codes(room: view.rows, entries: values.count)
      try codes.fill(
        parts: cells, per: Moment.perDay, of: nil, from: first, missing: values.count - 1, run)
      made = Column("", .date, .listed(codes, values), count: view.rows)
    }
    view.memo.keep(.column(made), for: key)
    return made
  }

  /// The hours of moments, listed.
  private func hours(_ cells: Buffer<Int64>) throws(Diagnostic) -> Column? {
    let key = Memo.Key.cells(Memo.Cells(cells), .hours)
    if case .column(let known) = view.memo[key] { return known }
    let values = (0..<24).map { Value.number(Number($0)) } + [.missing]
    let codes = Codes(room: view.rows, entries: values.count)
    try codes.fill(
      parts: cells, per: 3_600_000_000, of: Moment.perDay, from: 0, missing: values.count - 1, run)
    let made = Column("", .whole, .listed(codes, values), count: view.rows)
    view.memo.keep(.column(made), for: key)
    return made
  }
}

extension Function {
  /// Whether it depends on the day of a moment alone, or is its hour.
  fileprivate var partOfMoment: Memo.What? {
    switch self {
    case .year, .half, .quarter, .month, .week, .weekday, .day, .date, .monthnumber: .days
    case .hour: .hours
    default: nil
    }
  }
}

extension Codes {
  /// Writes into which stretch of `per` each cell falls, counted from `from`, within its stretch
  /// of `frame` when there is one.
  fileprivate func fill(
    parts cells: Buffer<Int64>, per unit: Int, of frame: Int?, from first: Int, missing: Int,
    _ run: Run
  ) throws(Diagnostic) {
    try Blocks.forEach(of: cells.count, run) { [self] _, range in
      switch self {
      case .narrow(let to): fillParts(to.base, range, cells.base, unit, frame, first, missing)
      case .medium(let to): fillParts(to.base, range, cells.base, unit, frame, first, missing)
      case .wide(let to): fillParts(to.base, range, cells.base, unit, frame, first, missing)
      }
    }
  }
}

private func fillParts<Code: FixedWidthInteger>(
  _ to: UnsafeMutablePointer<Code>, _ range: Range<Int>, _ cells: UnsafePointer<Int64>,
  _ unit: Int, _ frame: Int?, _ first: Int, _ missing: Int
) {
  let none = Code(truncatingIfNeeded: missing)
  for row in range {
    let cell = Int(cells[row])
    let rest = frame.map { cell &- floored(cell, $0) &* $0 } ?? cell
    let part = Code(truncatingIfNeeded: floored(rest, unit) &- first)
    to[row] = cell == Int.min ? none : part
  }
}

/// The quotient rounded towards minus infinity, of a positive divisor.
@inline(__always)
private func floored(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return a &- quotient &* b < 0 ? quotient &- 1 : quotient
}
