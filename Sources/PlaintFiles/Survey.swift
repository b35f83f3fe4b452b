import CScan
import PlaintTable
import PlaintText
import Synchronization

/// One look at all bytes of a file before it is read: whether it is UTF-8 throughout, and per block
/// the quotes and line ends from which every block's first record and row number follow.
struct Survey: Sendable {
  /// Bytes that are line feeds or carriage returns, in any encoding no fewer than the line ends.
  private(set) var lineEnds = 0
  private(set) var isUTF8 = true
  /// There are zero bytes.
  private(set) var hasNulls = false
  /// The size of a block.
  let block: Int
  private(set) var blocks: [Block]

  /// What is in a block, for a block that begins outside quotes (0) and one that begins inside (1).
  struct Block: Sendable {
    /// The number of quotes is odd.
    var isOdd = false
    /// Line feeds outside quotes that end a record: those of blank lines do not.
    var feeds = (0, 0)
    /// Where the first of them is in the block; -1 if there is none.
    var first = (-1, -1)
    /// All line feeds.
    var lines = 0
  }

  static let usualBlock = 1 << 20

  private init(block: Int, count: Int) {
    self.block = block
    blocks = [Block](repeating: Block(), count: count)
  }

  /// Looks at all bytes, blocks shared among the run's threads.
  ///
  /// - Throws: when the file cannot be read, or the run was cancelled.
  static func of(_ input: Input, _ run: Run, block: Int = usualBlock) throws(Diagnostic) -> Survey {
    let count = (input.size + block - 1) / block
    let progress = Progress(Survey(block: block, count: count))
    parallel(min(run.threads, max(count, 1))) { _ in
      var own = Survey(block: block, count: 0)
      var found: [(Int, Block)] = []
      var failure: Diagnostic?
      let area = UnsafeMutablePointer<UInt8>.allocate(capacity: block + 128)
      defer { area.deallocate() }
      while failure == nil, !run.isCancelled {
        let number = progress.next.add(1, ordering: .relaxed).oldValue
        guard number < count else { break }
        do throws(Diagnostic) {
          found.append((number, try own.look(input, number * block, area)))
        } catch {
          failure = error
        }
      }
      progress.add(own, found, failure)
    }
    try run.check()
    return try progress.result()
  }

  /// What the threads share: the next block, and what they found.
  private final class Progress: Sendable {
    let next = Atomic<Int>(0)
    private let found: Mutex<(survey: Survey, failure: Diagnostic?)>

    init(_ survey: Survey) { found = Mutex((survey, nil)) }

    func add(_ own: Survey, _ blocks: [(Int, Block)], _ failure: Diagnostic?) {
      found.withLock {
        $0.survey.lineEnds += own.lineEnds
        $0.survey.isUTF8 = $0.survey.isUTF8 && own.isUTF8
        $0.survey.hasNulls = $0.survey.hasNulls || own.hasNulls
        for (number, block) in blocks { $0.survey.blocks[number] = block }
        $0.failure = $0.failure ?? failure
      }
    }

    func result() throws(Diagnostic) -> Survey {
      let (survey, failure) = found.withLock { ($0.survey, $0.failure) }
      if let failure { throw failure }
      return survey
    }
  }

  /// Looks at one block; a character over its edge is looked at by the block it starts in.
  private mutating func look(
    _ input: Input, _ offset: Int, _ area: UnsafeMutablePointer<UInt8>
  ) throws(Diagnostic) -> Block {
    let back = min(3, offset)
    let count = try input.read(at: offset - back, into: area, count: block + back + 3)
    let end = min(count, back + block)
    if isUTF8 {
      var first = back
      while first > 0, first < count, area[first] & 0xC0 == 0x80 { first -= 1 }
      isUTF8 = Self.isUTF8(
        area + first, count - first, until: end - first,
        isAtEnd: offset - back + count == input.size)
    }
    return lines(area + back, end - back, LineStart(before: area, back))
  }

