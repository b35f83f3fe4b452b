import PlaintQuery
import PlaintTable
import Synchronization

/// An expression's values for every row of a view, with the cells arithmetic could not give.
///
/// Cells of rows that are not in the view are of no meaning.
struct Evaluated: Sendable {
  var column: Column
  var faults = Faults()
}

/// A condition's rows, with the cells arithmetic could not give; rows outside the view are of no
/// meaning.
struct Held: Sendable {
  var rows: Bits
  var faults = Faults()
}

/// What has been computed of rows and is kept for the next question; the oldest goes first.
final class Memo: Sendable {
  /// What a result was computed from: an expression over columns, or the cells of one column.
  enum Key: Hashable, Sendable {
    case of(Expression, columns: [Int], What)
    case cells(Cells, What)
  }

  /// The cells of one column, known by being the same ones; kept so that no others take their place.
  struct Cells: Hashable, Sendable {
    private let cells: Buffer<Int64>

    init(_ cells: Buffer<Int64>) { self.cells = cells }

    static func == (a: Cells, b: Cells) -> Bool { a.cells === b.cells }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(cells)) }
  }

  /// What was computed.
  enum What: Hashable, Sendable {
    case values, rows, key, present, span, days, hours, entries
  }

  enum Result: Sendable {
    case values(Evaluated)
    case held(Held)
    case bits(Bits)
    case key(KeyColumn)
    /// Nil when there is no cell.
    case span(ClosedRange<Int64>?)
    /// Nil when it cannot be done.
    case column(Column?)
  }

  private struct Contents {
    var results: [Key: Result] = [:]
    var order: [Key] = []
  }

  private let contents = Mutex(Contents())
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  subscript(key: Key) -> Result? {
    get { contents.withLock { $0.results[key] } }
    set {
      contents.withLock { contents in
        if contents.results.updateValue(newValue ?? .column(nil), forKey: key) == nil {
          contents.order.append(key)
        }
        if contents.order.count > limit {
          contents.results[contents.order.removeFirst()] = nil
        }
      }
    }
  }
}
