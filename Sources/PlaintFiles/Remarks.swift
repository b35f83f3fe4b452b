import PlaintTable
import PlaintText
import PlaintValue

/// What is said about cells that were read as they stand but may mean something else.
enum Remarks {
  /// What to say about whole numbers that look like days, 20240105 throughout the first rows.
  static func compactDays(_ columns: [Column], rows: Int) -> Message? {
    let found = columns.filter { column in
      guard column.kind == .whole else { return false }
      let cells = firstCells(column, rows)
      return cells.count > 1 && cells.allSatisfy(isCompactDay)
    }
    guard let first = found.first else { return nil }
    let cell = firstCells(first, rows).first ?? ""
    let name = typed(first.name)
    let names = found.map { "“\($0.name)”" }
    return Message(
      "\(list(names, limit: 6)) \(names.count == 1 ? "reads" : "read") as whole numbers, but \(cell) looks like a day: add \(typed(first.name, with: "_d")) = date(\(name)) makes dates of them",
      "\(list(names, limit: 6, in: .chinese))读作整数，但 \(cell) 像是日期：添加 \(typed(first.name, with: "_d")) = 日期(\(name)) 可转成日期"
    )
  }

  /// Those of the first hundred cells that are not empty, as they are written.
  static func firstCells(_ column: Column, _ rows: Int) -> [String] {
    (0..<min(rows, 100)).map { column.exported($0) }.filter { !isBlank($0) }
  }

  private static func isCompactDay(_ text: String) -> Bool {
    Day(compact: text).map { (1900...2100).contains($0.year) } ?? false
  }

  /// A column's name as it can be typed: bare when it is letters and digits, else in brackets.
  static func typed(_ name: String, with ending: String = "") -> String {
    let whole = name + ending
    let isWord = whole.unicodeScalars.allSatisfy { scalar in
      scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
    return isWord
      ? whole
      : "[\(whole.split(separator: "]", omittingEmptySubsequences: false).joined(separator: "]]"))]"
  }

  /// What to say about text columns whose cells are numbers written for people, `￥1,234.50` or `12%`:
  /// `number(…)` reads them.
  static func spelledNumbers(_ columns: [Column], rows: Int) -> Message? {
    let found = columns.compactMap { column in
      spelledNumber(column, rows).map { (name: column.name, cell: $0) }
    }
    guard let first = found.first else { return nil }
    let names = found.map { "“\($0.name)”" }
    let (made, name) = (typed(first.name, with: "_n"), typed(first.name))
    return Message(
      "\(list(names, limit: 6)) stayed text: cells are written like “\(first.cell)”; number(…) reads them: add \(made) = number(\(name))",
      "\(list(names, limit: 6, in: .chinese))保留为文本：写法如“\(first.cell)”；可用 数值(…) 转成数：添加 \(made) = 数值(\(name))"
    )
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

  /// What to say where times of more than one zone stand side by side: the wall clock counts.
  static func zones(_ columns: [Column]) -> Message? {
    var names: [String] = []
    var zones: Set<ClockForm.Zone> = []
    for column in columns {
      let found = (column.spelling?.patterns ?? []).compactMap { pattern -> ClockForm.Zone? in
        guard case .calendar(let form) = pattern else { return nil }
        return form.clock?.zone
      }
      guard found.contains(where: { $0 != .none }) else { continue }
      names.append("“\(column.name)”")
      zones.formUnion(found)
    }
    guard zones.count > 1 else { return nil }
    return Message(
      "\(list(names, limit: 6)) hold times of different zones: they are taken as written, zones are not converted, so differences and order across zones are off",
      "\(list(names, limit: 6, in: .chinese))含不同时区的时间：按所写的钟面时间处理，不做换算，跨时区的差值和先后会有偏差")
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
      "\(list(names, limit: 6, in: .chinese))的单元格写成公式（如 \(cell)），按原样保留：提取(\(typed(first.name)), \"[^=\\\"]+\") 取其内容"
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
