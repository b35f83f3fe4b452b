import PlaintTable
import PlaintText
import PlaintValue

/// What is said about cells that were read as they stand but may mean something else.
enum Remarks {
  /// What to say when the last row of a file reads like a total.
  ///
  /// - Parameters:
  ///   - columns: the table.
  ///   - rows: the file's rows in it.
  /// - Returns: the remark, or nil when no cell of it is a word for a total.
  static func total(_ columns: [Column], _ rows: Range<Int>) -> Message? {
    guard rows.count > 1, let row = rows.last else { return nil }
    let found = columns.first { column in
      let isText = column.kind == .text || column.spelling?.exceptions[row] != nil
      return isText && isTotal(column.exported(row))
    }
    guard let column = found else { return nil }
    let text = Decision.shortened(trimmedBlanks(column.exported(row)))
    return Message(
      "row \(grouped(rows.count)), the last, reads “\(text)” in “\(column.name)”: if it adds up the others, leave it out before counting",
      "最后一行（第 \(rows.count) 行）的“\(column.name)”是“\(text)”：若为合计行，统计前请先筛除")
  }

  /// Whether a cell is a word for a total.
  static func isTotal(_ text: String) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let word = folded(text).filter { !$0.isWhitespace && $0 != ":" }
    return ["合计", "总计", "总和", "汇总", "小计", "共计", "total", "grandtotal", "sum"].contains(word)
  }

  /// What to say about text columns whose cells are numbers written for people, `￥1,234.50` or `12%`:
  /// `number(…)` reads them.
  static func spelledNumbers(_ columns: [Column], rows: Int) -> Message? {
    let found = columns.compactMap { column in
      spelledNumber(column, rows).map { (name: column.name, cell: $0) }
    }
    guard let first = found.first else { return nil }
    let names = found.map { "“\($0.name)”" }
    let call = "add \(first.name)_n = number(\(first.name))"
    return Message(
      "\(list(names, limit: 6)) stayed text: cells are written like “\(first.cell)”; number(…) reads them: \(call)",
      "\(list(names, limit: 6, in: .chinese))保留为文本：写法如“\(first.cell)”；可用 number(…) 转成数：\(call)")
  }

  /// A cell of a column whose first cells are nearly all numbers with a sign or a unit.
  private static func spelledNumber(_ column: Column, _ rows: Int) -> String? {
    guard column.kind == .text else { return nil }
    var (read, marked, filled) = (0, 0, 0)
    var example: String?
    for row in 0..<min(rows, 100) {
      let text = column.exported(row)
      if isBlank(text) { continue }
      filled += 1
      guard text.utf8.count < 40, Number(spelled: text) != nil else { continue }
      read += 1
      if Number(parsing: text) == nil {
        marked += 1
        example = example ?? text
      }
    }
    return filled > 0 && 10 * read >= 9 * filled && 2 * marked >= filled ? example : nil
  }

  /// What to say about columns whose cells are written as formulas, `="00123"`: how spreadsheets
  /// are made to keep zeros.
  static func formulas(_ columns: [Column], rows: Int) -> Message? {
    let names = columns.filter { $0.kind == .text && isFormula($0, rows) }.map { "“\($0.name)”" }
    guard !names.isEmpty, let first = columns.first(where: { isFormula($0, rows) }) else {
      return nil
    }
    let cell = Decision.shortened(first.exported(0))
    return Message(
      "cells of \(list(names, limit: 6)) are written as formulas, such as \(cell), and stay so: extract(\(list(names.count == 1 ? [first.name] : ["COLUMN"])), \"[^=\\\"]+\") takes what is inside",
      "\(list(names, limit: 6, in: .chinese))的单元格写成公式（如 \(cell)），按原样保留：extract(\(first.name), \"[^=\\\"]+\") 取其内容"
    )
  }

  private static func isFormula(_ column: Column, _ rows: Int) -> Bool {
    guard column.kind == .text, rows > 0 else { return false }
    return (0..<min(rows, 20)).allSatisfy { row in
      let text = column.exported(row)
      return text.hasPrefix("=\"") && text.hasSuffix("\"") && text.utf8.count > 3
    }
  }
}
