import PlaintTable
import PlaintText
import PlaintValue

/// A column as a key: its values numbered from 0, equal values alike, missing one of them.
struct KeyColumn: Sendable {
  /// What the number of a value stands for.
  enum Names: Sendable {
    case values([Value])
    /// The entries of a dictionary that stand for the numbers; nil when each is its own.
    case entries(Strings, [UInt32]?)
    /// Cells from a smallest one upwards.
    case cells(from: Int64, Kind, places: Int)
    /// Rows of the column that have the values.
    case rows(Column, [UInt32])
  }

  let codes: Codes
  /// The number of each code; nil when codes are numbers.
  let numbers: Buffer<UInt32>?
  /// How many numbers there are.
  let count: Int
  /// The number of missing; nil when there is none.
  let missing: Int?
  let names: Names

  /// The value that a number stands for.
  func value(_ number: Int) -> Value {
    if number == missing { return .missing }
    switch names {
    case .values(let values): return values[number]
    case .entries(let texts, let entries):
      return .text(texts[entries.map { Int($0[number]) } ?? number])
    case .cells(let first, let kind, let places):
      return Column.value(first + Int64(number), kind, places)
    case .rows(let column, let rows): return column[Int(rows[number])]
    }
  }

  /// How many codes there are.
  var entries: Int { numbers?.count ?? count }

  /// The number of a row's value; for single rows.
  func number(of row: Int) -> Int {
    let code = codes[row]
    return numbers.map { Int($0.base[code]) } ?? code
  }

  /// Writes, or adds to what is there, `stride` times the number of each row of a block.
  func fill(_ block: Block, stride: Int, isFirst: Bool) {
    switch codes {
    case .narrow(let codes): fill(codes.base, block, stride, isFirst)
    case .medium(let codes): fill(codes.base, block, stride, isFirst)
    case .wide(let codes): fill(codes.base, block, stride, isFirst)
    }
  }

  private func fill<Code: FixedWidthInteger>(
    _ codes: UnsafePointer<Code>, _ block: Block, _ stride: Int, _ isFirst: Bool
  ) {
    let groups = block.groups
    let stride = UInt32(truncatingIfNeeded: stride)
    if let numbers = numbers?.base {
      if isFirst {
        block.forEach { groups[$0] = numbers[Int(codes[$1])] &* stride }
      } else {
        block.forEach { groups[$0] &+= numbers[Int(codes[$1])] &* stride }
      }
    } else if isFirst {
      block.forEach { groups[$0] = UInt32(truncatingIfNeeded: codes[$1]) &* stride }
    } else {
      block.forEach { groups[$0] &+= UInt32(truncatingIfNeeded: codes[$1]) &* stride }
    }
  }
}

extension KeyColumn {
  /// Numbers the values of a column; those of `selection` only, where that saves work.
  init(
    _ column: Column, _ selection: Bits?, _ memo: Memo?, _ run: Run
  ) throws(Diagnostic) {
    switch column.storage {
    case .coded(let codes, let texts, let missing): self.init(codes, texts, missing)
    case .listed(let codes, let values): self.init(codes, values)
    case .fixed(let cells, let places):
      if let span = try column.span(memo, run),
        let near = try KeyColumn(near: cells, column, places, span, run)
      {
        self = near
      } else {
        self.init(distinct: column, selection) { index, row in index.number(of: cells.base[row]) }
      }
    case .plain(let texts, let missing):
      self.init(texts, missing, column, selection)
    }
  }

  /// Entries of a dictionary are distinct, but several may count as missing: they get one number.
  private init(_ codes: Codes, _ texts: Strings, _ missing: [Bool]) {
    let none = missing.firstIndex(of: true)
    guard let none, missing.lastIndex(of: true) != none else {
      self.init(
        codes: codes, numbers: nil, count: missing.count, missing: none,
        names: .entries(texts, nil))
      return
    }
    var entries: [UInt32] = []
    let numbers = missing.enumerated().map { entry, isMissing in
      if isMissing, entry > none { return UInt32(none) }
      entries.append(UInt32(entry))
      return UInt32(entries.count - 1)
    }
    self.init(
      codes: codes, numbers: Buffer(copying: numbers), count: entries.count, missing: none,
      names: .entries(texts, entries))
  }

  private init(_ codes: Codes, _ values: [Value]) {
    var numberOf: [Value: Int] = [:]
    var distinct: [Value] = []
    let numbers = values.map { value in
      if let number = numberOf[value] { return UInt32(number) }
      numberOf[value] = distinct.count
      distinct.append(value)
      return UInt32(distinct.count - 1)
    }
    self.init(
      codes: codes, numbers: Self.packed(numbers), count: distinct.count,
      missing: numberOf[.missing], names: .values(distinct))
  }

  /// Numbers as a table, or nil when each entry is its own.
  private static func packed(_ numbers: [UInt32]) -> Buffer<UInt32>? {
    numbers.enumerated().allSatisfy { $0 == Int($1) } ? nil : Buffer(copying: numbers)
  }

  /// Cells that lie near each other: the distance from the smallest is the number.
  private init?(
    near cells: Buffer<Int64>, _ column: Column, _ places: Int, _ span: Span, _ run: Run
  ) throws(Diagnostic) {
    guard let distance = span.distance, distance < max(1024, min(column.count, 1 << 20)) else {
      return nil
    }
    let none = distance + 1
    let codes = Codes(room: column.count, entries: none + 1)
    try codes.fill(from: cells, lowest: span.range.lowerBound, missing: none, run)
    self.init(
      codes: codes, numbers: nil, count: none + 1, missing: none,
      names: .cells(from: span.range.lowerBound, column.kind, places: places))
  }

  /// Numbers in order of first appearance.
  private init(
    distinct column: Column, _ selection: Bits?, number: (inout CellIndex, Int) -> Int
  ) {
    var index = CellIndex()
    var first: [UInt32] = []
    let codes = Buffer<UInt32>(count: column.count)
    selection.forEach(of: column.count) { row in
      let found = number(&index, row)
      if found == first.count { first.append(UInt32(row)) }
      codes.base[row] = UInt32(found)
    }
    self.init(
      codes: .wide(codes), numbers: nil, count: first.count, missing: index.find(Column.absent),
      names: .rows(column, first))
  }

  private init(_ texts: Strings, _ gaps: Bits?, _ column: Column, _ selection: Bits?) {
    var index = TextIndex()
    var first: [UInt32] = []
    let codes = Buffer<UInt32>(count: column.count)
    let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    defer { withExtendedLifetime(texts) {} }
    selection.forEach(of: column.count) { row in
      let isGap = gaps.map { $0[row] } ?? false
      let found = index.number(of: isGap ? empty : texts.utf8(row))
      if found == first.count { first.append(UInt32(row)) }
      codes.base[row] = UInt32(found)
    }
    self.init(
      codes: .wide(codes), numbers: nil, count: first.count, missing: index.find(empty),
      names: .rows(column, first))
  }
}
