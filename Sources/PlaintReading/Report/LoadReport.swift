import PlaintTable
import PlaintText
import PlaintValue

/// A file as a table, with everything there is to say about how it was read.
package struct Loaded: Sendable {
  package let table: Table
  package let report: LoadReport
}

/// What was found: said after `load`, asked when a column is used in a way it cannot be.
package struct LoadReport: Sendable {
  /// Each file read; more than one after a pattern.
  package let files: [FileReport]
  /// What else to say about all of them together.
  package let remarks: [Message]
  /// The column that keeps what rows with too many cells have beyond the header, if any.
  package let extraColumn: String?
  package let columns: [ColumnReport]
  /// Columns of the files that nothing can ask for, so that they were not built.
  package let unread: [String]
  /// The texts that the load was told to count as missing.
  package let missing: [MissingText]

  /// Rows of all files.
  package var rows: Int { files.reduce(0) { $0 + $1.rows } }

  /// Bytes of all files.
  package var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

  /// The report on the column of that name.
  package subscript(name: String) -> ColumnReport? { columns.first { $0.name == name } }

  /// How a file was read, and what was odd about it.
  package struct FileReport: Sendable {
    package let path: String
    package let bytes: Int
    /// The encoding, and how it is known.
    package let encoding: String
    package let encodingKnownBy: Message
    package let delimiter: UInt8
    /// Names of the header that were changed to be usable and unique.
    package let changedNames: [ChangedName]
    package let rows: Int
    package let oddities: RowIrregularities
    /// What else to say about the lines above the rows, and about the last row.
    package let remarks: [Message]
  }

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
    package let kind: Kind
    /// Why it is of this kind.
    package let why: Message
    /// Cells that are not of the kind: kept as text, missing for arithmetic.
    package let misfits: Int
    package private(set) var firstMisfits: [RowIrregularities.Spot]
    /// Why dates stayed text, with what settles it.
    package let undecided: AmbiguousDates?
    /// What the column would be but for a few words.
    package let almost: Almost?
    /// What most of its cells are, where they are of several kinds.
    package let mixed: MixedKinds?
    /// What the commas in its cells are, where that must be said.
    package let commas: Commas?
    /// The order of its dates, with the row that says it.
    package let settled: Settled?
    /// How many digits each cell has, where that alone makes identifiers of them.
    package let guessedDigits: Int?
    /// Moments with more digits of a second than are computed with.
    package let cutMoments: Int
    /// Times of day that are written as 05:30 throughout.
    package let hasBareClocks: Bool
    /// Cells that are missing: empty, blanks, or a word for missing.
    package let missing: Int
    /// How many of them were each of the texts that the load was told to count as missing.
    package let taken: [String: Int]

    /// Cells whose signs that guard them from spreadsheets were taken off.
    package internal(set) var guards = RowIrregularities.Tally()

    /// Whether something else says already why it stayed text.
    var isExplained: Bool {
      undecided != nil || almost != nil || mixed != nil || commas?.explainsText == true
    }

    /// The same with places in their files.
    func placed(in files: [(path: String, rows: Int)]) -> ColumnReport {
      var copy = self
      copy.firstMisfits = firstMisfits.map { $0.placed(in: files) }
      copy.guards.place(in: files)
      return copy
    }

    init(
      name: String, kind: Kind = .text, why: Message, misfits: Int = 0,
      firstMisfits: [RowIrregularities.Spot] = [], undecided: AmbiguousDates? = nil,
      almost: Almost? = nil,
      mixed: MixedKinds? = nil, commas: Commas? = nil, settled: Settled? = nil,
      guessedDigits: Int? = nil,
      cutMoments: Int = 0,
      hasBareClocks: Bool = false, missing: Int, taken: [String: Int] = [:]
    ) {
      self.name = name
      self.kind = kind
      self.why = why
      self.misfits = misfits
      self.firstMisfits = firstMisfits
      self.undecided = undecided
      self.almost = almost
      self.mixed = mixed
      self.commas = commas
      self.settled = settled
      self.guessedDigits = guessedDigits
      self.cutMoments = cutMoments
      self.hasBareClocks = hasBareClocks
      self.missing = missing
      self.taken = taken
    }
  }
}
