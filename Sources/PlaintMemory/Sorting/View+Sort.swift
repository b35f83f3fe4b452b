import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Sorting and first rows: by whole numbers that have the order of the values.
extension View {
  /// Sorts stably, missing last either way: by the last key first, each pass keeping the order
  /// before it.
  mutating func sort(_ orders: [Order], _ run: Run) throws(Diagnostic) {
    let columns = try sorting(orders, run)
    arrange(try sorted(ordered, by: columns, run))
  }

  /// Sorts and keeps the first rows, few of many: only those that may be among them are sorted.
  mutating func sort(_ orders: [Order], first wanted: Int, _ run: Run) throws(Diagnostic) {
    let columns = try sorting(orders, run)
    let some = order == nil ? try FirstRows.of(self, by: columns.first, wanted, run) : nil
    let rows = try sorted(some ?? ordered, by: columns, run)
    let first = Buffer<UInt32>(count: min(wanted, rows.count))
    first.base.update(from: rows.base, count: first.count)
    withExtendedLifetime(rows) {}
    keep(first)
    arrange(first)
  }

  /// A column to sort by.
  struct Sorting {
    let column: Column
    let descending: Bool
    /// Where facts about it are kept.
    let memo: Memo?
  }

  private mutating func sorting(
    _ orders: [Order], _ run: Run
  ) throws(Diagnostic) -> [Sorting] {
    let evaluator = Evaluator(self, run)
    var columns: [Sorting] = []
    for order in orders {
      let values = try evaluator.values(order.by)
      faults.add(values.faults)
      columns.append(
        Sorting(
          column: values.column, descending: order.descending, memo: evaluator.memo(order.by)))
    }
    return columns
  }

  private func sorted(
    _ rows: Buffer<UInt32>, by columns: [Sorting], _ run: Run
  ) throws(Diagnostic) -> Buffer<UInt32> {
    var rows = rows
    for sorting in columns.reversed() {
      rows = try SortKey(sorting, rows, run).sorted(rows, run)
    }
    return rows
  }

  /// Keeps the first row of each combination of values in the present order.
  mutating func unique(_ expressions: [Expression], _ run: Run) throws(Diagnostic) {
    let evaluator = Evaluator(self, run)
    let wanted = expressions.isEmpty ? columns.map { .column($0.name) } : expressions
    var keys: [GroupingKey] = []
    for expression in wanted {
      keys.append(try evaluator.key(expression))
      faults.add(try evaluator.faults(expression))
    }
    try run.check()
    let grouping = try Grouping(keys, selection, rows: rows, run)
    let rows = ordered
    let met = Bits(count: grouping.count)
    let kept = Bits(count: self.rows)
    let scratch = Scratch()
    defer { withExtendedLifetime((scratch, rows, met)) {} }
    let block = scratch.block(0)
    for start in stride(from: 0, to: rows.count, by: Blocks.size) {
      var part = Block(rows: rows.base + start, groups: block.groups)
      part.take(listed: min(Blocks.size, rows.count - start))
      grouping.fill(part)
      for index in 0..<part.count where !met[Int(part.groups[index])] {
        met.insert(Int(part.groups[index]))
        kept.insert(Int(part.rows[index]))
      }
    }
    keep(kept)
  }
}
