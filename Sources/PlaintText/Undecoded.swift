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
}
