import PlaintText

/// Rows as objects: in one array, or one a line.
extension Format {
  package static let json = Format(
    suffixes: ["json"], summary: Message("one array of JSON objects", "一个 JSON 对象数组"),
    family: .json, holdsNotes: false,
    frame: { style, columns, _ in
      var frame = Frame(objectsOf: columns, style)
      (frame.opening, frame.first) = (Array("[".utf8), Array("\n".utf8))
      (frame.next, frame.end) = (Array(",\n".utf8), Array("}".utf8))
      frame.closing = Array("\n]\n".utf8)
      return frame
    },
    hold: { frame, said in
      frame.opening = Array("{\"lines\":[".utf8)
      frame.closing = Array("\n],\"notes\":[".utf8)
      frame.notes = Array(said.joined(separator: Array(", ".utf8))) + Array("]}\n".utf8)
    })

  package static let ndjson = Format(
    suffixes: ["ndjson", "jsonl"], summary: Message("one JSON object a line", "每行一个 JSON 对象"),
    family: .json, holdsNotes: false,
    frame: { style, columns, _ in
      var frame = Frame(objectsOf: columns, style)
      frame.end = Array("}\n".utf8)
      return frame
    },
    hold: { frame, said in
      frame.notes =
        Array("{\"notes\":[".utf8) + Array(said.joined(separator: Array(", ".utf8)))
        + Array("]}\n".utf8)
    })
}

extension Frame {
  /// A member a column.
  fileprivate init(objectsOf columns: [String], _ style: CellStyle) {
    self.init(columns: columns.count)
    for (index, column) in columns.enumerated() {
      prefixes[index] = Array((index == 0 ? "{" : ",").utf8)
      _ = style.append(column, to: &prefixes[index])
      prefixes[index] += Array(":".utf8)
    }
  }
}

/// Whether the text is a number as JSON spells them (RFC 8259): no plus, no bare point, no leading
/// zeros.
func isJSONNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = text.first == 0x2D ? 1 : 0
  func digits() -> Int {
    let start = index
    while index < text.count, (0x30...0x39).contains(text[index]) { index += 1 }
    return index - start
  }
  let start = index
  let count = digits()
  guard count == 1 || count > 1 && text[start] != 0x30 else { return false }
  if index == text.count { return true }
  guard text[index] == 0x2E else { return false }
  index += 1
  return digits() > 0 && index == text.count
}

/// Appends a JSON string: quotes, backslashes and control characters escaped, the rest as it is.
///
/// A byte that could not be decoded is the escape of its stand-in, `\udbff\udfe4` for 0xE4, so that
/// what reads the file gets the stand-in and nothing that looks like a letter.
func appendJSON(_ text: UnsafeBufferPointer<UInt8>, to area: inout [UInt8]) {
  area.append(0x22)
  var (index, plain) = (0, 0)
  while index < text.count {
    let length = isPlain(text[index]) ? 0 : escapedLength(text, at: index)
    guard length > 0 else {
      index += 1
      continue
    }
    area.append(contentsOf: text[plain..<index])
    appendEscape(text, at: index, to: &area)
    index += length
    plain = index
  }
  area.append(contentsOf: text[plain...])
  area.append(0x22)
}

/// Whether a byte never begins what is escaped.
@inline(__always)
private func isPlain(_ byte: UInt8) -> Bool {
  byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte < 0xEF
}

/// How many bytes from a place on are one escape; 0 when they stand for themselves.
private func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  switch text[index] {
  case 0..<0x20, 0x22, 0x5C, 0x7F: 1
  case 0xEF: isMark(text, at: index) ? 3 : 0
  default: Undecoded.byte(in: text, at: index) == nil ? 0 : 4
  }
}

private func appendEscape(
  _ text: UnsafeBufferPointer<UInt8>, at index: Int, to area: inout [UInt8]
) {
  switch text[index] {
  case 0x22, 0x5C: area.append(contentsOf: [0x5C, text[index]])
  case 0x0A: area.append(contentsOf: "\\n".utf8)
  case 0x0D: area.append(contentsOf: "\\r".utf8)
  case 0x09: area.append(contentsOf: "\\t".utf8)
  case 0xEF: area.append(contentsOf: "\\ufeff".utf8)
  case 0xF4:
    area.append(contentsOf: "\\udbff\\udf".utf8)
    area.appendHexadecimal(Undecoded.byte(in: text, at: index) ?? 0)
  default:
    area.append(contentsOf: "\\u00".utf8)
    area.appendHexadecimal(text[index])
  }
}

/// Whether a byte order mark stands at a place: some readers drop it even inside a string.
private func isMark(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < text.count && text[index + 1] == 0xBB && text[index + 2] == 0xBF
}

extension [UInt8] {
  /// Appends a byte in two digits.
  mutating func appendHexadecimal(_ byte: UInt8) {
    for digit in [byte >> 4, byte & 15] { append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
  }
}
