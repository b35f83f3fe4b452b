import PlaintEncoding
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
  /// Whether what is said beside an answer is written, too; nil goes by the format.
  package var notes: Bool?
  /// Whether a file that exists may be overwritten.
  package var replace: Bool
  /// The encodings that undecodable bytes in the cells may be of, to be replaced in a file of another.
  ///
  /// Without any they are written as they are.
  package var undecodedFrom: Set<String> = []
  /// The language of true and false among rows.
  package var tongue = Tongue.english

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
  /// Cells of digits that got the form of ="0123" because a spreadsheet would change them.
  package var guardedDigits = 0
  /// Cells and headings that a spreadsheet would take for formulas and that are as they were.
  package var unguarded = 0
  /// Bytes that could not be decoded and were written as signs that say so.
  package var replaced = 0
}

/// Writes an answer to a file, as it is shown: plain headings, numbers without separators, shares
/// in percent, marks in words.
///
/// - Throws: the file exists or cannot be written, the encoding is not known, a character has no
///   place in it, the command was cancelled; the file is then as it was.
package func write(
  _ answer: Answer, to path: String, _ format: Format, _ options: WriteOptions = WriteOptions(),
  _ run: Run = Run()
) throws(Diagnostic) -> Written {
  let outlet = try FileOutput(path, format, options)
  var composing = Composing(answer, format, options, keepsStarts: outlet.mayRefuse)
  do throws(Diagnostic) {
    while composing.addStretch() {
      try run.check()
      try outlet.take(&composing.composer, columns: answer.titles)
    }
    composing.composer.close()
    try outlet.take(&composing.composer, columns: answer.titles)
    try run.check()
    return try outlet.finish(composing.composer, run)
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
  var composing = Composing(answer, format, options, keepsStarts: false)
  while composing.addStretch() {}
  composing.composer.close()
  return String(decoding: composing.composer.bytes, as: UTF8.self)
}

/// An answer being put together, some rows at a time.
private struct Composing {
  var composer: Composer
  private let columns: [AnswerColumn]
  private let style: CellStyle
  private var lines: ArraySlice<Int>

  /// Rows put together at a time.
  private static let stretch = 1 << 12

  init(_ answer: Answer, _ format: Format, _ options: WriteOptions, keepsStarts: Bool) {
    columns = answer.columns
    style = CellStyle(
      format, forExcel: options.forExcel, tongue: answer.tongue ?? .english)
    var frame = format.frame(style, answer.titles, columns.map(\.heading.isRight))
    if options.notes ?? format.holdsNotes {
      let said = answer.notes(in: answer.tongue ?? .english).map { [style] text -> [UInt8] in
        var area: [UInt8] = []
        _ = style.append(text.harmless, to: &area)
        return area
      }
      if !said.isEmpty { format.hold(&frame, said) }
    }
    composer = Composer(frame, keepsStarts: keepsStarts)
    lines = (options.totals ? Array(0..<answer.count) : answer.ordinaryLines)[...]
  }

  /// Adds the next rows; false when there were none.
  mutating func addStretch() -> Bool {
    let stretch = lines.prefix(Self.stretch)
    guard !stretch.isEmpty else { return false }
    let areas = columns.map { $0.area(stretch, style) }
    composer.add(areas, rows: 0..<stretch.count)
    lines = lines.dropFirst(stretch.count)
    return true
  }
}
