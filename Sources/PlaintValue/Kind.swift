/// What a column or an expression holds.
package enum Kind: Hashable, Sendable {
  /// Whole numbers that name something, phones and tickets: compared as numbers and as texts, never
  /// added up.
  case identifier
  case text, whole, decimal, share, date, moment, time, period(CalendarUnit), elapsed, truth
}
