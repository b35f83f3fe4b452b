import PlaintText
import PlaintValue

/// What is missing where the reader stumbled: a blank inside a word, the word a grammar demands, a
/// sign between two of a list.
extension Reader {
  /// The line with what was missing put in, the likeliest first.
  func insertions(at offset: Int, _ vocabulary: [Declaration]) -> [Correction] {
    guard let token = token(at: offset) else { return [] }
    return blanks(inside: token) + demanded(before: token) + separators(before: token, vocabulary)
      + comparisons(before: token) + subjects(before: token)
  }

  /// `filter channel 电话营业厅`: a column and a value of it with nothing between them.
  private func comparisons(before token: Token) -> [Correction] {
    guard token.kind == .word || token.kind == .quoted,
      attempts.contains(where: { attempt in
        guard case .comparison = attempt.expectation else { return false }
        return attempt.offset == token.place.start
      }),
      // A call is no value: agg mean(fee).
      scanner.tokens(from: token.place.end).first?.isSign("(") != true,
      // A word that joins two things is no column.
      scanner.tokens(from: 0).last(where: { $0.place.end <= token.place.start })
        .map({ $0.kind == .word && Foreign.joints.contains(folded($0.text)) }) != true
    else { return [] }
    return [
      Correction(
        Message("write", "请写"),
        scanner.replacing(Place(token.place.start, token.place.start), withWord: "="),
        isGuess: true)
    ]
  }

  /// `fee > 3 and < 5`: what is compared, once more.
  private func subjects(before token: Token) -> [Correction] {
    if let line = subjectOfTest(before: token) { return [Correction(Message("write", "请写"), line)] }
    guard token.kind == .sign, Operator.comparison(token.text) != nil,
      let (subject, start) = lastValue(before: token.place.start)
    else { return [] }
    let place = Place(token.place.start, token.place.start)
    let between = trimmedBlanks(scanner.written(Place(start, token.place.start)))
    let tongue: Tongue = isChinese(before: start) ? .chinese : .english
    let isJoined = scanner.tokens(from: start).last { $0.place.end <= token.place.start }
      .map { Self.joints.contains($0.text) }
    let joint = isJoined == true ? "" : (Operator.and.word?.text(in: tongue) ?? "") + " "
    let written = scanner.written(subject.place)
    // 5 < fee < 9: what stands between is compared with both; fee > 5 < 9: the column is.
    let compared = Self.isNumber(written) ? between : written
    return [
      Correction(Message("write", "请写"), scanner.replacing(place, withWord: joint + compared))
    ]
  }

  /// `contains fee and not contains scam`: what is tested, once more.
  private func subjectOfTest(before token: Token) -> String? {
    let before = scanner.tokens(from: 0).filter { $0.place.end <= token.place.start }
    guard
      let joint = before.lastIndex(where: { $0.kind == .word && Self.joints.contains($0.text) }),
      let (subject, _) = lastValue(before: before[joint].place.start)
    else { return nil }
    var test = before[(joint + 1)...].map(\.text)
    let first = test.isEmpty ? nil : before[joint + 1]
    if let not = test.first, Operator.not.word?.spellings.contains(not) == true {
      test.removeFirst()
    }
    let spellings = Operator.tests.compactMap(\.word).flatMap(\.spellings)
    // What follows may be the test's own last words: starts with.
    let written = (test + [token.text]).joined(separator: " ")
    guard let first,
      spellings.contains(where: { test.joined(separator: " ") == $0 || written == $0 })
    else { return nil }
    let start = Place(first.place.start, first.place.start)
    return scanner.replacing(start, withWord: scanner.written(subject.place))
  }

  /// `2012-03 to 2012-05`: from one to another, as other programs and people write it.
  func stretches(at offset: Int) -> [Correction] {
    let tokens = scanner.tokens(from: 0)
    guard let index = tokens.firstIndex(where: { $0.place.start == offset }),
      Self.until.contains(folded(tokens[index].text)),
      let before = index > 0 ? tokens[index - 1] : nil, before.isFigure,
      let behind = index + 1 < tokens.count ? tokens[index + 1] : nil, behind.isFigure
    else { return [] }
    return [
      Correction(
        Message("write", "请写"),
        scanner.replacing(Place(before.place.end, behind.place.start), with: ".."))
    ]
  }

