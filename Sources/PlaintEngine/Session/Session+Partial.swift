import PlaintQuery
import PlaintReading
import PlaintTable
import PlaintText
import Synchronization

/// Data of which a script's load built only the columns that the script can ask for.
struct PartialData: Sendable {
  /// What to load, and how, to have all columns.
  let path: String
  let options: LoadOptions
  /// What the file must still be.
  let rows: Int
  let bytes: Int
  /// All columns, once they were asked for: a line that fails even with them is explained by them.
  private let known = Known()

  init(path: String, options: LoadOptions, rows: Int, bytes: Int) {
    (self.path, self.options, self.rows, self.bytes) = (path, options, rows, bytes)
  }

  private final class Known: Sendable {
    let loaded = Mutex<Loaded?>(nil)
  }

  /// The same data with all columns; nil when the file is no longer what it was.
  func completed(_ run: Run) -> Loaded? {
    if let loaded = known.loaded.withLock({ $0 }) { return loaded }
    guard let loaded = try? PlaintReading.load(path, options, run), loaded.table.count == rows,
      loaded.report.bytes == bytes
    else { return nil }
    known.loaded.withLock { $0 = loaded }
    return loaded
  }
}

/// Carrying out a command as if every column had been built.
extension Session {
  /// Carries out a command; one that fails where columns are not built is done again with all of
  /// them, so that what it says, or does after all, never depends on what was built.
  mutating func attempt(
    _ host: Host, show: @escaping (Shown) -> Void,
    _ body: (inout Session, @escaping (Shown) -> Void) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard datasets.contains(where: { partials[$0.source.identity] != nil }) else {
      return try body(&self, show)
    }
    let before = self
    var held: [Shown] = []
    do throws(Diagnostic) {
      try body(&self) { held.append($0) }
      held.forEach(show)
    } catch {
      guard error.failure != .interrupted, error.failure != .data,
        let whole = before.completed(host.run)
      else {
        held.forEach(show)
        throw error
      }
      self = whole
      try body(&self, show)
    }
  }

  /// The session as if every column had been built, as far as it can be.
  func whole(_ run: Run) -> Session {
    partials.isEmpty ? self : completed(run) ?? self
  }

  /// The session with all columns of its files; nil when a file is no longer what it was.
  private func completed(_ run: Run) -> Session? {
    var whole = self
    whole.partials = [:]
    for (identity, partial) in partials {
      let places = datasets.indices.filter { datasets[$0].source.identity == identity }
      guard let first = places.first else { continue }
      guard let loaded = partial.completed(run) else { return nil }
      let source = Engines.memory(name: datasets[first].source.name, loaded.table)
      for place in places { whole.datasets[place].replace(source, loaded.report) }
    }
    return whole
  }
}

extension Dataset {
  /// Puts the same data with more columns in place.
  fileprivate mutating func replace(_ source: any Source, _ report: LoadReport) {
    self.source = source
    note(report)
  }
}

extension Dataset {
  /// Keeps what was too much to say of the load, and why some columns that look like dates stayed text.
  mutating func note(_ report: LoadReport) {
    bareClocks.formUnion(report.columns.filter(\.hasBareClocks).map(\.name))
    undecodedFrom = Set(
      report.files.filter { $0.oddities.undecoded.count > 0 }.map(\.encoding))
    notes = report.worst().more > 0 ? report.messages() : []
    for column in report.columns {
      undecided[column.name] =
        column.undecided?.message(about: [column.name])
        ?? column.mixed.flatMap { mixed in
          mixed.kind.isCalendar ? mixed.message(about: column.name) : nil
        }
    }
  }
}
