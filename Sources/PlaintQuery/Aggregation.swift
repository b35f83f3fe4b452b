import PlaintTable
import PlaintValue

/// What an engine must compute from the rows of a group; all else is arithmetic on these.
package enum Aggregate: Hashable, Sendable {
  /// Rows (their weights, under a weight).
  case count
  /// Different values that are not missing.
  case distinct(Expression)
  /// The exact sum; of nothing 0. Of numbers a number, of durations a duration.
  case sum(Expression)
  /// The exact sum of squares; of durations in microseconds.
  case squares(Expression)
  /// Cells that are not missing (weighted): the denominator of a mean.
  case present(Expression)
  case smallest(Expression)
  case largest(Expression)
  /// The first and last value that is not missing, in row order.
  case first(Expression)
  case last(Expression)
  /// The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan,
  /// 1996), exact, rounded half-even at 10 places.
  case quantile(Expression, Ratio)
}

/// A measure: an aggregate over the rows of a group that meet its own condition, if any.
package struct Measure: Hashable, Sendable {
  package var of: Aggregate
  package var condition: Expression?

  package init(_ of: Aggregate, where condition: Expression? = nil) {
    self.of = of
    self.condition = condition
  }
}

/// One question to many rows: keys, the grouping sets over them, and the measures of each group.
///
/// `sets` list indices into `keys`: `[[], [0], [0, 1]]` is a rollup. The empty set gives exactly
/// one group, also over no rows; other sets give the groups that occur.
package struct Aggregation: Hashable, Sendable {
  package var keys: [Expression]
  package var sets: [[Int]]
  package var measures: [Measure]
  /// Of one key: how many of its groups are wanted, those of the most rows.
  ///
  /// An engine may leave out the others, and of those that tie with the last all but the first
  /// ``ties``; it need not.
  package var commonest: Int?

  /// Of groups that tie so many are looked at.
  package static let ties = 10_000

  package init(
    keys: [Expression], sets: [[Int]], measures: [Measure], commonest: Int? = nil
  ) {
    self.keys = keys
    self.sets = sets
    self.measures = measures
    self.commonest = commonest
  }
}
