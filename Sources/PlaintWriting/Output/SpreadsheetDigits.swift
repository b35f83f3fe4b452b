/// Digits that a spreadsheet would change, and the form in which it keeps them.
enum SpreadsheetDigits {
  /// Whether a spreadsheet would change these digits: it drops zeros in front and keeps 15 digits
  /// (IEEE 754 double precision).
  static func isNeeded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 1, text[0] == 0x30 || text.count > 15 else { return false }
    return text.allSatisfy { $0 &- 0x30 <= 9 }
  }

  /// Appends digits as a spreadsheet keeps them, `="0123"`, in the quotes of RFC 4180.
  static func append(_ digits: UnsafeBufferPointer<UInt8>, to area: inout [UInt8]) {
    area.append(contentsOf: "\"=\"\"".utf8)
    area.append(contentsOf: digits)
    area.append(contentsOf: "\"\"\"".utf8)
  }
}
