import PlaintTable
import PlaintText

/// How a file is to be written.
package struct WriteOptions: Sendable {
  /// The encoding by the platform's name for it; nil is UTF-8.
  package var encoding: String?
  /// Byte order mark, line ends of two signs, and a `'` before what looks like a formula.
  package var forExcel: Bool
  /// Whether the total and subtotal rows of an answer are written.
  package var totals: Bool
  /// Whether a file that exists may be overwritten.
  package var replace: Bool
  /// The encodings that undecodable bytes in the cells may be of, to be replaced in a file of another.
  ///
  /// Without any they are written as they are.
  package var undecodedFrom: Set<String> = []

  package init(
    encoding: String? = nil, forExcel: Bool = false, totals: Bool = true, replace: Bool = false
  ) {
    self.encoding = encoding
    self.forExcel = forExcel
    self.totals = totals
    self.replace = replace
  }
}

/// What has been written.
package struct Written: Hashable, Sendable {
  /// Rows, without the heading.
  package var lines: Int
  /// Cells and headings that got a `'` because a spreadsheet would take them for formulas.
  package var guarded: Int
  /// Bytes of the file.
  package var bytes: Int
  /// Cells and headings that a spreadsheet would take for formulas and that are as they were.
  package var unguarded = 0
  /// Bytes that could not be decoded and were written as signs that say so.
  package var replaced = 0
}

/// Writes an answer to a file, as it is shown: plain headings, numbers without separators, shares
/// in percent, marks in words.
///
/// - Throws: the file exists or cannot be written, the encoding is not known, a character has no
///   place in it; the file is then as it was.
package func write(
  _ answer: Answer, to path: String, _ format: Format, _ options: WriteOptions = WriteOptions()
) throws(Diagnostic) -> Written {
  let outlet = try Outlet(path, format, options)
  var composer = compose(answer, format, options, keepsStarts: outlet.mayRefuse)
  do throws(Diagnostic) {
    composer.close()
    try outlet.take(&composer, columns: answer.columns.map(\.name))
    return try outlet.finish(composer)
  } catch {
    outlet.abandon()
    throw error
  }
}

/// The text of an answer in a format, in UTF-8 without a mark; bytes that could not be decoded
/// stand in it as their stand-ins.
package func text(
  _ answer: Answer, _ format: Format, _ options: WriteOptions = WriteOptions()
) -> String {
  var composer = compose(answer, format, options, keepsStarts: false)
  composer.close()
  return String(decoding: composer.bytes, as: UTF8.self)
}

private func compose(
  _ answer: Answer, _ format: Format, _ options: WriteOptions, keepsStarts: Bool
) -> Composer {
  let style = CellStyle(
    format, forExcel: options.forExcel, tongue: answer.headingTongue ?? .english)
  let frame = Frame(
    format, style, columns: answer.columns.map(\.name),
    areNumbers: answer.columns.map(\.isRight))
  var composer = Composer(frame, keepsStarts: keepsStarts)
  let rows = options.totals ? answer.rows : answer.rows.filter { !answer.isTotal($0) }
  let areas = answer.columns.enumerated().map { index, heading in
    heading.area(rows.map { $0[index] }, style)
  }
  if !areas.isEmpty { composer.add(areas, rows: 0..<rows.count) }
  return composer
}
