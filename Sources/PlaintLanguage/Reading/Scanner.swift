import PlaintText
import Synchronization

/// Walks over one command and gives a token at a time.
///
/// There is no separate token list: what a stretch of text is depends on what may stand there (a
/// path may hold dots and slashes), so the reader asks for what it wants at a position.
package struct Scanner: Sendable {
  package let source: SourceText
  let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar, and of the end.
  let offsets: [Int]
  /// The index of the next scalar.
  package var position = 0
  /// The index behind the last token taken, without the blanks and comments after it.
  private(set) var taken = 0
  private let known = KnownTokens()

  package init(_ source: SourceText) {
    self.source = source
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(source.text.utf8.count)
    offsets.reserveCapacity(source.text.utf8.count + 1)
    var offset = 0
    for scalar in source.text.unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }

  /// The UTF-8 offset of the next scalar.
  package var offset: Int { offsets[position] }

  func at(_ index: Int) -> Unicode.Scalar? {
    index < scalars.count ? Letters.plain(scalars[index]) : nil
  }

  func place(from start: Int, to end: Int) -> Place { Place(offsets[start], offsets[end]) }

  /// The text as written at a place.
  package func written(_ place: Place) -> String {
    let utf8 = source.text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: place.start)
    let end = utf8.index(utf8.startIndex, offsetBy: place.end)
    return String(source.text[start..<end])
  }

  /// Skips blanks, line breaks, continuation backslashes and comments.
  package mutating func skipBlanks() {
    while position < scalars.count {
      if Letters.isBlank(scalars[position]) {
        position += 1
      } else if at(position) == "\\", endsLine(position + 1) {
        position += 1
      } else if at(position) == "#", position == 0 || Letters.isBlank(scalars[position - 1]) {
        while position < scalars.count, scalars[position] != "\n" { position += 1 }
      } else {
        return
      }
    }
  }

  /// Whether only blanks stand between an index and the end of its line.
  private func endsLine(_ index: Int) -> Bool {
    var index = index
    while index < scalars.count, scalars[index] != "\n" {
      guard Letters.isBlank(scalars[index]) else { return false }
      index += 1
    }
    return true
  }

  /// The next token; the position moves behind it.
  package mutating func next() throws(Diagnostic) -> Token {
    let start = position
    let token: Token
    if let (made, end) = known[start] {
      position = end
      token = try made.get()
    } else {
      do {
        token = try self.token()
        known[start] = (.success(token), position)
      } catch {
        known[start] = (.failure(error), position)
        throw error
      }
    }
    if token.kind != .end { taken = position }
    return token
  }

  /// The tokens from an offset to the next `|` or the end, as far as they can be told.
  package func tokens(from offset: Int) -> [Token] {
    var copy = self
    copy.position = offsets.firstIndex { $0 >= offset } ?? scalars.count
    var tokens: [Token] = []
    while let token = try? copy.next(), token.kind != .end, !token.isSign("|") {
      tokens.append(token)
    }
    return tokens
  }

  /// Takes everything before an index, as one thing.
  package mutating func take(upTo end: Int) {
    position = end
    taken = end
  }

  private mutating func token() throws(Diagnostic) -> Token {
    skipBlanks()
    let start = position
    guard let first = at(start) else {
      return Token(kind: .end, text: "", place: place(from: start, to: start))
    }
    if let closing = Letters.closing(scalars[start]) { return try quoted(until: closing) }
    if first == "[" { return try bracketed() }
    if first == "{", let parameter = parameter() { return parameter }
    if Letters.isWord(scalars[start]) { return word() }
    return sign()
  }

  private mutating func word() -> Token {
    let start = position
    position = wordEnd(start)
    let place = place(from: start, to: position)
    let isPlain = scalars[start..<position].allSatisfy { plainDigit($0) == $0 }
    let text =
      isPlain
      ? written(place) : String(String.UnicodeScalarView(scalars[start..<position].map(plainDigit)))
    return Token(kind: .word, text: text, place: place)
  }

  private func plainDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Letters.isWord(scalar) && !Letters.isDigit(scalar) ? scalar : Letters.plain(scalar)
  }

  /// Where the word at an index ends: hyphens between letters or digits belong to it, a point
  /// between digits, and a percent sign right after a number.
  private func wordEnd(_ start: Int) -> Int {
    var end = start
    while end < scalars.count {
      let next = end + 1 < scalars.count ? scalars[end + 1] : " "
      if Letters.isWord(scalars[end]) {
        end += 1
      } else if at(end) == "-", Letters.isWord(next) {
        end += 1
      } else if at(end) == ".", Letters.isDigit(scalars[end - 1]), Letters.isDigit(next) {
        end += 1
      } else {
        break
      }
    }
    let isNumber = scalars[start..<end].allSatisfy {
      Letters.isDigit($0) || Letters.plain($0) == "."
    }
    let follows = end + 1 < scalars.count ? Letters.isWord(scalars[end + 1]) : false
    return isNumber && at(end) == "%" && !follows ? end + 1 : end
  }

  private mutating func bracketed() throws(Diagnostic) -> Token {
    let start = position
    var text = String.UnicodeScalarView()
    position += 1
    while let scalar = at(position) {
      if scalar == "]" {
        if at(position + 1) != "]" {
          position += 1
          return Token(
            kind: .bracketed, text: String(text), place: place(from: start, to: position))
        }
        position += 1
      }
      text.append(scalars[position])
      position += 1
    }
    throw Diagnostic(
      Message("this bracket is never closed", "方括号没有闭合"),
      at: place(from: start, to: start + 1), failure: .language)
  }

  private mutating func quoted(until closing: [Unicode.Scalar]) throws(Diagnostic) -> Token {
    let start = position
    var text = String.UnicodeScalarView()
    position += 1
    while position < scalars.count {
      let scalar = scalars[position]
      if closing.contains(scalar) {
        position += 1
        return Token(kind: .quoted, text: String(text), place: place(from: start, to: position))
      }
      if scalar == "\\", position + 1 < scalars.count, let escaped = escape(scalars[position + 1]) {
        text.append(escaped)
        position += 2
      } else {
        text.append(scalar)
        position += 1
      }
    }
    throw Diagnostic(
      Message("this quote is never closed", "引号没有闭合"),
      at: place(from: start, to: start + 1), failure: .language)
  }

  private func escape(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "n": "\n"
    case "t": "\t"
    case "\\", "\"": scalar
    default: nil
    }
  }

  /// `{name}` without blanks inside; a lone brace is a sign.
  private mutating func parameter() -> Token? {
    let start = position
    var end = start + 1
    while end < scalars.count, Letters.isWord(scalars[end]) { end += 1 }
    guard end > start + 1, at(end) == "}" else { return nil }
    position = end + 1
    let text = String(String.UnicodeScalarView(scalars[start + 1..<end]))
    return Token(kind: .parameter, text: text, place: place(from: start, to: position))
  }

  private mutating func sign() -> Token {
    let start = position
    let first = at(start) ?? " "
    if let pair = Self.pair(first, at(start + 1)) {
      position += 2
      return Token(kind: .sign, text: pair, place: place(from: start, to: position))
    }
    position += 1
    let text = first == "~" || first == "～" ? ".." : String(Character(first))
    return Token(kind: .sign, text: text, place: place(from: start, to: position))
  }

  /// The sign of two characters that two make.
  private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> String? {
    switch (first, second) {
    case ("=", "="): "=="
    case ("!", "="): "!="
    case ("<", ">"): "<>"
    case ("<", "="): "<="
    case (">", "="): ">="
    case ("=", "~"): "=~"
    case ("-", ">"): "->"
    case (".", "."): ".."
    default: nil
    }
  }
}

/// The last tokens made of a text, by where they begin.
///
/// Up to two hundred words are looked for at one place, each by the token that stands there: a word of a
/// megabyte had been put together as often.
private final class KnownTokens: Sendable {
  typealias Known = (made: Result<Token, Diagnostic>, end: Int)
  private static let most = 8

  private let last = Mutex([(start: Int, known: Known)?](repeating: nil, count: most))

  subscript(start: Int) -> Known? {
    get {
      last.withLock { last in
        guard let entry = last[start % Self.most], entry.start == start else { return nil }
        return entry.known
      }
    }
    set { last.withLock { $0[start % Self.most] = newValue.map { (start, $0) } } }
  }
}
