/// An elapsed time in microseconds; a day is 24 hours.
package struct Elapsed: Hashable, Comparable, Sendable {
  package let microseconds: Int
  package init(microseconds: Int) { self.microseconds = microseconds }
  package static func < (a: Elapsed, b: Elapsed) -> Bool { a.microseconds < b.microseconds }
}
