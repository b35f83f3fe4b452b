import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Periods that stand alone, verbs that do not say which time they mean, columns nearly named.
extension Suggesting {
  /// Words behind a period, grown together with it or not, and the comparison they stand for.
  private static let sides: [(word: String, sign: String)] = [
    ("及以后", ">="), ("以后", ">="), ("以来", ">="), ("之后", ">"), ("及以前", "<="), ("以前", "<"),
    ("之前", "<"), ("起", ">="), ("前", "<"), ("后", ">"), ("", "="),
  ]

  /// `计数 2012年5月`, `计数 2012年5月以后`, `count last month`: a period where a column or a clause is
  /// wanted, with the time that `defaults on` names, or the first there is.
  func timed(at place: Place) -> [Correction] {
    guard let token = reader.scanner.tokens(from: place.start).first, token.place == place,
      token.kind == .word,
      !reader.attempts.contains(where: { attempt in
        if case .comparison = attempt.expectation { attempt.offset == place.start } else { false }
      }),
      let scope = session.scope(of: reader.scanner.written(Place(0, place.start)), host),
      let time = usualTime(in: scope.schema), scope.schema[token.text] == nil
    else { return [] }
    let name = narrowing(at: place.start) + quotedName(time.name)
    if let sign = Self.prepositions[folded(token.text)] {
      return spoken(sign, behind: place, name)
    }
    if let long = periodOfSeveralWords(at: place.start) { return compared(long, name, "=") }
    for (word, sign) in Self.sides where token.text.hasSuffix(word) {
      let period = String(token.text.dropLast(word.count))
      guard isPeriod(period) else { continue }
      return compared(place, name, sign, period)
    }
    return []
  }

  /// `其中` where a clause may begin, and no condition has begun.
  func narrowing(at offset: Int) -> String {
    guard
      reader.attempts.contains(where: { $0.offset == offset && $0.expectation == .word(.where) })
    else { return "" }
    return Word.where.text(in: reader.isChinese(before: offset) ? .chinese : .english) + " "
  }

  /// `last 12 months`, `first half of 2012`.
  private func periodOfSeveralWords(at offset: Int) -> Place? {
    var copy = Reader(SourceText(rest(from: offset)))
    guard case .relative(_, let place)? = try? copy.operand() else { return nil }
    return Place(offset, offset + place.end)
  }

  /// A period compared with a time: what the words say plainly, whether any row meets it or not.
  private func compared(
    _ place: Place, _ name: String, _ sign: String, _ written: String? = nil
  ) -> [Correction] {
    let period = written ?? reader.scanner.written(place)
    return [
      Correction(
        Message("write", "请写"),
        reader.scanner.replacing(place, with: "\(name) \(sign) \(period)"),
        saying: Message(
          "“\(period)” is a period, for a time to be compared with", "“\(period)”是时段，须与时间列比较"),
        at: place, isWorded: true)
    ]
  }

  /// The time that `defaults on` names, else the first there is.
  private func usualTime(in schema: Schema) -> Schema.Field? {
    let times = schema.fields.filter(\.kind.isCalendar)
    return times.first { $0.name == session.defaults.on } ?? times.first
  }

  /// Whether a text can only be meant as a period: a plain number is one from 1000 on.
  private func isPeriod(_ text: String) -> Bool {
    if Relative(parsing: text) != nil { return true }
    return text.contains(where: \.isNumber) && Int(text).map { $0 >= 1000 } ?? true
      && Stretch(parsing: text) != nil
  }

  /// `count since May 2012`: a period behind a word that says on which side of it.
  private func spoken(_ sign: String, behind place: Place, _ name: String) -> [Correction] {
    let behind = rest(from: place.end)
    let blanks = behind.prefix { $0.isWhitespace }
    let word = String(behind.dropFirst(blanks.count).prefix { !$0.isWhitespace })
    let foreign = Period.foreign(startingIn: String(behind.dropFirst(blanks.count)))
    let (period, length) =
      Stretch(parsing: word) != nil
      ? (word, word.utf8.count) : foreign.map { ($0.0.text, $0.1) } ?? ("", 0)
    guard isPeriod(period) else { return [] }
    let end = place.end + blanks.utf8.count + length
    return [
      Correction(
        Message("write", "请写"),
        reader.scanner.replacing(Place(place.start, end), with: "\(name) \(sign) \(period)"),
        isWorded: true)
    ]
  }

