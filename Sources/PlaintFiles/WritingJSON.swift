import PlaintText

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
  var index = 0
  while index < text.count {
    let byte = text[index]
    if let undecoded = undecodedByte(text, at: index) {
      area.append(contentsOf: "\\udbff\\udf".utf8)
      area.appendHexadecimal(undecoded)
      index += 4
      continue
    }
    switch byte {
    case 0x22, 0x5C:
      area.append(0x5C)
      area.append(byte)
    case 0x0A: area.append(contentsOf: "\\n".utf8)
    case 0x0D: area.append(contentsOf: "\\r".utf8)
    case 0x09: area.append(contentsOf: "\\t".utf8)
    case 0..<0x20, 0x7F:
      area.append(contentsOf: "\\u00".utf8)
      area.appendHexadecimal(byte)
    case 0xEF where isMark(text, at: index):
      area.append(contentsOf: "\\ufeff".utf8)
      index += 2
    default: area.append(byte)
    }
    index += 1
  }
  area.append(0x22)
}

/// Whether a byte order mark stands at a place: some readers drop it even inside a string.
private func isMark(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < text.count && text[index + 1] == 0xBB && text[index + 2] == 0xBF
}

/// The byte whose stand-in (``Undecoded``) begins at a place of UTF-8 text, or nil.
func undecodedByte(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
  guard text[index] == 0xF4, index + 3 < text.count, text[index + 1] == 0x8F,
    text[index + 2] >= 0xBE
  else { return nil }
  return 0x80 | (text[index + 2] & 1) << 6 | text[index + 3] & 0x3F
}

extension [UInt8] {
  /// Appends a byte in two digits.
  mutating func appendHexadecimal(_ byte: UInt8) {
    for digit in [byte >> 4, byte & 15] { append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
  }
}
