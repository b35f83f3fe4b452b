import PlaintValue

/// Rows of a column picked and put in another order, with their spelling: what scans, joins and
/// appends are made of.
extension Column {
  /// Stands in a list of rows for a row that is not there: its cell is missing.
  package static let noRow = UInt32.max

  /// The cells of some rows, in that order.
  ///
  /// Dictionaries and bytes of text are shared with this column.
  ///
  /// - Complexity: O(rows), times the logarithm of the spelling's exceptions when it has any.
  package func gathered(_ rows: UnsafeBufferPointer<UInt32>) -> Column {
    let storage: Storage =
      switch storage {
      case .coded(let codes, let texts, let missing): gathered(codes, texts, missing, rows)
      case .plain(let texts, let missing): gathered(texts, missing, rows)
      case .fixed(let cells, let places): .fixed(Self.gathered(cells, rows), places: places)
      case .listed(let codes, let values): gathered(codes, values, rows)
      }
    return Column(name, kind, storage, count: rows.count, spelling: spelling?.gathered(rows))
  }

  /// The cells of some rows, in that order.
  package func gathered(_ rows: Buffer<UInt32>) -> Column {
    gathered(UnsafeBufferPointer(start: rows.base, count: rows.count))
  }

  private func gathered(
    _ codes: Codes, _ texts: Strings, _ missing: [Bool], _ rows: UnsafeBufferPointer<UInt32>
  ) -> Storage {
    guard rows.contains(Self.noRow), !missing.contains(true) else {
      let none = missing.firstIndex(of: true) ?? 0
      let picked = codes.gathered(rows, otherwise: none, entries: missing.count)
      return .coded(picked, texts, missing: missing)
    }
    let entries = missing.count
    let picked = codes.gathered(rows, otherwise: entries, entries: entries + 1)
    return .coded(picked, texts.withEmpty, missing: missing + [true])
  }

  private func gathered(
    _ texts: Strings, _ missing: Bits?, _ rows: UnsafeBufferPointer<UInt32>
  ) -> Storage {
    let spans = Buffer<UInt64>(count: rows.count)
    let (to, from) = (spans.base, texts.spans.base)
    for index in 0..<rows.count where rows[index] != Self.noRow {
      to[index] = from[Int(rows[index])]
    }
    let picked = Strings(bytes: texts.bytes, spans: spans, count: rows.count)
    guard let missing else { return .plain(picked, missing: nil) }
    let bits = Bits(count: rows.count)
    for index in 0..<rows.count where rows[index] == Self.noRow || missing[Int(rows[index])] {
      bits.insert(index)
    }
    return .plain(picked, missing: bits)
  }

  private static func gathered(
    _ cells: Buffer<Int64>, _ rows: UnsafeBufferPointer<UInt32>
  ) -> Buffer<Int64> {
    let result = Buffer<Int64>(count: rows.count)
    let (to, from) = (result.base, cells.base)
    for index in 0..<rows.count {
      let row = rows[index]
      to[index] = row == noRow ? absent : from[Int(row)]
    }
    return result
  }

  private func gathered(
    _ codes: Codes, _ values: [Value], _ rows: UnsafeBufferPointer<UInt32>
  ) -> Storage {
    if let none = values.firstIndex(of: .missing) {
      return .listed(codes.gathered(rows, otherwise: none, entries: values.count), values)
    }
    guard rows.contains(Self.noRow) else {
      return .listed(codes.gathered(rows, entries: values.count), values)
    }
    let picked = codes.gathered(rows, otherwise: values.count, entries: values.count + 1)
    return .listed(picked, values + [.missing])
  }
}

extension Strings {
  /// The same texts and an empty one after them.
  fileprivate var withEmpty: Strings {
    let longer = Buffer<UInt64>(count: count + 1)
    longer.base.update(from: spans.base, count: count)
    return Strings(bytes: bytes, spans: longer, count: count + 1)
  }
}

extension Spelling {
  /// The spelling of some rows, in that order.
  func gathered(_ rows: UnsafeBufferPointer<UInt32>) -> Spelling {
    let perRow = self.perRow.map { $0.gathered(rows) }
    let rests = self.rests.map { $0.gathered(rows) }
    guard !exceptions.rows.isEmpty else {
      return Spelling(patterns: patterns, perRow: perRow, exceptions: Exceptions(), rests: rests)
    }
    let misfit = Set(misfits)
    var kept: (rows: [Int], texts: [String], misfits: [Int]) = ([], [], [])
    for (index, row) in rows.enumerated() where row != Column.noRow {
      guard let text = exceptions[Int(row)] else { continue }
      kept.rows.append(index)
      kept.texts.append(text)
      if misfit.contains(Int(row)) { kept.misfits.append(index) }
    }
    return Spelling(
      patterns: patterns, perRow: perRow,
      exceptions: Exceptions(rows: kept.rows, texts: kept.texts), rests: rests,
      misfits: kept.misfits)
  }
}

extension Buffer where Element: FixedWidthInteger {
  /// The elements of some rows, 0 for those that are not there.
  fileprivate func gathered(_ rows: UnsafeBufferPointer<UInt32>) -> Buffer {
    let picked = Buffer(count: rows.count)
    for index in 0..<rows.count where rows[index] != Column.noRow {
      picked.base[index] = base[Int(rows[index])]
    }
    return picked
  }
}
