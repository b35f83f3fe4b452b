import PlaintTable
import PlaintText
import PlaintValue

/// What is said about columns that name things: phones, tickets.
extension DataAdvice {
  /// What to say about columns that are taken for identifiers only because of their length.
  static func guessedIdentifiers(_ reports: [LoadReport.ColumnReport]) -> Message? {
    let found = reports.filter { $0.guessedDigits != nil }
    guard !found.isEmpty else { return nil }
    let lengths = Set(found.compactMap(\.guessedDigits)).sorted().map { "\($0)" }
    let names = found.map { "“\($0.name)”" }
    let clause = found.map { typed($0.name) }.joined(separator: ", ")
    let isOne = found.count == 1
    return Message(
      "\(list(names, limit: 6)) \(isOne ? "reads as an identifier" : "read as identifiers"), a guess: every cell has \(lengths.joined(separator: " or ")) digits; load … number \(clause) makes amounts of \(isOne ? "it" : "them")",
      "\(list(names, limit: 6, in: .chinese))按标识读取（推测）：每个值都是 \(lengths.joined(separator: "、")) 位数字；若是数量，加载时请加：数值列 \(clause)"
    )
  }

  /// What to say about numbers that a spreadsheet has rounded: 2.01205E+13.
  static func roundedIdentifiers(_ columns: [Column], rows: Int) -> Message? {
    let found = columns.compactMap { column -> (name: String, cell: String)? in
      guard column.kind == .text else { return nil }
      return someCells(column, rows).first(where: isRounded).map { (column.name, $0) }
    }
    guard let first = found.first else { return nil }
    let names = found.map { "“\($0.name)”" }
    return Message(
      "\(list(names, limit: 6)): cells such as \(first.cell) are numbers that a spreadsheet has rounded, and their digits are lost: export again with the column as text",
      "\(list(names, limit: 6, in: .chinese))：\(first.cell) 这样的单元格是电子表格四舍五入过的数字，原有数位已丢失：请先把该列设为文本，再重新导出"
    )
  }

  /// `1.38E+10`: one digit, perhaps more behind a point, and a power of ten of at least eight.
  private static func isRounded(_ text: String) -> Bool {
    let parts = text.split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].first == "+", let power = Int(parts[1].dropFirst()),
      power >= 8,
      let lead = parts[0].first, ("1"..."9").contains(lead)
    else { return false }
    let rest = parts[0].dropFirst()
    return rest.isEmpty
      || rest.first == "." && rest.dropFirst().allSatisfy { ("0"..."9").contains($0) }
  }
}

extension DataAdvice {
  /// Columns that were to be amounts and stayed text all the same.
  static func unmetAmounts(_ columns: [Column], asked: [String]) -> Message? {
    let unmet = columns.filter { asked.contains($0.name) && $0.kind == .text }.map(\.name)
    guard let first = unmet.first else { return nil }
    let names = unmet.map { "“\($0)”" }
    return Message(
      "\(list(names, limit: 6)) \(unmet.count == 1 ? "stays" : "stay") text, though number was said: not every cell is a number of up to 18 digits; number(\(typed(first))) reads what it can, up to 38 digits",
      "\(list(names, limit: 6, in: .chinese))仍为文本，虽已写“数值列”：并非每个单元格都是 18 位以内的数字；数值(\(typed(first))) 可读出其中的数字，至多 38 位"
    )
  }
}
