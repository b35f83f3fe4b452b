/// What a column or an expression holds.
package enum Kind: Hashable, Sendable {
  case text, whole, decimal, share, date, moment, time, period(CalendarUnit), elapsed, truth
}
