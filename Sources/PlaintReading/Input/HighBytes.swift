import PlaintTable
import PlaintText

/// What the bytes above ASCII of a file that is not UTF-8 speak for.
///
/// Read as GB18030, western letters make Chinese characters too, but rare ones: é before r is 閞. Text
/// in Chinese is nearly all of the 6,763 characters of GB 2312, which stand at codes of their own.
struct HighBytes {
  /// Pairs that are characters of GB 2312.
  private var chinese = 0
  /// Letters of Windows-1252 that are, with what follows, no character of GB 2312.
  private var western = 0
  /// Bytes that are, with what follows, no character of GB18030 at all, but one of Windows-1252: £5.
  private var broken = 0

  /// Enough to tell.
  private static let enough = 20_000

  /// Looks at a file's bytes from `start` on, as far as it takes to tell.
  ///
  /// - Throws: when the file cannot be read, or the run was cancelled.
  init(_ input: InputFile, from start: Int, _ run: Run) throws(Diagnostic) {
    let block = 1 << 18
    let area = Buffer<UInt8>(count: block + 64)
    var offset = start
    while offset < input.size, chinese + western < Self.enough {
      try run.check()
      let count = try input.read(at: offset, into: area.base, count: block)
      guard count > 0 else { break }
      let isLast = offset + count == input.size
      offset += look(UnsafeBufferPointer(start: area.base, count: count), isLast: isLast)
    }
  }

  /// They are western letters rather than Chinese characters.
  var areWestern: Bool { western + broken > chinese }

  /// Hardly any byte speaks for the other encoding.
  var areClear: Bool {
    chinese + western > 0 && 10 * min(chinese, western) <= max(chinese, western) && !areWestern
  }

  /// Looks at some bytes and gives how many, a pair cut off at the end left for the next look.
  private mutating func look(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte >= 0x80 else {
        index += 1
        continue
      }
      guard index + 3 < bytes.count || isLast else { return index }
      if Self.isBroken(bytes, at: index) { broken += 1 }
      index += take(byte, index + 1 < bytes.count ? bytes[index + 1] : 0x0A)
    }
    return bytes.count
  }

  /// Takes a high byte and the one behind it, and gives how many belong together.
  private mutating func take(_ byte: UInt8, _ next: UInt8) -> Int {
    if Self.isGB2312(byte, next) {
      chinese += 1
      return 2
    }
    let isDigit = (0x30...0x39).contains(next)
    if Self.isLetter(next) || (Self.isLetter(byte) && next < 0x40 && !isDigit) { western += 1 }
    return next >= 0x80 ? 2 : 1
  }

  /// Whether no character of GB18030 begins here, though Windows-1252 has one.
  private static func isBroken(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = bytes[index]
    if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) { return false }
    guard byte != 0x80, byte != 0xFF else { return true }
    func next(_ offset: Int) -> UInt8 {
      index + offset < bytes.count ? bytes[index + offset] : 0x0A
    }
    guard (0x30...0x39).contains(next(1)) else {
      return next(1) < 0x40 || next(1) == 0x7F || next(1) == 0xFF
    }
    return !((0x81...0xFE).contains(next(2)) && (0x30...0x39).contains(next(3)))
  }

  /// One of the 6,763 Chinese characters of GB 2312: rows 16 to 87, the last five of row 55 empty.
  private static func isGB2312(_ lead: UInt8, _ trail: UInt8) -> Bool {
    (0xB0...0xF7).contains(lead) && (0xA1...0xFE).contains(trail)
      && !(lead == 0xD7 && trail > 0xF9)
  }

  /// A letter of Windows-1252.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F: true
    case 0xC0...0xFF: byte != 0xD7 && byte != 0xF7
    default: false
    }
  }
}
