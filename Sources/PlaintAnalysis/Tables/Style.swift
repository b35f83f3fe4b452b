import PlaintValue

/// How figures are printed: digits after the point and the rule of rounding.
package struct Style: Hashable, Sendable {
  package var digits: Int
  package var rounding: Rounding
  /// The unit of durations; nil chooses one for each measure by its median.
  package var unit: DurationUnit?

  package init(digits: Int = 2, rounding: Rounding = .halfUp, unit: DurationUnit? = nil) {
    self.digits = digits
    self.rounding = rounding
    self.unit = unit
  }
}

/// How many values of a column are shown before the rest is folded: `top 5 at least 3%`.
package struct Top: Hashable, Sendable {
  package var count: Int
  /// The least share of its whole that a value must have to be shown.
  package var least: Ratio?

  package init(_ count: Int, atLeast least: Ratio? = nil) {
    self.count = count
    self.least = least
  }
}
