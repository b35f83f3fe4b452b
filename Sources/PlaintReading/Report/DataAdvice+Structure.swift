import PlaintTable
import PlaintText
import PlaintValue

/// What is said about columns that not all files have, and about merged cells.
extension DataAdvice {
  /// Which columns lack in which of several files; nil when all have the same.
  static func lackingColumns(_ files: [(path: String, names: [String])]) -> Message? {
    guard files.count > 1 else { return nil }
    var (names, having): ([String], [String: [Int]]) = ([], [:])
    for (index, file) in files.enumerated() {
      for name in file.names where having[name]?.last != index {
        if having[name] == nil { names.append(name) }
        having[name, default: []].append(index)
      }
    }
    var groups: [(names: [String], having: [Int])] = []
    for name in names {
      guard let having = having[name], having.count < files.count else { continue }
      if let place = groups.firstIndex(where: { $0.having == having }) {
        groups[place].names.append(name)
      } else {
        groups.append(([name], having))
      }
    }
    guard !groups.isEmpty else { return nil }
    let said = groups.map { lacking($0.names, in: files.map(\.path), having: $0.having) }
    return Message(
      list(said.map(\.english), limit: 4) + "; where a column lacks its cells are missing",
      said.prefix(4).map { $0.text(in: .chinese) }.joined(separator: "，")
        + (said.count > 4 ? "，等 \(said.count) 处" : "") + "；缺少的列按缺失计")
  }

  private static func lacking(
    _ names: [String], in paths: [String], having: [Int]
  ) -> Message {
    let isOnly = 2 * having.count <= paths.count
    let places = paths.indices.filter { having.contains($0) == isOnly }
    let files = places.map { String(paths[$0].split(separator: "/").last ?? "") }
    let verb =
      names.count == 1
      ? Message(isOnly ? "is only in" : "is not in")
      : Message(isOnly ? "are only in" : "are not in")
    let (english, chinese) = (
      list(names.map(typed), limit: 6), list(names.map(typed), limit: 6, in: .chinese)
    )
    return Message(
      "\(english) \(verb.english) \(list(files, limit: 4))",
      isOnly
        ? "\(chinese)仅见于 \(list(files, limit: 4, in: .chinese))"
        : "\(list(files, limit: 4, in: .chinese)) 中没有\(chinese)")
  }

  private static func typed(_ name: String) -> String { typed(name, with: "") }

  /// What to say about columns at the left that have a value in the first row of each block only, as
  /// merged cells leave them.
  static func blocks(
    _ names: [String], _ columns: [Column], _ reports: [LoadReport.ColumnReport], rows: Int
  ) -> Message? {
    var found: [LoadReport.ColumnReport] = []
    var outer: Column?
    for name in names {
      guard let column = columns.first(where: { $0.name == name }),
        let report = reports.first(where: { $0.name == name }),
        5 * report.missing >= (found.isEmpty ? 2 * rows : 1),
        report.missing < (found.last?.missing ?? rows),
        begins(
          column, inside: outer, rows: rows, mayRepeat: isSparse(report.missing, rows))
      else { break }
      found.append(report)
      outer = column
    }
    guard let first = found.first, reports.contains(where: { $0.missing == 0 }) else { return nil }
    let columns = found.map { typed($0.name) }.joined(separator: ", ")
    let filled = grouped(rows - first.missing)
    let english =
      found.count == 1 ? "stands in \(filled) of \(grouped(rows)) rows" : "stand in few rows"
    return Message(
      "\(list(found.map { "“\($0.name)”" })) \(english), as the first of merged cells does: fill \(columns) takes the value above into the others",
      "\(list(found.map { "“\($0.name)”" }, in: .chinese))像合并过的单元格，只在每块首行有值：向下填充 \(columns) 可补全其余各行"
    )
  }

  /// Whether nearly all of many cells are empty: blocks so long may begin with the same value again.
  private static func isSparse(_ missing: Int, _ rows: Int) -> Bool {
    rows >= 40 && 10 * missing >= 9 * rows
  }

  /// Whether the column's first rows are blocks that begin with a value, each with one of its own
  /// (where it may not repeat), and with a new one wherever the column outside it has one.
  private static func begins(
    _ column: Column, inside outer: Column?, rows: Int, mayRepeat: Bool
  ) -> Bool {
    var last = -2
    var seen: Set<Value> = []
    var hasGap = false
    for row in 0..<min(rows, 1000) {
      let value = column[row]
      let isNew = outer.map { !$0[row].isMissing } ?? false
      if isNew { seen = [] }
      if value.isMissing {
        hasGap = true
        if row == 0 || isNew { return false }
        continue
      }
      guard
        TotalWord.ends(value.text) || seen.insert(value).inserted || (mayRepeat && row > last + 1)
      else { return false }
      last = row
    }
    return hasGap
  }
}