  private static let until: Set<String> = ["to", "-", "–", "—", "through", "until", "至", "到"]

  private func token(at offset: Int) -> Token? {
    guard let token = scanner.tokens(from: offset).first, token.place.start == offset else {
      return nil
    }
    return token
  }

  /// `前3`, `按渠道`, `top3`: a word of the language grown together with what follows.
  private func blanks(inside token: Token) -> [Correction] {
    guard token.kind == .word else { return [] }
    let written = scanner.written(token.place)
    let expected = attempts.filter { $0.offset == token.place.start }
    let spellings = expected.flatMap { attempt -> [String] in
      if case .word(let word) = attempt.expectation { word.spellings } else { [] }
    }
    return spellings.filter { Self.isGrown($0, into: written) }.sorted { $0.count > $1.count }
      .map { spelling in
        let start = token.place.start
        return Correction(
          Message("with a blank", "加空格"),
          scanner.replacing(Place(start, start + spelling.utf8.count), with: spelling + " "))
      }
  }

  /// Whether a word goes on behind a spelling of the language: English words begin many others, so
  /// they count only in front of a digit or Chinese.
  private static func isGrown(_ spelling: String, into written: String) -> Bool {
    guard written.hasPrefix(spelling), let next = written.dropFirst(spelling.count).first else {
      return false
    }
    return spelling.utf8.contains { $0 > 127 } || next.isNumber || !next.isASCII
  }

  /// `crosstab a b`, `compare A to B`: the word that must stand here, put in the place of one that
  /// joins two things elsewhere, or before what stands here.
  private func demanded(before token: Token) -> [Correction] {
    guard let demand, demand.offset == token.place.start, token.kind != .end else { return [] }
    let word = isChinese(before: demand.offset) ? demand.word.chinese : demand.word.english
    let isJoint = token.kind != .quoted && Foreign.joints.contains(folded(token.text))
    let place = isJoint ? token.place : Place(demand.offset, demand.offset)
    return [
      Correction(Message("write", "请写"), scanner.replacing(place, withWord: word))
    ]
  }

  /// Whether a word was demanded last, and its place lies in another.
  package func demands(_ word: Word, in place: Place) -> Bool {
    demand.map { $0.word == word && place.start <= $0.offset && $0.offset <= place.end } ?? false
  }

  /// Whether the verb that an offset lies behind is called by its Chinese name.
  package func isChinese(before offset: Int) -> Bool {
    let start = attempts.last { $0.expectation == .verb && $0.offset < offset }?.offset ?? 0
    return scanner.tokens(from: start).first.map { $0.text.utf8.contains { $0 > 127 } } ?? false
  }

  /// `select a b`, `in (a b)`, `breakdown a, b`: what joins the next one of the same kind.
  private func separators(before token: Token, _ vocabulary: [Declaration]) -> [Correction] {
    attempts.filter { $0.offset == token.place.start }.compactMap { attempt in
      // Things side by side are all meant, unless it is said that one of them is.
      guard case .joint(let sign) = attempt.expectation, sign != "|",
        Operator.or.word?.spellings.contains(sign) != true || isOr(token),
        let line = separated(by: sign, before: token, vocabulary)
      else { return nil }
      var correction = Correction(
        sign == ">" ? Message("for one inside the other", "若要逐层细分") : Message("write", "请写"), line,
        isGuess: true, isWorded: Operator.and.word?.spellings.contains(sign) == true)
      if sign == ">", token.isSign(",") { correction.besides = eachByItself() }
      return correction
    }
  }

  /// `占比 渠道，原因`: what commas join may be meant each by itself.
  private func eachByItself() -> Message? {
    let tokens = scanner.tokens(from: attempts.last { $0.expectation == .verb }?.offset ?? 0)
    guard let verb = tokens.first else { return nil }
    let items = tokens.dropFirst().split { $0.isSign(",") }
    guard items.count > 1, items.allSatisfy({ $0.count == 1 }) else { return nil }
    let lines = items.compactMap { $0.first }.map { "\(verb.text) \(scanner.written($0.place))" }
    return Message(
      "for each by itself: \(lines.joined(separator: ", then "))",
      "若要分别查看，先写“\(lines[0])”，再写\(lines.dropFirst().map { "“\($0)”" }.joined(separator: "、"))")
  }

