import PlaintText

extension Reader {
  /// Bytes of a line for which it is looked what was meant: nobody typed a longer one by hand, and one of
  /// a megabyte took a minute.
  package static let longestTyped = 1 << 14

  /// The error of a line with the line as it was probably meant, by its words alone: what can be read
  /// after one change, or after two.
  package func mended(
    _ error: Diagnostic, _ vocabulary: [Declaration], onlyCommands: Bool = false
  ) -> Diagnostic {
    // A line longer than anybody types was made, not mistyped, and is left alone.
    guard scanner.source.text.utf8.count <= Self.longestTyped else { return error }
    // A command of a block has already said how it was probably meant: asked again by each block
    // around it, blocks in blocks took minutes.
    guard error.source == nil, !error.isLimit else { return error }
    var failing = [(error: error, reader: self, first: Correction?.none)]
    let sense = Sense(scanner.source.text)
    var tries = 40
    for _ in 0..<2 {
      var next: [(error: Diagnostic, reader: Reader, first: Correction?)] = []
      for line in failing {
        for candidate in line.reader.corrections(of: line.error, vocabulary) {
          if onlyCommands, !candidate.isCommand,
            !line.reader.loads(vocabulary) || !candidate.isWorded
          {
            continue
          }
          guard tries > 0 else { return error }
          guard sense.isKept(in: Sense(candidate.line)) else { continue }
          tries -= 1
          var found = line.first ?? candidate
          found.line = candidate.line
          var reader = Reader(SourceText(candidate.line), blockDepth: blockDepth)
          do throws(Diagnostic) {
            _ = try reader.typed(vocabulary)
            return found.explaining(error, scanner.source.text)
          } catch { next.append((error, reader, found)) }
        }
      }
      failing = next
    }
    return error
  }

  /// What might have been meant, the likeliest first; not yet known to be readable.
  package func corrections(of error: Diagnostic, _ vocabulary: [Declaration]) -> [Correction] {
    guard let place = error.place else { return [] }
    let commands = commandCorrections(vocabulary)
    if isClauseTaken(before: place.start) { return commands }
    let start = place.start
    let found: [[Correction]] = [
      commands, sentenceEnds(at: start), signs(at: start, vocabulary), absences(at: start),
      lists(before: start, vocabulary), alternatives(at: start), wordCorrections(at: start),
      misplacedTop(at: start), stretches(at: start), longNames(at: start), longPaths(at: start),
      misplacedFlags(at: start, vocabulary), insertions(at: start, vocabulary),
      quotations(before: start, vocabulary), wordCorrections(at: start, Foreign.lastWords),
      expectedWords(at: start, vocabulary), closings(at: start), contractions(), firstOfSeveral(),
    ]
    return found.flatMap(\.self)
  }

  /// `load a.csv; count`: two commands on one line.
  private func firstOfSeveral() -> [Correction] {
    guard let sign = scanner.tokens(from: 0).first(where: { $0.isSign(";") }) else { return [] }
    return [
      Correction(
        Message("one command a line, first", "每行一条命令，先写"),
        trimmedBlanks(scanner.written(Place(0, sign.place.start))))
    ]
  }

  /// What the words alone suggest for a line that can be read and does not bind.
  package func corrections(ofBound error: Diagnostic, _ vocabulary: [Declaration]) -> [Correction] {
    guard let place = error.place else { return [] }
    return commandCorrections(vocabulary) + alternatives(at: place.start)
      + wordCorrections(at: place.start)
  }

  /// Commands of other programs, verbs grown together with what follows, a filter without its verb.
  private func commandCorrections(_ vocabulary: [Declaration]) -> [Correction] {
    let start = attempts.last { $0.expectation == .verb }?.offset ?? 0
    let stage = scanner.tokens(from: start)
    guard let first = stage.first else { return [] }
    let verbs = vocabulary.flatMap(\.word.spellings)
    let isKnown = first.kind == .word && verbs.contains(first.text)
    var found: [Correction] = []
    found += selected(stage) + rewritten(stage, isKnown: isKnown)
    if isKnown { return found }
    let small = folded(first.text)
    if verbs.contains(small) {
      found.append(
        Correction(
          Message("write", "请写"), scanner.replacing(first.place, with: small),
          saying: Message("commands are written small", "命令用小写字母"), at: first.place))
    }
    let line = scanner.tokens(from: 0)
    let grown = [first] + (line.first.map { $0 == first ? [] : [$0] } ?? [])
    return found + grown.flatMap { grownTogether($0, verbs) } + withoutVerb(line)
      + named(before: start, verbs) + misspelt(first, vocabulary)
  }

