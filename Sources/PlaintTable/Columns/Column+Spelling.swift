import PlaintValue

/// Cells as they are exported: as they were read, or else in their plain text.
extension Column {
  /// Appends one cell's bytes; text as UTF-8 with stand-ins for what could not be decoded.
  ///
  /// A cell that was read from a file and not computed on gives exactly the text it had there.
  package func write(_ row: Int, into text: inout [UInt8]) {
    switch storage {
    case .coded(let codes, let texts, _): text.append(contentsOf: texts.utf8(codes[row]))
    case .plain(let texts, _): text.append(contentsOf: texts.utf8(row))
    case .fixed(let cells, let places):
      guard let spelling else {
        return text.append(contentsOf: Self.value(cells[row], kind, places).exported.utf8)
      }
      if let kept = spelling.exceptions[row] { return text.append(contentsOf: kept.utf8) }
      let rest = spelling.rests.map { Int($0[row]) } ?? 0
      spelling.pattern(row).write(cells[row], kind, places: places, rest: rest, into: &text)
    case .listed(let codes, let values):
      guard let spelling else {
        return text.append(contentsOf: values[codes[row]].exported.utf8)
      }
      if let kept = spelling.exceptions[row] { return text.append(contentsOf: kept.utf8) }
      spelling.pattern(row).write(values[codes[row]], into: &text)
    }
  }

  /// One cell as it is exported.
  package func exported(_ row: Int) -> String {
    var text: [UInt8] = []
    write(row, into: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

extension Value {
  /// The value as files hold it: plain text, but a duration as a number of days.
  package var exported: String {
    guard case .elapsed(let elapsed) = self else { return text }
    return elapsed.days.rounded(places: Number.placesOfQuotients, .halfEven)?.text ?? text
  }
}

extension Spelling {
  /// The pattern a row is written in, unless it is an exception.
  package func pattern(_ row: Int) -> Pattern {
    patterns[perRow.map { Int($0[row]) } ?? 0]
  }

  /// The spelling of these rows in this order, for a column that holds only them.
  ///
  /// - Complexity: O(rows), times the logarithm of the exceptions if there are any.
  package func picking(_ rows: some Collection<Int>) -> Spelling {
    let picked = perRow.map { source in Buffer(rows.lazy.map { source[$0] }) }
    let rests = rests.map { source in Buffer(rows.lazy.map { source[$0] }) }
    guard !exceptions.rows.isEmpty else {
      return Spelling(patterns: patterns, perRow: picked, exceptions: Exceptions(), rests: rests)
    }
    let strangers = Set(misfits)
    var (kept, texts, misfits): ([Int], [String], [Int]) = ([], [], [])
    for (place, row) in rows.enumerated() {
      guard let text = exceptions[row] else { continue }
      kept.append(place)
      texts.append(text)
      if strangers.contains(row) { misfits.append(place) }
    }
    return Spelling(
      patterns: patterns, perRow: picked, exceptions: Exceptions(rows: kept, texts: texts),
      rests: rests, misfits: misfits)
  }
}
