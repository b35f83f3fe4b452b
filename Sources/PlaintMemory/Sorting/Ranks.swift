import PlaintTable
import PlaintValue

/// Entries of a dictionary by their place in the order of values, so that rows can be compared by
/// whole numbers.
struct Ranks: Sendable {
  let codes: Codes
  /// The rank of each entry, missing for missing ones; equal values have the same.
  let cells: [Int64]
  /// The value of each rank.
  let values: [Value]

  /// The ranks of a coded or listed column; nil for other storage.
  init?(_ column: Column) {
    switch column.storage {
    case .coded(let codes, let texts, let missing):
      self.init(codes, missing.enumerated().map { $1 ? .missing : .text(texts[$0]) })
    case .listed(let codes, let values): self.init(codes, values)
    case .plain, .fixed: return nil
    }
  }

  /// The ranks of entries.
  init(_ codes: Codes, _ entries: [Value]) {
    let order = entries.indices.filter { !entries[$0].isMissing }
      .sorted { entries[$0].precedes(entries[$1]) }
    var cells = entries.map { _ in absentCell }
    var values: [Value] = []
    for index in order {
      if values.last != entries[index] { values.append(entries[index]) }
      cells[index] = Int64(values.count - 1)
    }
    (self.codes, self.cells, self.values) = (codes, cells, values)
  }

  var loader: IntegerLoader { IntegerLoader(codes, cells, places: 0) }
}