  /// A stage that is a statement of SQL.
  private func selected(_ stage: [Token]) -> [Correction] {
    guard let first = stage.first, let line = SelectStatement(stage, in: scanner)?.line else {
      return []
    }
    let end = stage.last { $0.kind != .end }?.place.end ?? first.place.end
    return [
      Correction(
        Message("in Plaint", "在 Plaint 中写作"),
        scanner.replacing(Place(first.place.start, end), with: line),
        saying: Message("this is SQL", "这是 SQL 语句"), at: first.place, isCommand: true,
        isWorded: true)
    ]
  }

  /// A stage that is a command of another program, put into words of the language.
  private func rewritten(_ stage: [Token], isKnown: Bool) -> [Correction] {
    let isChinese = isChinese(before: .max)
    return foreignCommands(stage).compactMap { foreign in
      // What is typed in signs is answered in the language of the line.
      if foreign.isSign, isChinese ? foreign.hasEnglish : foreign.hasChinese { return nil }
      guard let (line, place) = foreign.rewriting(stage, in: scanner) else { return nil }
      let words = scanner.written(place)
      let unknown = Message("unknown command “\(words)”", "未知命令“\(words)”")
      return Correction(
        foreign.reason
          ?? (isKnown ? Message("write", "请写") : Message("in Plaint", "在 Plaint 中写作")), line,
        saying: isKnown ? nil : unknown, at: place, isCommand: true, isWorded: true)
    }
  }

  /// `late = fee > 100`: no command stands behind the name, for it is meant to name a column.
  ///
  /// A command of here is no such name: trend = reason.
  private func named(before start: Int, _ verbs: [String]) -> [Correction] {
    let line = scanner.tokens(from: 0)
    guard line.count > 2, line[1].isSign("="), line[2].place.start == start,
      !verbs.contains(line[0].text)
    else { return [] }
    return rewritten(line, isKnown: true)
  }

  /// `breakdwon channel`: a verb that is nearly the word.
  private func misspelt(_ first: Token, _ vocabulary: [Declaration]) -> [Correction] {
    // Words that begin a line are no misspelt verbs: it is not quit.
    guard first.kind == .word, Foreign.verb(for: first.text) == nil,
      !(Word.it.spellings + Word.all.spellings).contains(first.text)
    else {
      return []
    }
    let isChinese = first.text.utf8.contains { $0 > 127 }
    let words = vocabulary.map { isChinese ? $0.word.chinese : $0.word.english }
    // A whole question in Chinese that has a verb's letters in it is none either.
    let near = Foreign.misspeltCommand(folded(first.text), among: words, limit: 3)
      .filter { !isChinese || first.text.count <= $0.count + 2 }
    return near.map { verb in
      Correction(
        Message("write", "请写"), scanner.replacing(first.place, with: verb),
        saying: Message("unknown command “\(first.text)”", "未知命令“\(first.text)”"), at: first.place,
        isGuess: true, isCommand: true)
    }
  }

  /// Whether the line loads a file, of which no column is known yet.
  func loads(_ vocabulary: [Declaration]) -> Bool {
    guard let first = scanner.tokens(from: 0).first else { return false }
    return vocabulary.contains {
      $0.word.english == "load" && $0.word.spellings.contains(first.text)
    }
  }

