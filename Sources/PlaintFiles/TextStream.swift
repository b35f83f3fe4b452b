import Glibc
import PlaintTable
import PlaintText

/// How the bytes of a file become UTF-8.
enum Decoding: Hashable, Sendable {
  /// They are well-formed UTF-8.
  case plain
  /// They are UTF-8 with some that are not.
  case repair
  /// They are in an encoding known to iconv.
  case named(String)

  /// How many bytes one byte of the file may become.
  var growth: Int { self == .plain ? 1 : 4 }
}

/// A stretch of a file as UTF-8 in one reused buffer that slides over it.
///
/// ``start`` ..< ``end`` is what has been decoded and not yet consumed. 64 readable bytes follow
/// the end, so that scanners may load whole words.
final class TextStream {
  private(set) var base: UnsafeMutablePointer<UInt8>
  var start = 0
  private(set) var end = 0
  /// Everything has been decoded.
  private(set) var isLast = false
  /// Whether what ``fill(_:)`` added may hold stand-ins or NUL bytes.
  private(set) var isOdd = false

  /// Whether stand-ins for undecodable bytes may be in it.
  var mayHoldStandIns: Bool

  private let input: Input
  private let decoding: Decoding
  private let converter: Converter?
  private var offset: Int
  private let limit: Int
  private var capacity: Int
  private var raw: UnsafeMutablePointer<UInt8>
  private var rawCount = 0
  private let block: Int

  /// Where in the file ``start`` is; for ``Decoding/plain`` only.
  var position: Int { offset - (end - start) }

  static let slack = 64

  /// The bytes of `input` in `range`, read by `block` bytes at a time.
  init(
    _ input: Input, _ range: Range<Int>, _ decoding: Decoding, block: Int = 1 << 20
  ) throws(Diagnostic) {
    self.input = input
    self.decoding = decoding
    mayHoldStandIns = decoding != .plain
    self.block = block
    offset = range.lowerBound
    limit = range.upperBound
    capacity = decoding.growth * (block + 16) + 16
    base = .allocate(capacity: capacity + Self.slack)
    base.initialize(repeating: 0, count: capacity + Self.slack)
    raw = .allocate(capacity: decoding == .plain ? 1 : block + 16)
    if case .named(let name) = decoding {
      converter = Converter(from: name)
      if converter == nil { throw Encoding.unknown(name) }
    } else {
      converter = nil
    }
  }

  deinit {
    base.deallocate()
    raw.deallocate()
  }

  /// Decodes the next block behind what is left, which moves to the front.
  func fill() throws(Diagnostic) {
    makeRoom()
    let before = end
    if decoding == .plain {
      let count = try input.read(at: offset, into: base + end, count: min(block, limit - offset))
      offset += count
      end += count
      isLast = offset >= limit
    } else {
      try decodeBlock()
    }
    isOdd = (before > 0 && isOdd) || hasOddBytes(base + before, end - before)
  }

  private func makeRoom() {
    let left = end - start
    let needed = left + decoding.growth * (block + 16) + 16
    if needed > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * needed + Self.slack)
      larger.initialize(repeating: 0, count: 2 * needed + Self.slack)
      larger.update(from: base + start, count: left)
      base.deallocate()
      base = larger
      capacity = 2 * needed
    } else if start > 0 {
      base.update(from: base + start, count: left)
    }
    start = 0
    end = left
  }

  private func decodeBlock() throws(Diagnostic) {
    let count = try input.read(
      at: offset, into: raw + rawCount, count: min(block, limit - offset))
    offset += count
    let isFinal = offset >= limit
    let all = rawCount + count
    let read: Int
    let written: Int
    if let converter {
      (read, written, _) = converter.decode(raw, all, isLast: isFinal, into: base + end)
    } else {
      (read, written) = UTF8Check.repair(raw, all, isLast: isFinal, into: base + end)
    }
    raw.update(from: raw + read, count: all - read)
    rawCount = all - read
    end += written
    isLast = isFinal
  }

  private func hasOddBytes(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    memchr(bytes, 0, count) != nil || (mayHoldStandIns && memchr(bytes, 0xF4, count) != nil)
  }
}
