/// How a diagnostic is printed: message, the line it concerns, a caret under the place, hints.
///
/// ```
/// error: no column “Sttus” in complaints
///   breakdown Sttus
///             ^^^^^
/// hint: did you mean “Status”?
/// ```
extension Diagnostic {
  /// The diagnostic as printed, without a line break at the end.
  ///
  /// - Parameters:
  ///   - tongue: the language of message and hints.
  ///   - colour: whether terminal colours may be used.
  ///   - width: the columns the line shown may take; a longer one is cut around the caret.
  ///   - wraps: whether message and hints are broken into lines of that width, as for a terminal.
  /// - Returns: one line or several.
  package func rendered(
    in tongue: Tongue, colour: Bool = false, width: Int = 100, wraps: Bool = false
  ) -> String {
    let room = wraps ? width : Int.max
    // Nothing is wrong with a command that was interrupted.
    let place = failure == .interrupted ? nil : place
    let excerpt = source.flatMap { source in place.map { Excerpt(source.text, at: $0) } }
    var lines = headline(in: tongue, colour: colour, line: excerpt?.line ?? 0, width: room)
    if let excerpt, !excerpt.isBlank {
      lines += excerpt.lines(width: max(width - 2, 20), colour: colour).map { "  " + $0 }
    }
    let label = tongue == .english ? "hint: " : "提示："
    for hint in hints {
      lines += labelled(
        label, "36", hint.text(in: tongue).withoutMiddle.harmless, colour, width: room)
    }
    return lines.joined(separator: "\n")
  }

  /// The first line: file and line where known, the word "error", the message.
  private func headline(
    in tongue: Tongue, colour: Bool, line: Int, width: Int
  ) -> [String] {
    var place = ""
    if let source, let file = source.file { place = "\(file.harmless):\(source.line + line): " }
    let label = failure == .interrupted ? "" : tongue == .english ? "error: " : "错误："
    let text = message.text(in: tongue).abridged.harmless
    return labelled(label, "1;31", text, colour, width: width, behind: place)
  }
}

/// A label in colour with a text behind it, wrapped.
private func labelled(
  _ label: String, _ code: String, _ text: String, _ colour: Bool, width: Int,
  behind place: String = ""
) -> [String] {
  let start = place + label
  if start.displayWidth + text.displayWidth <= width {
    return [place + painted(label, code, colour) + text]
  }
  var lines = wrapped(start + text, width: width, indent: "  ")
  if colour, let first = lines.first, first.hasPrefix(start) {
    lines[0] = place + painted(label, code, colour) + first.dropFirst(start.count)
  }
  return lines
}

/// The line of a text that a place lies in, cut in three: before, at and after the place.
private struct Excerpt {
  let before: String
  let marked: String
  let after: String
  /// Of a line of a megabyte no more, in bytes, is looked at on each side: far more than is shown.
  private static let most = 1 << 13
  /// How many lines of the text come before this one.
  let line: Int

  init(_ text: String, at place: Place) {
    let bytes = Array(text.utf8)
    let start = min(max(place.start, 0), bytes.count)
    let first = (bytes[..<start].lastIndex(where: isLineBreak) ?? -1) + 1
    let last = bytes[start...].firstIndex(where: isLineBreak) ?? bytes.count
    let end = min(max(place.end, start), last)
    before = printable(bytes[max(first, start - Self.most)..<start])
    marked = printable(bytes[start..<min(end, start + Self.most)])
    after = printable(bytes[end..<min(last, end + Self.most)])
    line = lineBreaks(in: bytes[..<start])
  }

  var isBlank: Bool { PlaintText.isBlank(before + marked + after) }

  /// The line and the carets under it, cut to the width.
  func lines(width: Int, colour: Bool) -> [String] {
    let marked = marked.clipped(toWidth: width / 2)
    let rest = width - max(marked.displayWidth, 1)
    let behind = min(after.displayWidth, max(rest / 3, rest - before.displayWidth))
    let front = before.clippedFront(toWidth: rest - behind)
    let carets = String(repeating: "^", count: max(marked.displayWidth, 1))
    return [
      front + marked + after.clipped(toWidth: behind),
      String(repeating: " ", count: front.displayWidth) + painted(carets, "1;32", colour),
    ]
  }
}

private func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// The line breaks among the bytes, a carriage return and a line feed together being one.
private func lineBreaks(in bytes: ArraySlice<UInt8>) -> Int {
  var count = 0
  var before: UInt8 = 0
  for byte in bytes {
    if byte == 0x0A || before == 0x0D { count += 1 }
    before = byte
  }
  return before == 0x0D ? count + 1 : count
}

/// Bytes of a line as they are shown: tabs as blanks, dangerous characters as escapes.
private func printable(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self).harmless
}

private func painted(_ text: String, _ code: String, _ colour: Bool) -> String {
  colour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
}
