import Glibc
import PlaintEncoding
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

  private let input: InputFile
  private let decoding: Decoding
  private let converter: Converter?
  private var offset: Int
  private let limit: Int
  private var capacity: Int
  private var raw: UnsafeMutablePointer<UInt8>
  private var rawCount = 0
  private var rawCapacity: Int
  private let block: Int

  /// Where in the file ``start`` is; for ``Decoding/plain`` only.
  var position: Int { offset - (end - start) }

  static let slack = 64

  /// The bytes of `input` in `range`, read by `block` bytes at a time.
  init(
    _ input: InputFile, _ range: Range<Int>, _ decoding: Decoding, block: Int = 1 << 20
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
    rawCapacity = decoding == .plain ? 1 : block + 16
    raw = .allocate(capacity: rawCapacity)
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
  ///
  /// What is left is the start of a record, which is looked at again: of a long one as much again
  /// is read at once, so that its length costs no more than it must.
  func fill() throws(Diagnostic) {
    let block = max(self.block, end - start)
    try makeRoom(block)
    let before = end
    if decoding == .plain {
      let count = try input.read(at: offset, into: base + end, count: min(block, limit - offset))
      offset += count
      end += count
      isLast = offset >= limit
    } else {
      try decodeBlock(block)
    }
    isOdd = (before > 0 && isOdd) || hasOddBytes(base + before, end - before)
  }

  private func makeRoom(_ block: Int) throws(Diagnostic) {
    let left = end - start
    let needed = left + decoding.growth * (block + 16) + 16
    if needed > capacity {
      try requireRoomForRecord(needed + block, of: input.path)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed + Self.slack)
      larger.update(from: base + start, count: left)
      (larger + left).initialize(repeating: 0, count: needed + Self.slack - left)
      base.deallocate()
      base = larger
      capacity = needed
    } else if start > 0 {
      base.update(from: base + start, count: left)
    }
    start = 0
    end = left
  }

  private func decodeBlock(_ block: Int) throws(Diagnostic) {
    if rawCapacity < rawCount + block {
      rawCapacity = rawCount + block
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: rawCapacity)
      larger.update(from: raw, count: rawCount)
      raw.deallocate()
      raw = larger
    }
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

/// Throws when there is no memory for a record that goes on for so long.
func requireRoomForRecord(_ bytes: Int, of path: String) throws(Diagnostic) {
  try AvailableMemory.require(
    bytes, Message("a record of “\(path)”", "“\(path)”中的一条记录"),
    hint: Message(
      "a quote that is never closed, or another kind of file, makes one record of all that follows",
      "引号没有闭合，或不是表格文件，都会使后面的全部内容成为一条记录"))
}
