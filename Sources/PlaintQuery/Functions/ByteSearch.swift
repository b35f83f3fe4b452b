import Glibc

/// Literal search in text, by bytes: what is searched for is found as it is written, never by
/// Unicode equivalence.
extension String {
  /// The offset in UTF-8 bytes of the first occurrence at or after `start`, or nil.
  func byteOffset(of part: String, from start: Int = 0) -> Int? {
    var (text, part) = (self, part)
    return text.withUTF8 { text in part.withUTF8 { firstOffset(of: $0, in: text, from: start) } }
  }

  /// The text cut at every occurrence of a separator; whole when the separator is empty.
  func pieces(between separator: String) -> [String] {
    guard !separator.isEmpty else { return [self] }
    var pieces: [String] = []
    var start = 0
    while let next = byteOffset(of: separator, from: start) {
      pieces.append(bytes(start, next))
      start = next + separator.utf8.count
    }
    pieces.append(bytes(start, utf8.count))
    return pieces
  }

  /// The text between two offsets in bytes.
  func bytes(_ start: Int, _ end: Int) -> String {
    let utf8 = self.utf8
    let first = utf8.index(utf8.startIndex, offsetBy: start)
    return String(decoding: utf8[first..<utf8.index(first, offsetBy: end - start)], as: UTF8.self)
  }

  /// Whether the text begins with these bytes.
  func begins(with part: String) -> Bool { utf8.starts(with: part.utf8) }

  /// Whether the text ends with these bytes.
  func ends(with part: String) -> Bool { utf8.reversed().starts(with: part.utf8.reversed()) }
}

/// The offset of the first occurrence of some bytes at or after `start`, or nil.
///
/// Looks for the last byte first: in Chinese it tells more than the first, which many share.
///
/// - Complexity: O(n) where that byte is rare, O(n m) at worst.
package func firstOffset(
  of part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int = 0
) -> Int? {
  guard let wanted = part.baseAddress, part.count > 0 else { return start }
  guard let base = text.baseAddress else { return nil }
  let last = part.count - 1
  var offset = start
  while offset + part.count <= text.count {
    let rest = text.count - offset - last
    guard let found = memchr(base + offset + last, Int32(wanted[last]), rest) else { return nil }
    offset = UnsafeRawPointer(found) - UnsafeRawPointer(base) - last
    if memcmp(base + offset, wanted, last) == 0 { return offset }
    offset += 1
  }
  return nil
}
