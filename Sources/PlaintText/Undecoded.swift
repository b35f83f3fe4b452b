/// The stand-ins for bytes that could not be decoded.
///
/// A file in no known encoding still has to be written back exactly as it was read. Such a byte
/// stands in text as the code point U+10FF00 plus the byte, at the end of the last private
/// plane, where no real text has anything.
package enum Undecoded {
  /// The code point that stands for a byte of 0x80 or more.
  ///
  /// - Precondition: `byte` is not ASCII; every encoding Plaint reads decodes ASCII.
  package static func scalar(for byte: UInt8) -> Unicode.Scalar {
    precondition(byte >= 0x80, "an ASCII byte always decodes")
    return Unicode.Scalar(0x10_FF00 + UInt32(byte)) ?? "\u{FFFD}"
  }

  /// The byte a code point stands for, or nil if it is an ordinary character.
  package static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= 0x10_FF80 ? UInt8(scalar.value - 0x10_FF00) : nil
  }

  /// The byte whose stand-in begins at a place of UTF-8 text, or nil.
  @inlinable
  package static func byte(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
    guard text[index] == 0xF4, index + 3 < text.count, text[index + 1] == 0x8F,
      text[index + 2] >= 0xBE
    else { return nil }
    return 0x80 | (text[index + 2] & 1) << 6 | text[index + 3] & 0x3F
  }
}

extension Undecoded {
  /// Bytes as text: UTF-8 where they are, stand-ins where they are not.
  package static func text(of bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let character = (1...4).lazy.compactMap { count in
        String(validating: rest.prefix(count), as: UTF8.self).map { (count, $0) }
      }.first
      if let (count, character) = character {
        text += character
        rest = rest.dropFirst(count)
      } else {
        text.unicodeScalars.append(scalar(for: first))
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// The bytes that a text stands for.
  package static func bytes(of text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8)
    }
  }
}
