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
struct MatchedRows: Sendable {
  var rows: Bits
  var faults = Faults()
}

/// What has been computed of a space of rows and is kept for the next question.
///
/// It may take so many bytes; beyond them what was made first goes first.
final class Memo: Sendable {
  /// What a result was computed from: an expression over columns and the rows of a selection, or
  /// the cells of one column.
  enum Key: Hashable, Sendable {
    case of(Expression, columns: [Int], selection: Int, What)
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
    case values, rows, key, present, extents, days, hours, entries
  }

  enum Result: Sendable {
    case values(Evaluated)
    case held(MatchedRows)
    case bits(Bits)
    case key(GroupingKey)
    case extents(Extents)
    /// Nil when it cannot be done.
    case column(Column?)
  }

  private struct Contents {
    var results: [Key: Result] = [:]
    var order: [Key] = []
    var bytes = 0
  }

  private let contents = Mutex(Contents())
  private let limit: Int

  /// Room for what so many rows need in six columns.
  init(rows: Int) { limit = max(1 << 26, 48 * rows) }

  subscript(key: Key) -> Result? { contents.withLock { $0.results[key] } }

  func keep(_ result: Result, for key: Key) {
    contents.withLock { contents in
      if let old = contents.results.updateValue(result, forKey: key) {
        contents.bytes -= old.bytes
      } else {
        contents.order.append(key)
      }
      contents.bytes += result.bytes
      while contents.bytes > limit, contents.order.count > 1 {
        let oldest = contents.order.removeFirst()
        contents.bytes -= contents.results.removeValue(forKey: oldest)?.bytes ?? 0
      }
    }
  }
}

extension Memo.Result {
  /// About how much memory it holds.
  fileprivate var bytes: Int {
    switch self {
    case .values(let values): values.column.bytes
    case .held(let held): held.rows.count / 8
    case .bits(let bits): bits.count / 8
    case .key(let key): key.sharesCodes ? 4 * key.count : key.codes.bytes + 48 * key.count
    case .extents(let extents): 16 * extents.least.count
    case .column(let column): column?.bytes ?? 0
    }
  }
}

extension Column {
  /// About how much memory its cells take that it does not share.
  fileprivate var bytes: Int {
    switch storage {
    case .coded(let codes, let texts, _): codes.bytes + 48 * texts.count
    case .plain(let texts, _): 8 * count + texts.bytes.count
    case .fixed: 8 * count
    case .listed(let codes, let values): codes.bytes + 48 * values.count
    }
  }
}

extension Codes {
  fileprivate var bytes: Int {
    switch self {
    case .narrow(let codes): codes.count
    case .medium(let codes): 2 * codes.count
    case .wide(let codes): 4 * codes.count
    }
  }
}
