import PlaintQuery
import PlaintTable
import PlaintValue

/// `Column.absent` where the compiler sees that it is a constant: across modules it is a call, which
/// cost loops over rows 7 to 15 %.
let absentCell = Int64.min

/// Where a measure finds the cell of a row as a whole number: in a column of fixed cells, or by
/// the row's code in a table with one cell an entry.
///
/// A block's cells are loaded in one monomorphic loop and then read by the measures' own loops.
struct IntegerLoader: Sendable {
  private enum From: Sendable {
    case cells(Buffer<Int64>)
    case entries(Codes, Buffer<Int64>)
  }

  private let from: From
  /// Amounts are cells divided by `10^places`.
  let places: Int

  /// Cells as they are.
  init(_ cells: Buffer<Int64>, places: Int) {
    (from, self.places) = (.cells(cells), places)
  }

  /// A cell for every entry.
  init(_ codes: Codes, _ cells: [Int64], places: Int) {
    (from, self.places) = (.entries(codes, Buffer(copying: cells)), places)
  }

  /// The amounts of a column of numbers or durations, all else being missing.
  ///
  /// Nil when some amounts do not fit 18 digits at the places all of them need.
  init?(amountsOf column: Column) {
    switch column.storage {
    case .fixed(let cells, let places) where column.kind.isAmount:
      self.init(cells, places: places)
    case .listed(let codes, let values):
      let amounts = values.map(\.amount)
      let places = amounts.reduce(0) { max($0, $1?.places ?? 0) }
      var cells: [Int64] = []
      for amount in amounts {
        guard let amount else {
          cells.append(absentCell)
          continue
        }
        guard let cell = amount.cell(places: places) else { return nil }
        cells.append(cell)
      }
      self.init(codes, cells, places: places)
    case .fixed(_, _), .coded, .plain:
      self.init(.narrow(Buffer(count: column.count)), [absentCell], places: 0)
    }
  }

  /// The amounts of a column as weights; nil as for amounts.
  init?(weightsOf column: Column) {
    self.init(amountsOf: column)
  }

  /// Writes the cells of a block's rows.
  func load(_ block: Block, into cells: UnsafeMutablePointer<Int64>) {
    load(block) { index, _, cell in cells[index] = cell }
  }

  /// Hands on the cells of a block's rows, one after another.
  @inline(__always)
  func load(_ block: Block, _ receive: (_ index: Int, _ row: Int, _ cell: Int64) -> Void) {
    switch from {
    case .cells(let cells):
      let base = cells.base
      block.forEach { receive($0, $1, base[$1]) }
    case .entries(.narrow(let codes), let table):
      Self.look(up: codes.base, table.base, block, receive)
    case .entries(.medium(let codes), let table):
      Self.look(up: codes.base, table.base, block, receive)
    case .entries(.wide(let codes), let table):
      Self.look(up: codes.base, table.base, block, receive)
    }
  }

  @inline(__always)
  private static func look<Code: FixedWidthInteger>(
    up codes: UnsafePointer<Code>, _ table: UnsafePointer<Int64>, _ block: Block,
    _ receive: (Int, Int, Int64) -> Void
  ) {
    block.forEach { receive($0, $1, table[Int(codes[$1])]) }
  }
}

extension Kind {
  /// Whether its values can be added up.
  var isAmount: Bool {
    switch self {
    case .whole, .decimal, .elapsed: true
    case .identifier, .text, .share, .date, .moment, .time, .period, .truth: false
    }
  }
}

extension Value {
  /// The number, or a duration's microseconds.
  var amount: Number? {
    switch self {
    case .number(let number): number
    case .elapsed(let elapsed): Number(elapsed.microseconds)
    case .missing, .text, .share, .date, .moment, .time, .period, .truth: nil
    }
  }
}

extension Ratio {
  /// A quantile as a value of the kind: as it is where it is a decimal, which it is unless the part
  /// asked for never ends.
  func quantile(_ kind: Kind) -> Value? {
    let number = kind == .elapsed ? kept(places: 0) : decimal ?? kept(places: 10)
    return number?.measured(kind)
  }
}

extension Number {
  /// The number as a value of the kind: a number, or so many microseconds; nil when they are too
  /// many.
  func measured(_ kind: Kind) -> Value? {
    guard kind == .elapsed else { return .number(self) }
    return rounded(places: 0, .halfEven).asInt.map { .elapsed(Elapsed(microseconds: $0)) }
  }
}
