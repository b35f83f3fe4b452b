/// A moment on the wall clock of the data, in microseconds from 1970-01-01 00:00:00.
///
/// No time zone: tickets carry none, and all of one file are on the same clock.
package struct Moment: Hashable, Comparable, Sendable {
  package let microseconds: Int
  package init(microseconds: Int) { self.microseconds = microseconds }
  package static func < (a: Moment, b: Moment) -> Bool { a.microseconds < b.microseconds }
  package static let perDay = 86_400_000_000
}
