import PlaintMemory
import PlaintQuery
import PlaintTable

/// The sources datasets can have; today one, in memory.
enum Engines {
  static func memory(name: String, _ table: Table) -> any Source {
    MemorySource(name: name, table: table)
  }
}
