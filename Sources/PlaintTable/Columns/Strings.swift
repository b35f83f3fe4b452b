/// Many texts as bytes in one area, each known by where it starts and how long it is.
///
/// `spans[i]` packs the start (40 bits) over the length (24 bits). A text of 16 MB or more has the
/// length field all ones and its true length in the eight bytes before its start. Bytes are
/// UTF-8; a byte of the file that could not be decoded stands as its `Undecoded` scalar. Spans
/// need not be in order or adjacent: loaders write each chunk of a file at its own offset.
package struct Strings: Sendable {
  package let bytes: Buffer<UInt8>
  package let spans: Buffer<UInt64>
  /// How many texts there are; `spans` may have room for more.
  package let count: Int

  package static let longLength: UInt64 = 0xFF_FFFF

  package init(bytes: Buffer<UInt8>, spans: Buffer<UInt64>, count: Int) {
    self.bytes = bytes
    self.spans = spans
    self.count = count
  }

  package init(_ texts: [String]) {
    let total = texts.reduce(0) { $0 + $1.utf8.count + ($1.utf8.count >= 0xFF_FFFF ? 8 : 0) }
    bytes = Buffer(count: total)
    spans = Buffer(count: texts.count)
    count = texts.count
    var end = 0
    for (index, text) in texts.enumerated() {
      let length = text.utf8.count
      if length >= 0xFF_FFFF {
        UnsafeMutableRawPointer(bytes.base + end).storeBytes(of: UInt64(length), as: UInt64.self)
        end += 8
      }
      spans.base[index] = UInt64(end) << 24 | min(UInt64(length), Self.longLength)
      for byte in text.utf8 {
        bytes.base[end] = byte
        end += 1
      }
    }
  }

  /// The bytes of one text.
  package func utf8(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let span = spans.base[index]
    let start = Int(span >> 24)
    var length = Int(span & Self.longLength)
    if length == Int(Self.longLength) {
      length = Int(UnsafeRawPointer(bytes.base + start - 8).loadUnaligned(as: UInt64.self))
    }
    return UnsafeBufferPointer(start: bytes.base + start, count: length)
  }

  package subscript(index: Int) -> String {
    precondition(index >= 0 && index < count, "outside the texts")
    return String(decoding: utf8(index), as: UTF8.self)
  }
}
