import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Sorting and first rows: by whole numbers that have the order of the values.
extension View {
  /// Sorts stably, missing last either way: by the last key first, each pass keeping the order
  /// before it.
  mutating func sort(_ orders: [Order], _ run: Run) throws(Diagnostic) {
    let evaluator = Evaluator(self, run)
    var rows = ordered
    for order in orders {
      faults.add(try evaluator.values(order.by).faults)
    }
    for order in orders.reversed() {
      let column = try evaluator.values(order.by).column
      let ranks = SortKey(column, rows, descending: order.descending)
      try run.check()
      rows = ranks.sorted(rows)
    }
    arrange(rows)
  }

  /// Keeps the first row of each combination of values in the present order.
  mutating func unique(_ expressions: [Expression], _ run: Run) throws(Diagnostic) {
    let evaluator = Evaluator(self, run)
    let wanted = expressions.isEmpty ? columns.map { .column($0.name) } : expressions
    var keys: [KeyColumn] = []
    for expression in wanted {
      keys.append(try evaluator.key(expression))
      faults.add(try evaluator.faults(expression))
    }
    try run.check()
    let grouping = Grouping(keys, selection, rows: rows)
    let rows = ordered
    let met = Bits(count: grouping.count)
    let kept = Bits(count: self.rows)
    let scratch = Scratch()
    defer { withExtendedLifetime((scratch, rows, met)) {} }
    let block = scratch.block(0)
    for start in stride(from: 0, to: rows.count, by: Blocks.size) {
      var part = Block(rows: rows.base + start, groups: block.groups)
      part.take(listed: min(Blocks.size, rows.count - start))
      grouping.fill(part)
      for index in 0..<part.count where !met[Int(part.groups[index])] {
        met.insert(Int(part.groups[index]))
        kept.insert(Int(part.rows[index]))
      }
    }
    keep(kept)
  }
}

/// A whole number for each of some rows, in the order of the rows' values.
struct SortKey {
  private let numbers: Buffer<UInt64>

  /// `rows`: the rows to be sorted; `numbers[i]` is that of `rows[i]`.
  init(_ column: Column, _ rows: Buffer<UInt32>, descending: Bool) {
    numbers = Buffer(count: rows.count)
    if case .plain(let texts, let gaps) = column.storage {
      SortKey.rank(texts, gaps, rows, descending, into: numbers.base)
      return
    }
    let loader: Loader
    if case .fixed(let cells, let places) = column.storage {
      loader = Loader(cells, places: places)
    } else if let ranks = Ranks(column) {
      loader = ranks.loader
    } else {
      return
    }
    var block = Block(rows: rows.base, groups: rows.base)
    block.take(listed: rows.count)
    let to = numbers.base
    loader.load(block) { index, _, cell in to[index] = Self.number(cell, descending) }
  }

  /// The cell's place in the order, missing last.
  private static func number(_ cell: Int64, _ descending: Bool) -> UInt64 {
    if cell == Column.absent { return .max }
    let ascending = UInt64(bitPattern: cell &- .min) &- 1
    return descending ? .max - 1 - ascending : ascending
  }

  /// Texts that are in no dictionary are sorted by their bytes, the first eight of them compared
  /// as a number.
  private static func rank(
    _ texts: Strings, _ gaps: Bits?, _ rows: Buffer<UInt32>, _ descending: Bool,
    into numbers: UnsafeMutablePointer<UInt64>
  ) {
    var present: [(head: UInt64, index: Int)] = []
    for index in 0..<rows.count {
      let row = Int(rows.base[index])
      let text = texts.utf8(row)
      let isMissing = gaps.map { $0[row] } ?? text.isEmpty
      if isMissing { numbers[index] = .max } else { present.append((head(text), index)) }
    }
    func text(_ index: Int) -> UnsafeBufferPointer<UInt8> { texts.utf8(Int(rows.base[index])) }
    present.sort { a, b in
      a.head != b.head ? a.head < b.head : compareBytes(text(a.index), text(b.index)) < 0
    }
    var rank: Int64 = 0
    for place in present.indices {
      if place > 0, compareBytes(text(present[place - 1].index), text(present[place].index)) != 0 {
        rank += 1
      }
      numbers[present[place].index] = number(rank, descending)
    }
  }

  private static func head(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for index in 0..<8 { head = head << 8 | UInt64(index < text.count ? text[index] : 0) }
    return head
  }

  /// The rows in the order of their numbers, equal ones as they were.
  ///
  /// Radix sort from the lowest byte; bytes that all numbers share cost nothing.
  ///
  /// - Complexity: O(n) for each byte in which the numbers differ.
  func sorted(_ rows: Buffer<UInt32>) -> Buffer<UInt32> {
    let count = rows.count
    let histograms = Buffer<Int>(count: 8 * 256)
    defer { withExtendedLifetime(histograms) {} }
    for index in 0..<count {
      let number = numbers.base[index]
      for byte in 0..<8 {
        histograms.base[byte << 8 + Int(number >> UInt64(8 * byte) & 0xFF)] += 1
      }
    }
    var from = (numbers: numbers, rows: rows)
    for byte in 0..<8 where Self.differs(histograms.base + byte << 8, count) {
      let to = (numbers: Buffer<UInt64>(count: count), rows: Buffer<UInt32>(count: count))
      let next = histograms.base + byte << 8
      var sum = 0
      for digit in 0..<256 { (next[digit], sum) = (sum, sum + next[digit]) }
      for index in 0..<count {
        let number = from.numbers.base[index]
        let digit = Int(number >> UInt64(8 * byte) & 0xFF)
        to.numbers.base[next[digit]] = number
        to.rows.base[next[digit]] = from.rows.base[index]
        next[digit] += 1
      }
      from = to
    }
    return from.rows
  }

  private static func differs(_ histogram: UnsafeMutablePointer<Int>, _ count: Int) -> Bool {
    !(0..<256).contains { histogram[$0] == count }
  }
}
