/// How many columns of a terminal a piece of text takes.
///
/// East Asian wide and full-width characters and emoji take two, ambiguous ones one (Unicode
/// Technical Report 11), combining marks and joiners none. Text counts by what a reader sees as
/// one character, so that a family emoji takes two columns, not eight. Control characters count
/// as nothing: make text ``harmless`` first.
extension String {
  /// The columns this text takes.
  ///
  /// - Complexity: one pass over the bytes for ASCII, over the scalars for plain Chinese.
  package var displayWidth: Int {
    plainWidth(of: self) ?? reduce(0) { $0 + $1.displayWidth }
  }

  /// The text cut to at most `width` columns, ending in “…” where something was cut.
  package func clipped(toWidth width: Int) -> String {
    guard utf8.count > width, displayWidth > width else { return self }
    guard width > 0 else { return "" }
    return leading(width: width - 1) + "…"
  }

  /// The text cut at its front to at most `width` columns, beginning with “…” where it was cut.
  package func clippedFront(toWidth width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 0 else { return "" }
    return "…" + trailing(width: width - 1)
  }

  /// The text with blanks added up to `width` columns, behind it or before it; never cut.
  package func padded(toWidth width: Int, alignRight: Bool = false) -> String {
    let missing = width - displayWidth
    guard missing > 0 else { return self }
    let blanks = String(repeating: " ", count: missing)
    return alignRight ? blanks + self : self + blanks
  }

  /// The longest beginning that takes at most `width` columns.
  private func leading(width: Int) -> Substring {
    var left = width
    return prefix { character in
      left -= character.displayWidth
      return left >= 0
    }
  }

  /// The longest end that takes at most `width` columns.
  private func trailing(width: Int) -> Substring {
    var left = width
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      left -= self[before].displayWidth
      if left < 0 { break }
      start = before
    }
    return self[start...]
  }
}

extension Character {
  /// The columns this character takes: 0, 1 or 2, or more for clusters that spread.
  package var displayWidth: Int {
    var sum = 0
    for scalar in unicodeScalars {
      if scalar.showsEmoji || (scalar.value == 0xFE0F && isEmojiBase) { return 2 }
      sum += scalar.displayWidth
    }
    return sum
  }

  /// Whether the character begins with what a selector can turn into an emoji.
  private var isEmojiBase: Bool { unicodeScalars.first?.properties.isEmoji ?? false }
}

extension Unicode.Scalar {
  /// Whether the scalar is drawn as an emoji by itself; half of a flag is not.
  fileprivate var showsEmoji: Bool {
    value >= 0x231A && properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value)
  }

  /// The columns this scalar takes when it stands alone.
  fileprivate var displayWidth: Int {
    if value < 0x300 { return value >= 0x20 && !(0x7F...0x9F).contains(value) ? 1 : 0 }
    if isZeroWidth { return 0 }
    return isWide ? 2 : 1
  }

  /// Whether the scalar draws nothing of its own: a mark on the one before, a joiner, half of a
  /// Hangul syllable.
  private var isZeroWidth: Bool {
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return true
    case .format: return !(0x600...0x605).contains(value)
    default: return false
    }
  }

  /// Whether the scalar is of East Asian width W or F, emoji apart.
  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    var (low, high) = (0, wideRanges.count)
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }
}

/// How many characters a reader counts in UTF-8.
///
/// - Complexity: one pass over the bytes for plain text, 1 ns a character; other text is cut into
///   grapheme clusters, 40 ns each.
package func characterCount(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
  plainCounts(utf8)?.characters ?? String(decoding: utf8, as: UTF8.self).count
}

/// The width of text made only of printable ASCII, Chinese, kana and full-width signs, where
/// scalars are characters; nil for any other text.
///
/// Counted from the bytes: a fifth of the time that scalars take, for every cell that is drawn.
func plainWidth(of text: String) -> Int? {
  let counts = text.utf8.withContiguousStorageIfAvailable(plainCounts)
  return counts.map { $0?.width } ?? Array(text.utf8).withUnsafeBufferPointer(plainCounts)?.width
}

private func plainCounts(
  _ bytes: UnsafeBufferPointer<UInt8>
) -> (characters: Int, width: Int)? {
  var (narrow, wide, index) = (0, 0, 0)
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x80 {
      guard (0x20...0x7E).contains(byte) else { return nil }
      narrow &+= 1
      index &+= 1
      continue
    }
    guard (0xE3...0xEF).contains(byte), index &+ 2 < bytes.count else { return nil }
    let rest = UInt32(bytes[index &+ 1] & 0x3F) << 6 | UInt32(bytes[index &+ 2] & 0x3F)
    switch UInt32(byte & 0x0F) << 12 | rest {
    case 0x4E00...0x9FFF, 0x3000...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0xFF01...0xFF60: break
    default: return nil
    }
    wide &+= 1
    index &+= 3
  }
  return (narrow + wide, narrow + 2 * wide)
}

/// The scalars of East Asian width W and F, in order; emoji are told by their own property.
///
/// Source: EastAsianWidth.txt, Unicode 15, with unassigned stretches inside blocks joined.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4C6,
  0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,
  0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x18D00...0x18D1E, 0x1AFF0...0x1B2FB,
  0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
]
