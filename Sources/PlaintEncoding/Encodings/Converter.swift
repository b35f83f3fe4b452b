import Glibc
import PlaintText

/// Converts a stream of bytes between a named encoding and UTF-8 by the platform's iconv.
///
/// Bytes that do not decode become their stand-ins; characters that do not encode are refused.
/// One conversion keeps its state: use one converter a stream.
package final class Converter {
  private let handle: iconv_t
  /// How many bytes a character takes at least: what is stepped over after a failure.
  private let unit: Int
  private let table: TwoByteTable?

  /// A converter to UTF-8, or nil when the platform does not know the encoding.
  package convenience init?(from encoding: String) {
    self.init(plainlyFrom: encoding, TwoByteTable.of(encoding))
  }

  /// A converter to UTF-8 that leaves to a table what it has.
  init?(plainlyFrom encoding: String, _ table: TwoByteTable? = nil) {
    guard Encoding.isName(encoding) else { return nil }
    handle = iconv_open("UTF-8", encoding)
    unit = Self.unit(of: encoding)
    self.table = table
    if Self.isBad(handle) { return nil }
  }

  /// A converter from UTF-8, or nil when the platform does not know the encoding.
  package init?(to encoding: String) {
    guard Encoding.isName(encoding) else { return nil }
    handle = iconv_open(encoding, "UTF-8")
    unit = 1
    table = nil
    if Self.isBad(handle) { return nil }
  }

  deinit { if !Self.isBad(handle) { iconv_close(handle) } }

  private static func isBad(_ handle: iconv_t) -> Bool { Int(bitPattern: handle) == -1 }

  private static func unit(of encoding: String) -> Int {
    let name = encoding.uppercased()
    if name.contains("UTF-32") || name.contains("UTF32") || name.contains("UCS-4") { return 4 }
    if name.contains("UTF-16") || name.contains("UTF16") || name.contains("UCS-2") { return 2 }
    return 1
  }

  /// Decodes bytes, repairing what fails.
  ///
  /// The target has room for four times `count` and 16 more. Gives how many bytes were read (a
  /// character cut off at the end waits for more unless `isLast`), how many written, and how many
  /// failures were repaired.
  package func decode(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool,
    into target: UnsafeMutablePointer<UInt8>
  ) -> (read: Int, written: Int, failures: Int) {
    var (read, written, failures) = (0, 0, 0)
    while read < count {
      if let table {
        let step = table.decode(bytes + read, count - read, into: target + written)
        read += step.read
        written += step.written
        if read == count { break }
      }
      // What the table leaves is one character, or none: a longer stretch is only for iconv.
      let most = table == nil ? count - read : min(4, count - read)
      let step = convert(bytes + read, most, target + written, 4 * most + 16)
      read += step.read
      written += step.written
      guard read < count else { break }
      if table != nil, step.read > 0 { continue }
      if step.code == EINVAL, !isLast { break }
      failures += 1
      let lost = min(unit, count - read)
      written += putLost(bytes + read, lost, target + written)
      read += lost
    }
    return (read, written, failures)
  }

  /// Writes what stands for bytes that are no character.
  ///
  /// Of an encoding with several bytes a character, an ASCII byte by itself is none: it would make up a
  /// letter, a delimiter or a line end. One stand-in at least is there to be counted.
  private func putLost(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard unit > 1 else { return UTF8Check.putUndecoded(bytes[0], target) }
    var written = 0
    for index in 0..<count where bytes[index] >= 0x80 {
      written += UTF8Check.putUndecoded(bytes[index], target + written)
    }
    return written > 0 ? written : UTF8Check.putUndecoded(0xFF, target)
  }

  /// Converts as far as possible; `code` says why it stopped before the end.
  package func convert(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ target: UnsafeMutablePointer<UInt8>, _ room: Int
  ) -> (read: Int, written: Int, code: Int32) {
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: bytes)
      .assumingMemoryBound(to: CChar.self)
    var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target)
      .assumingMemoryBound(to: CChar.self)
    var (left, free) = (count, room)
    let result = iconv(handle, &input, &left, &output, &free)
    return (count - left, room - free, result < 0 ? errno : 0)
  }
}
