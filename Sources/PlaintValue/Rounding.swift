/// How an exact figure becomes a printed one.
package enum Rounding: CaseIterable, Hashable, Sendable {
  /// A half goes away from zero.
  case halfUp
  /// A half goes to the even neighbour.
  case halfEven
  /// Digits are cut off.
  case truncate
  /// Largest remainder (Hamilton 1792): shares of one whole add to exactly 100.
  case sum100
}
