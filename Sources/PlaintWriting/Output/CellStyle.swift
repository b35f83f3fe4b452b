import PlaintEncoding
import PlaintText

/// What the text of a cell is, as far as writing it differs.
enum CellContent {
  /// Words of the data or a heading: what a spreadsheet might take for a formula.
  case text
  /// A number, as it is printed.
  case number
  /// A date, a period, a yes or no: text to JSON, harmless to a spreadsheet.
  case other
  /// `true` and `false` of JSON.
  case literal
}

/// How cells of a format are written: which signs are quoted or escaped, what is guarded.
struct CellStyle {
  enum Family: Sendable { case separated(by: UInt8), json, markdown }

  let family: Family
  /// Whether text that a spreadsheet would take for a formula gets a `'` in front.
  let guards: Bool
  /// The language of the marks: `(total)`, `（总计）`.
  let tongue: Tongue

  init(_ format: Format, forExcel: Bool = false, tongue: Tongue = .english) {
    self.tongue = tongue
    family = format.family
    guards = if case .separated = family { forExcel } else { false }
  }

  /// Whether the format is read by people: durations stand in their own units there.
  var isForReaders: Bool { if case .markdown = family { true } else { false } }

  /// Appends a cell and says whether it looks like a formula; then it is guarded if that was asked.
  func append(
    _ text: UnsafeBufferPointer<UInt8>, _ content: CellContent, to area: inout [UInt8]
  ) -> Bool {
    switch family {
    case .separated(let delimiter):
      if keepsDigits(text, content) {
        SpreadsheetDigits.append(text, to: &area)
        return false
      }
      let isSuspect = content == .text && startsFormula(text)
      appendSeparated(text, delimiter, isSuspect && guards, guards, to: &area)
      return isSuspect
    case .json:
      let isBare = content == .literal || content == .number && isJSONNumber(text)
      if isBare { area.append(contentsOf: text) } else { appendJSON(text, to: &area) }
    case .markdown: appendMarkdown(text, to: &area)
    }
    return false
  }

  /// Whether a cell is digits that a spreadsheet would change, to be written as `="0123"`.
  func keepsDigits(_ text: UnsafeBufferPointer<UInt8>, _ content: CellContent) -> Bool {
    guards && content == .text && SpreadsheetDigits.isNeeded(text)
  }

  /// Appends a text of ours: a heading, a mark.
  func append(_ text: String, _ content: CellContent = .text, to area: inout [UInt8]) -> Bool {
    var text = text
    return text.withUTF8 { append($0, content, to: &area) }
  }

  /// Appends a heading: in quotes where a reader might take it for several, told by another
  /// delimiter.
  func appendHeading(_ name: String, to area: inout [UInt8]) -> Bool {
    let mayDivide = name.utf8.contains { Delimited.delimiters.contains($0) }
    guard case .separated = family, mayDivide else { return append(name, to: &area) }
    var name = name
    return name.withUTF8 { text in
      let isSuspect = startsFormula(text)
      appendQuoted(text, isSuspect && guards, to: &area)
      return isSuspect
    }
  }

  /// Appends an empty cell.
  func appendMissing(to area: inout [UInt8]) {
    if case .json = family { area.append(contentsOf: "null".utf8) }
  }
}

/// Appends a cell of RFC 4180 (Shafranovich 2005), in quotes where it must be or is guarded.
private func appendSeparated(
  _ text: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, _ isGuarded: Bool, _ isForExcel: Bool,
  to area: inout [UInt8]
) {
  guard isGuarded || needsQuotes(text, delimiter, isForExcel) else {
    return area.append(contentsOf: text)
  }
  appendQuoted(text, isGuarded, to: &area)
}

private func appendQuoted(
  _ text: UnsafeBufferPointer<UInt8>, _ isGuarded: Bool, to area: inout [UInt8]
) {
  area.append(0x22)
  if isGuarded { area.append(0x27) }
  for byte in text {
    if byte == 0x22 { area.append(0x22) }
    area.append(byte)
  }
  area.append(0x22)
}

/// Whether a cell holds a delimiter, a quote or a line end, or starts like a byte order mark.
///
/// For a spreadsheet the delimiters of other countries count too: where the comma is the decimal
/// sign, `a;=1+1` bare would be two cells, the second a formula.
///
/// - Complexity: one pass without branches.
private func needsQuotes(
  _ text: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, _ isForExcel: Bool
) -> Bool {
  var found: UInt8 = 0
  if isForExcel { found |= text.contains { $0 == 0x3B || $0 == 0x2C || $0 == 0x09 } ? 1 : 0 }
  for byte in text {
    found |= byte == delimiter ? 1 : 0
    found |= byte == 0x22 ? 1 : 0
    found |= byte == 0x0A ? 1 : 0
    found |= byte == 0x0D ? 1 : 0
  }
  if found != 0 { return true }
  return text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
}

/// Whether a spreadsheet may take the text for a formula or a command: behind blanks and signs that
/// it drops, it starts with `=`, `+`, `-`, `@`, one of their full-width or small forms, or the sign
/// of subtraction; or it starts with a tab or a line end (OWASP, CSV Injection).
func startsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first else { return false }
  // Digits, letters and Chinese, which nearly all cells start with, are none of it.
  if (0x30...0x39).contains(first) || (0x41...0x7E).contains(first) { return false }
  if (0xE4...0xE9).contains(first) { return false }
  if first == 0x09 || first == 0x0D || first == 0x0A { return true }
  var rest = text[...]
  while let length = droppedSign(rest) { rest = rest.dropFirst(length) }
  guard let sign = rest.first else { return false }
  if [0x3D, 0x2B, 0x2D, 0x40].contains(sign) { return true }
  guard sign >= 0xE2, rest.count >= 3 else { return false }
  return formulaSigns.contains(threeBytes(rest))
}

/// U+2212, the small forms U+FE62, FE63, FE66, FE6B and the full-width forms of `+`, `-`, `=`, `@`.
private let formulaSigns: [UInt32] = [
  0xE28892, 0xEFB9A2, 0xEFB9A3, 0xEFB9A6, 0xEFB9AB, 0xEFBC8B, 0xEFBC8D, 0xEFBC9D, 0xEFBCA0,
]

/// The bytes of a sign in front that spreadsheets drop or do not show; nil for any other.
private func droppedSign(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  guard let first = text.first else { return nil }
  if first < 0x80 { return first <= 0x20 || first == 0x7F ? 1 : nil }
  var decoder = UTF8()
  var bytes = text.prefix(4).makeIterator()
  guard case .scalarValue(let scalar) = decoder.decode(&bytes), scalar.isUnseen else { return nil }
  return UTF8.width(scalar)
}

extension Unicode.Scalar {
  /// Whether nothing of its own is seen where it stands in front: blanks, control signs, marks that
  /// would stand on the sign before them, fillers, and all that displays leave out.
  fileprivate var isUnseen: Bool {
    if properties.isDefaultIgnorableCodePoint { return true }
    switch properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
    case .nonspacingMark, .enclosingMark: return true
    // A cell of Braille without dots, and a head of a note that is not drawn.
    default: return value == 0x2800 || value == 0x1D159
    }
  }
}

private func threeBytes(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
  let start = text.startIndex
  return UInt32(text[start]) << 16 | UInt32(text[start + 1]) << 8 | UInt32(text[start + 2])
}
