import PlaintTable
import PlaintText

/// What a load says about rows and columns, and the totals it finds.
extension Loader {
  /// The rows that add up others, where they are to be left out and were not yet.
  ///
  /// `records` are those without a value, which have no rows.
  func totalled(
    _ columns: [Column], _ reading: Reading, without records: [[Int]]
  ) -> Outcome? {
    guard !options.keepsTotals, parts.allSatisfy({ $0.knowledge?.totals == nil }) else {
      return nil
    }
    var first = 0
    let rows = reading.parts.map { part in
      defer { first += part.rows }
      let range = first..<first + part.rows
      return Totals(columns, range).proved(columns, range)
    }
    guard rows.contains(where: { !$0.isEmpty }) else { return nil }
    return .totalled(
      rows,
      records: zip(rows, records).map { rows, records in
        Set(rows.map { LeftOut.record($0.row, without: records) })
      })
  }

  /// What to say about the totals of each file.
  func remarks(_ columns: [Column], _ reading: Reading) -> [[Message]] {
    var first = 0
    var remarks: [[Message]] = []
    for (part, found) in zip(parts, reading.parts) {
      let range = first..<first + found.rows
      let judged = Totals(columns, range)
      var rows = options.keepsTotals ? judged.rows : judged.unproved(columns, range)
      if reading.targets.count < names.count {
        let others = try? Totals.read(
          part.input, part.layout, rows: found.rows, except: Set(columns.map(\.name)), run)
        rows += (others ?? []).filter { other in !rows.contains { $0.row == other.row } }
        rows.sort { $0.row < $1.row }
      }
      let totals = part.knowledge?.totals ?? []
      let left = DataAdvice.leftOut(totals, rows: found.rows + totals.count)
      let kept = DataAdvice.totals(rows, rows: found.rows, areKept: options.keepsTotals)
      remarks.append([left, kept].compactMap { $0 })
      first += found.rows
    }
    return remarks
  }

  /// What to say about the columns of all files.
  func remarks(
    of columns: [Column], _ reports: [LoadReport.ColumnReport],
    in places: [(path: String, rows: Int)]
  ) -> [Message] {
    let rows = places.reduce(0) { $0 + $1.rows }
    let known = Set(names)
    let files = parts.map { (path: $0.input.path, names: $0.layout.names.filter(known.contains)) }
    let told = Set(reports.filter(\.isExplained).map(\.name))
    let said =
      [
        options.keepsTotals || parts.contains { $0.knowledge?.totals != nil }
          ? nil : DataAdvice.noTotals(columns, rows: rows),
        DataAdvice.lackingColumns(files), DataAdvice.blocks(names, columns, reports, rows: rows),
        SpreadsheetGuard.message(reports), DataAdvice.formulas(columns, rows: rows),
        DataAdvice.spelledNumbers(columns.filter { !told.contains($0.name) }, rows: rows),
        DataAdvice.unmetAmounts(
          columns.filter { !told.contains($0.name) }, asked: options.numbers),
        DataAdvice.zones(columns),
        DataAdvice.compactDays(columns, rows: rows), DataAdvice.compactMoments(columns, rows: rows),
        DataAdvice.padded(columns, rows: rows), DataAdvice.guessedIdentifiers(reports),
        DataAdvice.roundedIdentifiers(columns, rows: rows),
      ] + DataAdvice.calendar(columns, rows: rows, told: told, in: places)
    return said.compactMap { $0 }
  }
}
