import PlaintText

/// A table as GitHub shows it, with what is said beside it in paragraphs below.
extension Format {
  package static let md = Format(
    suffixes: ["md", "markdown"],
    summary: Message("a Markdown table, as GitHub shows it", "GitHub 式的 Markdown 表格"),
    family: .markdown, holdsNotes: true,
    frame: { style, columns, areNumbers in Frame(markdownOf: columns, areNumbers, style) },
    hold: { frame, said in
      let line = Array("\n".utf8)
      frame.notes = said.flatMap { line + $0 + line }
    })
}

extension Frame {
  /// Headings with the alignment of each column below them.
  fileprivate init(markdownOf columns: [String], _ areNumbers: [Bool], _ style: CellStyle) {
    self.init(columns: columns.count)
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

/// Appends a cell of a GitHub table: what Markdown or HTML would take for its own is escaped, a
/// line break is `<br>`, a byte that could not be decoded is shown as `\xE4`.
func appendMarkdown(_ text: UnsafeBufferPointer<UInt8>, to area: inout [UInt8]) {
  var index = 0
  while index < text.count {
    let byte = text[index]
    if let undecoded = Undecoded.byte(in: text, at: index) {
      area.append(contentsOf: "\\\\x".utf8)
      area.append(contentsOf: String(undecoded, radix: 16, uppercase: true).utf8)
      index += 4
      continue
    }
    switch byte {
    case 0x0D where index + 1 < text.count && text[index + 1] == 0x0A: break
    case 0x0A, 0x0D: area.append(contentsOf: "<br>".utf8)
    default:
      if isMarkup(text, at: index) { area.append(0x5C) }
      area.append(byte)
    }
    index += 1
  }
}

/// Whether the sign at a place could begin markup: `|`, `\`, `` ` ``, `*`, `[`, `]`, `<`, `~`, `&`
/// before a name, and `_` unless it stands inside a word.
private func isMarkup(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  switch text[index] {
  case 0x7C, 0x5C, 0x60, 0x2A, 0x5B, 0x5D, 0x3C, 0x7E: true
  case 0x26: index + 1 < text.count && (isWord(text[index + 1]) || text[index + 1] == 0x23)
  case 0x5F:
    index == 0 || index + 1 == text.count || !isWord(text[index - 1]) || !isWord(text[index + 1])
  default: false
  }
}

/// Whether the byte is a letter or digit of ASCII, or an underscore.
private func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
  default: false
  }
}