  private func isOr(_ token: Token) -> Bool {
    ["or", "/", "|", "或", "或者"].contains(folded(token.text))
  }

  /// The line with a sign before a token and all that stand side by side behind it; nil where what
  /// follows cannot be one more of them.
  private func separated(
    by sign: String, before token: Token, _ vocabulary: [Declaration]
  ) -> String? {
    // A list that has its commas is not short of one: its values are of several words.
    if sign == ",", isInList(with: sign, token) { return nil }
    guard var line = joining(token, by: sign) else { return nil }
    for _ in 0..<Self.deepest {
      var next = Reader(SourceText(line), blockDepth: blockDepth)
      do {
        _ = try next.typed(vocabulary)
        return line
      } catch {
        guard let start = error.place?.start, let token = next.token(at: start),
          next.attempts.contains(Attempt(offset: start, expectation: .joint(sign)))
        else { return line }
        guard let longer = next.joining(token, by: sign) else { return nil }
        line = longer
      }
    }
    return nil
  }

  /// The line with a sign before a token, or in the place of another sign.
  private func joining(_ token: Token, by sign: String) -> String? {
    switch token.kind {
    case .word where Foreign.joints.contains(folded(token.text)) && !endsLine(token):
      return sign == ","
        ? scanner.replacing(Place(endPlace.end, token.place.end), with: sign)
        : scanner.replacing(token.place, withWord: sign)
    // A number that stands alone is no further column.
    case .word where sign == "," && Self.isNumber(token.text) && opened(before: endPlace.end) == 0:
      return nil
    case .word, .bracketed, .quoted, .parameter:
      let end = endPlace.end
      return sign == ","
        ? scanner.replacing(Place(end, end), with: sign)
        : scanner.replacing(Place(token.place.start, token.place.start), withWord: sign)
    case .sign where Foreign.joints.contains(token.text) && token.text != sign:
      return sign == ","
        ? scanner.replacing(Place(endPlace.end, token.place.end), with: sign)
        : scanner.replacing(token.place, withWord: sign)
    case .sign, .end: return nil
    }
  }

  private func endsLine(_ token: Token) -> Bool { scanner.tokens(from: token.place.end).isEmpty }

  /// A word that may stand here, put in before what stands here or in place of what is nearly it;
  /// a command's word begins the next stage.
  func expectedWords(at offset: Int, _ vocabulary: [Declaration]) -> [Correction] {
    let verbs = vocabulary.flatMap(\.word.spellings)
    guard let token = token(at: offset), token.kind != .end else { return [] }
    let words = attempts.filter { $0.offset == offset }.compactMap { attempt -> Word? in
      if case .word(let word) = attempt.expectation { word } else { nil }
    }
    let tongue: Tongue = isChinese(before: offset) ? .chinese : .english
    let spellings = words.map { $0.text(in: tongue) }
    // “between” fits nearly any two words, so it is not guessed.
    let forgotten =
      words.filter { $0 != Operator.between.word && mayStand($0, before: token) }
      .sorted { $0 != .as && $1 == .as }
    let near = [token.kind == .word ? nearestWord(to: token.text, among: spellings) : nil]
      .compactMap { $0 }
    let isJoint =
      token.kind != .quoted && Foreign.joints.contains(folded(token.text))
      && !isBound(token)
    let instead = isJoint ? forgotten.map { $0.text(in: tongue) } : []
    let joint = Place(min(endPlace.end, token.place.start), token.place.end)
    let replaced =
      near.map { scanner.replacing(token.place, withWord: $0) }
      + instead.map { scanner.replacing(joint, withWord: $0) }
    let place = Place(token.place.start, token.place.start)
    // What hides or overwrites is never put in unasked.
    let harmless = forgotten.filter { !["mask", "replace"].contains($0.english) }
    // Only a command begins a stage: nothing else is made one.
    // Of a file nothing is known yet that could tell what a word left over is.
    if loads(vocabulary) {
      return replaced.map { Correction(Message("write", "请写"), $0, isGuess: true) }
    }
    let pipe = isCommand(token, verbs) ? ["|"] : []
    let inserted = (pipe + harmless.map { $0.text(in: tongue) })
      .map { scanner.replacing(place, withWord: $0) }
    // Two conditions side by side are both meant.
    let and = scanner.replacing(place, withWord: Operator.and.word?.text(in: tongue) ?? "")
    return (replaced + inserted).map {
      Correction(Message("write", "请写"), $0, isGuess: true, isWorded: $0 == and)
    }
  }

