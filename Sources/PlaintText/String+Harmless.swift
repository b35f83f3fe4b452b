/// Text as a terminal may print it: what could move the cursor, change colours, turn the
/// direction of reading round or hide is shown as a sign or an escape.
///
/// Complaint texts come from strangers. A tab shows as `⇥`, a line break as `⏎`, another control
/// character as `\e` or `\u{7}`, a byte that could not be decoded as `\xE4`. Joiners and
/// variation selectors stay where they make emoji and scripts legible.
extension String {
  /// The text with every dangerous or invisible character made visible; one line.
  ///
  /// - Complexity: one pass, over the bytes for ASCII and plain Chinese; harmless text is returned without a copy.
  package var harmless: String {
    // Bytes that have a plain width are all harmless; nearly every text is of them.
    if plainWidth(of: self) != nil { return self }
    guard unicodeScalars.contains(where: { !isPlainlyHarmless($0) }) else { return self }
    var result = ""
    var before: Unicode.Scalar?
    for scalar in unicodeScalars {
      if !(before == "\r" && scalar == "\n") {
        result += shown(scalar, after: before)
      }
      before = scalar
    }
    return result
  }
}

extension String {
  /// The text with every line ``harmless``: its line breaks are our own, or its writer's.
  package var harmlessLines: String { harmless(keeping: "\n") }

  /// The text harmless but for one sign that its writer meant: a line break, a tab.
  package func harmless(keeping sign: Character) -> String {
    split(separator: sign, omittingEmptySubsequences: false).map { String($0).harmless }
      .joined(separator: String(sign))
  }
}

/// Whether the scalar is in the ranges of which all others are spared a closer look.
private func isPlainlyHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E, 0x3000...0x3163, 0x3165...0xD7FF, 0xFF01...0xFF9F: true
  default: false
  }
}

/// How a scalar is shown when `before` stands before it.
private func shown(_ scalar: Unicode.Scalar, after before: Unicode.Scalar?) -> String {
  if isPlainlyHarmless(scalar) { return String(scalar) }
  if let byte = Undecoded.byte(of: scalar) { return "\\x" + hexadecimal(UInt32(byte)) }
  switch scalar.value {
  case 0x09: return "⇥"
  case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return "⏎"
  case 0x1B: return "\\e"
  default: break
  }
  let stays = isVisible(scalar) || (isJoining(scalar) && mayBeJoined(before))
  return stays ? String(scalar) : "\\u{" + hexadecimal(scalar.value) + "}"
}

/// Whether the scalar draws something and only that.
private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2800, 0x3164, 0xFFA0: return false
  case 0xFE00...0xFE0F, 0xE0000...0xE0FFF: return false
  case 0x600...0x605, 0x6DD, 0x70F, 0x8E2, 0x110BD, 0x110CD: return true
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return false
  case .unassigned: return !scalar.properties.isNoncharacterCodePoint
  default: return true
  }
}

/// Whether the scalar is invisible but may change how the one before it is drawn: a zero-width
/// joiner or non-joiner, a variation selector.
private func isJoining(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
  default: false
  }
}

/// Whether a joining scalar means something after this one: an emoji (or a digit of a keycap), a
/// letter or mark beyond ASCII, or a selector after an emoji.
private func mayBeJoined(_ before: Unicode.Scalar?) -> Bool {
  guard let before else { return false }
  if before.value == 0xFE0F || before.properties.isEmoji { return true }
  return before.value >= 0x80 && isVisible(before) && !before.properties.isWhitespace
}

private func hexadecimal(_ value: UInt32) -> String {
  String(value, radix: 16, uppercase: true)
}
