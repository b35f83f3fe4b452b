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
  /// Of one key: which of its groups are wanted one by one; nil is all.
  package var commonest: Commonest?

  package init(
    keys: [Expression], sets: [[Int]], measures: [Measure], commonest: Commonest? = nil
  ) {
    self.keys = keys
    self.sets = sets
    self.measures = measures
    self.commonest = commonest
  }
}

/// The groups of the most rows, so many of them, and those that tie with the last.
///
/// An engine may fold others into one group marked `other`, whose number of values it says
/// (``Groups/folded``) and whose measures are those that follow from the parts; it need not. The group
/// of missing is never folded.
package struct Commonest: Hashable, Sendable {
  package var count: Int
  /// How many of those that tie with the last are wanted; nil is all.
  package var ties: Int?

  package init(_ count: Int, ties: Int? = nil) { (self.count, self.ties) = (count, ties) }
}
