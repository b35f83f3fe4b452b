import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Synchronization

/// A source that answers by the scalar evaluator and loops over arrays of values.
///
/// Slow, and obviously right: every other source must agree with it.
package struct NaiveSource: Source {
  package let name: String
  package let identity: UInt64
  package let schema: Schema
  let rows: [[Value]]

  private static let made = Atomic<UInt64>(0)

  package init(name: String, schema: Schema, rows: [[Value]]) {
    self.name = name
    self.schema = schema
    self.rows = rows
    identity = Self.made.add(1, ordering: .relaxed).newValue
  }

  package init(name: String, table: Table) {
    self.init(
      name: name, schema: Schema(table.columns.map { Schema.Field($0.name, $0.kind) }),
      rows: (0..<table.count).map { row in table.columns.map { $0[row] } })
  }

  package func refusal(of steps: [Step], _ aggregation: Aggregation?) -> Message? { nil }

  package func aggregate(
    _ aggregation: Aggregation, over steps: [Step], _ run: Run
  ) throws(Diagnostic) -> Groups {
    try run.check()
    return try Sheet(self).after(steps, run).aggregated(aggregation)
  }

  /// Hands on blocks of three rows, so that more than one block is common in tests.
  package func scan(
    _ columns: [String], over steps: [Step], _ run: Run,
    _ receive: (Table) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    let sheet = try Sheet(self).after(steps, run)
    let fields = columns.compactMap { sheet.schema[$0] }
    let places = columns.compactMap(sheet.schema.names.firstIndex)
    for start in stride(from: 0, to: sheet.rows.count, by: 3) {
      try run.check()
      let block = sheet.rows[start..<min(start + 3, sheet.rows.count)]
      let made = zip(fields, places).map { field, place in
        Column(field.name, field.kind, values: block.map { $0.cells[place] })
      }
      guard try receive(Table(made, count: block.count)) else { return }
    }
  }
}
