import PlaintEncoding

/// Records without a value: what spreadsheets write below a table.
extension RecordReader {
  /// Whether a record holds nothing but delimiters and blanks: what spreadsheets write below a
  /// table.
  func isHollow(_ scan: Scan) -> Bool {
    guard scan.fields.count > 1, !scan.isQuoted, !scan.hasStrays, !scan.hasReturns else {
      return false
    }
    return Delimited.isHollow(
      stream.base + stream.start, scan.contentEnd - stream.start, delimiter: delimiter)
  }

  /// Notes a record without a value; its cells stand empty until the rows are put together.
  func takeHollow(_ scan: Scan, isSaid: Bool) -> Bool {
    hollow.append(row - 1)
    if isSaid { oddities.hollow.add(RowIrregularities.Spot(row: row, line: line)) }
    fields = []
    surplus = nil
    accept(scan)
    return true
  }
}
