import CScan
import PlaintEncoding
import PlaintTable

/// What is seen of a block of bytes before it is known whether it begins inside quotes: everything
/// for a block that begins outside (0) and for one that begins inside (1).
struct BlockScan: Sendable {
  /// The number of quotes is odd.
  private(set) var isOdd = false
  /// Line feeds outside quotes that end a record: those of blank lines do not.
  private(set) var ends = (0, 0)
  /// Where the first of them is in the block; -1 if there is none.
  private(set) var first = (-1, -1)
  /// All line feeds, and all carriage returns.
  private(set) var feeds = 0
  private(set) var returns = 0
  /// There are zero bytes.
  private(set) var hasNulls = false

  /// Looks at a block, 64 bytes at a time; `before` bytes stand before it, none at a text's start.
  ///
  /// - Precondition: 64 bytes after the block may be read.
  init(_ bytes: UnsafePointer<UInt8>, _ count: Int, before: Int) {
    var line = LineStart(bytes, before)
    var (inside, zeros): (UInt64, UInt64) = (0, 0)
    var start = 0
    while start < count {
      // A look at 1 MB takes 0.21 ms with this and 0.33 without.
      if start &+ 64 <= count, cscan_has_lines(bytes + start) == 0 {
        line.passText()
        start &+= 64
        continue
      }
      let signs = cscan_find_lines(bytes + start)
      let valid: UInt64 = count - start >= 64 ? ~0 : (1 << UInt64(count - start)) &- 1
      let (feedMarks, returnMarks) = (signs.feeds & valid, signs.returns & valid)
      let quoted = quotedStretches(signs.quotes & valid, &inside)
      feeds += feedMarks.nonzeroBitCount
      if returnMarks != 0 { returns += returnMarks.nonzeroBitCount }
      zeros |= signs.zeros & valid
      let ending = feedMarks & ~line.blank(feedMarks, returnMarks)
      let (outside, within) = (ending & ~quoted, ending & quoted)
      ends.0 += outside.nonzeroBitCount
      ends.1 += within.nonzeroBitCount
      if outside != 0, first.0 < 0 { first.0 = start + outside.trailingZeroBitCount }
      if within != 0, first.1 < 0 { first.1 = start + within.trailingZeroBitCount }
      start += 64
    }
    isOdd = inside != 0
    hasNulls = zeros != 0
  }

  /// The records that end in the block, and where the first does, as it begins inside or outside.
  func ends(_ isInside: Bool) -> Int { isInside ? ends.1 : ends.0 }
  func first(_ isInside: Bool) -> Int { isInside ? first.1 : first.0 }

  /// Whether all characters that start before `end` are well-formed UTF-8; `bytes` begin with one.
  ///
  /// The quick look takes a block of 1 MB in 0.1 ms; only what it does not settle is looked at
  /// character by character, in 0.45 ms.
  static func isUTF8(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, until end: Int, isAtEnd: Bool
  ) -> Bool {
    var whole = end
    while whole < count, bytes[whole] & 0xC0 == 0x80 { whole += 1 }
    if cutf8_is_valid(bytes, whole) != 0 { return true }
    let (length, isCutOff) = UTF8Check.prefix(bytes, count)
    return length >= end && (length == count || (isCutOff && !isAtEnd))
  }
}

/// What stands before the next 64 bytes, as far as it tells blank lines: a line's start, or one
/// and a carriage return.
private struct LineStart {
  /// 1 when the next byte starts a line.
  private var isLine: UInt64
  /// 1 when the byte before is a carriage return that started one.
  private var isReturn: UInt64

  /// After the `count` bytes before `bytes`; after none the text starts.
  init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    isLine = count == 0 || bytes[-1] == 0x0A ? 1 : 0
    let isLast = count > 0 && bytes[-1] == 0x0D
    isReturn = isLast && (count == 1 || bytes[-2] == 0x0A) ? 1 : 0
  }

  /// Goes past bytes without line ends.
  @inline(__always)
  mutating func passText() { (isLine, isReturn) = (0, 0) }

  /// The line feeds of the next 64 bytes that end blank lines.
  @inline(__always)
  mutating func blank(_ feeds: UInt64, _ returns: UInt64) -> UInt64 {
    let starts = feeds << 1 | isLine
    let returned = returns & starts
    let blank = feeds & (starts | returned << 1 | isReturn)
    isLine = feeds >> 63
    isReturn = returned >> 63
    return blank
  }
}

/// Which of 64 bytes are inside quotes, their opening quote with them: the running parity of the
/// quotes before.
///
/// `inside` is all ones when the bytes before ended inside, and is carried on.
@inline(__always)
func quotedStretches(_ quotes: UInt64, _ inside: inout UInt64) -> UInt64 {
  guard quotes != 0 else { return inside }
  var parity = quotes
  parity ^= parity << 1
  parity ^= parity << 2
  parity ^= parity << 4
  parity ^= parity << 8
  parity ^= parity << 16
  parity ^= parity << 32
  parity ^= inside
  inside = UInt64(bitPattern: Int64(bitPattern: parity) >> 63)
  return parity
}
