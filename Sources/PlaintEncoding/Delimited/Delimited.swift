/// Delimited text: what readers and writers of it must agree on.
package enum Delimited {
  /// The delimiters that files come with: comma, tab, semicolon, bar.
  package static let delimiters: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]

  /// Whether a record's content is delimiters and blanks alone, without quotes: no row.
  ///
  /// Asked of every row that is read: nearly all say no at their first byte.
  @inlinable @inline(__always)
  package static func isHollow(
    _ record: UnsafePointer<UInt8>, _ count: Int, delimiter: UInt8
  ) -> Bool {
    guard count > 0, record[0] == delimiter || BlankText.mayBeBlank(record[0]) else { return false }
    return isBlank(record, count, delimiter: delimiter)
  }

  /// The same, for a record that begins like one.
  @usableFromInline
  package static func isBlank(
    _ record: UnsafePointer<UInt8>, _ count: Int, delimiter: UInt8
  ) -> Bool {
    var start = 0
    while start < count {
      if record[start] == delimiter {
        start += 1
        continue
      }
      var end = start
      while end < count, record[end] != delimiter { end += 1 }
      guard BlankText.isBlank(record + start, end - start) else { return false }
      start = end
    }
    return true
  }
}
