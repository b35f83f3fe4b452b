/// Finding and repairing what is not UTF-8.
///
/// Well-formed means: the shortest form, no surrogates, at most U+10FFFF (RFC 3629), and none of
/// the code points by which undecodable bytes are shown, so that every text writes back exactly.
package enum UTF8Check {
  /// The length of the well-formed start, and whether what stops it may only lack its end.
  package static func prefix(
    _ bytes: UnsafePointer<UInt8>, _ count: Int
  ) -> (length: Int, isCutOff: Bool) {
    var index = 0
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        index = skipASCII(bytes, index, count)
        continue
      }
      if byte & 0xF0 == 0xE0, count - index >= 8 {
        // Two characters of three bytes each, as most Chinese is: one comparison for both.
        let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
        if word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0,
          isPlainLead(byte), isPlainLead(bytes[index + 3])
        {
          index += 6
          continue
        }
      }
      if byte & 0xF0 == 0xE0, isPlainLead(byte), count - index >= 3 {
        guard bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else {
          return (index, false)
        }
        index += 3
        continue
      }
      let length = other(bytes + index, count - index)
      if length <= 0 { return (index, length < 0) }
      index += length
    }
    return (count, false)
  }

  /// Whether any two continuing bytes make a character after this lead of three: E0 and ED, which
  /// could be too short or a surrogate, are left to a closer look.
  @inline(__always)
  private static func isPlainLead(_ lead: UInt8) -> Bool { lead != 0xE0 && lead != 0xED }

  /// The first index from `start` on that is not ASCII, eight bytes at a time.
  @inline(__always)
  private static func skipASCII(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int
  ) -> Int {
    var index = start + 1
    let raw = UnsafeRawPointer(bytes)
    while index + 8 <= count {
      let high = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
      if high != 0 { return index + high.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// The length of the well-formed sequence at the start: 0 when ill-formed, -1 when cut off.
  private static func other(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let lead = bytes[0]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4 else { return 0 }
    for index in 1..<length {
      guard index < count else { return -1 }
      guard bytes[index] & 0xC0 == 0x80 else { return 0 }
      if index == 1, !isSecond(bytes[1], after: lead) { return 0 }
    }
    if lead == 0xF4, bytes[1] == 0x8F, bytes[2] >= 0xBE { return 0 }
    return length
  }

  private static func isSecond(_ byte: UInt8, after lead: UInt8) -> Bool {
    switch lead {
    case 0xE0: byte >= 0xA0
    case 0xED: byte < 0xA0
    case 0xF0: byte >= 0x90
    case 0xF4: byte < 0x90
    default: true
    }
  }

  /// Copies bytes, writing each that does not belong to well-formed UTF-8 as its stand-in.
  ///
  /// The target has room for four times `count`. Gives how many bytes were read (all, unless a
  /// sequence is cut off at the end and more follows) and written.
  package static func repair(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool,
    into target: UnsafeMutablePointer<UInt8>
  ) -> (read: Int, written: Int) {
    var (read, written) = (0, 0)
    while read < count {
      let (length, isCutOff) = prefix(bytes + read, count - read)
      (target + written).update(from: bytes + read, count: length)
      read += length
      written += length
      guard read < count else { break }
      if isCutOff, !isLast { break }
      written += putUndecoded(bytes[read], target + written)
      read += 1
    }
    return (read, written)
  }

  /// Writes the stand-in of a byte that could not be decoded; an ASCII byte stands for itself.
  package static func putUndecoded(_ byte: UInt8, _ target: UnsafeMutablePointer<UInt8>) -> Int {
    guard byte >= 0x80 else {
      target[0] = byte
      return 1
    }
    // U+10FF80 ... U+10FFFF: F4 8F BE|BF 80...BF.
    target[0] = 0xF4
    target[1] = 0x8F
    target[2] = 0xBC + (byte >> 6)
    target[3] = 0x80 | byte & 0x3F
    return 4
  }

  /// Whether a cell holds a stand-in.
  package static func holdsUndecoded(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    while index + 3 < count {
      if bytes[index] == 0xF4, bytes[index + 1] == 0x8F, bytes[index + 2] >= 0xBE { return true }
      index += 1
    }
    return false
  }
}
