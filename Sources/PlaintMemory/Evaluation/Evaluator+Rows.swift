import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Synchronization

/// The way that always works: the scalar evaluator, row by row, in blocks on all threads.
extension Evaluator {
  func slowValues(_ expression: Expression, _ kind: Kind) throws(Diagnostic) -> Evaluated {
    let scalar = Scalar(expression, view)
    let pieces = Pieces(Blocks.count(view.rows))
    try Blocks.forEach(of: view.rows, run) { [selection = view.selection] _, range in
      var faults = Faults()
      var builder = Column.Builder(kind)
      var next = range.lowerBound
      let scratch = Scratch()
      defer { withExtendedLifetime(scratch) {} }
      var block = scratch.block(0)
      block.take(range, selection)
      block.forEach { _, row in
        while next < row {
          builder.append(.missing)
          next += 1
        }
        builder.append(scalar.value(row, &faults))
        next += 1
      }
      while next < range.upperBound {
        builder.append(.missing)
        next += 1
      }
      pieces.put(builder.finished(""), at: range.lowerBound / Blocks.size, faults)
    }
    let (columns, faults) = pieces.all
    return Evaluated(column: Column.joined("", kind, columns).encoded, faults: faults)
  }

  func slowRows(_ condition: Expression) throws(Diagnostic) -> MatchedRows {
    let scalar = Scalar(condition, view)
    let pieces = Pieces(0)
    let bits = Bits(count: view.rows)
    try Blocks.forEach(of: view.rows, run) { [selection = view.selection] _, range in
      var faults = Faults()
      let scratch = Scratch()
      defer { withExtendedLifetime(scratch) {} }
      var block = scratch.block(0)
      block.take(range, selection)
      block.forEach { _, row in
        if scalar.value(row, &faults).holds { bits.insert(row) }
      }
      pieces.add(faults)
    }
    return MatchedRows(rows: bits, faults: pieces.all.faults)
  }
}

/// A formula with the columns it reads.
private struct Scalar: Sendable {
  private let formula: Formula
  private let columns: [Column]
  private let knowsRows: Bool

  init(_ expression: Expression, _ view: View) {
    let names = expression.columns
    formula = Formula(expression, columns: names)
    columns = names.map { view.visible($0).column }
    knowsRows = view.isOfLoadedRows
  }

  func value(_ row: Int, _ faults: inout Faults) -> Value {
    let unread = faults.unreadCell
    let value = formula.value(columns.map { $0[row] }, &faults)
    if knowsRows, faults.unreadCell != unread { faults.unreadRow = row }
    return value
  }
}

/// The results of blocks, put in their places by whichever thread is done.
private final class Pieces: Sendable {
  private let contents: Mutex<(columns: [Column?], faults: Faults)>

  init(_ count: Int) {
    contents = Mutex((Array(repeating: nil, count: count), Faults()))
  }

  func put(_ column: Column, at index: Int, _ faults: Faults) {
    contents.withLock { contents in
      contents.columns[index] = column
      contents.faults.add(faults)
    }
  }

  func add(_ faults: Faults) { contents.withLock { $0.faults.add(faults) } }

  var all: (columns: [Column], faults: Faults) {
    contents.withLock { ($0.columns.compactMap { $0 }, $0.faults) }
  }
}