  /// Whether a clause may be guessed to begin before a token that is left over.
  ///
  /// A name fits nearly everywhere, so it is only one behind what is computed, of one word that means
  /// nothing else; a number of rows is small, and no period is a time column.
  private func mayStand(_ word: Word, before token: Token) -> Bool {
    switch word {
    case .as:
      let isComputed = scanner.tokens(from: 0).last { $0.place.end <= token.place.start }?.isSign(
        ")")
      return isComputed == true && (token.kind == .quoted || isFree(token))
    case let word where (Operator.tests + [.or]).contains { $0.word == word }: return false
    case .top: return Int(token.text).map { $0 < 1000 } ?? false
    default: return word.english != "on" || !token.isFigure
    }
  }

  /// Whether a word of English letters means nothing to the language or to other programs.
  private func isFree(_ token: Token) -> Bool {
    let small = folded(token.text)
    guard token.kind == .word, !token.isFigure, small.utf8.allSatisfy({ $0 < 128 }) else {
      return false
    }
    let foreign = (Foreign.words + Foreign.lastWords).contains { row in
      row.typed.split(separator: " ").contains(Substring(small)) || row.here == small
    }
    return !foreign && Foreign.verbs[small] == nil
      && !Phrase.isPeriod(small) && !Relative.mayBegin(small)
  }

  /// Whether a word is a command, and nothing that is asked of rows.
  private func isCommand(_ token: Token, _ verbs: [String]) -> Bool {
    guard token.kind == .word, !["count", "计数"].contains(token.text) else { return false }
    let small = folded(token.text)
    // What is taken off the top must have one: a breakdown comes largest first.
    if Word.top.spellings.contains(small) {
      let stage = attempts.last { $0.expectation == .verb && $0.offset < token.place.start }?.offset
      let verb = scanner.tokens(from: stage ?? 0).first?.text ?? ""
      guard ["breakdown", "占比"].contains(verb) else { return false }
    }
    return verbs.contains(token.text)
      || Foreign.functions[small] == nil && Foreign.verb(for: small) != nil
      || Foreign.commands.contains { $0.parts == [.literal(small), .number] }
  }

  /// `> 10`: a bound, which no word of a clause stands for.
  private func isBound(_ token: Token) -> Bool {
    guard token.kind == .sign, Operator.comparison(token.text) != nil else { return false }
    return scanner.tokens(from: token.place.end).first?.isFigure == true
  }

  /// The brackets that are still open at the line's end.
  func closings(at offset: Int) -> [Correction] {
    let text = trimmedBlanks(scanner.source.text)
    let open = opened(before: offset)
    guard offset >= text.utf8.count, open > 0 else { return [] }
    return [
      Correction(Message("write", "请写"), text + String(repeating: ")", count: open))
    ]
  }

  /// Whether a token lies in brackets in which commas stand already.
  private func isInList(with sign: String, _ token: Token) -> Bool {
    var signs: [Bool] = []
    let stage = attempts.last { $0.expectation == .verb }?.offset ?? 0
    for other in scanner.tokens(from: stage) {
      if other.isSign("(") {
        signs.append(false)
      } else if other.isSign(")") {
        if other.place.start > token.place.start { break }
        _ = signs.popLast()
      } else if other.isSign(sign), !signs.isEmpty {
        signs[signs.count - 1] = true
      }
    }
    return signs.last ?? false
  }
}

extension Token {
  /// Whether it is a word that begins with a digit: a number, a period.
  fileprivate var isFigure: Bool { kind == .word && text.first?.isNumber == true }
}
