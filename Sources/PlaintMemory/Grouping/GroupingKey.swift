import PlaintTable
import PlaintText
import PlaintValue
import Synchronization

/// A column as a key: its values numbered from 0, equal values alike, missing one of them.
struct GroupingKey: Sendable {
  /// What the number of a value stands for.
  enum Names: Sendable {
    case values([Value])
    /// The entries of a dictionary that stand for the numbers; nil when each is its own.
    case entries(Strings, [UInt32]?)
    /// Cells from a smallest one upwards.
    case cells(from: Int64, Kind, places: Int)
    /// Rows of the column that have the values.
    case rows(Column, Buffer<UInt32>)
  }

  let codes: Codes
  /// The number of each code; nil when codes are numbers.
  let numbers: Buffer<UInt32>?
  /// How many numbers there are.
  let count: Int
  /// The number of missing; nil when there is none.
  let missing: Int?
  let names: Names
  /// How many rows have each number, once that has been asked of all rows.
  let known = KnownCounts()

  /// The value that a number stands for.
  func value(_ number: Int) -> Value {
    if number == missing { return .missing }
    switch names {
    case .values(let values): return values[number]
    case .entries(let texts, let entries):
      return .text(texts[entries.map { Int($0[number]) } ?? number])
    case .cells(let first, let kind, let places):
      return Column.value(first + Int64(number), kind, places)
    case .rows(let column, let rows): return column[Int(rows.base[number])]
    }
  }

  /// Whether the codes are a column's own: counting them for every selection they are asked of had
  /// pushed out of the memo, after a dozen questions, what they all used.
  var sharesCodes: Bool {
    switch names {
    case .entries, .values: true
    case .cells, .rows: false
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

/// The counts of a key over all rows: completion, and the check that a written value occurs, ask for
/// them with nearly every command.
final class KnownCounts: Sendable {
  private let counts = Mutex<Buffer<Int64>?>(nil)

  var all: Buffer<Int64>? { counts.withLock { $0 } }
  func keep(_ all: Buffer<Int64>) { counts.withLock { $0 = all } }
}

extension GroupingKey {
  /// Numbers the values of a column; those of `selection` only, where that saves work.
  init(
    _ column: Column, _ selection: Bits?, _ memo: Memo?, _ run: Run
  ) throws(Diagnostic) {
    switch column.storage {
    case .coded(let codes, let texts, let missing): self.init(codes, texts, missing)
    case .listed(let codes, let values): self.init(codes, values)
    case .fixed(let cells, let places):
      // Distances are written for every row of the space: not worth it for a handful of them.
      let few = selection.map { $0.ones < column.count / 64 } ?? false
      if !few, let span = try column.span(memo, run),
        let near = try GroupingKey(near: cells, column, places, span, run)
      {
        self = near
      } else {
        try self.init(NumberedNumbers(cells: cells), column, selection, run)
      }
    case .plain(let texts, let missing):
      try self.init(NumberedTexts(texts: texts, gaps: missing), column, selection, run)
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

  /// Values of which there may be as many as rows.
  private init(
    _ cells: some NumberedCells, _ column: Column, _ selection: Bits?, _ run: Run
  ) throws(Diagnostic) {
    let numbering = try Numbering(cells, selection, rows: column.count, run)
    let gap = selection.first(of: column.count, where: cells.isMissing)
    let missing = gap.map { Int(numbering.numbers.base[$0]) }
    self.init(
      codes: .wide(numbering.numbers), numbers: nil, count: numbering.count, missing: missing,
      names: .rows(column, numbering.first))
  }
}