  /// Words in front of a period, and the comparison they stand for.
  private static let prepositions: [String: String] = [
    "since": ">=", "from": ">=", "after": ">", "before": "<", "until": "<=", "till": "<=",
    "through": "<=", "in": "=", "on": "=", "during": "=", "within": "=", "of": "=", "for": "=",
    "自": ">=", "从": ">=", "截至": "<=", "在": "=",
  ]

  /// Whether the line begins with a column's name.
  var beginsWithColumn: Bool {
    guard let first = reader.scanner.tokens(from: 0).first else { return false }
    return session.dataset?.relation.schema[first.text] != nil
  }

  /// A column's name but for a few letters, or part of it: 渠道 where there is one 受理渠道.
  func nearColumn(at place: Place) -> [Correction] {
    guard
      reader.attempts.contains(where: { $0.offset == place.start && $0.expectation == .column }),
      // What is compared with is a value.
      reader.lastValue(before: place.start + 1)?.start != place.start,
      let token = reader.scanner.tokens(from: place.start).first, token.place == place,
      token.kind == .word || token.kind == .bracketed,
      let scope = session.scope(of: reader.scanner.written(Place(0, place.start)), host),
      scope.schema[token.text] == nil, token.text != session.dataset?.name
    else { return [] }
    let isChinese = token.text.utf8.contains { $0 > 127 }
    let names = scope.schema.names.filter { !isChinese || $0.contains(token.text) }
    return nearest(token.text, among: names, limit: 1).map { name in
      Correction(
        Message("write", "请写"), reader.scanner.replacing(place, with: quotedName(name)),
        isGuess: true)
    }
  }

  /// A verb that asks which time is meant, with the first that the data have: behind it, or at the end.
  func clocked(at place: Place) -> [Correction] {
    let tokens = reader.scanner.tokens(from: place.start)
    guard let verb = tokens.first, verb.place == place,
      reader.attempts.contains(where: { $0.expectation == .verb && $0.offset == place.start }),
      let scope = session.scope(of: reader.scanner.written(Place(0, place.start)), host)
    else { return [] }
    let times = scope.schema.fields.filter(\.kind.isCalendar)
    guard times.count > 1 else { return [] }
    let isChinese = verb.text.utf8.contains { $0 > 127 }
    let clause = "\(Word.on.text(in: isChinese ? .chinese : .english)) \(quotedName(times[0].name))"
    let end = tokens.prefix { !$0.isSign("|") && $0.kind != .end }.last?.place.end ?? verb.place.end
    return [place.end, end].map { offset in
      Correction(
        Message("write", "请写"),
        reader.scanner.replacing(Place(offset, offset), withWord: clause), isWorded: true)
    }
  }

  /// A whole line that is a question as it is spoken.
  func asked() -> Correction? {
    let tokens = reader.scanner.tokens(from: 0).filter { $0.kind != .end }
    let verbs = Verbs.declarations.flatMap(\.word.spellings)
    guard let first = tokens.first, let last = tokens.last, !verbs.contains(first.text),
      // 占比原因按渠道 is a command that has grown together.
      !verbs.contains(where: {
        $0.count > 1 && !$0.utf8.allSatisfy { $0 < 128 } && first.text.hasPrefix($0)
      }),
      let relation = session.dataset?.relation,
      let line = SpokenQuestion.line(
        for: reader.scanner.source.text, in: session, time: usualTime(in: relation.schema))
    else { return nil }
    return Correction(
      Message("in Plaint", "在 Plaint 中写作"), line,
      saying: Message("this is a question, not a command", "这是问句，不是命令"),
      at: first.place.through(last.place), isCommand: true, isWorded: true)
  }

  /// `top 10 fee`, `largest fee`: of numbers the rows that have the largest.
  func largest() -> Correction? {
    let tokens = reader.scanner.tokens(from: 0).filter { $0.kind != .end }
    guard let first = tokens.first, let last = tokens.last, (2...3).contains(tokens.count),
      Self.largest.contains(folded(first.text)), last.kind == .word || last.kind == .bracketed,
      let field = session.dataset?.relation.schema[last.text], field.kind.isNumeric
    else { return nil }
    let isChinese = first.text.utf8.contains { $0 > 127 }
    let number = tokens.count == 3 ? tokens[1].text : "10"
    let name = quotedName(field.name)
    return Correction(
      Message("to see the largest, write", "若要看最大的，请写"),
      isChinese ? "排序 \(name) 降序 | 取前 \(number)" : "sort \(name) desc | take \(number)",
      isCommand: true, isWorded: true)
  }

  private static let largest: Set<String> = [
    "top", "largest", "highest", "biggest", "前", "最大", "最高",
  ]
}
