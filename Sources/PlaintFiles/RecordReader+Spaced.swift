import Glibc

/// Quotes that stand behind blanks, `1, "a, b"`: not by the standard, but meant as quotes.
extension RecordReader {
  /// Reads a field in quotes behind blanks and gives the place after its closing quote.
  ///
  /// Nil when it is to be read as written: where it is not closed before a delimiter or line end,
  /// or holds quotes in other places. The scan's end says when more of the text is needed to tell.
  func spacedField(_ start: Int, _ scan: inout Scan) -> Int? {
    let (base, end) = (stream.base, stream.end)
    var open = start
    while open < end, base[open] == 0x20 || base[open] == 0x09, base[open] != delimiter {
      open += 1
    }
    guard open > start else { return nil }
    guard open < end else {
      if !stream.isLast { scan.end = .needsMore }
      return nil
    }
    guard base[open] == 0x22 else { return nil }
    var field = Field(start: open + 1, end: 0)
    var position = open + 1
    while position < end, let found = memchr(base + position, 0x22, end - position) {
      let quote = found.assumingMemoryBound(to: UInt8.self) - base
      guard quote + 1 < end || stream.isLast else { return endsBefore(closing: 0, &scan) }
      let following = quote + 1 < end ? base[quote + 1] : 0x0A
      if following == 0x22 {
        field.isDoubled = true
        position = quote + 2
        continue
      }
      guard following == delimiter || following == 0x0A || following == 0x0D else { return nil }
      field.end = quote
      scan.fields.append(field)
      scan.isQuoted = true
      scan.hasSpaced = true
      return quote + 1
    }
    return endsBefore(closing: end - open, &scan)
  }

  /// The buffer ends before the field is closed: more is asked for, in reason.
  private func endsBefore(closing length: Int, _ scan: inout Scan) -> Int? {
    if stream.isLast {
      metEnd = true
    } else if length < Self.patience {
      scan.end = .needsMore
    }
    return nil
  }
}
