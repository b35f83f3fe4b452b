import PlaintQuery
import PlaintTable
import PlaintText
import Synchronization

/// A table in memory, answering fast: columns as they were loaded, a bitmap for what is filtered.
///
/// The view after every prefix of steps is kept, so that undo costs nothing and each further
/// command only its own step.
package final class MemorySource: Source {
  package let name: String
  package let identity: UInt64
  package let schema: Schema
  package let mayHaveMisfits: Bool
  private let views: Mutex<Views>
  /// The dictionaries of a table just loaded, in which every entry occurs.
  private let dictionaries: [String: (texts: Strings, missing: [Bool])]

  package convenience init(name: String, table: Table) {
    self.init(name: name, table: table, isLoaded: false)
  }

  /// `isLoaded`: whether the table is a file's, no part of another table's rows.
  package init(name: String, table: Table, isLoaded: Bool) {
    self.name = name
    identity = SourceIdentity.next()
    schema = Schema(table.columns.map { Schema.Field($0.name, $0.kind) })
    views = Mutex(Views(View(table)))
    var dictionaries: [String: (texts: Strings, missing: [Bool])] = [:]
    for column in table.columns where isLoaded {
      guard case .coded(_, let texts, let missing) = column.storage else { continue }
      dictionaries[column.name] = (texts, missing)
    }
    self.dictionaries = dictionaries
    mayHaveMisfits = table.columns.contains { $0.spelling?.misfits.isEmpty == false }
  }

  package func occurring(in column: String) -> [String]? {
    dictionaries[column].map { known in
      known.missing.indices.filter { !known.missing[$0] }.map { known.texts[$0] }
    }
  }

  package func misfits(
    in column: String, over steps: [Step], _ run: Run
  ) throws(Diagnostic) -> Misfits? {
    let view = try view(after: steps, run)
    guard let spelling = view[column]?.column.spelling else { return nil }
    let rows = spelling.misfits.filter { view.selection?[$0] ?? true }
    guard let first = rows.first else { return nil }
    return Misfits(
      column: column, count: rows.count, example: spelling.exceptions[first] ?? "")
  }

  /// Finds beforehand what first questions ask for.
  package func prepare(_ run: Run) throws(Diagnostic) {
    try Evaluator(try view(after: [], run), run).prepare()
  }

  package func refusal(of steps: [Step], _ aggregation: Aggregation?) -> Message? { nil }

  package func aggregate(
    _ aggregation: Aggregation, over steps: [Step], _ run: Run
  ) throws(Diagnostic) -> Groups {
    let view = try view(after: steps, run)
    if let known = try view.extremes(aggregation, run) { return known }
    return try run.timed(.group) { () throws(Diagnostic) in
      try Aggregating(aggregation, view, run).groups()
    }
  }

  package func scan(
    _ columns: [String], over steps: [Step], _ run: Run,
    _ receive: (Table) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    let view = try view(after: steps, run)
    try run.timed(.list) { () throws(Diagnostic) in
      try Self.scan(columns, of: view, run, receive)
    }
  }

  private static func scan(
    _ columns: [String], of view: View, _ run: Run,
    _ receive: (Table) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    let visible = columns.compactMap { view[$0] }
    let rows = view.ordered
    defer { withExtendedLifetime(rows) {} }
    run.expect(view.count)
    for start in stride(from: 0, to: view.count, by: Blocks.size) {
      try run.check()
      let block = UnsafeBufferPointer(
        start: rows.base + start, count: min(Blocks.size, view.count - start))
      let made = visible.map { $0.column.gathered(block).named($0.name) }
      guard try receive(Table(made, count: block.count)) else { return }
      run.advance(block.count)
    }
  }

  /// The rows after some steps, from the longest prefix that is known.
  func view(after steps: [Step], _ run: Run) throws(Diagnostic) -> View {
    try run.check()
    var (view, known) = views.withLock { $0.longest(of: steps) }
    while known < steps.count {
      let (before, rest) = (view, steps[known...])
      let (next, done) = try run.timed(.filter) { () throws(Diagnostic) in
        try before.after(rest, run)
      }
      try run.check()
      (view, known) = (next, known + done)
      views.withLock { [view] in $0.keep(view, after: Array(steps.prefix(known))) }
    }
    return view
  }
}

/// Views by the steps that led to them; of many the least lately used go.
///
/// They are few and compared one by one: to hash every beginning of thousands of steps takes long.
private struct Views {
  private struct Kept {
    let steps: [Step]
    let view: View
    var used: Int
  }

  private let start: View
  private var kept: [Kept] = []
  private var clock = 0

  private static let limit = 48

  init(_ start: View) { self.start = start }

  /// The view after the most of some steps that is known, and after how many that is.
  mutating func longest(of steps: [Step]) -> (View, Int) {
    clock += 1
    var best: Int?
    for index in kept.indices where kept[index].steps.count <= steps.count {
      let isLonger = best.map { kept[index].steps.count > kept[$0].steps.count } ?? true
      if isLonger, steps.starts(with: kept[index].steps) { best = index }
    }
    guard let best else { return (start, 0) }
    kept[best].used = clock
    return (kept[best].view, kept[best].steps.count)
  }

  mutating func keep(_ view: View, after steps: [Step]) {
    clock += 1
    kept.removeAll { $0.steps == steps }
    kept.append(Kept(steps: steps, view: view, used: clock))
    guard kept.count > Self.limit,
      let oldest = kept.indices.min(by: { kept[$0].used < kept[$1].used })
    else { return }
    kept.remove(at: oldest)
  }
}
