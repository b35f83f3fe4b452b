import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Parameters inside texts and paths: `report-{month}.csv`.
extension Scope {
  /// The path with its parameters filled in; what the data say is at most part of a file's name.
  func filled(_ path: PathPhrase) throws(Diagnostic) -> String {
    try filled(path.text, at: path.place, \.fileText)
  }

  /// The texts that the data put into a path, as they say them.
  func textsOfData(in path: PathPhrase) throws(Diagnostic) -> [String] {
    var texts: [String] = []
    for case .hole(let hole) in Filling(path.text).parts {
      var parameter = session.parameters[trimmedBlanks(hole)]
      if parameter == nil { parameter = try worked(hole, in: path.place) }
      if let parameter, parameter.isFromData { texts.append(parameter.text) }
    }
    return texts
  }

  /// A text with `{name}` replaced by parameters; `{{` is a brace.
  func filled(
    _ text: String, at place: Place, _ words: (Parameter) -> String = { $0.text }
  ) throws(Diagnostic) -> String {
    let filling = Filling(text)
    if filling.isOpen { throw unclosedBrace(at: place) }
    return try filling.joined { hole throws(Diagnostic) in
      if let parameter = session.parameters[trimmedBlanks(hole)] { return words(parameter) }
      return words(try worked(hole, in: place))
    }
  }

  /// The error for a brace that is never closed.
  func unclosedBrace(at place: Place) -> Diagnostic {
    Diagnostic(
      Message("a brace is opened and never closed", "花括号没有结束"), at: place,
      hints: [Message("a brace itself is written {{", "花括号本身写作 {{")], failure: .language)
  }

  /// The error for a name in braces that is no parameter.
  func noParameter(_ name: String, at place: Place) -> Diagnostic {
    let near = nearest(name, among: session.parameters.keys.sorted(), limit: 1)
    let hint =
      near.first.map { Message("did you mean {\($0)}?", "是否想写 {\($0)}？") }
      ?? Message("a brace itself is written {{", "花括号本身写作 {{")
    return Diagnostic(
      Message("no parameter “\(name)”", "没有参数“\(name)”"), at: place, hints: [hint])
  }

  /// Where something inside the braces of a text stands in the command; the whole text if escapes
  /// moved it.
  func place(of hole: String, _ inner: Place? = nil, in place: Place) -> Place {
    let written = Array(Scanner(source).written(place).utf8)
    guard let range = written.firstRange(of: Array("{\(hole)}".utf8)) else { return place }
    let start = place.start + range.lowerBound + 1
    let inner = inner ?? Place(0, hole.utf8.count)
    return Place(start + inner.start, start + inner.end)
  }
}

extension Session {
  /// A condition or command in the words of a base line: parameters give way to their values, and
  /// values go without quotes where they need none, so that a script saved from a conversation
  /// says the same as the conversation did.
  func worded(_ text: String) -> String {
    let isWorded = text.unicodeScalars.contains { Self.rewritten.contains($0) }
    guard isWorded else { return text }
    var words = ""
    var end = 0
    var scanner = Scanner(SourceText(text))
    while let token = try? scanner.next(), token.kind != .end {
      // Line breaks and comments between the words of a condition are no part of it.
      let gap = scanner.written(Place(end, token.place.start))
      words += gap.contains("\n") ? " " : gap
      words += said(token) ?? scanner.written(token.place)
      end = token.place.end
    }
    let rest = scanner.written(Place(end, text.utf8.count))
    return words + (rest.contains("\n") ? "" : rest)
  }

  private static let rewritten: Set<Unicode.Scalar> = ["{", "｛", "\n", "\"", "“", "'", "‘", "「"]

  private func said(_ token: Token) -> String? {
    switch token.kind {
    case .parameter: parameters[token.text]?.words
    case .quoted:
      quotedValue(token.text) == token.text && !Word.missing.spellings.contains(token.text)
        && dataset?.source.schema[token.text] == nil ? token.text : nil
    default: nil
    }
  }
}

/// A text split at its braces.
struct Filling {
  enum Part: Hashable {
    case text(String)
    case hole(String)
  }

  let parts: [Part]
  /// Whether a brace was opened and never closed.
  private(set) var isOpen = false

  init(_ text: String) {
    var parts: [Part] = []
    var plain = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      plain += rest[..<open]
      let after = rest.index(after: open)
      if after < rest.endIndex, rest[after] == "{" {
        plain += "{"
        rest = rest[rest.index(after: after)...]
      } else if let close = Self.close(rest, from: after) {
        parts.append(.text(plain))
        plain = ""
        parts.append(.hole(String(rest[after..<close])))
        rest = rest[rest.index(after: close)...]
      } else {
        isOpen = true
        plain += rest[open...]
        rest = ""
      }
    }
    parts.append(.text(plain + rest))
    self.parts = parts
  }

  /// The brace that closes one opened before `start`, outside quotes and inner braces.
  private static func close(_ text: Substring, from start: Substring.Index) -> Substring.Index? {
    var isQuoted = false
    var depth = 0
    var index = start
    while index < text.endIndex {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == "{", !isQuoted { depth += 1 }
      if text[index] == "}", !isQuoted {
        if depth == 0 { return index }
        depth -= 1
      }
      index = text.index(after: index)
    }
    return nil
  }

  /// The holes that are one word each: names of parameters.
  var names: [String] {
    parts.compactMap { part in
      guard case .hole(let hole) = part else { return nil }
      let tokens = Scanner.tokens(of: SourceText(hole)).filter { $0.kind != .end }
      return tokens.count == 1 && tokens[0].kind == .word ? trimmedBlanks(hole) : nil
    }
  }

  /// The text with each hole filled.
  func joined(_ fill: (String) throws(Diagnostic) -> String) throws(Diagnostic) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .hole(let name): result += try fill(name)
      }
    }
    return result
  }
}

extension Host {
  /// A path as the system takes it: `~/` is the home folder, relative ones start at the folder.
  func resolved(_ path: String) -> String {
    if path.hasPrefix("~/"), let home { return home + path.dropFirst() }
    if path.hasPrefix("/") || folder == "." || folder.isEmpty { return path }
    return folder + "/" + path
  }

  /// A diagnostic about a file in the words the user typed: relative to the folder.
  func worded(_ problem: Diagnostic, at place: Place) -> Diagnostic {
    var copy = problem
    if copy.place == nil { copy.place = place }
    guard folder != ".", !folder.isEmpty else { return copy }
    copy.message = relative(copy.message)
    copy.hints = copy.hints.map(relative)
    return copy
  }

  private func relative(_ message: Message) -> Message {
    Message(relative(message.english), message.chinese.map(relative))
  }

  private func relative(_ text: String) -> String {
    var parts: [Substring] = []
    var rest = Substring(text.replacing("“\(folder)”", with: "“.”"))
    while let range = rest.firstOccurrence(of: folder + "/") {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return (parts + [rest]).joined()
  }
}

extension Substring {
  fileprivate func firstOccurrence(of text: String) -> Range<Substring.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
