import Glibc
import PlaintEncoding
import PlaintText

/// Turns UTF-8 into the bytes a file is to hold: another encoding, and stand-ins as the bytes that
/// they stand for.
///
/// One conversion keeps its state: use one a file.
package final class OutgoingEncoding {
  /// Nil for UTF-8.
  private let handle: iconv_t?
  let name: String

  /// Whether bytes that could not be decoded are another encoding's, so that they must not stand among
  /// characters of this one.
  private let replaces: Bool
  /// How many of them were replaced.
  private(set) var replaced = 0

  /// `sources` are the encodings that undecodable bytes may come from; none when that is not known.
  ///
  /// - Throws: the platform does not know the encoding.
  init(_ name: String?, from sources: Set<String> = []) throws(Diagnostic) {
    let own = name.map(Encoding.canonical) ?? "UTF-8"
    self.name = own
    replaces = sources.contains {
      (Encoding.wholes[$0] ?? $0) != (Encoding.wholes[own] ?? own)
    }
    guard self.name != "UTF-8" else {
      handle = nil
      return
    }
    let isWhole = Encoding.isName(self.name)
    let opened = !isWhole ? nil : iconv_open(self.name, "UTF-8")
    guard let opened, Int(bitPattern: opened) != -1 else { throw Self.unknown(name ?? "") }
    handle = opened
  }

  deinit { if let handle { iconv_close(handle) } }

  /// Whether a character may be found that does not encode.
  var mayRefuse: Bool { handle != nil }

  /// Whether a spreadsheet needs a byte order mark that the conversion does not write by itself.
  var wantsMark: Bool {
    handle == nil
      || name.hasPrefix("UTF") && !["UTF-16", "UTF-32"].contains(name)
  }

  /// Appends the bytes of whole characters.
  ///
  /// - Returns: where the first character stands that does not encode, or nil.
  func append(_ text: UnsafeBufferPointer<UInt8>, to target: inout [UInt8]) -> Int? {
    var start = 0
    while start < text.count {
      let end = nextUndecoded(text, from: start)
      if end > start, let refused = convert(text, start..<end, to: &target) { return refused }
      guard end < text.count else { break }
      if let byte = Undecoded.byte(in: text, at: end) {
        if replaces { replace(in: &target) } else { target.append(byte) }
      }
      start = end + 4
    }
    return nil
  }

  /// Writes the sign for what could not be read, or a question mark where the encoding has none.
  private func replace(in target: inout [UInt8]) {
    var sign = "\u{FFFD}"
    let isRefused = sign.withUTF8 { convert($0, 0..<$0.count, to: &target) != nil }
    if isRefused { target.append(0x3F) }
    replaced += 1
  }

  /// Appends what brings an encoding with a state back to its beginning.
  func finish(into target: inout [UInt8]) {
    guard let handle else { return }
    var room = [CChar](repeating: 0, count: 64)
    let used = room.withUnsafeMutableBufferPointer { area in
      var (output, free) = (area.baseAddress, area.count)
      _ = iconv(handle, nil, nil, &output, &free)
      return area.count - free
    }
    target.append(contentsOf: room[..<used].map { UInt8(bitPattern: $0) })
  }

  /// Where the next stand-in begins, or the end.
  private func nextUndecoded(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count, let base = text.baseAddress,
      let found = memchr(base + index, 0xF4, text.count - index)
    {
      index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if Undecoded.byte(in: text, at: index) != nil { return index }
      index += 1
    }
    return text.count
  }

  private func convert(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to target: inout [UInt8]
  ) -> Int? {
    guard let handle else {
      target.append(contentsOf: text[range])
      return nil
    }
    guard let base = text.baseAddress else { return nil }
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(
      mutating: base + range.lowerBound
    ).assumingMemoryBound(to: CChar.self)
    var left = range.count
    var room = [CChar](repeating: 0, count: min(2 * left + 64, 1 << 16))
    while left > 0 {
      let (used, code) = room.withUnsafeMutableBufferPointer { area -> (Int, Int32) in
        var (output, free) = (area.baseAddress, area.count)
        let hasFailed = iconv(handle, &input, &left, &output, &free) == -1
        return (area.count - free, hasFailed ? errno : 0)
      }
      room.withUnsafeBytes { target.append(contentsOf: $0[..<used]) }
      if code != 0, code != E2BIG { return range.upperBound - left }
    }
    return nil
  }

  /// Sees that the platform can write an encoding.
  package static func require(_ name: String) throws(Diagnostic) { _ = try OutgoingEncoding(name) }

  private static func unknown(_ name: String) -> Diagnostic {
    var diagnostic = Encoding.unknown(name)
    diagnostic.failure = .command
    return diagnostic
  }
}
