import PlaintTable
import PlaintText
import PlaintValue

/// Renders one column of a dataset, stretch by stretch, each cell as it was read.
///
/// Kinds and storage are told apart outside the loops. A dictionary that several blocks share is
/// rendered once.
struct ColumnRenderer {
  let style: CellStyle
  /// The dictionary rendered last, with its cells.
  private var known: (texts: Strings, area: CellArea)?

  init(_ style: CellStyle) { self.style = style }

  /// The cells of those rows.
  mutating func render(_ column: Column, _ rows: Range<Int>) -> CellArea {
    switch column.storage {
    case .coded(let codes, let texts, let missing):
      let isWorth = texts.count <= max(4 * rows.count, 1 << 14)
      guard isWorth || known?.texts.bytes === texts.bytes else {
        return renderTexts(texts, rows.map { codes[$0] }) { missing[$0] }
      }
      var area = dictionary(texts, missing)
      area.codes = codes
      return area
    case .plain(let texts, let missing?):
      return renderTexts(texts, rows) { missing[$0] }
    case .plain(let texts, nil):
      return renderTexts(texts, rows) { texts.utf8($0).isEmpty }
    case .fixed(let cells, let places): return renderFixed(column, cells, places, rows)
    case .listed(let codes, let values): return renderListed(column, codes, values, rows)
    }
  }

  private mutating func dictionary(_ texts: Strings, _ missing: [Bool]) -> CellArea {
    if let known, known.texts.bytes === texts.bytes, known.texts.count == texts.count {
      return known.area
    }
    let area = renderTexts(texts, 0..<texts.count) { missing[$0] }
    known = (texts, area)
    return area
  }

  /// Texts keep their bytes, missing or not; only JSON has a word for what is missing.
  private func renderTexts(
    _ texts: Strings, _ indices: some Collection<Int>, _ isMissing: (Int) -> Bool
  ) -> CellArea {
    var area = CellArea(style)
    let hasNull = if case .json = style.family { true } else { false }
    for index in indices {
      if hasNull, isMissing(index) {
        area.addMissing()
      } else {
        area.add(texts.utf8(index), .text)
      }
    }
    return area
  }

  private func renderFixed(
    _ column: Column, _ cells: Buffer<Int64>, _ places: Int, _ rows: Range<Int>
  ) -> CellArea {
    var area = CellArea(style)
    var speller = Speller(column, style, from: rows.lowerBound)
    var last: (cell: Int64, pattern: Int, rest: Int)?
    for row in rows {
      let (cell, pattern, rest) = (cells[row], speller.pattern(row), speller.rest(row))
      if let text = speller.exception(row) {
        speller.add(exception: text, of: Column.value(cell, column.kind, places), to: &area)
        last = nil
      } else if let last, last == (cell, pattern, rest) {
        area.repeatLast()
      } else {
        speller.add(cell, places, pattern, rest, to: &area)
        last = (cell, pattern, rest)
      }
    }
    return area
  }

  private func renderListed(
    _ column: Column, _ codes: Codes, _ values: [Value], _ rows: Range<Int>
  ) -> CellArea {
    var area = CellArea(style)
    var speller = Speller(column, style, from: rows.lowerBound)
    if column.spelling == nil, values.count <= 4 * rows.count {
      for value in values { speller.add(value, to: &area) }
      area.codes = codes
      return area
    }
    for row in rows {
      let value = values[codes[row]]
      if let text = speller.exception(row) {
        speller.add(exception: text, of: value, to: &area)
      } else {
        speller.add(value, speller.pattern(row), to: &area)
      }
    }
    return area
  }
}
