import PlaintText

/// Texts, in UTF-8, that are blanks alone.
package enum BlankText {
  /// Whether a text is empty or blanks alone.
  package static func isBlank(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    if count == 0 { return true }
    guard mayBeBlank(text[0]) else { return false }
    return PlaintText.isBlank(
      String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
  }

  /// Whether a byte may begin a blank.
  @inlinable @inline(__always)
  package static func mayBeBlank(_ lead: UInt8) -> Bool {
    lead <= 0x20 || lead == 0xC2 || (lead >= 0xE1 && lead <= 0xE3) || lead == 0xEF
  }
}
