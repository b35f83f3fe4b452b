import PlaintAnalysis
import PlaintTable
import PlaintValue

/// Sorting a table with subtotals: what lies under one parent is sorted among itself, so that every
/// subtotal stays with its parts.
extension Answer {
  /// Whether some row is the subtotal of others: a key stands for all values, but not every key.
  var hasSubtotals: Bool {
    let keys = keyColumns
    guard keys.count > 1 else { return false }
    return (0..<count).contains { line in
      let all = keys.count { columns[$0].mark(line) == .all }
      return all > 0 && all < keys.count
    }
  }

  /// These rows, sorted as if they were one list, put back under the parents they have in
  /// `original`, whose order says where subtotals stand.
  func regrouped(as original: Answer) -> Answer {
    let keys = original.keyColumns
    let places = origins ?? Array(0..<count)
    let first = original.origins ?? Array(0..<original.count)
    let stood = Dictionary(uniqueKeysWithValues: zip(first, first.indices))
    var rank = [Int](repeating: 0, count: count)
    for (place, row) in places.enumerated() { rank[stood[row] ?? 0] = place }
    let paths = (0..<original.count).map { line in
      Array(keys.map { PathKey(original[line, $0]) }.reversed().drop { $0.mark == .all }.reversed())
    }
    let order = Forest(paths: paths, rank: rank).order
    var copy = gathered(order.map { rank[$0] })
    copy.origins = order.map { places[rank[$0]] }
    return copy
  }
}

/// One key of a row's path.
private struct PathKey: Hashable {
  let value: Value
  let mark: Mark

  init(_ cell: Answer.Cell) { (value, mark) = (cell.value, cell.mark) }
}

/// Rows by their paths of keys, those of a parent beginning with the parent's path.
private struct Forest {
  let paths: [[PathKey]]
  /// Where each row would stand in one sorted list.
  let rank: [Int]

  /// The rows in their order: marked siblings last, others by rank, subtotals before or behind
  /// their parts as they stood.
  var order: [Int] { order(of: Array(paths.indices), depth: 0) }

  private func order(of rows: [Int], depth: Int) -> [Int] {
    let own = rows.filter { paths[$0].count == depth }
    var parts: [PathKey: [Int]] = [:]
    var names: [PathKey] = []
    for row in rows where paths[row].count > depth {
      let name = paths[row][depth]
      if parts[name] == nil { names.append(name) }
      parts[name, default: []].append(row)
    }
    let place = { (name: PathKey) -> Int in
      let rows = parts[name] ?? []
      return (rows.first { paths[$0].count == depth + 1 } ?? rows.first).map { rank[$0] } ?? 0
    }
    let sorted =
      names.filter { $0.mark == .value }.sorted { place($0) < place($1) }
      + names.filter { $0.mark != .value }
    let under = sorted.flatMap { order(of: parts[$0] ?? [], depth: depth + 1) }
    return (own.first ?? 0) < (under.min() ?? 0) ? own + under : under + own
  }
}
