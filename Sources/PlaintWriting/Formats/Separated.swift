import PlaintEncoding
import PlaintText

/// Values between delimiters, a row a line (RFC 4180; Shafranovich 2005).
extension Format {
  package static let csv = separated(
    by: ",", ["csv"], Message("values separated by commas", "以逗号分隔的值"))
  package static let tsv = separated(
    by: "\t", ["tsv", "tab"], Message("values separated by tabs", "以制表符分隔的值"))

  private static func separated(
    by delimiter: Character, _ suffixes: [String], _ summary: Message
  ) -> Format {
    let byte = delimiter.asciiValue ?? 0x2C
    return Format(
      suffixes: suffixes, summary: summary, family: .separated(by: byte), holdsNotes: false,
      frame: { style, columns, _ in Frame(separatedBy: byte, style, columns) },
      hold: { frame, said in frame.notes = frame.end + said.flatMap { [frame] in $0 + frame.end } })
  }
}

extension Frame {
  /// A heading line, and rows as lines.
  fileprivate init(separatedBy delimiter: UInt8, _ style: CellStyle, _ columns: [String]) {
    self.init(columns: columns.count)
    end = Array((style.guards ? "\r\n" : "\n").utf8)
    self.delimiter = delimiter
    for (index, column) in columns.enumerated() {
      if index > 0 { prefixes[index] = [delimiter] }
      opening += prefixes[index]
      if style.appendHeading(column, to: &opening) { suspects += 1 }
    }
    isAlone = columns.count == 1
    // A line of nothing would be taken for no line at all.
    if columns == [""] { opening = Array("\"\"".utf8) }
    opening += end
  }
}
