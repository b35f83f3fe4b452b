import Glibc
import PlaintTable
import PlaintText
import Synchronization

/// One look at all bytes of a file before it is read: line ends, which bound the rows, and whether
/// it is UTF-8 throughout.
struct Survey: Sendable {
  /// Bytes that are line feeds or carriage returns, in any encoding no fewer than the line ends.
  var lineEnds = 0
  var isUTF8 = true

  private static let block = 1 << 20

  /// Looks at all bytes, blocks shared among the run's threads.
  static func of(_ input: Input, _ run: Run) throws(Diagnostic) -> Survey {
    let blocks = (input.size + block - 1) / block
    let progress = Progress()
    parallel(min(run.threads, max(blocks, 1))) { _ in
      var own = Survey()
      var failure: Diagnostic?
      let area = UnsafeMutablePointer<UInt8>.allocate(capacity: block + 8)
      defer { area.deallocate() }
      while failure == nil, !run.isCancelled {
        let number = progress.next.add(1, ordering: .relaxed).oldValue
        guard number < blocks else { break }
        do throws(Diagnostic) {
          try own.look(input, number * block, area)
        } catch {
          failure = error
        }
      }
      progress.add(own, failure)
    }
    try run.check()
    return try progress.result()
  }

  /// What the threads share: the next block, and what they found.
  private final class Progress: Sendable {
    let next = Atomic<Int>(0)
    private let found = Mutex<(survey: Survey, failure: Diagnostic?)>((Survey(), nil))

    func add(_ own: Survey, _ failure: Diagnostic?) {
      found.withLock {
        $0.survey.lineEnds += own.lineEnds
        $0.survey.isUTF8 = $0.survey.isUTF8 && own.isUTF8
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
  ) throws(Diagnostic) {
    let back = min(3, offset)
    let count = try input.read(at: offset - back, into: area, count: Self.block + back + 3)
    let end = min(count, back + Self.block)
    var ends = 0
    for index in back..<max(end, back) {
      let byte = area[index]
      ends &+= byte == 0x0A || byte == 0x0D ? 1 : 0
    }
    lineEnds += ends
    guard isUTF8 else { return }
    var first = back
    while first > 0, first < count, area[first] & 0xC0 == 0x80 { first -= 1 }
    let (length, isCutOff) = UTF8Check.prefix(area + first, count - first)
    let isAtEnd = offset - back + count == input.size
    if first + length < end || (first + length < count && (!isCutOff || isAtEnd)) { isUTF8 = false }
  }
}

extension Survey {
  /// Whether the first block is UTF-8.
  static func ofStart(_ input: Input) throws(Diagnostic) -> Bool {
    let area = UnsafeMutablePointer<UInt8>.allocate(capacity: block + 8)
    defer { area.deallocate() }
    let count = try input.read(at: 0, into: area, count: block)
    let (length, isCutOff) = UTF8Check.prefix(area, count)
    return length == count || (isCutOff && count < input.size)
  }
}
