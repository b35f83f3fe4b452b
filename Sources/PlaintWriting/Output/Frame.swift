/// What stands around the cells of a format: the heading, what comes before each cell and after
/// each row, the brackets of an array.
struct Frame {
  /// Before everything: the heading line, or an opening bracket.
  var opening: [UInt8] = []
  /// Before the first row and before every other.
  var first: [UInt8] = []
  var next: [UInt8] = []
  /// Before each cell of a row.
  var prefixes: [[UInt8]]
  var end: [UInt8] = []
  var closing: [UInt8] = []
  /// What is said beside the table, as the format holds it.
  var notes: [UInt8] = []
  /// Whether a row is one cell between delimiters, which must not be a line of nothing.
  var isAlone = false
  /// What stands between cells, where rows are lines of them.
  var delimiter: UInt8?
  /// How many headings look like formulas.
  var suspects = 0

  init(columns: Int) {
    prefixes = [[UInt8]](repeating: [], count: columns)
  }

  /// What comes after the last row; an array without any closes on its line.
  func closing(rows: Int) -> [UInt8] {
    (rows == 0 && !closing.isEmpty ? Array(closing.dropFirst()) : closing) + notes
  }
}