  /// Whether all characters that start before `end` are in order.
  ///
  /// The quick look takes one block of 1 MB in 0.1 ms; only what it does not settle is looked at
  /// character by character, in 0.45 ms.
  private static func isUTF8(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, until end: Int, isAtEnd: Bool
  ) -> Bool {
    var whole = end
    while whole < count, bytes[whole] & 0xC0 == 0x80 { whole += 1 }
    if cutf8_is_valid(bytes, whole) != 0 { return true }
    let (length, isCutOff) = UTF8Check.prefix(bytes, count)
    return length >= end && (length == count || (isCutOff && !isAtEnd))
  }

  /// What stands before a stretch, as far as it tells blank lines: a line feed, or one and a
  /// carriage return.
  private struct LineStart {
    /// 1 when the next byte starts a line.
    var isLine: UInt64
    /// 1 when the byte before is a carriage return that started one.
    var isReturn: UInt64 = 0

    /// After these bytes; after none the text starts.
    init(before bytes: UnsafePointer<UInt8>, _ count: Int) {
      isLine = count == 0 || bytes[count - 1] == 0x0A ? 1 : 0
      let isLast = count > 0 && bytes[count - 1] == 0x0D
      isReturn = isLast && (count == 1 || bytes[count - 2] == 0x0A) ? 1 : 0
    }

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

  /// Counts quotes and line ends of a stretch, 64 bytes at a time.
  ///
  /// - Precondition: 64 bytes after the stretch may be read.
  private mutating func lines(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ start: LineStart
  ) -> Block {
    var found = Block()
    var before = start
    var (inside, ends, zeros): (UInt64, Int, UInt64) = (0, 0, 0)
    var (feedsOutside, feedsInside) = (0, 0)
    var start = 0
    while start < count {
      let signs = cscan_find_lines(bytes + start)
      let valid: UInt64 = count - start >= 64 ? ~0 : (1 << UInt64(count - start)) &- 1
      let (feeds, returns) = (signs.feeds & valid, signs.returns & valid)
      let quoted = quotedStretches(signs.quotes & valid, &inside)
      found.lines += feeds.nonzeroBitCount
      ends += returns.nonzeroBitCount
      zeros |= signs.zeros & valid
      let ending = feeds & ~before.blank(feeds, returns)
      let (outside, within) = (ending & ~quoted, ending & quoted)
      feedsOutside += outside.nonzeroBitCount
      feedsInside += within.nonzeroBitCount
      if outside != 0, found.first.0 < 0 { found.first.0 = start + outside.trailingZeroBitCount }
      if within != 0, found.first.1 < 0 { found.first.1 = start + within.trailingZeroBitCount }
      start += 64
    }
    found.feeds = (feedsOutside, feedsInside)
    found.isOdd = inside != 0
    lineEnds += ends + found.lines
    if zeros != 0 { hasNulls = true }
    return found
  }

  /// Looks at a stretch of a file once more; `startsLine` says that a record starts there.
  static func lines(
    _ input: Input, _ range: Range<Int>, startsLine: Bool
  ) throws(Diagnostic) -> Block {
    let back = startsLine ? 0 : min(2, range.lowerBound)
    let area = UnsafeMutablePointer<UInt8>.allocate(capacity: back + range.count + 128)
    defer { area.deallocate() }
    let count = try input.read(
      at: range.lowerBound - back, into: area, count: back + range.count)
    var survey = Survey(block: range.count, count: 0)
    return survey.lines(area + back, count - back, LineStart(before: area, back))
  }

  /// Whether the first block is UTF-8.
  static func startIsUTF8(_ input: Input) throws(Diagnostic) -> Bool {
    let area = UnsafeMutablePointer<UInt8>.allocate(capacity: usualBlock)
    defer { area.deallocate() }
    let count = try input.read(at: 0, into: area, count: usualBlock)
    let (length, isCutOff) = UTF8Check.prefix(area, count)
    return length == count || (isCutOff && count < input.size)
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