  private func grownTogether(_ first: Token, _ verbs: [String]) -> [Correction] {
    let own = verbs.filter { $0.count > 1 || !$0.utf8.allSatisfy { $0 < 128 } }
      .map { (typed: $0, here: $0) }
    let grown = (own + Foreign.chineseWords).filter {
      first.text.hasPrefix($0.typed) && first.text != $0.typed
    }
    let behind = own.filter {
      first.text.hasSuffix($0.typed) && first.text != $0.typed
        && $0.typed.utf8.contains { $0 > 127 }
    }.map { verb in
      Correction(
        Message("the command comes first", "命令写在前面"),
        scanner.replacing(
          first.place, with: "\(verb.here) \(first.text.dropLast(verb.typed.count))"),
        saying: Message("unknown command “\(first.text)”", "未知命令“\(first.text)”"), at: first.place)
    }
    return grown.sorted { $0.typed.count > $1.typed.count }.map { word in
      let start = first.place.start
      return Correction(
        Message("with a blank after the command", "命令后加空格"),
        scanner.replacing(Place(start, start + word.typed.utf8.count), with: word.here + " "),
        saying: Message("unknown command “\(first.text)”", "未知命令“\(first.text)”"), at: first.place)
    } + behind
  }

  /// `channel = 电话` as a line of its own.
  private func withoutVerb(_ tokens: [Token]) -> [Correction] {
    guard tokens.count > 2, tokens[0].kind == .word || tokens[0].kind == .bracketed,
      tokens[1].kind == .sign, Operator.comparison(tokens[1].text) != nil
    else { return [] }
    let start = tokens[0].place.start
    let verb = tokens[0].text.utf8.contains { $0 > 127 } ? "筛选 " : "filter "
    return [
      Correction(
        Message("to keep such rows", "若要保留这样的行"),
        scanner.replacing(Place(start, start), with: verb))
    ]
  }

  /// Words and signs of other programs, and words of the language in capitals.
  private func wordCorrections(
    at offset: Int, _ words: [(typed: String, here: String)] = Foreign.words
  ) -> [Correction] {
    let tokens = stage(around: offset)
    var found = phraseCorrections(tokens, at: offset)
    for start in starts(before: offset, among: tokens) {
      for (typed, here) in words
      where isSaid(here, for: typed, at: offset)
        && !isOwn(typed, saidTwiceIn: tokens)
      {
        guard let place = scanner.place(of: typed, at: start), isWhole(place),
          place.end >= offset || scanner.isBlank(between: place.end, and: offset)
        else { continue }
        if here == "contains" || here == "not contains", let pattern = wildcard(behind: place, here)
        {
          found.append(
            Correction(Message("in Plaint", "在 Plaint 中写作"), pattern, isWorded: true))
        }
        found.append(
          Correction(
            Message("in Plaint", "在 Plaint 中写作"),
            scanner.replacing(place, withWord: said(here, at: offset)), isWorded: words.count > 20))
      }
    }
    for case .word(let word) in attempts.filter({ $0.offset == offset }).map(\.expectation) {
      guard let place = scanner.place(of: word.english, at: offset),
        scanner.written(place) != word.english
      else { continue }
      found.append(
        Correction(
          Message("in small letters", "请用小写"), scanner.replacing(place, with: word.english)))
    }
    return found
  }

  /// Whether the verb has a word itself, which then stands for no other: `compare a with b with c`.
  private func isOwn(_ typed: String, saidTwiceIn tokens: [Token]) -> Bool {
    tokens.count { $0.text == typed } > 1
      && attempts.contains { attempt in
        guard case .word(let word) = attempt.expectation else { return false }
        return word.spellings.contains(typed)
      }
  }

  /// Whether a word goes with the language of the line; what is typed in words says it itself.
  private func isSaid(_ here: String, for typed: String, at offset: Int) -> Bool {
    guard !typed.unicodeScalars.contains(where: Letters.isWord) else { return true }
    let letters = here.unicodeScalars.filter(Letters.isWord)
    guard !letters.isEmpty else { return true }
    let isChinese = isChinese(before: offset)
    return letters.allSatisfy { $0.isASCII != isChinese }
  }

  /// The tokens of the stage that an offset lies in.
  private func stage(around offset: Int) -> [Token] {
    let start = attempts.last { $0.expectation == .verb && $0.offset <= offset }?.offset ?? 0
    return scanner.tokens(from: start)
  }

