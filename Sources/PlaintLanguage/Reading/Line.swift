import PlaintText

/// One command as read: where its rows come from, what is done to them, what it is named.
package struct Line: Sendable {
  /// What a pipe starts with.
  package enum Origin: Sendable {
    /// The current dataset.
    case current
    /// `tickets | …`
    case dataset(NamePhrase)
    /// `it | …`
    case it(Place)
    /// `all | …`
    case all(Place)
  }

  /// A verb's call with its declaration's position in the vocabulary.
  package struct Stage: Sendable {
    package let verb: Int
    package let call: Call
  }

  package let source: SourceText
  package var name: NamePhrase?
  package var origin: Origin
  package var stages: [Stage]
  /// Whether the last answer is to be drawn again with every line: `it all`.
  package var drawsAll = false

  /// Whether it begins with the current dataset, named by nothing.
  package var isOfCurrent: Bool { if case .current = origin { true } else { false } }

  package init(source: SourceText, origin: Origin, stages: [Stage]) {
    self.source = source
    self.origin = origin
    self.stages = stages
  }
}

extension NamePhrase {
  /// A dataset called as the words for the last answer or for all rows could never be asked.
  package func requireFree() throws(Diagnostic) {
    guard (Word.it.spellings + Word.all.spellings).contains(text) else { return }
    throw Diagnostic(
      Message(
        "“\(text)” cannot be a dataset’s name: it has a meaning of its own",
        "“\(text)”另有含义，不能作数据集名称"),
      at: place, hints: [Message("choose another name", "请另取名称")], failure: .language)
  }
}

extension Reader {
  /// Reads a whole command by the verbs it may use.
  ///
  /// - Throws: what cannot be read (see ``mended(_:_:)``).
  package mutating func line(_ vocabulary: [Declaration]) throws(Diagnostic) -> Line {
    do { return try typed(vocabulary) } catch {
      // A command of a block has already said how it was probably meant.
      guard error.source == nil else { throw error }
      throw clauseMisread(error, vocabulary) ?? error
    }
  }

  /// Reads a whole command just as it stands.
  package mutating func typed(_ vocabulary: [Declaration]) throws(Diagnostic) -> Line {
    begun.name = try newName(vocabulary)
    expect(.verb)
    expect(.dataset)
    if let origin = try origin(vocabulary) {
      begun.origin = origin
      if case .it = origin { begun.drawsAll = try takeWord(.all) }
      if try isAtEnd() { return begun }
      guard try takeSign("|") else { throw failure() }
    }
    if let name = begun.name, case .current = begun.origin { try requireVerb(name, vocabulary) }
    repeat {
      begun.stages.append(try stage(vocabulary))
      try checkLength(
        begun.stages.count, at: endPlace,
        hint: Message("name what you have so far: NAME = …", "先给已有部分命名：名称 = …"))
    } while try takeJoint("|")
    guard try isAtEnd() else {
      expect(.thing(Message("the end of the line", "行尾")))
      throw failure()
    }
    return begun
  }

  /// `NAME =` at the line's start.
  private mutating func newName(_ vocabulary: [Declaration]) throws(Diagnostic) -> NamePhrase? {
    let start = scanner
    let token = try take()
    if token.kind == .word || token.kind == .bracketed, try takeSign("=") {
      // “help =” asks about the sign.
      if try isAtEnd(), Word("help", "帮助").spellings.contains(token.text) {
        scanner = start
        return nil
      }
      let name = try self.newName(token)
      try name.requireFree()
      return name
    }
    scanner = start
    return nil
  }

  /// What stands before the first `|`; a verb that stands there alone is the verb.
  private mutating func origin(
    _ vocabulary: [Declaration]
  ) throws(Diagnostic) -> Line.Origin? {
    let start = scanner
    let token = try take()
    guard let follows = ahead, token.kind == .word || token.kind == .bracketed else {
      scanner = start
      return nil
    }
    let isWhole = follows.kind == .word && Word.all.spellings.contains(follows.text)
    if follows.kind == .end || follows.isSign("|") || isWhole {
      if Word.it.spellings.contains(token.text) {
        note(.it, from: start)
        return .it(token.place)
      }
    }
    if follows.isSign("|") {
      if Word.all.spellings.contains(token.text) {
        note(.all, from: start)
        return .all(token.place)
      }
      let isVerb = vocabulary.contains { $0.word.spellings.contains(token.text) }
      if token.kind == .bracketed || !isVerb {
        return .dataset(NamePhrase(token.text, token.place))
      }
    }
    scanner = start
    return nil
  }

