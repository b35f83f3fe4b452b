import PlaintValue

/// Columns put one under the other.
extension Column {
  /// One column of the cells of all, top to bottom, of a kind that takes them in.
  ///
  /// Storage and spelling are kept where all agree on them; a column of another kind than the
  /// result's becomes text.
  package static func joined(_ name: String, _ kind: Kind, _ columns: [Column]) -> Column {
    let parts = columns.map { $0.converted(to: kind) }.filter { $0.count > 0 }
    if parts.isEmpty { return Builder(kind).finished(name) }
    if parts.count == 1 { return parts[0].retyped(name, kind) }
    let count = parts.reduce(0) { $0 + $1.count }
    let storage =
      joinedCells(parts, count) ?? joinedCodes(parts, count) ?? joinedTexts(kind, parts, count)
      ?? joinedValues(parts, count)
    return Column(name, kind, storage, count: count, spelling: Spelling.joined(parts, count))
  }

  private func retyped(_ name: String, _ kind: Kind) -> Column {
    Column(name, kind, storage, count: count, spelling: spelling)
  }

  /// The column with its values as texts when it is of another kind than the result is to be.
  private func converted(to wanted: Kind) -> Column {
    if kind != wanted, wanted == .moment || wanted == .date { return dated(wanted) }
    guard wanted == .text, kind != .text else { return self }
    var builder = Builder(.text)
    for row in 0..<count {
      let value = self[row]
      builder.append(value.isMissing ? .missing : .text(value.text))
    }
    return builder.finished(name)
  }

  /// The days of the column as moments or dates, spelled as they were.
  private func dated(_ wanted: Kind) -> Column {
    if case .fixed(let cells, _) = storage, kind == .date, wanted == .moment {
      let moments = Buffer<Int64>(count: count)
      for row in 0..<count {
        let (cell, overflow) = cells[row].multipliedReportingOverflow(by: Int64(Moment.perDay))
        moments.base[row] = cells[row] == Self.absent || overflow ? Self.absent : cell
      }
      return Column(name, wanted, .fixed(moments, places: 0), count: count, spelling: spelling)
    }
    var builder = Builder(wanted)
    for row in 0..<count { builder.append(self[row].instant(as: wanted)) }
    return builder.finished(name)
  }

  private static func joinedCells(_ parts: [Column], _ count: Int) -> Storage? {
    var common = 0
    for part in parts {
      guard case .fixed(_, let places) = part.storage else { return nil }
      common = max(common, places)
    }
    let result = Buffer<Int64>(count: count)
    var start = 0
    for part in parts {
      guard case .fixed(let cells, let places) = part.storage,
        scale(cells, part.count, by: common - places, to: result.base + start)
      else { return nil }
      start += part.count
    }
    return .fixed(result, places: common)
  }

  /// Copies cells with more places; false when one does not fit.
  private static func scale(
    _ cells: Buffer<Int64>, _ count: Int, by places: Int, to: UnsafeMutablePointer<Int64>
  ) -> Bool {
    guard places > 0 else {
      to.update(from: cells.base, count: count)
      return true
    }
    guard places <= 18 else { return false }
    let factor = (0..<places).reduce(1 as Int64) { power, _ in power * 10 }
    for row in 0..<count {
      let cell = cells.base[row]
      let (product, overflow) = cell.multipliedReportingOverflow(by: factor)
      if cell != absent, overflow || product == absent { return false }
      to[row] = cell == absent ? absent : product
    }
    return true
  }

  private static func joinedCodes(_ parts: [Column], _ count: Int) -> Storage? {
    defer { withExtendedLifetime(parts) {} }
    var index = TextIndex()
    var missing: [Bool] = []
    var maps: [[UInt32]?] = []
    var last: Strings?
    for part in parts {
      guard case .coded(_, let texts, let absent) = part.storage else { return nil }
      if let last, last.isSame(as: texts), let map = maps.last {
        maps.append(map)
        continue
      }
      last = texts
      var map: [UInt32] = []
      map.reserveCapacity(absent.count)
      for (entry, isMissing) in absent.enumerated() {
        let number = index.number(of: texts.utf8(entry))
        if number == missing.count { missing.append(isMissing) }
        guard missing[number] == isMissing else { return nil }
        map.append(UInt32(number))
      }
      maps.append(map)
    }
    let codes = Codes(room: count, entries: missing.count)
    var start = 0
    for (part, map) in zip(parts, maps) {
      guard case .coded(let own, _, _) = part.storage else { return nil }
      codes.copy(own, at: start, remap: map)
      start += part.count
    }
    return .coded(codes, index.strings, missing: missing)
  }

  private static func joinedValues(_ parts: [Column], _ count: Int) -> Storage {
    var values: [Value] = []
    values.reserveCapacity(count)
    for part in parts {
      for row in 0..<part.count { values.append(part[row]) }
    }
    let (codes, entries) = listing(values)
    return .listed(codes, entries)
  }
}
