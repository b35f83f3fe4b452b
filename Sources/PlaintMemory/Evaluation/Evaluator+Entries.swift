import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Expressions that read one dictionary: computed once an entry.
extension Evaluator {
  /// The values of an expression that reads one dictionary; nil for all else.
  func entryValues(_ expression: Expression, _ kind: Kind) throws(Diagnostic) -> Evaluated? {
    guard let (entries, values, faults) = try entryValues(expression) else { return nil }
    return Evaluated(column: Column(listing: entries.codes, values, kind), faults: faults)
  }

  /// The rows for which a condition on one dictionary holds.
  func entryRows(_ condition: Expression) throws(Diagnostic) -> MatchedRows? {
    guard let (entries, values, faults) = try entryValues(condition) else { return nil }
    return MatchedRows(rows: try entries.codes.collected(values.map(\.holds), run), faults: faults)
  }

  /// The expression's value for each entry of the one column it reads, when that has few.
  private func entryValues(
    _ expression: Expression
  ) throws(Diagnostic) -> (Entries, [Value], Faults)? {
    guard expression.columns.count == 1, let name = expression.columns.first,
      let entries = try Entries(view.visible(name).column, memo(.column(name)), run),
      entries.count <= max(view.count, 256)
    else { return nil }
    let formula = Formula(expression, columns: [name])
    var counted: [Faults] = []
    var any = Faults()
    var values: [Value] = []
    values.reserveCapacity(entries.count)
    for entry in 0..<entries.count {
      if entry % Blocks.size == 0 { try run.check() }
      var faults = Faults()
      values.append(formula.value([entries.value(entry)], &faults))
      counted.append(faults)
      any.add(faults)
    }
    return (entries, values, any == Faults() ? any : rowFaults(counted, entries))
  }

  /// What fails for an entry fails for every row of the view that has it.
  private func rowFaults(_ counted: [Faults], _ entries: Entries) -> Faults {
    var rows = [Int](repeating: 0, count: entries.count)
    view.selection.forEach(of: view.rows) { rows[entries.codes[$0]] += 1 }
    var sum = Faults()
    for (faults, count) in zip(counted, rows) { sum.add(faults, times: count) }
    sum.unreadRow = row(of: sum.unreadCell, counted, entries)
    return sum
  }
}

extension Evaluator {
  /// The first row whose entry could not be read and is this cell.
  private func row(of cell: String?, _ counted: [Faults], _ entries: Entries) -> Int? {
    guard let cell, view.isOfLoadedRows else { return nil }
    let isShown = counted.map { $0.unreadCell == cell }
    return view.selection.first(of: view.rows) { isShown[entries.codes[$0]] }
  }
}

/// A column as a dictionary: coded text, listed values, or fixed cells that lie near each other.
struct Entries {
  let codes: Codes
  let count: Int
  let value: (Int) -> Value

  init?(_ column: Column, _ memo: Memo?, _ run: Run) throws(Diagnostic) {
    switch column.storage {
    case .coded(let codes, let texts, let missing):
      self.codes = codes
      count = missing.count
      value = { missing[$0] ? .missing : .text(texts[$0]) }
    case .listed(let codes, let values):
      self.codes = codes
      count = values.count
      value = { values[$0] }
    case .fixed(let cells, _):
      guard let listed = try Entries.near(cells, column, memo, run),
        case .listed(let codes, let values) = listed.storage
      else { return nil }
      self.codes = codes
      count = values.count
      value = { values[$0] }
    case .plain: return nil
    }
  }

  /// Fixed cells as listed ones, when few values lie between the smallest and the largest.
  private static func near(_ cells: Buffer<Int64>, _ column: Column, _ memo: Memo?, _ run: Run)
    throws(Diagnostic) -> Column?
  {
    let key = Memo.Key.cells(Memo.Cells(cells), .entries)
    if case .column(let known) = memo?[key] { return known }
    let made = try listed(cells, column, memo, run)
    memo?.keep(.column(made), for: key)
    return made
  }

  private static func listed(
    _ cells: Buffer<Int64>, _ column: Column, _ memo: Memo?, _ run: Run
  ) throws(Diagnostic) -> Column? {
    guard case .fixed(_, let places) = column.storage, let span = try column.span(memo, run),
      let distance = span.distance, distance < min(1 << 16, max(column.count, 256))
    else { return nil }
    let lowest = span.range.lowerBound
    var values = (0...distance).map {
      Column.value(lowest + Int64($0), column.kind, places)
    }
    values.append(.missing)
    let codes = Codes(room: column.count, entries: values.count)
    try codes.fill(from: cells, lowest: lowest, missing: distance + 1, run)
    return Column("", column.kind, .listed(codes, values), count: column.count)
  }
}

extension Column {
  /// A column of one value an entry: text as coded text, else listed, or fixed cells where the
  /// entries are many.
  init(listing codes: Codes, _ values: [Value], _ kind: Kind) {
    if kind != .text, values.count > 1 << 16 {
      var builder = Builder(kind)
      for value in values { builder.append(value) }
      let rows = Buffer<UInt32>(count: codes.count)
      Codes.wide(rows).copy(codes, at: 0, remap: nil)
      let entries = builder.finished("")
      if case .fixed = entries.storage {
        self = entries.gathered(rows)
        return
      }
    }
    let isText = values.allSatisfy {
      if case .text(let text) = $0 { !text.utf8.isEmpty } else { $0 == .missing }
    }
    guard kind == .text, isText else {
      self.init("", kind, .listed(codes, values), count: codes.count)
      return
    }
    var index = TextIndex()
    let texts = Strings(values.map { if case .text(let text) = $0 { text } else { "" } })
    let numbers = values.indices.map { UInt32(index.number(of: texts.utf8($0))) }
    let distinct = index.strings
    let missing = index.texts.map(\.isEmpty)
    withExtendedLifetime(texts) {}
    guard index.count < values.count else {
      self.init("", kind, .coded(codes, distinct, missing: missing), count: codes.count)
      return
    }
    let merged = Codes(room: codes.count, entries: index.count)
    merged.copy(codes, at: 0, remap: numbers)
    self.init("", kind, .coded(merged, distinct, missing: missing), count: codes.count)
  }
}
