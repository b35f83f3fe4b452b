extension Chance {
  /// Signs and words that a grammar may stumble over.
  private static let pieces: [String] = [
    "(", ")", "[", "]", "{", "}", "\"", "'", "“", "”", "「", "|", ",", "，", "=", "!=", "..", "->",
    "\\", "#", "\n", " ", "　", "%", "*", "-", "&&", "not", "and", "in", "is", "missing", "top",
    "by",
    "where", "电话", "1,025", "2012-05", "9999999999999999999999999999999999999999", "0", "\u{0}",
    "\u{301}", "😀", "\u{202E}", ":", "last 30 days", "月(", "count()", "it", "all", "as", "~", "万",
    "é", "\u{1B}[2J",
  ]

  /// One of some lines with bits left out, doubled and put in.
  package mutating func maimed(_ lines: [String]) -> String {
    var text = Array((lines.randomElement(using: &self) ?? "").unicodeScalars)
    if number(0...3) == 0 { text = [] }
    for _ in 0..<number(1...6) {
      let at = number(0...text.count)
      let end = number(at...text.count)
      switch number(0...3) {
      case 0: text.removeSubrange(at..<min(end, at + 3))
      case 1: text.insert(contentsOf: text[at..<end].prefix(40), at: at)
      default:
        let piece = Self.pieces.randomElement(using: &self) ?? ""
        text.insert(contentsOf: piece.unicodeScalars, at: at)
      }
    }
    return String(String.UnicodeScalarView(text))
  }

  /// Bytes with some changed, left out, doubled or put in.
  package mutating func maimed(_ bytes: [UInt8], with pieces: [[UInt8]]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<number(1...8) {
      let at = number(0...bytes.count)
      let end = min(bytes.count, at + number(0...40))
      switch number(0...4) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 2 where at < bytes.count: bytes[at] = .random(in: 0...255, using: &self)
      default: bytes.insert(contentsOf: pieces.randomElement(using: &self) ?? [], at: at)
      }
    }
    return bytes
  }
}
