import PlaintText
import PlaintValue

/// What stands where a key's value would: a value, or one of the rows made beside the values.
package enum Mark: UInt8, Hashable, Sendable {
  /// An ordinary value of the column.
  case value
  /// The rows whose cell is missing.
  case missing
  /// What a `top N` folded together.
  case other
  /// All values: a subtotal or total.
  case all
}

/// The answer of an engine to one aggregation: one row a group, column by column.
///
/// `keys[k][g]` is the k-th key of group g (`.missing` where ``marks`` says missing or all),
/// `measures[m][g]` the m-th measure. The groups of one grouping set stand together, in no promised
/// order.
package struct Groups: Sendable {
  package var keys: [Cells]
  package var marks: [[Mark]]
  package var measures: [Cells]
  /// The groups of each grouping set, in the order of the aggregation's `sets`.
  package var sets: [Range<Int>]
  /// How many values the group marked `other` stands for, where an engine folded some.
  package var folded = 0
  /// Rows of the source, then rows left after each step in turn (so `count == steps.count + 1`).
  package var seen: [Int]
  /// Cells that arithmetic could not give: counted, said in a note.
  package var faults: Faults

  package init(
    keys: [Cells], marks: [[Mark]], measures: [Cells], sets: [Range<Int>], seen: [Int],
    faults: Faults = Faults()
  ) {
    self.keys = keys
    self.marks = marks
    self.measures = measures
    self.sets = sets
    self.seen = seen
    self.faults = faults
  }

  package var count: Int { sets.last?.upperBound ?? 0 }

  /// All measures of a group.
  package func raw(_ group: Int) -> [Value] { measures.map { $0[group] } }

  /// The measures of the first group of the first set: of all rows together, where that set has no key.
  package var whole: [Value]? { sets.first?.first.map(raw) }

  /// The command that asked for them: whatever is made of the groups asks it whether to go on, leaves
  /// quietly where it is cancelled, and is thrown away by who called it.
  package var run = Run()
}

/// How many cells arithmetic could not give.
package struct Faults: Hashable, Sendable {
  /// Divisions by zero; the cell is missing.
  package var divisions = 0
  /// Results of more than 38 digits; the command fails.
  package var overflows = 0
  /// Dates and moments before the year 1 or behind 9999; the cell is missing.
  package var beyond = 0
  /// Texts that a pattern gave up on after too many attempts; they count as not matching.
  package var limits = 0
  /// Months added to a day that the month has not: its last day was taken.
  package var clipped = 0
  /// Cells that `number` or `date` could not read; they are missing.
  package var unread = 0
  /// One of them, the first in the order of texts.
  package var unreadCell: String?
  /// The first row that has it, from 0, where that is known.
  package var unreadRow: Int?

  package init() {}

  /// Counts a cell that could not be read.
  package mutating func add(unread cell: String, row: Int? = nil) {
    unread += 1
    show(cell, row)
  }

  /// Keeps a cell to show if it comes before the one that is kept.
  package mutating func show(_ cell: String, _ row: Int?) {
    guard let known = unreadCell, known <= cell else {
      return (unreadCell, unreadRow) = (cell, row)
    }
    guard known == cell else { return }
    unreadRow = [unreadRow, row].compactMap { $0 }.min()
  }
}
