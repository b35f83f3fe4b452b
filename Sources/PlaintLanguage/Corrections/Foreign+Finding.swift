import PlaintText

extension Foreign {
  /// Patterns by the word they begin with, so that a line is held against the few that may fit.
  struct Book: Sendable {
    let patterns: [Foreign]
    private var byWord: [String: [Int]] = [:]
    /// Those that begin with no certain word.
    private var open: [Int] = []

    init(_ patterns: [Foreign]) {
      self.patterns = patterns
      for (index, pattern) in patterns.enumerated() {
        if case .literal(let word)? = pattern.parts.first {
          byWord[word, default: []].append(index)
        } else {
          open.append(index)
        }
      }
    }

    /// The numbers of the patterns that may begin with a token, in no order.
    func candidates(_ token: Token, in scanner: Scanner) -> [Int] {
      let small = folded(token.text)
      let written = token.kind == .sign ? scanner.written(token.place) : small
      let byText = byWord[small] ?? []
      return open + byText + (written == small ? [] : byWord[written] ?? [])
    }
  }

  static let commandBook = Book(commands)
  static let phraseBook = Book(phrases)

  /// Single Chinese words that stand for a command.
  static let chineseWords: [(typed: String, here: String)] = commands.compactMap { command in
    guard command.parts.count == 1, case .literal(let word) = command.parts[0], word.count > 1,
      !word.utf8.allSatisfy({ $0 < 128 })
    else { return nil }
    return (word, command.here)
  }
}

extension Reader {
  /// The commands of other programs that a stage may be.
  func foreignCommands(_ stage: [Token]) -> [Foreign] {
    guard let first = stage.first else { return [] }
    let book = Foreign.commandBook
    return book.candidates(first, in: scanner).sorted().map { book.patterns[$0] }
  }

  /// The lines with a stretch of some tokens that reaches to an offset put into words of the language.
  func phraseCorrections(_ tokens: [Token], at offset: Int) -> [Correction] {
    let (book, isChinese) = (Foreign.phraseBook, isChinese(before: offset))
    let found = tokens.indices.filter { tokens[$0].place.start <= offset }.flatMap { start in
      book.candidates(tokens[start], in: scanner).map { (number: $0, start: start) }
    }
    return found.sorted { ($0.number, $0.start) < ($1.number, $1.start) }.compactMap { found in
      let phrase = book.patterns[found.number]
      // What is typed in signs is answered in the language of the line.
      if phrase.isSign, isChinese ? phrase.hasEnglish : phrase.hasChinese { return nil }
      return phrase.rewriting(tokens, from: found.start, reaching: offset, in: scanner)
    }
  }
}
