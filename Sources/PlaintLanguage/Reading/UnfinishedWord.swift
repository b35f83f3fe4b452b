import PlaintText

/// The word that a cursor stands behind: where it begins, and which signs it stands in.
///
/// Made from the text before the cursor alone, with the scanner's idea of quotes, brackets and
/// comments; the word may be empty.
package struct UnfinishedWord: Hashable, Sendable {
  /// Which signs the word stands in.
  package enum Form: Hashable, Sendable {
    case bare
    /// A quote is open.
    case quoted
    /// A `[` is open.
    case bracketed
    /// A `{` is open, in the line or in a quoted text.
    case parameter
  }

  /// From its opening sign, if it has one, to the cursor.
  package let place: Place
  /// What has been typed of it, without the opening sign.
  package let text: String
  package let form: Form
  /// How many round brackets are open around it.
  package let depth: Int
  /// Whether the cursor stands in a comment, where nothing can be completed.
  package let isComment: Bool

  package init(before text: String) {
    var walk = Walk()
    for scalar in text.unicodeScalars { walk.take(scalar) }
    let end = text.utf8.count
    let (start, form) = walk.word
    place = Place(start, end)
    self.form = form
    depth = walk.depth
    isComment = walk.isComment
    let written = String(decoding: text.utf8.dropFirst(start), as: UTF8.self)
    self.text = form == .bare ? written : String(written.unicodeScalars.dropFirst())
  }
}

/// Follows quotes, brackets and words up to the end of a text.
private struct Walk {
  private(set) var depth = 0
  private(set) var isComment = false
  private var offset = 0
  /// The quote or bracket that is open: where it stands and what closes it.
  private var open: (start: Int, closing: [Unicode.Scalar], isQuote: Bool)?
  /// Where an open brace stands that a parameter's name may follow.
  private var brace: Int?
  private var wordStart = 0
  private var last: Unicode.Scalar = " "
  private var isEscaped = false

  var word: (start: Int, form: UnfinishedWord.Form) {
    if let brace { return (brace, .parameter) }
    if let open { return (open.start, open.isQuote ? .quoted : .bracketed) }
    return (wordStart, .bare)
  }

  mutating func take(_ scalar: Unicode.Scalar) {
    let start = offset
    offset += UTF8.width(scalar)
    defer { last = scalar }
    if isComment {
      isComment = scalar != "\n"
      if !isComment { wordStart = offset }
      return
    }
    followBrace(scalar, at: start)
    if open != nil { return inside(scalar) }
    let plain = Letters.plain(scalar)
    if let closing = Letters.closing(scalar) {
      open = (start, closing, true)
    } else if plain == "[" {
      open = (start, ["]", "】"], false)
    } else if plain == "#", start == 0 || Letters.isBlank(last) {
      isComment = true
    } else if Self.ends(plain) {
      if plain == "(" { depth += 1 }
      if plain == ")" { depth = max(0, depth - 1) }
      wordStart = offset
    }
  }

  private mutating func inside(_ scalar: Unicode.Scalar) {
    guard let open else { return }
    if isEscaped, "\\\"nt".unicodeScalars.contains(scalar) {
      isEscaped = false
      return
    }
    isEscaped = false
    if open.isQuote, scalar == "\\" {
      isEscaped = true
    } else if open.closing.contains(scalar) {
      self.open = nil
      wordStart = offset
    }
  }

  private mutating func followBrace(_ scalar: Unicode.Scalar, at start: Int) {
    if scalar == "{" {
      brace = brace == nil && last != "{" ? start : nil
    } else if !Letters.isWord(scalar) {
      brace = nil
    }
  }

  /// Whether a bare word or path ends before this sign.
  private static func ends(_ scalar: Unicode.Scalar) -> Bool {
    " \t\r\n,|()=<>!+*]\"{}".unicodeScalars.contains(scalar)
  }
}