  private mutating func stage(_ vocabulary: [Declaration]) throws(Diagnostic) -> Line.Stage {
    expect(.verb)
    clauseTaken = nil
    for (index, declaration) in vocabulary.enumerated() {
      let start = scanner
      scanner.skipBlanks()
      let begin = scanner.offset
      guard try takeVerb(declaration) else {
        scanner = start
        continue
      }
      let verb = Token(
        kind: .word, text: declaration.word.english, place: Place(begin, scanner.offset))
      return Line.Stage(verb: index, call: try call(of: declaration.grammar, verb: verb))
    }
    throw unknownVerb(try peek(), vocabulary)
  }

  /// Takes a verb's word, or what is also read as it.
  private mutating func takeVerb(_ declaration: Declaration) throws(Diagnostic) -> Bool {
    if try takeSpelling(declaration.word) { return true }
    let token = try peek()
    guard token.kind == .word, declaration.also.contains(token.text) else { return false }
    _ = try take()
    return true
  }

  /// Whether the word before an offset is a clause word that was taken for something else.
  func isClauseTaken(before offset: Int) -> Bool {
    guard let end = clauseTaken?.token.place.end else { return false }
    return scanner.tokens(from: end).first.map { $0.place.start == offset } ?? true
  }

  /// The error where a clause word was taken for what must stand before it: `group of n = count()`.
  private func clauseMisread(
    _ error: Diagnostic, _ vocabulary: [Declaration]
  ) -> Diagnostic? {
    guard let (token, help) = clauseTaken, let start = error.place?.start,
      isClauseTaken(before: start)
    else { return nil }
    let stage = attempts.last { $0.expectation == .verb && $0.offset < start }?.offset ?? 0
    let verb = scanner.tokens(from: stage).first?.text
    let form = vocabulary.first { $0.word.spellings.contains(verb ?? "") }
    return Diagnostic(
      Message(
        "\(help.english) must stand before “\(token.text)”",
        "“\(token.text)”之前应有\(help.text(in: .chinese))"), at: token.place,
      hints: form.map {
        [Message("its form: \($0.synopsis(in: .english))", "写法：\($0.synopsis(in: .chinese))")]
      } ?? [],
      failure: .language)
  }

  /// After `NAME =` a command must follow: `channel = 电话` alone is a filter without its verb.
  private func requireVerb(
    _ name: NamePhrase, _ vocabulary: [Declaration]
  ) throws(Diagnostic) {
    for declaration in vocabulary where try sees(declaration.word) { return }
    throw Diagnostic(
      Message("a command must follow “\(name.text) =”", "“\(name.text) =”之后应为命令"),
      at: try peek().place, failure: .language)
  }

  private func unknownVerb(_ token: Token, _ vocabulary: [Declaration]) -> Diagnostic {
    guard token.kind != .end, token.kind != .sign else {
      return Diagnostic(
        Message("a command is missing here", "此处缺少命令"), at: token.place, failure: .language)
    }
    let written = scanner.written(token.place)
    return Diagnostic(
      Message("unknown command “\(written)”", "未知命令“\(written)”"),
      at: token.place, hints: hints(for: token, vocabulary), failure: .language)
  }

  private func hints(for token: Token, _ vocabulary: [Declaration]) -> [Message] {
    if let verb = Foreign.verb(for: token.text) {
      return [Message("in Plaint this is “\(verb)”", "在 Plaint 中写作“\(vocabulary.chinese(verb))”")]
    }
    if token.text == "plaint" {
      return [
        Message(
          "you are in Plaint already: run FILE.plaint for a script, load FILE.csv for data",
          "已在 Plaint 中：脚本用“运行 文件.plaint”，数据用“加载 文件.csv”")
      ]
    }
    if (Word.it.spellings + Word.all.spellings).contains(token.text) {
      let chinese = Word.it.spellings.contains(token.text) ? Word.it.chinese : Word.all.chinese
      return [
        Message(
          "“\(token.text)” begins a line: \(token.text) | …",
          "“\(token.text)”须在行首：\(chinese) | …")
      ]
    }
    let sense = Sense(token.text)
    let near = Foreign.misspeltCommand(
      token.text, among: vocabulary.flatMap(\.word.spellings), limit: 3
    )
    .filter { sense.isKept(in: Sense($0)) }
    if near.isEmpty {
      return [Message("“help” lists the commands", "“帮助”列出所有命令")]
    }
    return [
      Message(
        "did you mean \(near.map { "“\($0)”" }.joined(separator: ", "))?",
        "是否想写\(near.map { "“\(vocabulary.chinese($0))”" }.joined(separator: "、"))？")
    ]
  }
}
