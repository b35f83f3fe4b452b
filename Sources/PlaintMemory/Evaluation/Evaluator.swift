import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Expressions over the rows of a view, by the fastest way that fits each.
///
/// What reads one dictionary is computed once an entry. Other calls first have their operands
/// computed, so that each is a function of columns and constants, for which there are kernels:
/// ranges of cells, bytes of text, arithmetic, choices. What has none goes through the scalar
/// evaluator a row at a time, on all threads. Every way gives the scalar evaluator's values.
struct Evaluator: Sendable {
  let view: View
  let run: Run

  init(_ view: View, _ run: Run) { (self.view, self.run) = (view, run) }

  /// The values of an expression.
  func values(_ expression: Expression) throws(Diagnostic) -> Evaluated {
    if let name = expression.columnName { return Evaluated(column: view.visible(name).column) }
    let key = memoKey(expression, .values)
    if case .values(let known) = view.memo[key] { return known }
    let found = try computed(expression, expression.kind(in: view.schema) ?? .text)
    try run.check()
    view.memo.keep(.values(found), for: key)
    return found
  }

  /// The rows for which a condition holds.
  func rows(where condition: Expression) throws(Diagnostic) -> MatchedRows {
    let key = memoKey(condition, .rows)
    if case .held(let known) = view.memo[key] { return known }
    let found = try computed(condition)
    try run.check()
    view.memo.keep(.held(found), for: key)
    return found
  }

  /// The values of an expression numbered as a key.
  func key(_ expression: Expression) throws(Diagnostic) -> GroupingKey {
    let key = memoKey(expression, .key)
    if case .key(let known) = view.memo[key] { return known }
    let found = try GroupingKey(
      try values(expression).column, view.selection, memo(expression), run)
    view.memo.keep(.key(found), for: key)
    return found
  }

  /// The rows that have a value of an expression.
  func present(_ expression: Expression) throws(Diagnostic) -> Bits {
    let key = memoKey(expression, .present)
    if case .bits(let known) = view.memo[key] { return known }
    let found = try values(expression).column.present(run)
    view.memo.keep(.bits(found), for: key)
    return found
  }

  /// The cells of an expression that arithmetic cannot give.
  func faults(_ expression: Expression) throws(Diagnostic) -> Faults {
    if expression.columnName != nil { return Faults() }
    return expression.isCondition
      ? try rows(where: expression).faults : try values(expression).faults
  }

  /// Where facts about the cells of an expression are kept; nowhere, when the cells themselves
  /// may soon be gone.
  func memo(_ expression: Expression) -> Memo? {
    guard let name = expression.columnName, !name.hasPrefix(Operand.prefix) else { return nil }
    return view.memo
  }

  private func memoKey(_ expression: Expression, _ what: Memo.What) -> Memo.Key {
    .of(
      expression, columns: expression.columns.map { view.visible($0).id },
      selection: view.selectionID, what)
  }

  private func computed(_ expression: Expression, _ kind: Kind) throws(Diagnostic) -> Evaluated {
    if let value = expression.constantValue {
      return Evaluated(column: Column(value, kind, count: view.rows))
    }
    if expression.isCondition {
      let held = try rows(where: expression)
      return Evaluated(column: held.column, faults: held.faults)
    }
    if let (inner, plain, faults) = try rereading(expression) {
      var found = try inner.values(plain)
      found.faults.add(faults)
      return found
    }
    try requireRoom(for: expression, kind)
    if let found = try entryValues(expression, kind) { return found }
    if let days = try calendar(expression) { return Evaluated(column: days) }
    if let (inner, flat, faults) = try flattened(expression) {
      var found = try inner.computed(flat, kind)
      found.faults.add(faults)
      return found
    }
    if let lengths = try textLengths(expression) { return Evaluated(column: lengths) }
    if let found = try arithmetic(expression, kind) { return found }
    if let found = try choice(expression, kind) { return found }
    return try slowValues(expression, kind)
  }

  private func computed(_ condition: Expression) throws(Diagnostic) -> MatchedRows {
    if let value = condition.constantValue {
      return MatchedRows(rows: Bits(all: value.holds, count: view.rows))
    }
    if !condition.isCondition {
      let values = try values(condition)
      return MatchedRows(rows: try values.column.holding(run), faults: values.faults)
    }
    if let (inner, plain, faults) = try rereading(condition) {
      var found = try inner.rows(where: plain)
      found.faults.add(faults)
      return found
    }
    if let found = try interval(condition) { return found }
    if let found = try logic(condition) { return found }
    if let found = try entryRows(condition) { return found }
    if let (inner, flat, faults) = try flattened(condition) {
      var found = try inner.computed(flat)
      found.faults.add(faults)
      return found
    }
    if let found = try comparison(condition) { return found }
    if let found = try comparisonOfColumns(condition) { return found }
    if let found = try textRows(condition) { return found }
    return try slowRows(condition)
  }

  /// The parts of a condition, put together by words of 64 rows.
  private func logic(_ condition: Expression) throws(Diagnostic) -> MatchedRows? {
    guard case .call(let function, let parts) = condition,
      function == .and || function == .or || function == .not
    else { return nil }
    var all: MatchedRows?
    for part in parts {
      var held = try rows(where: part)
      if let before = all {
        held.faults.add(before.faults)
        held.rows =
          function == .and ? before.rows.intersection(held.rows) : before.rows.union(held.rows)
      }
      all = held
    }
    if function == .not, let held = all {
      all = MatchedRows(rows: held.rows.inverted, faults: held.faults)
    }
    return all
  }
}

extension Expression {
  /// Whether it is true or false for every row, never missing.
  var isCondition: Bool {
    guard case .call(let function, _) = self else { return false }
    switch function {
    case .and, .or, .not, .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual,
      .isMissing, .isIn, .contains, .startsWith, .endsWith, .matches, .like:
      return true
    case .add, .subtract, .multiply, .divide, .remainder, .negate, .year, .half, .quarter, .month,
      .week, .weekday, .day, .hour, .date, .monthnumber, .moment, .duration, .months, .lower,
      .upper, .trim,
      .length, .left,
      .right, .mid, .replace, .extract, .split, .concat, .fold, .round, .floor, .ceiling, .abs,
      .bin, .number, .if, .coalesce, .case, .text, .mask, .pseudonym:
      return false
    }
  }
}

extension MatchedRows {
  /// The condition as a column of yes and no.
  var column: Column {
    let codes = Buffer<UInt8>(count: rows.count)
    let words = rows.words.base
    for row in 0..<rows.count {
      codes.base[row] = UInt8(truncatingIfNeeded: words[row >> 6] >> UInt64(row & 63) & 1)
    }
    return Column("", .truth, .listed(.narrow(codes), [false, true]), count: rows.count)
  }
}

extension Column {
  /// A column of one value for all rows.
  init(_ value: Value, _ kind: Kind, count: Int) {
    self.init(listing: .narrow(Buffer(count: count)), [value], kind)
  }
}
