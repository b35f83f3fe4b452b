import Glibc
import PlaintTable
import PlaintText

/// One block of a body with what is needed of its surroundings, in one reused buffer.
final class BlockText {
  private let input: InputFile
  private let body: Range<Int>
  private let size: Int
  private var area: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Where in the file the buffer starts, and how much it holds.
  private var offset = 0
  private var count = 0
  private(set) var block = 0..<0

  /// How much is read behind a block at first: records rarely reach further.
  private static let slack = 1 << 14

  init(_ input: InputFile, _ body: Range<Int>, size: Int) {
    self.input = input
    self.body = body
    self.size = size
    capacity = size + Self.slack + 256
    area = .allocate(capacity: capacity)
  }

  deinit { area.deallocate() }

  static func blocks(of body: Range<Int>, size: Int) -> Int { (body.count + size - 1) / size }

  /// Brings a block into the buffer and looks at it.
  func look(at number: Int) throws(Diagnostic) -> BlockScan {
    let start = body.lowerBound + number * size
    block = start..<min(start + size, body.upperBound)
    try read(behind: Self.slack)
    return BlockScan(self[block.lowerBound], block.count, before: before(block.lowerBound))
  }

  /// Whether the characters that start in the block are UTF-8, with the header's for the first.
  func isUTF8() -> Bool {
    var first = isFirst ? 0 : block.lowerBound
    while first > offset, self[first].pointee & 0xC0 == 0x80 { first -= 1 }
    return BlockScan.isUTF8(
      self[first], offset + count - first, until: block.upperBound - first,
      isAtEnd: offset + count == input.size)
  }

  /// The bytes from a place of the file on.
  subscript(place: Int) -> UnsafeMutablePointer<UInt8> { area + (place - offset) }

  /// Where the first record behind the block starts; nil when the last one reaches to the body's
  /// end.
  ///
  /// `isInside` says whether the block ends inside quotes.
  func nextRecord(_ isInside: Bool) throws(Diagnostic) -> Int? {
    let start = block.upperBound
    var behind = Self.slack
    while true {
      let end = min(offset + count, body.upperBound)
      let found = BlockScan(self[start], max(end - start, 0), before: before(start))
        .first(isInside)
      if found >= 0 { return start + found + 1 }
      guard end < body.upperBound else { return nil }
      behind *= 8
      try read(behind: behind)
    }
  }

  /// The line feeds in the block before a place.
  func lines(before place: Int) -> Int {
    UnsafeBufferPointer(start: self[block.lowerBound], count: place - block.lowerBound)
      .count { $0 == 0x0A }
  }

  /// Whether there are zero bytes between the block and a place behind it.
  func hasNulls(behind end: Int) -> Bool {
    end > block.upperBound
      && memchr(self[block.upperBound], 0, end - block.upperBound) != nil
  }

  /// Bytes that are known before a place; none where the body starts, whatever stands there.
  private func before(_ place: Int) -> Int { min(place - body.lowerBound, 2) }

  private var isFirst: Bool { block.lowerBound == body.lowerBound }

  private func read(behind: Int) throws(Diagnostic) {
    offset = isFirst ? 0 : max(0, block.lowerBound - 3)
    let wanted = min(block.upperBound + behind, input.size) - offset
    if capacity < wanted + 256 {
      try requireRoomForRecord(wanted, of: input.path)
      area.deallocate()
      capacity = wanted + 256
      area = .allocate(capacity: capacity)
    }
    count = try input.read(at: offset, into: area, count: wanted)
    // Scanners may load whole words.
    (area + count).update(repeating: 0, count: 64)
  }
}
