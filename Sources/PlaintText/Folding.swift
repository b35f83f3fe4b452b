/// The form in which two texts are the same to a reader who minds neither case nor width.
///
/// Full-width signs become ASCII, the ideographic blank a blank, letters lower case. Half-width
/// katakana stay as they are. Folding twice changes nothing. Used by `contains`, `=~` and the
/// matching of names.
///
/// - Complexity: one pass; text that is already folded is returned without a copy.
package func folded(_ text: String) -> String {
  guard needsFolding(text) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { appendFolded(scalar, to: &result) }
  return String(result)
}

/// Whether folding might change the text: it holds a capital, a full-width sign or a letter
/// beyond ASCII that is not Chinese.
private func needsFolding(_ text: String) -> Bool {
  text.unicodeScalars.contains { scalar in
    switch scalar.value {
    case 0x00...0x40, 0x5B...0x7F, 0x3001...0xA63F, 0xAC00...0xD7FF: false
    default: true
    }
  }
}

private func appendFolded(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
  let narrow = narrowed(scalar)
  switch narrow.value {
  case 0x00...0x40, 0x5B...0x7F, 0x3001...0xA63F, 0xAC00...0xD7FF: result.append(narrow)
  case 0x41...0x5A: result.append(Unicode.Scalar(UInt8(narrow.value + 0x20)))
  case 0x3C2: result.append("σ")
  default:
    // One by one: appending a sequence copies all there is, which took ten seconds for a megabyte.
    for small in narrow.properties.lowercaseMapping.unicodeScalars { result.append(small) }
  }
}

/// The ASCII or half-width form of a full-width sign, any other scalar itself.
private func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  case 0x3000: " "
  case 0xFFE0: "¢"
  case 0xFFE1: "£"
  case 0xFFE5: "¥"
  default: scalar
  }
}

/// The text without blanks around it: spaces of any width, tabs, line breaks, byte order marks.
package func trimmedBlanks(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, let last = scalars.last else { return text }
  if !isBlank(first), !isBlank(last) { return text }
  guard let start = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
  let end = scalars.lastIndex { !isBlank($0) } ?? start
  return String(scalars[start...end])
}

/// Whether nothing but blanks is in the text, so that a cell holding it is missing.
package func isBlank(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy(isBlank)
}

/// Whether a reader sees nothing there: white space of any kind, a zero-width space or mark.
package func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x20: true
  case 0x00...0x7F, 0x3001...0xD7FF: false
  case 0x200B, 0xFEFF: true
  default: scalar.properties.isWhitespace
  }
}
