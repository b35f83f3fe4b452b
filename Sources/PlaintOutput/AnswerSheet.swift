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
///   - run: the command it is drawn for; what comes of it is of no use once that is cancelled.
/// - Returns: lines with breaks between them and none at the end.
package func drawn(
  _ answer: Answer, width: Int, numbered: Bool = true, colour: Bool = false,
  tongue: Tongue = .english, run: Run = Run()
) -> String {
  let width = max(width, 1)
  var page = Page(width: width, colour: colour)
  AnswerSheet(answer, tongue, run).sheet(numbered: numbered && answer.isNumbered).draw(
    on: &page, tongue: tongue, run)
  if run.isCancelled { return "" }
  let said = answer.said
  if !said.isEmpty {
    let base = said.map { $0.text(in: tongue).harmless }
      .joined(separator: tongue == .english ? "; " : "；")
    for line in wrapped(base, width: width) { page.add(Line(line, .dim)) }
  }
  for note in cutNotes(answer) + answer.notes + answer.others {
    let text = (tongue == .english ? "note: " : "注：") + note.text(in: tongue).harmless
    for line in wrapped(text, width: width, indent: "  ") { page.add(Line(line)) }
  }
  return page.text
}

/// What is said of lines that are not drawn.
private func cutNotes(_ answer: Answer) -> [Message] {
  guard answer.isCut else { return [] }
  let lines = grouped(answer.count)
  return [
    Message(
      "\(lines) lines; all draws them, top N folds, export writes them",
      "共 \(lines) 行；“全部”逐行列出，“前 20”合并其余，“导出”写出各行")
  ]
}

/// The columns of an answer as texts; the levels of a tree become one column.
struct AnswerSheet {
  private let answer: Answer
  private let text: CellText
  /// How many leading columns are keys.
  private let keyCount: Int
  /// The key columns that are one tree; empty in a flat table.
  private let tree: Range<Int>
  /// Which lines of the answer its rows are.
  private let lines: [Int]
  private let run: Run

  init(_ answer: Answer, _ tongue: Tongue, _ run: Run = Run()) {
    lines = answer.drawnLines
    self.answer = answer.isCut ? answer.gathered(lines) : answer
    self.run = run
    text = CellText(tongue: tongue, headingTongue: answer.headingTongue)
    keyCount = answer.columns.firstIndex { $0.heading.role != .key } ?? answer.columns.count
    let keys = 0..<keyCount
    let deep = keys.first { k in answer.columns[k].heading.level > 0 }
    tree = deep.map { max($0 - 1, 0)..<keys.upperBound } ?? 0..<0
  }

  func sheet(numbered: Bool) -> Sheet {
    var columns = (0..<keyCount).filter { !tree.contains($0) }.map(column)
    if !tree.isEmpty { columns.append(treeColumn) }
    columns += (keyCount..<answer.columns.count).map(column)
    var sheet = Sheet(columns: columns, rowCount: answer.count)
    sheet.emphasis = Array(repeating: [], count: answer.count)
    if numbered { sheet.numbers = lines.map { run.isCancelled ? "" : String($0 + 1) } }
    for row in 0..<answer.count where !run.isCancelled && isTotal(row) {
      sheet.emphasis[row].insert(.bold)
      if row > 0 { sheet.emphasis[row].insert(.ruled) }
      if row + 1 < answer.count { sheet.emphasis[row + 1].insert(.spaced) }
    }
    sheet.makeRoomForOver()
    return sheet
  }

  /// Whether the row is the total of its table or of its `by` value.
  private func isTotal(_ row: Int) -> Bool {
    let key = tree.isEmpty ? keyCount - 1 : tree.lowerBound
    return key >= 0 && answer.columns[key].mark(row) == .all
  }

  private func column(_ index: Int) -> Sheet.Column {
    let column = answer.columns[index]
    let heading = column.heading
    let isRight = CellText.isRight(heading)
    let flags = Set(column.flags.values).map(text.sign)
    let width = flags.map(\.displayWidth).max()
    let texts = (0..<answer.count).map { row in
      if run.isCancelled { return "" }
      let cell = column[row]
      let shown = text(cell, heading)
      guard let width else { return shown }
      let flag = cell.flag.map(text.sign) ?? ""
      return isRight ? shown + " " + flag.padded(toWidth: width) : shown + flag
    }
    let name = text.heading(heading)
    return Sheet.Column(
      isRight ? name + String(repeating: " ", count: width.map { $0 + 1 } ?? 0) : name, texts,
      isRight: isRight,
      isKey: index < keyCount, over: text.over(heading),
      leastWords: heading.least ?? Sheet.leastWords, run: run)
  }

  /// The levels of a tree in one column, each two blanks further in.
  private var treeColumn: Sheet.Column {
    let heading = tree.map { text.heading(answer.columns[$0].heading) }.joined(separator: " > ")
    let cells = (0..<answer.count).map { row in
      if run.isCancelled { return "" }
      let level = tree.last { answer.columns[$0].mark(row) != .all } ?? tree.lowerBound
      let column = answer.columns[level]
      let indent = String(repeating: "  ", count: column.heading.level)
      return indent + text(column[row], column.heading)
    }
    return Sheet.Column(heading, cells, isRight: false, isKey: true, run: run)
  }
}
