import PlaintTable
import PlaintValue

/// One change of shape: what a dataset has been through since it was loaded, in order.
package indirect enum Step: Hashable, Sendable {
  /// Keeps the rows for which the condition is true.
  case filter(Expression)
  /// A new column, after the others.
  case add(String, Expression)
  /// Renames, chooses and orders columns: new name to old name, and the new names in order.
  case project([String: String], order: [String])
  /// Sorts stably; missing last either way.
  case sort([Order])
  /// Keeps the first rows in the present order.
  case take(Int)
  /// Keeps so many rows, drawn as ``Sampling`` says, in their present order.
  case sample(Int, seed: UInt64)
  /// Keeps the first row of each combination of values (of all columns when none is named); a
  /// missing value equals a missing value here.
  case unique([Expression])
  /// Gives missing cells of these columns the value of the nearest row above that has one, in the
  /// present order.
  ///
  /// A column's value reaches no further than the values of the columns named before it stay the
  /// same; above the first value cells stay missing. A cell that does not fit its column is not
  /// missing here: it stays, and nothing is taken past it.
  case fill([String])
  /// From here on every row counts as often as the expression says (missing and negative: 0), as
  /// if it were repeated: a row that counts 0 times makes no group, no extreme, no first value.
  ///
  /// A later weight replaces an earlier one. Steps see rows, not weights; the weight of a row stays
  /// with it through all of them, and appended rows count once.
  case weight(Expression)
  /// Adds columns of another dataset by keys (see ``Join/columns(beside:)``).
  case join(Join)
  /// Adds the rows of another dataset, matched by column name; new columns come last.
  case append(Relation)
}

/// A sort key.
package struct Order: Hashable, Sendable {
  package let by: Expression
  package let descending: Bool
  package init(_ by: Expression, descending: Bool = false) {
    self.by = by
    self.descending = descending
  }
}

/// How two datasets are joined; the right side has each key at most once, else the source throws.
///
/// Missing matches nothing, not even missing.
package struct Join: Hashable, Sendable {
  /// Which rows of the left side are kept.
  package enum Kept: Hashable, Sendable { case all, matched, unmatched }

  package let relation: Relation
  package let left: Expression
  package let right: Expression
  package let kept: Kept

  package init(_ relation: Relation, left: Expression, right: Expression, kept: Kept) {
    self.relation = relation
    self.left = left
    self.right = right
    self.kept = kept
  }
}
