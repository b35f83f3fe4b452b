/// A stretch of a line or of a whole text, counted in UTF-8 bytes from its start.
///
/// Every phrase, word and diagnostic carries one, so that a caret can stand under what was
/// written. `Range<Int>` would do, but a place may be empty at the end of a line ("expected a
/// column here") and is compared and hashed all the time.
package struct Place: Hashable, Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a place ends before it starts")
    self.start = start
    self.end = end
  }

  /// The stretch from the start of the first to the end of the last.
  package func through(_ last: Place) -> Place {
    Place(min(start, last.start), max(end, last.end))
  }
}
