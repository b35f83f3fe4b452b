/// Sums of many fractions.
extension Ratio {
  /// The sum: exact where 128 bits hold it, else with both parts kept to 24 places.
  ///
  /// Shares of hundreds of different wholes have no common denominator of 38 digits; what is printed
  /// of their sum has at most 20. Nil where even so it is too large.
  package func summed(with other: Ratio) -> Ratio? {
    if let exact = adding(other) { return exact }
    guard let own = kept(places: 24), let added = other.kept(places: 24) else { return nil }
    return own.adding(added).map { Ratio($0) }
  }

  /// The product, under the same rule.
  package func product(with other: Ratio) -> Ratio? {
    if let exact = multiplied(by: other) { return exact }
    guard let own = kept(places: 12), let factor = other.kept(places: 12) else { return nil }
    return own.multiplied(by: factor).map { Ratio($0) }
  }
}
