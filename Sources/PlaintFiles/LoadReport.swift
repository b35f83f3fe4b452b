import PlaintTable
import PlaintText
import PlaintValue

/// A file as a table, with everything there is to say about how it was read.
package struct Loaded: Sendable {
  package let table: Table
  package let report: LoadReport
}

/// What was found in a file: said after `load`, asked when a column is used in a way it cannot be.
package struct LoadReport: Sendable {
  /// The files read; more than one after a pattern.
  package internal(set) var paths: [String]
  package internal(set) var bytes: Int
  /// The encoding, and how it is known.
  package internal(set) var encoding: String
  package internal(set) var encodingKnownBy: Message
  package internal(set) var delimiter: UInt8
  /// Names of the header that were changed to be usable and unique.
  package internal(set) var changedNames: [ChangedName]
  package internal(set) var rows: Int
  package internal(set) var oddities: Oddities
  /// The column that keeps what rows with too many cells have beyond the header, if any.
  package internal(set) var extraColumn: String?
  package internal(set) var columns: [ColumnReport]

  /// A name of the header that was changed.
  package struct ChangedName: Hashable, Sendable {
    /// The column's number, from 0.
    package let index: Int
    package let original: String
    package let name: String
  }

  /// What became of a column.
  package struct ColumnReport: Sendable {
    package let name: String
    package internal(set) var kind: Kind
    /// Why it is of this kind.
    package internal(set) var why: Message
    /// Cells that are not of the kind: kept as text, missing for arithmetic.
    package internal(set) var misfits: Int
    package internal(set) var firstMisfits: [Oddities.Spot]
    /// Why dates stayed text, with the clause that settles it.
    package internal(set) var undecided: Message?
    /// Cells that are missing: empty, blanks, or a word for missing.
    package internal(set) var missing: Int
  }

  /// The report on the column of that name.
  package subscript(name: String) -> ColumnReport? { columns.first { $0.name == name } }
}
