import PlaintTable
import PlaintText
import PlaintValue

/// Rows of a dataset as `show` and `rows` print them.
///
/// Long cells are cut to what fits; columns for which there is no room even so are left out from
/// the right and named under the table.
///
/// - Parameters:
///   - blocks: the rows, in blocks with the same columns.
///   - wanted: columns that are left out last.
///   - numbers: what stands at the left of each row; nil for nothing.
///   - width: the columns no line passes.
///   - colour: whether terminal colours may be used.
///   - tongue: the language of what is said.
///   - run: the command it is drawn for; what comes of it is of no use once that is cancelled.
/// - Returns: lines with breaks between them and none at the end.
package func drawn(
  rows blocks: [Table], wanted: Set<String> = [], numbers: [Int]? = nil, width: Int,
  colour: Bool = false,
  tongue: Tongue = .english, run: Run = Run()
) -> String {
  let width = max(width, 1)
  guard let first = blocks.first else { return "" }
  let columns = first.columns.indices.map { drawnColumn($0, of: blocks, width: width, tongue, run) }
  var sheet = Sheet(columns: columns, rowCount: blocks.reduce(0) { $0 + $1.count })
  sheet.numbers = numbers.map { $0.map { String($0) } } ?? []
  let isWanted = first.columns.map { wanted.contains($0.name) }
  let shown = fitting(sheet, isWanted, width: width)
  sheet.columns = shown.map { columns[$0] }
  var page = Page(width: width, colour: colour)
  sheet.draw(on: &page, tongue: tongue, run)
  if shown.count < columns.count {
    let left = columns.indices.filter { !shown.contains($0) }.map { columns[$0].heading }
    let english = list(left, limit: 8)
    let chinese = list(left, limit: 8, in: .chinese)
    let said = Message("not shown for want of room: \(english)", "屏宽不够，未显示：\(chinese)")
    for line in wrapped(said.text(in: tongue), width: width, indent: "  ") {
      page.add(Line(line, .dim))
    }
  }
  return page.text
}

/// How narrow a column of words may become before others are left out.
private let leastWords = 12

/// One column of all blocks as texts, none longer than the screen.
private func drawnColumn(
  _ index: Int, of blocks: [Table], width: Int, _ tongue: Tongue, _ run: Run
) -> Sheet.Column {
  let column = blocks[0].columns[index]
  let places = places(index, of: blocks)
  let cells = blocks.flatMap { block in
    (0..<block.count).map { row in
      if run.isCancelled { return "" }
      let text = clippedEarly(shown(block.columns[index], row, places, tongue), width)
      return compact(text).harmless.clipped(toWidth: width)
    }
  }
  let isRight = column.kind.isNumeric || column.kind == .elapsed
  return Sheet.Column(
    column.name.harmless, cells, isRight: isRight, isRigid: column.kind != .text,
    leastWords: leastWords, run: run)
}

/// A cell as it was read, so that also what did not fit its column's kind is seen.
private func shown(_ column: Column, _ row: Int, _ places: Int?, _ tongue: Tongue) -> String {
  guard column.spelling == nil else { return column.exported(row) }
  switch column[row] {
  case .number(let number): return places.map { number.text(places: $0) } ?? number.text
  case .elapsed(let elapsed): return elapsed.text(in: tongue)
  case .share(let share): return share.percent(digits: 2) + "%"
  case .truth: return column[row].text(in: tongue)
  case let value: return value.text
  }
}

/// How many places the decimals of a computed column are shown with: those of the longest; nil for
/// other columns, and for numbers read from a file, which are shown as they stand there.
private func places(_ index: Int, of blocks: [Table]) -> Int? {
  guard blocks[0].columns[index].kind == .decimal else { return nil }
  return blocks.flatMap { block -> [Int] in
    let column = block.columns[index]
    guard column.spelling == nil else { return [] }
    return (0..<block.count).map { row in
      if case .number(let number) = column[row] { number.places } else { 0 }
    }
  }.max()
}

/// A text of one line: no blanks at its ends, and one break where several stand together.
private func compact(_ text: String) -> String {
  guard text.contains(where: \.isNewline) || text.first?.isWhitespace == true else { return text }
  var result = ""
  for line in text.split(whereSeparator: \.isNewline) {
    let trimmed = trimmedBlanks(String(line))
    if trimmed.isEmpty { continue }
    result += (result.isEmpty ? "" : "\n") + trimmed
  }
  return result
}

/// A text without what lies far beyond the screen, so that a cell of a megabyte costs little.
private func clippedEarly(_ text: String, _ width: Int) -> String {
  text.utf8.count > 16 * width ? String(text.prefix(2 * width + 1)) : text
}

/// The columns that fit when those of words are cut; of those nobody wants the last go first.
///
/// - Complexity: linear in the columns, of which a file may have a hundred thousand.
private func fitting(_ sheet: Sheet, _ isWanted: [Bool], width: Int) -> [Int] {
  let room = width - sheet.numbersWidth
  let columns = sheet.columns.indices
  var needed = Sheet.width(sheet.columns.map(\.least))
  var isShown = columns.map { _ in true }
  var left = columns.count
  let leaving = columns.filter { isWanted[$0] } + columns.filter { !isWanted[$0] }
  for column in leaving.reversed() where left > 1 && needed > room {
    isShown[column] = false
    needed -= sheet.columns[column].least + Sheet.gap
    left -= 1
  }
  return columns.filter { isShown[$0] }
}
