import PlaintTable
import PlaintText
import PlaintValue

/// The order of the groups of one key: values in their own order or by the first measure, equals by
/// value, missing last.
struct FlatOrder {
  private let groups: Groups
  private let first: MeasureColumn?

  init(_ rollup: Rollup, _ groups: Groups) {
    (self.groups, first) = (groups, rollup.measures.first)
  }

  private var run: Run { groups.run }
  private var keys: Cells { groups.keys[0] }

  /// The groups in order; as they stood where the command was cancelled meanwhile.
  ///
  /// - Complexity: linear for numbers and times and for counts, else n log n.
  var order: [UInt32] {
    let all = groups.sets[1]
    let values = all.filter { groups.marks[0][$0] == .value }.map { UInt32($0) }
    let others = all.filter { groups.marks[0][$0] != .value }.map { UInt32($0) }
    guard let some = values.first else { return others }
    let isNatural = Key.areNatural([Key(value: keys[Int(some)], mark: .value)])
    let byKey = inOrderOfKeys(values)
    return (isNatural ? byKey : ranked(byKey)) + others
  }

  private func inOrderOfKeys(_ values: [UInt32]) -> [UInt32] {
    guard case .column(let column) = keys else {
      return values.sorted(run) { keys[Int($0)].precedes(keys[Int($1)]) }
    }
    switch column.storage {
    case .fixed(let cells, _): return sorted(values) { cells[Int($0)] }
    case .plain(let texts, _): return sorted(values, by: texts)
    case .coded, .listed: return values.sorted(run) { keys[Int($0)].precedes(keys[Int($1)]) }
    }
  }

  /// The groups by the bytes of their texts: by the first eight of each, and only among equals by all.
  private func sorted(_ values: [UInt32], by texts: Strings) -> [UInt32] {
    let heads = Buffer(values.map { texts.utf8(Int($0)).head })
    guard let rows = try? Radix(bits: 64, count: values.count).sorted(heads, Buffer(values), run)
    else { return values }
    var sorted = (0..<rows.count).map { rows[$0] }
    var start = 0
    while start < sorted.count, !run.isCancelled {
      let head = texts.utf8(Int(sorted[start])).head
      var end = start + 1
      while end < sorted.count, texts.utf8(Int(sorted[end])).head == head { end += 1 }
      if end - start > 1 {
        sorted[start..<end] = ArraySlice(
          sorted[start..<end].sorted(run) {
            compareBytes(texts.utf8(Int($0)), texts.utf8(Int($1))) < 0
          })
      }
      start = end
    }
    return sorted
  }

  /// The largest first, those without a measure last, equals as they stand.
  private func ranked(_ values: [UInt32]) -> [UInt32] {
    guard let first else { return values }
    if case .count(let index) = first.formula, let counts = groups.measures[index].counts {
      return sorted(values) { -counts[Int($0)] }
    }
    let amounts = values.map { run.isCancelled ? nil : Figure(first, groups.raw(Int($0))).exact }
    return values.indices.sorted(run) { a, b in
      switch (amounts[a], amounts[b]) {
      case (let x?, let y?): x == y ? a < b : y < x
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): a < b
      }
    }.map { values[$0] }
  }

  /// The groups in the order of a whole number each, equals as they stand.
  private func sorted(_ values: [UInt32], by cell: (UInt32) -> Int64) -> [UInt32] {
    let cells = values.map(cell)
    guard let low = cells.min(), let high = cells.max() else { return values }
    let distance = UInt64(bitPattern: high &- low)
    let numbers = Buffer(cells.map { UInt64(bitPattern: $0 &- low) })
    let bits = max(1, UInt64.bitWidth - distance.leadingZeroBitCount)
    let sorted = try? Radix(bits: bits, count: values.count).sorted(numbers, Buffer(values), run)
    return sorted.map { rows in (0..<rows.count).map { rows[$0] } } ?? values
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first eight bytes as a number of their order, a short text filled up with zeros.
  fileprivate var head: UInt64 {
    var head: UInt64 = 0
    for index in 0..<8 { head = head << 8 | (index < count ? UInt64(self[index]) : 0) }
    return head
  }
}
