import PlaintTable
import PlaintValue

/// The groups of one grouping set that are handed back.
struct GroupedSet {
  /// Its keys, as indices into the aggregation's.
  let keys: [Int]
  let tallied: Tallied
  /// The numbers of the groups that occur.
  let groups: [UInt32]
  /// The measures of those that nobody wants one by one, as one group; nil when there is none.
  var rest: [Value?]?

  var count: Int { groups.count + (rest == nil ? 0 : 1) }

  /// The number of a key's value in each group; nil where the set has not that key.
  func place(of key: Int) -> Int? { keys.firstIndex(of: key) }
}

/// The groups of all sets as columns: keys and counts of very many groups stay as the engine has them,
/// those of few become values.
extension [GroupedSet] {
  /// Groups up to which values cost nothing, and small dictionaries are better than shared large ones.
  private static let few = 1 << 10

  private var groupCount: Int { reduce(0) { $0 + $1.count } }

  /// The values of one key, a missing one for groups of all values.
  func cells(of index: Int, _ key: GroupingKey) -> Cells {
    if groupCount > Self.few, let typed = typed(index, key) { return .column(typed) }
    var values: [Value] = []
    values.reserveCapacity(groupCount)
    for set in self {
      let place = set.place(of: index)
      for group in set.groups {
        values.append(
          place.map { key.value(set.tallied.grouping.number(of: $0, in: Int(group))) }
            ?? .missing)
      }
      if set.rest != nil { values.append(.missing) }
    }
    return .values(values)
  }

  /// The values as a column that shares what it can with the key's own; nil for values of mixed kinds.
  private func typed(_ index: Int, _ key: GroupingKey) -> Column? {
    switch key.names {
    case .values: return nil
    case .cells(let first, let kind, let places):
      let cells = Buffer<Int64>(overwriting: groupCount)
      fill(index, key, missing: Column.absent, into: cells) { first + Int64($0) }
      return Column("", kind, .fixed(cells, places: places), count: cells.count)
    case .rows(let column, let rows):
      let picked = Buffer<UInt32>(overwriting: groupCount)
      fill(index, key, missing: Column.noRow, into: picked) { rows.base[$0] }
      return Column("", column.kind, column.storage, count: column.count).gathered(picked)
    case .entries(let texts, let entries):
      let picked = Buffer<UInt32>(overwriting: groupCount)
      fill(index, key, missing: Column.noRow, into: picked) { number in
        entries.map { $0[number] } ?? UInt32(number)
      }
      return Column("", .text, .plain(texts, missing: nil), count: texts.count).gathered(picked)
    }
  }

  /// Writes something for the key's number in each group.
  private func fill<Cell>(
    _ index: Int, _ key: GroupingKey, missing: Cell, into area: Buffer<Cell>,
    _ cell: (Int) -> Cell
  ) {
    var line = 0
    for set in self {
      let place = set.place(of: index)
      for group in set.groups {
        let number = place.map { set.tallied.grouping.number(of: $0, in: Int(group)) }
        let isThere = number != nil && number != key.missing
        area.base[line] = isThere ? cell(number ?? 0) : missing
        line += 1
      }
      if set.rest != nil {
        area.base[line] = missing
        line += 1
      }
    }
  }

  /// What each group stands for among the values of one key.
  func marks(of index: Int, _ key: GroupingKey) -> [Mark] {
    var marks: [Mark] = []
    marks.reserveCapacity(groupCount)
    for set in self {
      let place = set.place(of: index)
      for group in set.groups {
        let number = place.map { set.tallied.grouping.number(of: $0, in: Int(group)) }
        marks.append(
          number.map { $0 == key.missing ? .missing : .value } ?? .all)
      }
      if set.rest != nil { marks.append(.other) }
    }
    return marks
  }

  /// The values of one measure; those of too many digits are missing and counted.
  func cells(ofMeasure index: Int, _ overflows: inout Int) -> Cells {
    if groupCount > Self.few, let counts = counts(ofMeasure: index) { return Cells(counts: counts) }
    var values: [Value] = []
    values.reserveCapacity(groupCount)
    for set in self {
      let tally = set.tallied.tallies[index]
      for group in set.groups {
        let value = tally?.value(Int(group))
        if value == nil { overflows += 1 }
        values.append(value ?? .missing)
      }
      guard let rest = set.rest else { continue }
      if rest[index] == nil { overflows += 1 }
      values.append(rest[index] ?? .missing)
    }
    return .values(values)
  }

  /// Counts as they are; nil for another measure.
  private func counts(ofMeasure index: Int) -> Buffer<Int64>? {
    let counts = Buffer<Int64>(overwriting: groupCount)
    var line = 0
    for set in self {
      guard let tally = set.tallied.tallies[index] as? CountTally else { return nil }
      for group in set.groups {
        counts.base[line] = tally.counts[Int(group)]
        line += 1
      }
      guard let rest = set.rest else { continue }
      guard case .number(let number)? = rest[index], let count = number.asInt else { return nil }
      counts.base[line] = Int64(count)
      line += 1
    }
    return counts
  }
}
