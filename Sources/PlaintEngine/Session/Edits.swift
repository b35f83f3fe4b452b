import PlaintLanguage
import PlaintText

/// A command with stretches of it replaced.
struct Edits {
  let source: SourceText
  private var replacements: [(place: Place, text: String)] = []
  /// Stretches that stay as they are, beyond what is replaced in them.
  private var kept: [Place] = []
  private let scanner: Scanner

  init(_ source: SourceText) {
    self.source = source
    scanner = Scanner(source)
  }

  /// What stands at a place.
  func written(_ place: Place) -> String { scanner.written(place) }

  mutating func replace(_ place: Place, by text: String) { replacements.append((place, text)) }

  mutating func insert(_ text: String, at offset: Int) {
    replacements.append((Place(offset, offset), text))
  }

  mutating func keep(_ place: Place) { kept.append(place) }

  /// Whether something at the place is replaced or kept already.
  func touch(_ place: Place) -> Bool {
    (replacements.map(\.place) + kept).contains { $0.start < place.end && place.start < $0.end }
  }

  /// The tokens that nothing has touched.
  var tokens: [Token] { Scanner.tokens(of: source).filter { !touch($0.place) } }

  /// Where a command of a block stands in this one, if it stands there letter for letter.
  func place(of command: SourceText) -> Place? {
    var line = source.line
    var start = 0
    for (offset, byte) in source.text.utf8.enumerated() where line < command.line {
      guard byte == 0x0A else { continue }
      line += 1
      start = offset + 1
    }
    let place = Place(start, start + command.text.utf8.count)
    let stands = source.text.utf8.dropFirst(start).starts(with: command.text.utf8)
    return line == command.line && stands ? place : nil
  }

  /// The text with everything replaced.
  var applied: String {
    var bytes = Array(source.text.utf8)
    for edit in replacements.sorted(by: { $0.place.start > $1.place.start }) {
      bytes.replaceSubrange(edit.place.start..<edit.place.end, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Scanner {
  /// A text's tokens, up to its end or to where none can be made out.
  static func tokens(of source: SourceText) -> Tokens { Tokens(scanner: Scanner(source)) }

  /// The tokens of a text, each made when it is asked for: often the first says enough.
  struct Tokens: Sequence, IteratorProtocol {
    fileprivate var scanner: Scanner

    mutating func next() -> Token? {
      guard let token = try? scanner.next(), token.kind != .end else { return nil }
      return token
    }
  }
}
