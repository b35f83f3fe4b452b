import PlaintText

/// Signs around digits that keep a spreadsheet from computing with them: `="0123"`, a `'` or a tab in
/// front.
///
/// They are no part of what the cell says. The first byte tells nearly every cell that has none.
enum SpreadsheetGuard {
  /// The digits inside, or nil for a cell without such signs.
  @inline(__always)
  static func inside(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) -> (UnsafePointer<UInt8>, Int)? {
    guard count > 1, text[0] == 0x3D || text[0] == 0x27 || text[0] == 0x09 else { return nil }
    return digits(text, count)
  }

  @inline(never)
  private static func digits(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) -> (UnsafePointer<UInt8>, Int)? {
    var (start, end) = (1, count)
    if text[0] == 0x3D {
      guard count > 3, text[1] == 0x22, text[count - 1] == 0x22 else { return nil }
      (start, end) = (2, count - 1)
    }
    for index in start..<end where text[index] &- 0x30 > 9 { return nil }
    return (text + start, end - start)
  }

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

  /// What is said of the cells whose signs were taken off, once for all columns.
  static func message(_ reports: [LoadReport.ColumnReport]) -> Message? {
    let found = reports.filter { $0.guards.count > 0 }
    guard let first = found.first, let spot = first.guards.first.first else { return nil }
    let counts = found.map { "“\($0.name)” \(grouped($0.guards.count))" }
    let count = found.reduce(0) { $0 + $1.guards.count }
    let cell = spot.text.replacing("\t", with: "⇥")
    return Message(
      "signs that guard digits from spreadsheets taken off \(counted(count, "cell")): \(list(counts, limit: 6)); such as \(cell) in row \(grouped(spot.row)); export writes the digits, for excel guards them again",
      "已去掉 \(grouped(count)) 个单元格中为电子表格保护数字的符号：\(list(counts, limit: 6, in: .chinese))；如第 \(spot.row) 行 \(cell)；导出只写数字，“供Excel”会重新加上"
    )
  }
}
