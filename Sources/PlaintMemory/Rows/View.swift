import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Synchronization

/// The rows of a table after some steps: which are in, in which order, under which columns.
///
/// Columns always have a cell for every row of the space; filters only make the bitmap smaller.
/// Append makes a new space.
struct View: Sendable {
  /// A column under the name it has by now; `id` stays with the cells through renaming.
  struct Visible: Sendable {
    var name: String
    let id: Int
    let column: Column
  }

  /// How often rows count: `cells[row] / 10^places`, never negative.
  struct Weight: Sendable {
    let cells: Buffer<Int64>
    let places: Int
  }

  /// Rows of the space.
  let rows: Int
  var columns: [Visible] { didSet { names = Names() } }
  private var names = Names()
  /// The rows that are in; nil for all.
  private(set) var selection: Bits?
  /// How many rows are in.
  private(set) var count: Int
  /// The rows that are in, in their present order; nil when that is the order of the space.
  private(set) var order: Buffer<UInt32>?
  var weight: Weight?
  var seen: [Int]
  var faults = Faults()
  /// Whether the rows of the space are those loaded, so that their numbers mean something.
  var isOfLoadedRows = true
  /// What is known of the rows of the space.
  let memo: Memo
  /// Which rows are in, as a number that no other selection has.
  private(set) var selectionID = 0

  private static let ids = Atomic<Int>(0)

  /// All rows of a table.
  init(_ table: Table) {
    rows = table.count
    count = table.count
    columns = table.columns.map { View.visible($0.name, $0) }
    seen = [table.count]
    memo = Memo(rows: table.count)
  }

  static func visible(_ name: String, _ column: Column) -> Visible {
    Visible(name: name, id: ids.add(1, ordering: .relaxed).newValue, column: column)
  }

  /// What follows from the columns, once asked for.
  private final class Names: Sendable {
    let schema = Mutex<Schema?>(nil)
    let index = NameIndex()
  }

  var schema: Schema {
    names.schema.withLock { known in
      if let known { return known }
      let schema = Schema(columns.map { Schema.Field($0.name, $0.column.kind) })
      known = schema
      return schema
    }
  }

  subscript(name: String) -> Visible? {
    names.index.place(of: name, in: columns, \.name).map { columns[$0] }
  }

  /// The column of a name that binding has checked.
  func visible(_ name: String) -> Visible {
    guard let found = self[name] else {
      preconditionFailure("an expression reads an unknown column")
    }
    return found
  }

  /// Keeps the rows that are also in the bits.
  mutating func keep(_ bits: Bits) {
    let kept = selection.map { $0.intersection(bits) } ?? bits
    if let order {
      self.order = order.filtered { kept[Int($0)] }
    }
    selection = kept
    count = kept.ones
    selectionID = View.ids.add(1, ordering: .relaxed).newValue
  }

  /// Puts the rows that are in into another order.
  mutating func arrange(_ rows: Buffer<UInt32>) {
    order = rows
  }

  /// The rows that are in, in their present order.
  var ordered: Buffer<UInt32> {
    if let order { return order }
    if let selection { return selection.rows }
    let all = Buffer<UInt32>(count: rows)
    for row in 0..<rows { all.base[row] = UInt32(truncatingIfNeeded: row) }
    return all
  }

  /// The rows that are in and count at least a little: those that make groups.
  var counting: Bits? {
    guard let weight else { return selection }
    let bits = Bits(count: rows)
    for row in 0..<rows where weight.cells.base[row] > 0 { bits.insert(row) }
    return selection.map { $0.intersection(bits) } ?? bits
  }
}

extension Buffer<UInt32> {
  /// The elements that are wanted, in order.
  func filtered(_ isWanted: (UInt32) -> Bool) -> Buffer<UInt32> {
    var kept: [UInt32] = []
    for index in 0..<count where isWanted(base[index]) { kept.append(base[index]) }
    return Buffer(copying: kept)
  }
}

extension Faults {
  /// Adds other faults, each so many times.
  mutating func add(_ other: Faults, times: Int = 1) {
    divisions += other.divisions * times
    overflows += other.overflows * times
    beyond += other.beyond * times
    limits += other.limits * times
    clipped += other.clipped * times
    unread += other.unread * times
    // A dictionary may hold a cell that no row of the view has.
    if times > 0, let cell = other.unreadCell { show(cell, other.unreadRow) }
  }
}
