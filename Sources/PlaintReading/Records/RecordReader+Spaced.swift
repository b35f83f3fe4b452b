import Glibc

/// Quotes that stand behind or before blanks, `1, "a, b" `: not by the standard, but meant as quotes.
extension RecordReader {
  /// The place behind a quote and the blanks after it, where a delimiter, a line or the text ends
  /// there; nil when something else follows.
  ///
  /// The end of the buffer counts as an end: the caller looks whether more is to come.
  func closing(_ quote: Int, skipsBlanks: Bool) -> Int? {
    let close = skipsBlanks ? afterBlanks(quote + 1) : quote + 1
    guard close < stream.end else { return close }
    let byte = stream.base[close]
    if byte == delimiter || byte == 0x0A || byte == 0x0D { return close }
    // The first bytes of an ideographic blank that the buffer cuts.
    let isCut = !stream.isLast && skipsBlanks && close + 2 >= stream.end
    guard isCut, byte == 0xE3, close + 1 == stream.end || stream.base[close + 1] == 0x80 else {
      return nil
    }
    return stream.end
  }

  /// The first place from here on that is no blank: a space, a tab or an ideographic blank.
  private func afterBlanks(_ start: Int) -> Int {
    let (base, end) = (stream.base, stream.end)
    var place = start
    while place < end, base[place] != delimiter {
      if base[place] == 0x20 || base[place] == 0x09 {
        place += 1
      } else if place + 2 < end, base[place] == 0xE3, base[place + 1] == 0x80,
        base[place + 2] == 0x80
      {
        place += 3
      } else {
        break
      }
    }
    return place
  }

  /// Reads a field in quotes behind blanks and gives the place after its closing quote.
  ///
  /// Nil when it is to be read as written: where it is not closed before a delimiter or line end,
  /// or holds quotes in other places. The scan's end says when more of the text is needed to tell.
  func spacedField(_ start: Int, _ scan: inout Scan) -> Int? {
    let (base, end) = (stream.base, stream.end)
    let open = afterBlanks(start)
    let mayGoOn = !stream.isLast && open + 2 >= end && open < end && base[open] == 0xE3
    guard open > start || mayGoOn else { return nil }
    guard open < end, !mayGoOn else {
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
      guard let close = closing(quote, skipsBlanks: true) else { return nil }
      guard close < end || stream.isLast else { return endsBefore(closing: 0, &scan) }
      field.end = quote
      scan.fields.append(field)
      scan.isQuoted = true
      scan.hasSpaced = true
      return close
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
