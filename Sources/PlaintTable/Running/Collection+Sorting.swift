/// Sorting that Ctrl-C ends.
extension Collection {
  /// The elements in order; as they stood where the command was cancelled meanwhile, since nobody
  /// looks at them then.
  package func sorted(_ run: Run, by precedes: (Element, Element) -> Bool) -> [Element] {
    do {
      return try sorted { a, b in
        if run.isCancelled { throw Cancelled() }
        return precedes(a, b)
      }
    } catch {
      return Array(self)
    }
  }
}

/// Leaves a sort under way.
private struct Cancelled: Error {}
