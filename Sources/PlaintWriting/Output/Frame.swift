/// What stands around the cells of a format: the heading, what comes before each cell and after
/// each row, the brackets of an array.
struct Frame {
  /// Before everything: the heading line, or an opening bracket.
  private(set) var opening: [UInt8] = []
  /// Before the first row and before every other.
  private(set) var first: [UInt8] = []
  private(set) var next: [UInt8] = []
  /// Before each cell of a row.
  private(set) var prefixes: [[UInt8]]
  private(set) var end: [UInt8]
  private(set) var closing: [UInt8] = []
  /// What is said beside the table, as the format holds it.
  private var notes: [UInt8] = []
  /// Whether a row is one cell between delimiters, which must not be a line of nothing.
  private(set) var isAlone = false
  /// What stands between cells, where rows are lines of them.
  private(set) var delimiter: UInt8?
  /// How many headings look like formulas.
  private(set) var suspects = 0

  /// The frame of a table of such columns; `areNumbers` says which stand to the right.
  init(_ format: Format, _ style: CellStyle, columns: [String], areNumbers: [Bool]) {
    prefixes = [[UInt8]](repeating: [], count: columns.count)
    end = []
    switch format {
    case .csv: separated(",", style, columns)
    case .tsv: separated("\t", style, columns)
    case .md: markdown(style, columns, areNumbers)
    case .ndjson:
      objects(style, columns)
      end = Array("}\n".utf8)
    case .json:
      objects(style, columns)
      (opening, first) = (Array("[".utf8), Array("\n".utf8))
      (next, end, closing) = (Array(",\n".utf8), Array("}".utf8), Array("\n]\n".utf8))
    }
  }

  /// What comes after the last row; an array without any closes on its line.
  func closing(rows: Int) -> [UInt8] {
    (rows == 0 && !closing.isEmpty ? Array(closing.dropFirst()) : closing) + notes
  }

  /// Takes what is said beside the table: lines after it, or a member of their own where rows are objects.
  mutating func hold(_ said: [String], _ format: Format, _ style: CellStyle) {
    guard !said.isEmpty else { return }
    let cells = said.map { text -> [UInt8] in
      var area: [UInt8] = []
      _ = style.append(text, to: &area)
      return area
    }
    let comma = Array(", ".utf8)
    switch format {
    case .csv, .tsv: notes = end + cells.flatMap { $0 + end }
    case .md: notes = cells.flatMap { Array("\n".utf8) + $0 + Array("\n".utf8) }
    case .ndjson:
      notes = Array("{\"notes\":[".utf8) + Array(cells.joined(separator: comma))
        + Array("]}\n".utf8)
    case .json:
      opening = Array("{\"lines\":[".utf8)
      closing = Array("\n],\"notes\":[".utf8)
      notes = Array(cells.joined(separator: comma)) + Array("]}\n".utf8)
    }
  }

  private mutating func separated(_ delimiter: String, _ style: CellStyle, _ columns: [String]) {
    end = Array((style.guards ? "\r\n" : "\n").utf8)
    self.delimiter = delimiter.utf8.first
    for (index, column) in columns.enumerated() {
      if index > 0 { prefixes[index] = Array(delimiter.utf8) }
      opening += prefixes[index]
      if style.appendHeading(column, to: &opening) { suspects += 1 }
    }
    isAlone = columns.count == 1
    // A line of nothing would be taken for no line at all.
    if columns == [""] { opening = Array("\"\"".utf8) }
    opening += end
  }

  private mutating func objects(_ style: CellStyle, _ columns: [String]) {
    for (index, column) in columns.enumerated() {
      prefixes[index] = Array((index == 0 ? "{" : ",").utf8)
      _ = style.append(column, to: &prefixes[index])
      prefixes[index] += Array(":".utf8)
    }
  }

  private mutating func markdown(_ style: CellStyle, _ columns: [String], _ areNumbers: [Bool]) {
    end = Array(" |\n".utf8)
    for (index, column) in columns.enumerated() {
      prefixes[index] = Array((index == 0 ? "| " : " | ").utf8)
      opening += prefixes[index]
      _ = style.append(column, to: &opening)
    }
    opening += end
    for index in columns.indices {
      opening += prefixes[index]
      opening += Array((areNumbers[index] ? "---:" : "---").utf8)
    }
    opening += end
  }
}
