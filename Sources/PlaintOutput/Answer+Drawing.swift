import PlaintTable
import PlaintText

/// An answer as a terminal shows it: the table, the base line under it, the notes.
///
/// ```
///     reason                           count   share  cumulative
/// ──────────────────────────────────────────────────────────────
/// 1  人工前台操作                        371  50.20%      50.20%
/// ```
///
/// - Parameters:
///   - answer: what is drawn.
///   - width: the columns no line passes.
///   - numbered: whether rows carry the numbers that `rows N` takes.
///   - colour: whether terminal colours may be used.
///   - tongue: the language of marks, base and notes.
/// - Returns: lines with breaks between them and none at the end.
package func drawn(
  _ answer: Answer, width: Int, numbered: Bool = true, colour: Bool = false,
  tongue: Tongue = .english
) -> String {
  let width = max(width, 1)
  var lines = AnswerSheet(answer, tongue).sheet(numbered: numbered && answer.isNumbered).lines(
    width: width, tongue: tongue)
  let said = answer.base + [answer.sums].compactMap { $0 }
  if !said.isEmpty {
    let base = said.map { $0.text(in: tongue).harmless }
      .joined(separator: tongue == .english ? "; " : "；")
    lines += wrapped(base, width: width).map { Line($0, .dim) }
  }
  for note in answer.notes + answer.others {
    let text = (tongue == .english ? "note: " : "注：") + note.text(in: tongue).harmless
    lines += wrapped(text, width: width, indent: "  ").map { Line($0) }
  }
  return lines.text(width: width, colour: colour)
}

/// The columns of an answer as texts; the levels of a tree become one column.
struct AnswerSheet {
  private let answer: Answer
  private let text: CellText
  /// How many leading columns are keys.
  private let keyCount: Int
  /// The key columns that are one tree; empty in a flat table.
  private let tree: Range<Int>

  init(_ answer: Answer, _ tongue: Tongue) {
    self.answer = answer
    text = CellText(tongue: tongue)
    keyCount = answer.columns.firstIndex { $0.role != .key } ?? answer.columns.count
    let keys = 0..<keyCount
    let deep = keys.first { k in answer.rows.contains { $0[k].depth > 0 } }
    tree = deep.map { max($0 - 1, 0)..<keys.upperBound } ?? 0..<0
  }

  func sheet(numbered: Bool) -> Sheet {
    let rows = answer.rows
    var columns = (0..<keyCount).filter { !tree.contains($0) }.map(column)
    if !tree.isEmpty { columns.append(treeColumn) }
    columns += (keyCount..<answer.columns.count).map(column)
    var sheet = Sheet(columns: columns, rowCount: rows.count)
    sheet.emphasis = Array(repeating: [], count: rows.count)
    if numbered { sheet.numbers = rows.indices.map { String($0 + 1) } }
    for row in rows.indices where isTotal(rows[row]) {
      sheet.emphasis[row].insert(.bold)
      if row > 0 { sheet.emphasis[row].insert(.ruled) }
      if row + 1 < rows.count { sheet.emphasis[row + 1].insert(.spaced) }
    }
    sheet.makeRoomForOver()
    return sheet
  }

  /// Whether the row is the total of its table or of its `by` value.
  private func isTotal(_ row: [Answer.Cell]) -> Bool {
    let key = tree.isEmpty ? keyCount - 1 : tree.lowerBound
    return key >= 0 && row[key].mark == .all
  }

  private func column(_ index: Int) -> Sheet.Column {
    let heading = answer.columns[index]
    let isRight = CellText.isRight(heading)
    let hasFlags = answer.rows.contains { $0[index].flag != nil }
    let texts = answer.rows.map { row in
      let cell = row[index]
      let shown = text(cell, heading)
      guard hasFlags else { return shown }
      let flag = text.flag(cell)
      return isRight ? shown + " " + flag.padded(toWidth: 1) : shown + flag
    }
    let name = text.heading(heading)
    return Sheet.Column(
      hasFlags && isRight ? name + "  " : name, texts, isRight: isRight,
      isKey: index < keyCount, over: text.over(heading),
      leastWords: heading.least ?? Sheet.leastWords)
  }

  /// The levels of a tree in one column, each two blanks further in.
  private var treeColumn: Sheet.Column {
    let heading = tree.map { text.heading(answer.columns[$0]) }.joined(separator: " > ")
    let cells = answer.rows.map { row in
      let level = tree.last { row[$0].mark != .all } ?? tree.lowerBound
      let indent = String(repeating: "  ", count: row[level].depth)
      return indent + text(row[level], answer.columns[level])
    }
    return Sheet.Column(heading, cells, isRight: false, isKey: true)
  }
}
