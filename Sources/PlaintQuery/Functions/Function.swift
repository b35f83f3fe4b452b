import PlaintTable
import PlaintValue

/// Everything that computes a value from values: operators and functions, one closed list.
///
/// Name, Chinese name, kinds and scalar evaluation are declared together, case by case, in the
/// `Function+….swift` files; laws over `allCases` are tested.
package enum Function: String, CaseIterable, Hashable, Sendable {
  // Logic.
  case and, or, not
  // Comparison: false with a missing operand, `notEqual` the exact opposite of `equal`.
  case equal, notEqual, less, lessEqual, greater, greaterEqual, isMissing
  /// The first operand is one of the others.
  case isIn
  // Text tests: fold case and width, except `matches`, which is exact.
  case contains, startsWith, endsWith, matches, like
  // Arithmetic.
  case add, subtract, multiply, divide, remainder, negate
  // Dates.
  case year, half, quarter, month, week, weekday, day, hour, date, monthnumber, moment, duration
  /// A date or moment so many months later: what `+ 1 month` and `- 1 year` are.
  case months
  // Text.
  case lower, upper, trim, length, left, right, mid, replace, extract, split, concat, fold
  // Numbers.
  case round, floor, ceiling, abs, bin, number
  // Choices.
  case `if`, coalesce, `case`
  // Wording and privacy.
  case text, mask, pseudonym
}
