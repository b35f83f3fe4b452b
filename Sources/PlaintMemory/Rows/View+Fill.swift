import PlaintQuery
import PlaintTable
import PlaintText

/// Missing cells that take the value above them: columns are gathered from the rows that have it.
extension View {
  /// Fills some columns; those named before one bound the stretches in which its values hold.
  mutating func fill(_ names: [String], _ run: Run) throws(Diagnostic) {
    var columns: [FilledColumn] = []
    for (place, name) in names.enumerated() {
      let isLast = place == names.count - 1
      let key = isLast ? nil : try Evaluator(self, run).key(.column(name))
      columns.append(FilledColumn(name, try present(name, run), key, rows: rows))
    }
    let order = ordered
    defer { withExtendedLifetime(order) {} }
    for start in stride(from: 0, to: count, by: Blocks.size) {
      try run.check()
      for index in start..<min(start + Blocks.size, count) {
        var isNew = false
        for column in columns { isNew = column.take(order.base[index], isStopped: isNew) }
      }
    }
    for column in columns {
      let cells = visible(column.name).column.gathered(column.from)
      guard let index = self.columns.firstIndex(where: { $0.name == column.name }) else { continue }
      self.columns[index] = View.visible(column.name, cells.named(column.name))
    }
  }

  /// The rows in which a column has something: a value, or a text that does not fit it.
  private func present(_ name: String, _ run: Run) throws(Diagnostic) -> Bits {
    let column = visible(name).column
    let bits = try column.present(run)
    guard let misfits = column.spelling?.misfits, !misfits.isEmpty else { return bits }
    let own = Bits(count: rows)
    own.words.base.update(from: bits.words.base, count: bits.words.count)
    for row in misfits { own.insert(row) }
    return own
  }
}

/// A column on its way down the rows.
private final class FilledColumn {
  let name: String
  /// For each row the one that it takes its cell from.
  let from: Buffer<UInt32>
  private let present: Bits
  /// Tells whether a value is another than the one above; nil where nothing hangs on that.
  private let key: GroupingKey?
  /// The row whose value holds by now.
  private var above = Column.noRow

  init(_ name: String, _ present: Bits, _ key: GroupingKey?, rows: Int) {
    self.name = name
    self.present = present
    self.key = key
    from = Buffer(count: rows)
    for row in 0..<rows { from.base[row] = UInt32(truncatingIfNeeded: row) }
  }

  /// Takes the next row; `isStopped` says that a column before has another value in it.
  ///
  /// - Returns: whether the columns behind are stopped.
  @inline(__always)
  func take(_ row: UInt32, isStopped: Bool) -> Bool {
    if isStopped { above = Column.noRow }
    guard present[Int(row)] else {
      if above != Column.noRow { from.base[Int(row)] = above }
      return isStopped
    }
    defer { above = row }
    guard let key, !isStopped, above != Column.noRow else { return true }
    let number = key.number(of: Int(row))
    // What does not fit its column reads as missing there, and is new each time.
    return number == key.missing || number != key.number(of: Int(above))
  }
}
