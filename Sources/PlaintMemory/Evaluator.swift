import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Expressions over the rows of a view, by the fastest way that fits each.
///
/// What reads one dictionary is computed once an entry, comparisons and calendar functions of
/// fixed cells have kernels, and all else goes through the scalar evaluator a row at a time, on
/// all threads. Every way gives the values of the scalar evaluator.
struct Evaluator: Sendable {
  let view: View
  let run: Run

  init(_ view: View, _ run: Run) { (self.view, self.run) = (view, run) }

  /// The values of an expression.
  func values(_ expression: Expression) throws(Diagnostic) -> Evaluated {
    if let name = expression.columnName { return Evaluated(column: view.visible(name).column) }
    let key = memoKey(expression, .values)
    if case .values(let known) = view.own[key] { return known }
    let kind = expression.kind(in: view.schema) ?? .text
    let found: Evaluated
    if expression.isCondition {
      let held = try rows(where: expression)
      found = Evaluated(column: held.column, faults: held.faults)
    } else if let fast = try fast(expression, kind) {
      found = fast
    } else {
      found = try slowValues(expression, kind)
    }
    view.own[key] = .values(found)
    return found
  }

  /// The rows for which a condition holds.
  func rows(where condition: Expression) throws(Diagnostic) -> Held {
    if case .constant(let value) = condition {
      return Held(rows: Bits(all: value.holds, count: view.rows))
    }
    let key = memoKey(condition, .rows)
    if case .held(let known) = view.own[key] { return known }
    var found: Held?
    if !condition.isCondition {
      let values = try values(condition)
      found = Held(rows: try values.column.holding(run), faults: values.faults)
    }
    if found == nil { found = try logic(condition) }
    if found == nil { found = try entryRows(condition) }
    if found == nil { found = try comparison(condition) }
    if found == nil { found = try slowRows(condition) }
    let held = found ?? Held(rows: Bits(count: view.rows))
    view.own[key] = .held(held)
    return held
  }

  /// The values of an expression numbered as a key.
  func key(_ expression: Expression) throws(Diagnostic) -> KeyColumn {
    let key = memoKey(expression, .key)
    if case .key(let known) = view.own[key] { return known }
    let found = KeyColumn(try values(expression).column, view.selection, memo(expression))
    try run.check()
    view.own[key] = .key(found)
    return found
  }

  /// The rows that have a value of an expression.
  func present(_ expression: Expression) throws(Diagnostic) -> Bits {
    let key = memoKey(expression, .present)
    if case .bits(let known) = view.own[key] { return known }
    let found = try values(expression).column.present(run)
    view.own[key] = .bits(found)
    return found
  }

  /// The cells of an expression that arithmetic cannot give.
  func faults(_ expression: Expression) throws(Diagnostic) -> Faults {
    if expression.columnName != nil { return Faults() }
    return expression.isCondition
      ? try rows(where: expression).faults : try values(expression).faults
  }

  /// Where facts about the cells of an expression are kept: with the space for a column, else
  /// with the view that also keeps its values.
  func memo(_ expression: Expression) -> Memo {
    expression.columnName == nil ? view.own : view.space
  }

  private func memoKey(_ expression: Expression, _ what: Memo.What) -> Memo.Key {
    .of(expression, columns: expression.columns.map { view.visible($0).id }, what)
  }

  /// The parts of a condition, put together by words of 64 rows.
  private func logic(_ condition: Expression) throws(Diagnostic) -> Held? {
    guard case .call(let function, let parts) = condition,
      function == .and || function == .or || function == .not
    else { return nil }
    var all: Held?
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
      all = Held(rows: held.rows.inverted, faults: held.faults)
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
      .week, .weekday, .day, .hour, .date, .monthnumber, .lower, .upper, .trim, .length, .left,
      .right, .mid, .replace, .extract, .split, .concat, .fold, .round, .floor, .ceiling, .abs,
      .bin, .if, .coalesce, .case, .text, .mask, .pseudonym:
      return false
    }
  }
}

extension Held {
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
