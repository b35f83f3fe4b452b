extension Spelling {
  /// One way of writing a value: the loader reads with it, an export writes with it.
  package enum Pattern: Hashable, Sendable {
    /// The kind's canonical text.
    case canonical
  }
}
