import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Synchronization

/// A table in memory, asked through the scalar evaluator once a distinct value.
///
/// Views are kept by their steps, so that undo and each further command cost only their own step.
package final class ScalarSource: Source {
  package let name: String
  package let identity: UInt64
  package let table: Table
  private let views = Mutex<[[Step]: View]>([:])
  private static let identities = Atomic<UInt64>(1)

  package init(name: String, table: Table) {
    self.name = name
    self.table = table
    identity = Self.identities.add(1, ordering: .relaxed).newValue
  }

  package var schema: Schema {
    Schema(table.columns.map { Schema.Field($0.name, $0.kind) })
  }

  package func refusal(of steps: [Step], _ aggregation: Aggregation?) -> Message? { nil }

  package func aggregate(
    _ aggregation: Aggregation, over steps: [Step], _ run: Run
  ) throws(Diagnostic) -> Groups {
    let view = try view(steps, run)
    try run.check()
    var faults = Faults()
    let grouping = Grouping(aggregation, view, &faults)
    var groups = grouping.groups(view, &faults)
    groups.faults = faults
    return groups
  }

  package func scan(
    _ columns: [String], over steps: [Step], _ run: Run,
    _ receive: (Table) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    let view = try view(steps, run)
    let chosen = columns.map(view.column)
    var start = 0
    while start < view.count {
      try run.check()
      let end = min(start + 4096, view.count)
      let rows = (start..<end).map(view.row)
      let block = Table(chosen.map { $0.gathered(rows) }, count: rows.count)
      guard try receive(block) else { return }
      start = end
    }
  }

  /// The view after the steps, from the longest prefix that is known.
  private func view(_ steps: [Step], _ run: Run) throws(Diagnostic) -> View {
    if let known = views.withLock({ $0[steps] }) { return known }
    guard let last = steps.last else {
      return View(
        columns: table.columns, length: table.count, rows: nil, weights: nil, seen: [table.count])
    }
    let before = try view(Array(steps.dropLast()), run)
    try run.check()
    var after = try before.after(last, run)
    after.seen = before.seen + [after.count]
    views.withLock { views in
      if views.count >= 32 { views.removeAll() }
      views[steps] = after
    }
    return after
  }
}
