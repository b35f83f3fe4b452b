import PlaintText

/// What was said in other words or with a sentence's end, in words of the line's language.
extension Reader {
  /// Words as the line's language has them: `like` in a Chinese line is 包含.
  func said(_ here: String, at offset: Int) -> String {
    guard here.unicodeScalars.contains(where: Letters.isWord), isChinese(before: offset) else {
      return here
    }
    return Foreign.inChinese(here)
  }

  /// `微博。`: a sentence's end, which nothing here has; a comma behind which nothing stands.
  func sentenceEnds(at offset: Int) -> [Correction] {
    guard let last = scanner.tokens(from: 0).last, last.kind == .sign, last.place.start == offset,
      ["。", "．", "！", "!", "；", ";", "？", "?", "，", ",", "、"].contains(scanner.written(last.place))
    else { return [] }
    return [
      Correction(
        Message("without the stop", "去掉句末标点"),
        trimmedBlanks(scanner.written(Place(0, last.place.start))))
    ]
  }

  /// `原因 没有`, `原因 无`: nothing stands behind the word, so the cell has nothing.
  func absences(at offset: Int) -> [Correction] {
    let tokens = scanner.tokens(from: offset).filter { $0.kind != .end }
    guard let first = tokens.first, first.place.start == offset,
      Sense.absences.contains(folded(first.text)),
      tokens.count == 1 || Sense.isJoint(tokens[1].text)
    else { return [] }
    return [
      Correction(
        Message("in Plaint", "在 Plaint 中写作"),
        scanner.replacing(first.place, with: said("is missing", at: offset)), isWorded: true)
    ]
  }

  /// `as total fee`: a name of several words.
  func longNames(at offset: Int) -> [Correction] {
    let before = scanner.tokens(from: 0).filter { $0.place.end <= offset }.suffix(2)
    guard before.count == 2, let word = before.first, let name = before.last,
      Word.as.spellings.contains(word.text), name.kind == .word,
      let next = scanner.tokens(from: offset).first, next.kind == .word, next.place.start == offset
    else { return [] }
    let place = name.place.through(next.place)
    return [
      Correction(
        Message("write", "请写"), scanner.replacing(place, with: "[\(scanner.written(place))]"),
        saying: Message("a name of several words needs brackets", "几个词的名称要加方括号"), at: place)
    ]
  }

  /// `export may report.csv`, `保存 五月 报告`: a path of several words, with its ending where it lacks one.
  func longPaths(at offset: Int) -> [Correction] {
    let found = attempts.compactMap { attempt -> (start: Int, ending: String?)? in
      guard case .file(let suffixes) = attempt.expectation, attempt.offset < offset else {
        return nil
      }
      return (attempt.offset, suffixes.contains("plaint") ? "plaint" : suffixes.first)
    }
    guard let (start, ending) = found.max(by: { $0.start < $1.start }),
      let first = scanner.tokens(from: start).first, first.kind != .quoted,
      !Self.beforePaths.contains(folded(first.text))
    else { return [] }
    let rest = String(decoding: scanner.source.text.utf8.dropFirst(start), as: UTF8.self)
    let words = rest.prefix { !"|,，\"“".contains($0) }.split(separator: " ")
    let named = words.firstIndex { $0.contains(".") }
    let count = named.map { $0 + 1 } ?? words.count
    guard count > 1, words[0].startIndex == rest.startIndex else { return [] }
    let end = start + rest[..<words[count - 1].endIndex].utf8.count
    let place = Place(start, end)
    let name = scanner.written(place) + (named == nil ? ending.map { ".\($0)" } ?? "" : "")
    return [
      Correction(
        Message("write", "请写"), scanner.replacing(place, with: Correction.quoted(name)),
        saying: Message("a file name of several words needs quotes", "几个词的文件名要加引号"), at: place,
        isWorded: true)
    ]
  }

  /// Words in front of a path that are none of it.
  private static let beforePaths: Set<String> = [
    "from", "to", "as", "into", "in", "file", "the", "到", "为", "成", "从", "属于", "文件",
  ]

  /// `编码=gbk`, `与 2012-04，按 渠道`: a sign before or behind a clause that needs none.
  func signs(at offset: Int, _ vocabulary: [Declaration]) -> [Correction] {
    guard let sign = scanner.tokens(from: offset).first, sign.kind == .sign,
      sign.place.start == offset
    else { return [] }
    let isOption = loads(vocabulary) && ["=", ":"].contains(sign.text)
    guard isOption || sign.isSign(",") && beginsClause(behind: sign) else { return [] }
    return [
      Correction(
        Message("without the sign", "去掉符号"),
        scanner.replacing(
          Place(sign.place.start, scanner.tokens(from: sign.place.end).first?.place.start ?? 0),
          with: endPlace.end < sign.place.start ? "" : " "),
        isWorded: true)
    ]
  }

  /// Whether the word behind a sign is one that may stand in the sign's place.
  private func beginsClause(behind sign: Token) -> Bool {
    guard let word = scanner.tokens(from: sign.place.end).first, word.kind == .word else {
      return false
    }
    return attempts.contains { attempt in
      guard attempt.offset == sign.place.start, case .word(let clause) = attempt.expectation else {
        return false
      }
      return clause.spellings.contains(word.text)
    }
  }

  /// `doesn't`, `isn't`: an apostrophe that opens no quote.
  func contractions() -> [Correction] {
    let text = scanner.source.text
    let plain = text.replacing("n't", with: " not").replacing("n’t", with: " not")
    return plain == text ? [] : [Correction(Message("in Plaint", "在 Plaint 中写作"), plain)]
  }
}
