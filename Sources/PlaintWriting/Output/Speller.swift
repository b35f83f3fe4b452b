import PlaintEncoding
import PlaintTable
import PlaintValue

/// Writes the cells of one column the way they were read: by pattern, or from the exceptions.
///
/// Rows are asked for in ascending order.
struct Speller {
  private let kind: Kind
  private let spelling: Spelling?
  private let style: CellStyle
  /// What the column's values are to a format.
  let content: CellContent
  /// The first exception at or after the row asked for last.
  private var next: Int
  private let isJSON: Bool
  private var scratch: [UInt8] = []

  init(_ column: Column, _ style: CellStyle, from row: Int) {
    kind = column.kind
    spelling = column.spelling
    self.style = style
    content = Self.content(of: column.kind)
    isJSON = if case .json = style.family { true } else { false }
    let rows = spelling?.exceptions.rows ?? []
    next = rows.partitioningIndex { $0 >= row }
  }

  /// What a kind's values are to a format.
  static func content(of kind: Kind) -> CellContent {
    switch kind {
    case .text, .identifier: .text
    case .whole, .decimal, .share, .elapsed: .number
    case .date, .moment, .time, .period, .truth: .other
    }
  }

  /// Which pattern a row has.
  func pattern(_ row: Int) -> Int { spelling?.perRow.map { Int($0[row]) } ?? 0 }

  /// The billionths of a second that a row's cell does not hold.
  func rest(_ row: Int) -> Int { spelling?.rests.map { Int($0[row]) } ?? 0 }

  /// The text kept for the row, if any.
  mutating func exception(_ row: Int) -> String? {
    guard let exceptions = spelling?.exceptions, next < exceptions.rows.count else { return nil }
    while next < exceptions.rows.count, exceptions.rows[next] < row { next += 1 }
    guard next < exceptions.rows.count, exceptions.rows[next] == row else { return nil }
    return exceptions.texts[next]
  }

  /// Adds a text kept for a value: words where the value is missing.
  ///
  /// JSON has one spelling for numbers: `007` is 7 there.
  func add(exception text: String, of value: Value, to area: inout CellArea) {
    if value == .missing { return area.add(text, .text) }
    var text = text
    if isJSON, content == .number, !text.withUTF8(isJSONNumber) { return add(value, to: &area) }
    area.add(text, content)
  }

  /// Adds a fixed cell.
  mutating func add(
    _ cell: Int64, _ places: Int, _ pattern: Int, _ rest: Int, to area: inout CellArea
  ) {
    guard let patterns = spelling?.patterns, kind != .truth || !isJSON else {
      return add(Column.value(cell, kind, places), to: &area)
    }
    scratch.removeAll(keepingCapacity: true)
    patterns[pattern].write(cell, kind, places: places, rest: rest, into: &scratch)
    addScratch(isMissing: cell == Column.absent, to: &area) {
      Column.value(cell, kind, places)
    }
  }

  /// Adds a value of a listed column.
  mutating func add(_ value: Value, _ pattern: Int, to area: inout CellArea) {
    guard let patterns = spelling?.patterns, kind != .truth || !isJSON else {
      return add(value, to: &area)
    }
    scratch.removeAll(keepingCapacity: true)
    patterns[pattern].write(value, into: &scratch)
    addScratch(isMissing: value == .missing, to: &area) { value }
  }

  /// Adds what a pattern wrote; JSON gets the number itself where that is spelled its own way.
  private func addScratch(
    isMissing: Bool, to area: inout CellArea, _ value: () -> Value
  ) {
    if isMissing, isJSON || scratch.isEmpty { return area.addMissing() }
    scratch.withUnsafeBufferPointer { text in
      if isJSON, content == .number, !isJSONNumber(text) { return add(value(), to: &area) }
      area.add(text, isMissing ? .text : content)
    }
  }

  /// Adds a value in the plain text of its kind.
  func add(_ value: Value, to area: inout CellArea) {
    switch value {
    case .missing: area.addMissing()
    case .truth(let isTrue) where isJSON: area.add(isTrue ? "true" : "false", .literal)
    case .elapsed where !style.isForReaders: area.add(value.exported, .number)
    case .text(let text): area.add(text, .text)
    case .truth: area.add(value.text(in: style.tongue), content)
    case .number, .share, .date, .moment, .time, .period, .elapsed:
      area.add(value.text, content)
    }
  }
}

extension [Int] {
  /// The first place of an ascending list from which on the condition holds.
  fileprivate func partitioningIndex(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
