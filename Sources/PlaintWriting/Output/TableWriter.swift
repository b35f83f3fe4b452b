import PlaintEncoding
import PlaintTable
import PlaintText

/// Writes the rows of a dataset to a file, block by block as a scan gives them, each cell as it
/// was read.
///
/// The file is in its place once ``finish()`` has returned; a writer that is abandoned or forgotten
/// leaves nothing behind.
package struct TableWriter {
  private let format: Format
  private let style: CellStyle
  private let columns: [String]
  private let outlet: FileOutput
  private var composer: Composer?
  private var renderers: [ColumnRenderer]

  /// Rows rendered at a time.
  private static let stretch = 1 << 13

  /// Opens the file; `columns` are the headings of the tables to come.
  ///
  /// - Throws: the file exists or cannot be written, the encoding is not known.
  package init(
    _ path: String, _ format: Format, columns: [String], _ options: WriteOptions = WriteOptions()
  ) throws(Diagnostic) {
    self.format = format
    self.columns = columns
    style = CellStyle(format, forExcel: options.forExcel, tongue: options.tongue)
    outlet = try FileOutput(path, format, options)
    renderers = columns.map { [style] _ in ColumnRenderer(style) }
  }

  /// Adds the rows of a table with those columns, in that order.
  ///
  /// - Throws: the disk is full or fails, or a character does not encode; nothing is left then.
  package mutating func write(_ table: Table) throws(Diagnostic) {
    precondition(table.columns.count == columns.count, "a table of other columns")
    var composer = composer ?? start(table.columns.map { Speller.content(of: $0.kind) == .number })
    var start = 0
    while start < table.count, !columns.isEmpty {
      let rows = start..<min(start + Self.stretch, table.count)
      let areas = table.columns.indices.map { renderers[$0].render(table.columns[$0], rows) }
      composer.add(areas, rows: rows)
      try send(&composer)
      start = rows.upperBound
    }
    self.composer = composer
  }

  /// Puts the file in its place and says what it holds.
  package mutating func finish(_ run: Run = Run()) throws(Diagnostic) -> Written {
    var composer = composer ?? start(columns.map { _ in false })
    composer.close()
    try send(&composer)
    self.composer = composer
    return try outlet.finish(composer, run)
  }

  /// Leaves no trace of what has been written; harmless after ``finish(_:)``.
  package func abandon() { outlet.abandon() }

  private func start(_ areNumbers: [Bool]) -> Composer {
    Composer(
      format.frame(style, columns, areNumbers),
      keepsStarts: outlet.mayRefuse)
  }

  private func send(_ composer: inout Composer) throws(Diagnostic) {
    do throws(Diagnostic) {
      try outlet.take(&composer, columns: columns)
    } catch {
      outlet.abandon()
      throw error
    }
  }
}