  /// Where a word that reaches to an offset may begin: there, at the word before it, and where a
  /// doubled sign begins that was taken for two.
  private func starts(before offset: Int, among tokens: [Token]) -> [Int] {
    // “, desc” and “does not contain” are found from their first word, some words back.
    let before = tokens.filter { $0.place.start < offset }.suffix(3).reversed().map(\.place.start)
    let doubled = scanner.place(of: "|", at: offset - 1).map(\.start)
    let starts = [offset] + before + [doubled].compactMap { $0 }
    return starts
  }

  /// Whether no word goes on behind a place that ends with an English letter.
  private func isWhole(_ place: Place) -> Bool {
    let rest = String(decoding: scanner.source.text.utf8.dropFirst(place.end - 1), as: UTF8.self)
    let scalars = Array(rest.unicodeScalars.prefix(2))
    guard scalars.count == 2, scalars[0].isASCII, Letters.isWord(scalars[0]) else { return true }
    return !Letters.isWord(scalars[1])
  }

  /// Quotes around a value of several words: to its end when no other condition follows, else to
  /// the word that joins the next one.
  private func quotations(before offset: Int, _ vocabulary: [Declaration]) -> [Correction] {
    guard let start = lastValue(before: offset)?.start else { return [] }
    let tokens = scanner.tokens(from: start)
    let clauses = clauseWords(before: start, vocabulary)
    return [clauses, clauses.union(Self.joints)].compactMap { words in
      guard let stretch = stretch(tokens, until: words), let place = Self.place(stretch),
        stretch.count > 1, stretch.last?.isSign(",") == false, place.end > offset
      else { return nil }
      // Only a value that occurs shows that it was meant as one.
      return Correction.quoting(place, in: scanner, isGuess: true)
    }
  }

  static let joints = [Operator.or, .and].compactMap(\.word).flatMap(\.spellings)

  /// The last place before an offset at which a value was looked for, and what it faces.
  package func lastValue(before offset: Int) -> (left: Phrase, start: Int)? {
    let found = attempts.compactMap { attempt -> (left: Phrase, start: Int)? in
      guard case .value(let left) = attempt.expectation, attempt.offset < offset else { return nil }
      return (left, attempt.offset)
    }
    return found.max { $0.start < $1.start }
  }

  /// The words that begin the clauses of the verb that an offset lies behind.
  func clauseWords(before offset: Int, _ vocabulary: [Declaration]) -> Set<String> {
    let start = attempts.last { $0.expectation == .verb && $0.offset < offset }?.offset ?? 0
    guard let verb = scanner.tokens(from: start).first?.text else { return [] }
    let declaration = vocabulary.first { declaration in
      declaration.word.spellings.contains {
        $0.split(separator: " ").first.map(String.init) == verb
      }
    }
    return Set(declaration?.grammar.flatMap(\.leadingWords) ?? [])
  }

  /// The words of a value: up to one of some words, a comma inside brackets, a bracket that was
  /// opened before, or the end; nil when a comparison or quotes are among them.
  func stretch(_ tokens: [Token], until words: Set<String>) -> [Token]? {
    var taken: [Token] = []
    var depth = 0
    let isInside = tokens.first.map { opened(before: $0.place.start) > 0 } ?? false
    for token in tokens {
      if !taken.isEmpty, token.kind == .word, words.contains(token.text) { break }
      if token.isSign("(") { depth += 1 }
      if token.isSign(")") { depth -= 1 }
      if depth < 0 || isInside && depth == 0 && token.isSign(",") { break }
      if token.kind != .word && token.kind != .sign { return nil }
      if token.kind == .sign, Operator.comparison(token.text) != nil { return nil }
      taken.append(token)
    }
    return taken
  }

  static func place(_ tokens: [Token]) -> Place? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return first.place.through(last.place)
  }

  /// How many parentheses are open before an offset.
  func opened(before offset: Int) -> Int {
    scanner.tokens(from: 0).prefix { $0.place.start < offset }
      .reduce(0) { $0 + ($1.isSign("(") ? 1 : $1.isSign(")") ? -1 : 0) }
  }
}
