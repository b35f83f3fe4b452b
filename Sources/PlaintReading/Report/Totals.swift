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
    /// Columns whose number in the row is no sum of others, where some are.
    var mismatched: [String] = []
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
    judged(columns, range).filter(\.isProved).map(\.row)
  }

  /// The others, with the columns that keep them from being totals.
  func unproved(_ columns: [Column], _ range: Range<Int>) -> [Row] {
    judged(columns, range).filter { !$0.isProved }.map(\.row)
  }

  private func judged(
    _ columns: [Column], _ range: Range<Int>
  ) -> [(row: Row, isProved: Bool)] {
    guard !rows.isEmpty else { return [] }
    let numbers = columns.filter { $0.kind == .whole || $0.kind == .decimal }
    let places = rows.map { $0.row + range.lowerBound }
    let sums = numbers.compactMap { column in
      Sums(column, places, range).map { (name: column.name, sums: $0) }
    }
    return rows.indices.map { index in
      var row = rows[index]
      guard row.isExact else { return (row, false) }
      var readings = coverings(of: index).map { covering in
        sums.compactMap { column in
          column.sums.adds(index, covering).map { Verdict(column: column.name, isSum: $0) }
        }
      }
      readings += valueReadings(index, columns, numbers, range)
      if readings.contains(where: Self.prove) { return (row, true) }
      // The reading under which most of its numbers are sums.
      let best = readings.max { $0.count(where: \.isSum) < $1.count(where: \.isSum) } ?? []
      if best.contains(where: \.isSum) {
        row.mismatched = best.filter { !$0.isSum }.map(\.column)
      }
      return (row, false)
    }
  }

  /// Whether a column's number in a row is the sum of those of some others.
  private struct Verdict {
    let column: String
    let isSum: Bool
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

  /// Whether a total's numbers are the sums of the rows that hold the value before its word,
  /// wherever they are: for each column that holds it.
  private func valueReadings(
    _ index: Int, _ columns: [Column], _ numbers: [Column], _ range: Range<Int>
  ) -> [[Verdict]] {
    guard let value = TotalWord.value(before: rows[index].cell), rows.count <= 1000 else {
      return []
    }
    let totals = Set(rows.map { $0.row + range.lowerBound })
    return columns.compactMap { column in
      guard case .coded(let codes, let texts, _) = column.storage,
        let entry = (0..<texts.count).first(where: { texts[$0] == value })
      else { return nil }
      let covered = range.filter { codes[$0] == entry && !totals.contains($0) }
      return numbers.compactMap { number in
        number.adds(covered, to: rows[index].row + range.lowerBound)
          .map { Verdict(column: number.name, isSum: $0) }
      }
    }
  }

  /// Every number of a total is a sum: one that is not, an average or a slip, is enough to keep the row.
  private static func prove(_ verdicts: [Verdict]) -> Bool {
    !verdicts.isEmpty && verdicts.allSatisfy(\.isSum)
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
