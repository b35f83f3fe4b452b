import PlaintTable
import PlaintText

/// What the clauses of `load` say about a file; what they leave out is noticed.
package struct LoadOptions: Hashable, Sendable {
  /// The encoding by a name iconv knows.
  package var encoding: String?
  /// The delimiter, one ASCII character.
  package var delimiter: Character?
  /// How many rows name the columns; without one they are `c1`, `c2` and so on.
  package var headerRows: Int
  /// Lines to leave out at the start.
  package var skip: Int
  /// The columns to keep, in this order; nil keeps all.
  package var columns: [String]?
  /// Columns that stay text.
  package var text: [String]
  /// Columns whose numbers are amounts, whatever they are called.
  package var numbers: [String]
  /// Which part of dates comes first, where they leave it open.
  package var dates: DateOrder?
  /// Texts that count as missing.
  package var missing: [MissingText]
  /// Whether rows that add up others stay.
  package var keepsTotals = true
  /// The columns that can be asked for later; nil when any can.
  package var need: ColumnNeed?
  /// The language of the names that the load gives: to columns without one, and to those it adds.
  package var naming: Tongue = .english
  /// Where names of the options stand in the command, for errors.
  package var places: [String: Place] = [:]

  package init(
    encoding: String? = nil, delimiter: Character? = nil, headerRows: Int = 1, skip: Int = 0,
    columns: [String]? = nil, text: [String] = [], numbers: [String] = [], dates: DateOrder? = nil,
    missing: [MissingText] = [],
    need: ColumnNeed? = nil
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.headerRows = headerRows
    self.skip = skip
    self.columns = columns
    self.text = text
    self.numbers = numbers
    self.dates = dates
    self.missing = missing
    self.need = need
  }
}
