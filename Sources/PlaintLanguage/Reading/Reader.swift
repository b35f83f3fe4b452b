import PlaintText

/// Reads one command: hands out tokens, remembers what was looked for and where.
///
/// What was looked for at the furthest place is the error's "expected …", and what was looked for
/// at the cursor is Tab's answer; so the two can never disagree with the grammar.
package struct Reader: Sendable {
  package var scanner: Scanner
  /// Everything looked for, with the UTF-8 offset it was looked for at.
  package private(set) var attempts: [Attempt] = []
  /// Words of the verb being read that end an optional slot: there, they are clause words.
  package var clauseWords: Set<String> = []
  /// What has been read of the line so far, whole stages only: what Tab knows of the rest.
  package internal(set) var begun: Line
  /// The column or expression that was read last as a dimension; recode's rules speak of it.
  package internal(set) var lastDimension: Phrase?
  /// The word that a grammar demanded last and did not find, and where.
  var demand: (word: Word, offset: Int)?
  /// The clause word that was taken for what must stand before it, and what that is.
  var clauseTaken: (token: Token, help: Message)?

  /// The words of the language read so far, with where they stand.
  private(set) var wordsTaken: [Place: Word] = [:]

  /// Whether it reads what stands in the braces of a text.
  package var isInBraces = false
  /// How many blocks the command lies in.
  package let blockDepth: Int

  /// How many brackets, signs and nots the place being read lies in.
  private var depth = 0

  /// One thing looked for, and where.
  package struct Attempt: Hashable, Sendable {
    package let offset: Int
    package let expectation: Expectation
  }

  package init(_ source: SourceText, blockDepth: Int = 0) {
    self.blockDepth = blockDepth
    scanner = Scanner(source)
    begun = Line(source: source, origin: .current, stages: [])
  }

  /// Notes that something is looked for here.
  package mutating func expect(_ expectation: Expectation) {
    scanner.skipBlanks()
    let offset = scanner.offset
    if isExpected(expectation, at: offset) { return }
    if attempts.count >= Self.mostAttempts { forgetAttempts() }
    attempts.append(Attempt(offset: offset, expectation: expectation))
  }

  /// Whether something was looked for there just before.
  ///
  /// By the places in memory: copying each attempt had been a quarter of reading a long line.
  private func isExpected(_ expectation: Expectation, at offset: Int) -> Bool {
    attempts.withUnsafeBufferPointer { attempts in
      attempts.indices.suffix(32).contains {
        attempts[$0].offset == offset && attempts[$0].expectation == expectation
      }
    }
  }

  /// More than a line that anybody types needs; one of a megabyte had taken 300 MB for them.
  private static let mostAttempts = 1 << 13

  /// Leaves out what was looked for long before, but for where commands begin.
  private mutating func forgetAttempts() {
    let recent = attempts.suffix(Self.mostAttempts / 2)
    attempts = attempts.dropLast(recent.count).filter { $0.expectation == .verb } + recent
  }

  /// The deepest that brackets, signs and nots may nest, and the longest chain of one operator:
  /// far beyond what anybody types, and within what a thread's stack holds.
  static let deepest = 100
  static let longest = 500

  /// Reads something that lies one level deeper.
  mutating func nested<Content>(
    _ read: (inout Reader) throws(Diagnostic) -> Content
  ) throws(Diagnostic) -> Content {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw Diagnostic(
        Message(
          "this is nested too deeply: more than \(Self.deepest) brackets and signs lie in one another",
          "嵌套过深：括号与符号相套超过 \(Self.deepest) 层"), at: try peek().place,
        hints: [
          Message("give a part a name of its own first: add NAME = …", "请先给其中一部分命名：添加 名称 = …")
        ], failure: .language
      ).limiting
    }
    return try read(&self)
  }

  /// Refuses a chain of operators that is too long to be meant.
  func checkLength(
    _ count: Int, at place: Place,
    hint: Message = Message("a list is shorter: … in (a, b, c)", "用列表更短：… 属于 (甲, 乙, 丙)")
  ) throws(Diagnostic) {
    guard count > Self.longest else { return }
    throw Diagnostic(
      Message("more than \(Self.longest) parts are joined here", "此处连接了超过 \(Self.longest) 个部分"),
      at: place, hints: [hint], failure: .language
    ).limiting
  }

  /// The next token, without taking it.
  package func peek() throws(Diagnostic) -> Token {
    var copy = scanner
    return try copy.next()
  }

  /// The next token, taken.
  package mutating func take() throws(Diagnostic) -> Token { try scanner.next() }

  /// The next token, not taken; nil where there is none, as behind a quote that is still open: that
  /// is said where something must stand, not where it is only looked whether something does.
  var ahead: Token? { try? peek() }

  /// Whether the command is at its end.
  package func isAtEnd() throws(Diagnostic) -> Bool { ahead?.kind == .end }

  /// Takes a sign in its ASCII form, if it stands here.
  package mutating func takeSign(_ sign: String) throws(Diagnostic) -> Bool {
    guard ahead?.isSign(sign) == true else { return false }
    _ = try take()
    return true
  }

  /// Takes a sign that joins one more of what was just read, if it stands here.
  package mutating func takeJoint(_ sign: String) throws(Diagnostic) -> Bool {
    expect(.joint(sign))
    return try takeSign(sign)
  }

  /// Takes a word of the language in either spelling, also one of several words.
  package mutating func takeWord(_ word: Word) throws(Diagnostic) -> Bool {
    expect(.word(word))
    return try takeSpelling(word)
  }

  /// As ``takeWord(_:)``, without noting that it was looked for.
  ///
  /// The next token is made once and compared by its bytes: some eighty spellings are tried for every
  /// verb, and making a token for each had been a third of a short command.
  package mutating func takeSpelling(_ word: Word) throws(Diagnostic) -> Bool {
    guard let token = ahead, token.kind == .word else { return false }
    for spelling in word.spellings where spelling.utf8.starts(with: token.text.utf8) {
      let start = scanner
      if try takeRun(spelling) {
        note(word, from: start)
        return true
      }
      scanner = start
    }
    return false
  }

  /// Remembers a word that was just taken, and where.
  mutating func note(_ word: Word, from start: Scanner) {
    var start = start
    start.skipBlanks()
    wordsTaken[Place(start.offset, endPlace.end)] = word
  }

  /// Takes the words of a spelling; between Chinese and Latin letters a blank may stand or not.
  private mutating func takeRun(_ spelling: String) throws(Diagnostic) -> Bool {
    var rest = spelling[...]
    while true {
      guard let token = ahead, token.kind == .word else { return false }
      _ = try take()
      guard rest.utf8.starts(with: token.text.utf8) else { return false }
      rest = rest.dropFirst(token.text.count)
      guard let next = rest.first else { return true }
      if next == " " {
        rest = rest.dropFirst()
      } else if next.isASCII == token.text.last?.isASCII {
        return false
      }
    }
  }

  /// Whether a word of the language stands here.
  package func sees(_ word: Word) throws(Diagnostic) -> Bool {
    var copy = self
    return try copy.takeSpelling(word)
  }

  /// Whether one of the verb's own clause words stands here.
  package func seesClauseWord() throws(Diagnostic) -> Bool {
    guard let token = ahead else { return false }
    return token.kind == .word && clauseWords.contains(token.text)
  }

  /// The error of the furthest place reached: what stands there, what was looked for.
  package func failure() -> Diagnostic {
    var copy = scanner
    copy.skipBlanks()
    let furthest = max(attempts.map(\.offset).max() ?? 0, copy.offset)
    return failure(at: furthest)
  }

  private func failure(at offset: Int) -> Diagnostic {
    var copy = scanner
    copy.position = copy.offsets.firstIndex { $0 >= offset } ?? copy.scalars.count
    let token: Token
    do { token = try copy.next() } catch { return error }
    let names = attempts.filter { $0.offset == offset }.map(\.expectation.name)
    let unique = names.enumerated().filter { index, name in names.firstIndex(of: name) == index }
    let expected = Self.listed(unique.map(\.element))
    let found = described(token)
    let message =
      expected.map {
        Message(
          "expected \($0.english), found \(found.english)",
          "此处应为\($0.text(in: .chinese))，却是\(found.text(in: .chinese))")
      } ?? Message("did not expect \(found.english) here", "此处不应有\(found.text(in: .chinese))")
    return Diagnostic(
      message, at: token.place, hints: nearestWord(to: token, at: offset),
      failure: .language)
  }

  private func nearestWord(to token: Token, at offset: Int) -> [Message] {
    guard token.kind == .word else { return [] }
    let words = attempts.filter { $0.offset == offset }.compactMap { attempt -> Word? in
      if case .word(let word) = attempt.expectation { word } else { nil }
    }
    guard let near = nearestWord(to: token.text, among: words.flatMap(\.spellings)) else {
      return []
    }
    let word = words.first { $0.spellings.contains(near) }
    let english = near.utf8.contains { $0 > 127 } ? word?.english ?? near : near
    return [Message("did you mean “\(english)”?", "是否想写“\(word?.chinese ?? near)”？")]
  }

  /// The nearest spelling that says the same: 没有 is not 有, and 半月 says more than 月.
  func nearestWord(to word: String, among spellings: [String]) -> String? {
    // One letter more than “or”, and another operation.
    if ["xor", "nor", "nand"].contains(folded(word)) { return nil }
    let sense = Sense(word)
    let isShort = word.count <= 2 && word.utf8.contains { $0 > 127 }
    return nearest(word, among: spellings, limit: 3).first { spelling in
      sense.isKept(in: Sense(spelling)) && !(isShort && spelling.count <= 2)
        && !(spelling.utf8.contains { $0 > 127 } && word.contains(spelling))
        && !(word.count == 1 && spelling.contains(word))
        && (spelling.utf8.contains { $0 > 127 } || Foreign.isSlip(folded(word), of: spelling))
    }
  }

  /// What stands there, a sign as it was typed.
  private func described(_ token: Token) -> Message {
    guard token.kind != .end else {
      return isInBraces
        ? Message("the closing brace", "右花括号") : Message("the end of the line", "行尾")
    }
    let text = token.kind == .sign ? scanner.written(token.place) : token.text
    return Message("“\(text)”", "“\(text)”")
  }

  private static func listed(_ names: [Message]) -> Message? {
    guard let last = names.last else { return nil }
    guard names.count > 1 else { return last }
    let first = names.dropLast()
    return Message(
      first.map(\.english).joined(separator: ", ") + " or " + last.english,
      first.map { $0.text(in: .chinese) }.joined(separator: "、") + "或"
        + last.text(in: .chinese))
  }
}
