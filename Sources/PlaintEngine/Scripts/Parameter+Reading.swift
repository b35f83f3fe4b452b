import PlaintLanguage
import PlaintText
import PlaintValue

/// Values of parameters: written as a default, or given from outside as plain text.
extension Parameter {
  /// A default as written in a script.
  init(_ phrase: Phrase, written: String, help: String?) {
    self.init(
      text: phrase.plainText ?? written, phrase: phrase.asLiteral, help: help, isWritten: true)
  }

  /// A value given on the command line, by `run`, or by a round of `each`.
  ///
  /// `like` is the default it takes the place of, whose kind it must have; nil when it does not.
  init?(given text: String, like: Phrase?, at place: Place, help: String?) {
    guard let phrase = Self.phrase(text, like: like, place) else { return nil }
    self.init(text: phrase.plainText ?? text, phrase: phrase, help: help)
  }

  /// How it would be typed as a value: for base lines and titles.
  var words: String { phrase.typed ?? text }

  /// Its text as a part of a file's name: what the data say cannot lead into another folder, name
  /// more files than one, hide the file, or read otherwise than it is.
  var fileText: String {
    guard isFromData else { return text }
    let scalars = text.unicodeScalars
    // `.` and `..` are folders, and a name that begins with a dot is hidden.
    let dots = scalars.prefix { $0 == "." }.count
    let rest = scalars.dropFirst(dots).map { Self.isKeptInNames($0) ? $0 : "_" }
    return String(repeating: "_", count: dots) + String(String.UnicodeScalarView(rest))
  }

  private static func isKeptInNames(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: !"/\\*?[]~".unicodeScalars.contains(scalar)
    }
  }

  private static func phrase(_ text: String, like: Phrase?, _ place: Place) -> Phrase? {
    switch like {
    case .list(let items, _):
      var phrases: [Phrase] = []
      for item in text.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == "、" }) {
        let item = trimmedBlanks(String(item))
        guard let phrase = phrase(item, like: items.first, place) else { return nil }
        phrases.append(phrase)
      }
      return phrases.isEmpty ? nil : .list(phrases, place)
    case .quoted: return .quoted(text, place)
    case .measured:
      let parts = text.split(separator: " ").map(String.init)
      guard parts.count == 2, let number = Number(parsing: parts[0]),
        Elapsed(number, unit: parts[1]) != nil
      else { return nil }
      return .measured(parts[0], unit: parts[1], place)
    case let like?: return fits(text, like) ? .literal(text, place) : nil
    case nil: return .literal(text, place)
    }
  }

  /// Whether a text is of the kind that a default shows.
  private static func fits(_ text: String, _ like: Phrase) -> Bool {
    switch like {
    case .word(let word, _), .literal(let word, _):
      if Ratio(literal: word) != nil { return Ratio(literal: text) != nil }
      let isNumber = Number(literal: word) != nil
      if isPeriod(word) { return isPeriod(text) || isNumber && isLikeNumber(text, word) }
      if isCalendar(word) { return isCalendar(text) }
      return !isNumber || isLikeNumber(text, word)
    case .relative: return isCalendar(text)
    case .range(let lower, let upper, _):
      guard let end = lower ?? upper else { return false }
      return isCalendar(text) || fits(text, end)
    case .unary: return Number(literal: text) != nil
    default: return true
    }
  }

  /// Whether it is a number, a whole one where the default is.
  private static func isLikeNumber(_ text: String, _ word: String) -> Bool {
    guard let number = Number(literal: text), let like = Number(literal: word) else { return false }
    return like.places > 0 || number.places == 0
  }

  /// Whether it is one period, not a range of several.
  private static func isPeriod(_ text: String) -> Bool {
    Stretch(parsing: text).map { $0.lower == $0.upper } ?? (Relative(parsing: text) != nil)
  }

  private static func isCalendar(_ text: String) -> Bool {
    Stretch(parsing: text) != nil || Relative(parsing: text) != nil
  }

  /// What a default is, for the error about a value that does not fit.
  static func kind(of phrase: Phrase) -> Message {
    switch phrase {
    case .list: Message("a list", "列表")
    case .measured: Message("a duration", "时长")
    case .relative, .range: Message("a period", "时段")
    case .unary: Message("a number", "数字")
    case .word(let text, _), .literal(let text, _):
      if Ratio(literal: text) != nil {
        Message("a percentage", "百分比")
      } else if isCalendar(text) {
        Message("a period", "时段")
      } else if Number(literal: text) != nil {
        Message("a number", "数字")
      } else {
        Message("text", "文本")
      }
    default: Message("text", "文本")
    }
  }
}

extension Phrase {
  /// The same value with no word in it that could still be taken for a column.
  var asLiteral: Phrase {
    switch self {
    case .word(let text, let place): .literal(text, place)
    case .range(let lower, let upper, let place):
      .range(lower?.asLiteral, upper?.asLiteral, place)
    case .list(let items, let place): .list(items.map(\.asLiteral), place)
    case .unary(let operation, let inner, let place):
      .unary(operation, inner.asLiteral, place)
    default: self
    }
  }

  /// What a value says in a sentence: a text without quotes, a list with commas; nil for a value
  /// that says what was typed.
  fileprivate var plainText: String? {
    switch self {
    case .quoted(let text, _), .word(let text, _), .literal(let text, _): text
    case .list(let items, _): items.map { $0.plainText ?? $0.typed ?? "" }.joined(separator: ", ")
    default: nil
    }
  }

  /// A value as it would be typed, with quotes where it needs them; nil for one that is kept as
  /// it was typed.
  fileprivate var typed: String? {
    switch self {
    case .quoted(let text, _): quotedValue(text)
    case .word(let text, _): text
    case .literal(let text, _):
      Number(literal: text) != nil || Ratio(literal: text) != nil || Stretch(parsing: text) != nil
        ? text : quotedValue(text)
    case .list(let items, _): "(" + items.map { $0.typed ?? "" }.joined(separator: ", ") + ")"
    case .unary(.negate, let inner, _): inner.typed.map { "-" + $0 }
    case .measured(let count, let unit, _): "\(count) \(unit)"
    case .relative(let words, _): words.joined(separator: " ")
    case .range(let lower, let upper, _):
      "\(lower.flatMap(\.typed) ?? "")..\(upper.flatMap(\.typed) ?? "")"
    default: nil
    }
  }
}
