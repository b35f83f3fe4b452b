/// A time of day, in microseconds from midnight.
package struct TimeOfDay: Hashable, Comparable, Sendable {
  package let microseconds: Int
  package init(microseconds: Int) { self.microseconds = microseconds }
  package static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.microseconds < b.microseconds }
}
