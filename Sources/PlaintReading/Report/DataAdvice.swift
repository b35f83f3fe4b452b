import PlaintTable
import PlaintText
import PlaintValue

/// What is said about cells that were read as they stand but may mean something else.
enum DataAdvice {
  /// What to say about whole numbers that look like days, 20240105 throughout.
  static func compactDays(_ columns: [Column], rows: Int) -> Message? {
    let found = columns.filter { column in
      guard column.kind == .whole else { return false }
      let cells = someCells(column, rows)
      return cells.count > 1 && 10 * cells.count(where: isCompactDay) >= 9 * cells.count
    }
    guard let first = found.first else { return nil }
    let cell = someCells(first, rows).first(where: isCompactDay) ?? ""
    let name = typed(first.name)
    let names = found.map { "“\($0.name)”" }
    return Message(
      "\(list(names, limit: 6)) \(names.count == 1 ? "reads" : "read") as whole numbers, but \(cell) looks like a day: add \(typed(first.name, with: "_d")) = date(\(name)) makes dates of them",
      "\(list(names, limit: 6, in: .chinese))读作整数，但 \(cell) 像是日期：添加 \(typed(first.name, with: "_d")) = 日期(\(name)) 可转成日期"
    )
  }

  /// What to say about whole numbers that look like moments, 20240105083000, but for some such as 0.
  static func compactMoments(_ columns: [Column], rows: Int) -> Message? {
    let isMoment = { (text: String) in
      [12, 14].contains(text.utf8.count) && Moment(spelled: text) != nil
    }
    let found = columns.compactMap { column -> (name: String, cell: String)? in
      guard column.kind == .whole || column.kind == .identifier else { return nil }
      let cells = someCells(column, rows)
      guard let cell = cells.first(where: isMoment),
        10 * cells.count(where: isMoment) >= 9 * cells.count
      else { return nil }
      return (column.name, cell)
    }
    guard let first = found.first else { return nil }
    let names = found.map { "“\($0.name)”" }
    let (name, made) = (typed(first.name), typed(first.name, with: "_m"))
    return Message(
      "\(list(names, limit: 6)) \(names.count == 1 ? "reads" : "read") as whole numbers, but \(first.cell) looks like a moment: add \(made) = moment(\(name)) makes moments of them",
      "\(list(names, limit: 6, in: .chinese))读作整数，但 \(first.cell) 像是时刻：添加 \(made) = 时刻(\(name)) 可转成时刻"
    )
  }

  /// What to say about text columns in which blanks around a cell make two groups of one.
  static func padded(_ columns: [Column], rows: Int) -> Message? {
    let found = columns.compactMap { column in
      paddedCells(column, rows).map { (name: column.name, count: $0.count, cell: $0.cell) }
    }
    guard let first = found.first else { return nil }
    let english = found.map { "“\($0.name)” \(grouped($0.count))" }
    let chinese = found.map { "“\($0.name)” \($0.count) 个" }
    let (name, made) = (typed(first.name), typed(first.name, with: "_t"))
    return Message(
      "cells with blanks around them are groups of their own, “\(first.cell)” beside “\(trimmedBlanks(first.cell))”: \(list(english, limit: 6)); add \(made) = trim(\(name)) makes them one",
      "两端有空白的单元格自成一组，如“\(first.cell)”与“\(trimmedBlanks(first.cell))”：\(list(chinese, limit: 6, in: .chinese))；添加 \(made) = 去空白(\(name)) 可归为一组"
    )
  }

  /// How many cells of a dictionary's column are padded variants of others, with one of them.
  private static func paddedCells(_ column: Column, _ rows: Int) -> (count: Int, cell: String)? {
    guard column.kind == .text, case .coded(let codes, let texts, let missing) = column.storage
    else { return nil }
    // Most dictionaries have no padded text: only the first and last byte of each are looked at.
    let padded = (0..<texts.count).filter { entry in
      let bytes = texts.utf8(entry)
      guard !missing[entry], let first = bytes.first, let last = bytes.last else { return false }
      return first <= 0x20 || last <= 0x20 || first == 0xE3 || last == 0x80 || first == 0xC2
        || last == 0xA0
    }.filter { entry in
      // What is longer is no name of a group: complaints that were copied with the blanks around them.
      let text = trimmedBlanks(texts[entry])
      return text.utf8.count <= 90 && text != texts[entry]
    }
    guard !padded.isEmpty else { return nil }
    var variants: [String: Int] = [:]
    for entry in padded { variants[trimmedBlanks(texts[entry]), default: 0] += 1 }
    let plain = Set((0..<texts.count).map { texts[$0] }.filter { variants[$0] != nil })
    let doubling = padded.filter { entry in
      let text = trimmedBlanks(texts[entry])
      return plain.contains(text) || variants[text, default: 0] > 1
    }
    guard !doubling.isEmpty else { return nil }
    var isDoubling = [Bool](repeating: false, count: texts.count)
    for entry in doubling { isDoubling[entry] = true }
    // The first by row: the order of a dictionary is that in which threads met its texts.
    let found = (0..<rows).filter { isDoubling[codes[$0]] }
    return found.first.map { (found.count, texts[codes[$0]]) }
  }

  /// A hundred cells that are not empty, as they are written, from all of the column.
  ///
  /// Each is the first that is filled from its place on, so that neither empty stretches nor what a
  /// column begins with decide what is said of it.
  static func someCells(_ column: Column, _ rows: Int, _ count: Int = 100) -> [String] {
    let wanted = min(rows, count)
    var next = 0
    var cells: [String] = []
    for part in 0..<wanted {
      next = max(next, part * rows / wanted)
      while next < rows, column.isEmpty(next) { next += 1 }
      guard next < rows else { break }
      let cell = column.exported(next)
      if !isBlank(cell) { cells.append(cell) }
      next += 1
    }
    return cells
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

  /// A cell of a column whose cells are nearly all numbers with a sign or a unit.
  private static func spelledNumber(_ column: Column, _ rows: Int) -> String? {
    guard column.kind == .text else { return nil }
    var (read, marked, filled) = (0, 0, 0)
    var example: String?
    for text in someCells(column, rows, 400) {
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

extension Column {
  /// Whether a cell is empty or blank, told without writing it.
  fileprivate func isEmpty(_ row: Int) -> Bool {
    switch storage {
    case .coded(let codes, _, let missing): missing[codes[row]] && spelling == nil
    case .plain(let texts, let missing): missing?[row] ?? texts.utf8(row).isEmpty
    case .fixed(let cells, _): cells.base[row] == Column.absent && exported(row).isEmpty
    case .listed: false
    }
  }
}
