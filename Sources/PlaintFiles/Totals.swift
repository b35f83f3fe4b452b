import PlaintTable
import PlaintText
import PlaintValue

/// Rows that say they add up others: by a word in a cell, proved by their numbers.
struct Totals {
  /// A row with such a word.
  struct Row: Hashable {
    /// Its number in the file's rows, from 0.
    let row: Int
    let column: String
    let cell: String
    /// The cell is one of the words, or one behind a value of the data: no more than that.
    let isExact: Bool
  }

  /// By row.
  private(set) var rows: [Row] = []

  /// Looks for them in the columns of a file's rows.
  ///
  /// A dictionary's texts are looked at once each; of columns without one the ends.
  init(_ columns: [Column], _ range: Range<Int>) {
    var found: [Int: Row] = [:]
    for column in columns {
      for row in Self.rows(of: column, range) where found[row] == nil {
        let cell = column.exported(row)
        found[row] = Row(
          row: row - range.lowerBound, column: column.name, cell: cell,
          isExact: Self.isExact(cell, columns))
      }
    }
    // Where nearly all rows hold such a word it is none.
    if 4 * found.count < 3 * range.count { rows = found.values.sorted { $0.row < $1.row } }
  }

  /// The rows of a column whose cells are such words.
  private static func rows(of column: Column, _ range: Range<Int>) -> [Int] {
    switch column.storage {
    case .coded(let codes, let texts, _):
      let isTotal = (0..<texts.count).map {
        TotalWord.mayBe(texts.utf8($0)) && TotalWord.ends(texts[$0])
      }
      return isTotal.contains(true) ? range.filter { isTotal[codes[$0]] } : []
    case .plain(let texts, _):
      return (range.prefix(3) + range.suffix(6)).filter {
        TotalWord.mayBe(texts.utf8($0)) && TotalWord.ends(texts[$0])
      }
    case .fixed, .listed:
      let exceptions = column.spelling?.misfits ?? []
      return exceptions.filter { range.contains($0) && TotalWord.ends(column.exported($0)) }
    }
  }

  /// One of the words by itself, or behind a value that stands in the data: `东区小计`.
  private static func isExact(_ cell: String, _ columns: [Column]) -> Bool {
    if TotalWord.isAlone(cell) { return true }
    guard let value = TotalWord.value(before: cell) else { return false }
    return columns.contains { $0.holds(value) }
  }

  // MARK: proof

  /// The rows whose numbers are the sums of the rows that they cover.
  ///
  /// A row covers those between it and the next such row above, or below; or as far as the next
  /// with the same word; or all that are no totals; or those that hold the value before its word.
  func proved(_ columns: [Column], _ range: Range<Int>) -> [Row] {
    guard !rows.isEmpty else { return [] }
    let numbers = columns.filter { $0.kind == .whole || $0.kind == .decimal }
    let sums = numbers.compactMap { Sums($0, rows.map { $0.row + range.lowerBound }, range) }
    return rows.indices.filter { index in
      rows[index].isExact
        && (coverings(of: index).contains { adds(index, $0, sums) }
          || addsValues(index, columns, numbers, range))
    }.map { rows[$0] }
  }

  /// The stretches between totals that a total may cover; stretch `n` is before total `n`.
  private func coverings(of index: Int) -> [Range<Int>] {
    let word = TotalWord.folded(rows[index].cell)
    let above = rows[..<index].lastIndex { TotalWord.folded($0.cell) == word }
    let below = rows[(index + 1)...].firstIndex { TotalWord.folded($0.cell) == word }
    return [
      index..<index + 1, index + 1..<index + 2, (above.map { $0 + 1 } ?? 0)..<index + 1,
      index + 1..<(below.map { $0 + 1 } ?? rows.count + 1), 0..<rows.count + 1,
    ]
  }

  /// Whether a total's numbers are the sums of some stretches: at least half of those it has.
  private func adds(_ index: Int, _ stretches: Range<Int>, _ sums: [Sums]) -> Bool {
    Self.prove(sums.compactMap { $0.adds(index, stretches) })
  }

  /// Whether a total's numbers are the sums of the rows that hold the value before its word,
  /// wherever they are.
  private func addsValues(
    _ index: Int, _ columns: [Column], _ numbers: [Column], _ range: Range<Int>
  ) -> Bool {
    guard let value = TotalWord.value(before: rows[index].cell), rows.count <= 1000 else {
      return false
    }
    let totals = Set(rows.map { $0.row + range.lowerBound })
    return columns.contains { column in
      guard case .coded(let codes, let texts, _) = column.storage,
        let entry = (0..<texts.count).first(where: { texts[$0] == value })
      else { return false }
      let covered = range.filter { codes[$0] == entry && !totals.contains($0) }
      let verdicts = numbers.compactMap {
        $0.adds(covered, to: rows[index].row + range.lowerBound)
      }
      return Self.prove(verdicts)
    }
  }

  /// At least half of a total's numbers are sums, and one is.
  private static func prove(_ verdicts: [Bool]) -> Bool {
    verdicts.contains(true) && 2 * verdicts.count(where: { $0 }) >= verdicts.count
  }
}

/// The sums of a column of numbers between the totals of a file, and the totals' own numbers.
private struct Sums {
  private var between: [Int128?]
  private var own: [Int64?]

  init?(_ column: Column, _ totals: [Int], _ range: Range<Int>) {
    guard case .fixed(let cells, _) = column.storage else { return nil }
    (between, own) = ([], [])
    var start = range.lowerBound
    for end in totals + [range.upperBound] {
      var (sum, count): (Int128, Int) = (0, 0)
      for row in start..<end where cells.base[row] != Column.absent {
        sum += Int128(cells.base[row])
        count += 1
      }
      between.append(count > 0 ? sum : nil)
      if end < range.upperBound {
        own.append(cells.base[end] == Column.absent ? nil : cells.base[end])
      }
      start = end + 1
    }
  }

  /// Whether the number of a total is the sum over some stretches; nil where it has none.
  func adds(_ total: Int, _ stretches: Range<Int>) -> Bool? {
    guard let own = own[total] else { return nil }
    let sums = between[stretches].compactMap { $0 }
    return !sums.isEmpty && sums.reduce(0, +) == Int128(own)
  }
}

extension Column {
  /// Whether the number of a row is the sum of those of others; nil where it has none.
  fileprivate func adds(_ covered: [Int], to row: Int) -> Bool? {
    guard case .fixed(let cells, _) = storage, cells.base[row] != Column.absent else { return nil }
    let present = covered.filter { cells.base[$0] != Column.absent }
    let sum = present.reduce(Int128(0)) { $0 + Int128(cells.base[$1]) }
    return !present.isEmpty && sum == Int128(cells.base[row])
  }

  /// Whether a text stands in the column's dictionary.
  fileprivate func holds(_ text: String) -> Bool {
    guard case .coded(_, let texts, _) = storage else { return false }
    return (0..<texts.count).contains { texts[$0] == text }
  }
}
