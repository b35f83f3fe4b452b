import PlaintText

/// Signs around a cell that keep a spreadsheet from computing with it.
///
/// They are `="0123"`, a `'` in front of digits, and a tab before or after whatever the cell holds
/// (ticket systems end every cell with one). Where tabs or line ends stand inside too, all of them lay
/// out a text, and stay.
///
/// They are no part of what the cell says. The first and the last byte tell nearly every cell that has
/// none.
enum SpreadsheetGuard {
  /// The content inside, or nil for a cell without such signs, and for one of tabs alone.
  @inline(__always)
  static func inside(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) -> (UnsafePointer<UInt8>, Int)? {
    guard count > 1,
      text[0] == 0x3D || text[0] == 0x27 || text[0] == 0x09 || text[count - 1] == 0x09
    else { return nil }
    return content(text, count)
  }

  @inline(never)
  private static func content(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) -> (UnsafePointer<UInt8>, Int)? {
    var (start, end) = (0, count)
    while start < end, text[start] == 0x09 { start += 1 }
    while start < end, text[end - 1] == 0x09 { end -= 1 }
    guard start < end, !isLaidOut(text, start, end) else { return nil }
    if let (first, last) = digits(text, start, end) { (start, end) = (first, last) }
    return end - start == count ? nil : (text + start, end - start)
  }

  /// Whether tabs or line ends stand inside.
  private static func isLaidOut(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    for index in start..<end where text[index] &- 0x09 <= 4 { return true }
    return false
  }

  /// Whether a cell is of the form `="0123"`, whose quotes are its own.
  static func isFormula(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    count > 1 && text[0] == 0x3D && content(text, count) != nil
  }

  /// Where the digits of `="0123"` and `'0123` stand.
  private static func digits(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> (Int, Int)? {
    var (first, last) = (start + 1, end)
    if text[start] == 0x3D {
      guard end - start > 3, text[start + 1] == 0x22, text[end - 1] == 0x22 else { return nil }
      (first, last) = (start + 2, end - 1)
    } else if text[start] != 0x27 {
      return nil
    }
    guard first < last else { return nil }
    for index in first..<last where text[index] &- 0x30 > 9 { return nil }
    return (first, last)
  }

  /// What is said of the cells whose signs were taken off, once for all columns.
  static func message(_ reports: [LoadReport.ColumnReport]) -> Message? {
    let found = reports.filter { $0.guards.count > 0 }
    guard let first = found.first, let spot = first.guards.first.first else { return nil }
    let counts = found.map { "“\($0.name)” \(grouped($0.guards.count))" }
    let count = found.reduce(0) { $0 + $1.guards.count }
    let cell = spot.text.replacing("\t", with: "⇥")
    return Message(
      "signs that guard cells from spreadsheets taken off \(counted(count, "cell")): \(list(counts, limit: 6)); such as \(cell) in \(spot.words.english); export writes what is inside, for excel guards digits again",
      "已去掉 \(grouped(count)) 个单元格中防止电子表格改动内容的符号：\(list(counts, limit: 6, in: .chinese))；如\(spot.words.text(in: .chinese)) \(cell)；导出只写其中内容，“供Excel”会为数字重新加上"
    )
  }
}
