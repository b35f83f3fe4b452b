import PlaintMemory
import PlaintQuery
import PlaintTable
import PlaintText

/// The sources datasets can have; today one, in memory.
enum Engines {
  static func memory(name: String, _ table: Table) -> any Source {
    MemorySource(name: name, table: table)
  }

  /// The same of a table just loaded, which many questions will be asked of.
  static func loaded(name: String, _ table: Table, _ run: Run) throws(Diagnostic) -> any Source {
    let source = MemorySource(name: name, table: table, isLoaded: true)
    try source.prepare(run)
    return source
  }
}
