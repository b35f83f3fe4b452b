/// Text broken into lines of at most `width` columns.
///
/// English breaks at blanks, Chinese between any two characters, but no line begins with a closing
/// sign; a word longer than a line is cut where the line ends. Line breaks in the text stay.
///
/// - Complexity: linear in the text.
package func wrapped(_ text: String, width: Int, indent: String = "") -> [String] {
  let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
  return paragraphs.flatMap { paragraph in
    var wrapper = Wrapper(width: max(width, 1), indent: indent)
    for word in words(paragraph) { wrapper.add(word) }
    return wrapper.finished
  }
}

/// Each line of a text wrapped by itself; blanks at its start stay, and what follows is set two
/// further in.
package func wrappedLines(_ text: String, width: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
    let lead = String(line.prefix { $0 == " " })
    let rest = String(line.dropFirst(lead.count))
    return wrapped(rest, width: width - lead.count, indent: "  ").map { lead + $0 }
  }
}

private struct Wrapper {
  let width: Int
  let indent: String
  private var lines: [String] = []
  private var line = ""
  private var used = 0

  init(width: Int, indent: String) {
    self.width = width
    self.indent = indent.displayWidth < width ? indent : ""
  }

  /// Puts a word on this line, on the next one, or cut over several.
  mutating func add(_ word: Word) {
    let gap = used > 0 && word.followsBlank ? 1 : 0
    let size = word.text.displayWidth
    if used + gap + size <= width { return append(word.text, size, gap: gap) }
    if used > 0, lineHasText { end() }
    if used + size <= width { return append(word.text, size, gap: 0) }
    for character in word.text {
      let size = character.displayWidth
      if used + size > width, lineHasText { end() }
      append(size > width ? "…" : String(character), min(size, 1 > width ? 0 : size), gap: 0)
    }
  }

  /// The lines, the last one included.
  var finished: [String] { lines + [line] }

  private var lineHasText: Bool { used > (lines.isEmpty ? 0 : indent.displayWidth) }

  private mutating func append(_ text: String, _ size: Int, gap: Int) {
    line += String(repeating: " ", count: gap) + text
    used += gap + size
  }

  private mutating func end() {
    lines.append(line)
    line = indent
    used = indent.displayWidth
  }
}

/// A run of characters no line break may part.
private struct Word {
  var text: String
  var followsBlank: Bool
}

private func words(_ text: Substring) -> [Word] {
  var words: [Word] = []
  var isFresh = true
  var blank = false
  for character in text {
    if character == " " {
      (isFresh, blank) = (true, true)
      continue
    }
    let wide = character.displayWidth > 1
    let glued = closing.contains(character) || words.last.map { opens($0.text) } ?? false
    if blank || (!glued && (isFresh || wide)) || words.isEmpty {
      words.append(Word(text: String(character), followsBlank: blank))
    } else {
      words[words.count - 1].text.append(character)
    }
    isFresh = wide && !opening.contains(character)
    blank = false
  }
  return words
}

private func opens(_ text: String) -> Bool { text.last.map(opening.contains) ?? false }

private let closing: Set<Character> = Set("，。；：、！？）】》」』”’%…,.;:!?)]}")
private let opening: Set<Character> = Set("（【《「『“‘([{")
