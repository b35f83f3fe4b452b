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

  /// `微博。`: a sentence's end, which nothing here has.
  func sentenceEnds(at offset: Int) -> [Correction] {
    guard let last = scanner.tokens(from: 0).last, last.kind == .sign, last.place.start == offset,
      ["。", "．", "！", "!", "；", ";", "？", "?"].contains(scanner.written(last.place))
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

  /// `= 满意|基本满意`, `= CA/NY`: either of several, as patterns have it.
  func alternatives(at offset: Int) -> [Correction] {
    guard let (left, start) = lastValue(before: offset + 1),
      let word = listWord(
        scanner.written(Place(left.place.end, start)), isChinese: isChinese(before: start))
    else { return [] }
    var (values, signs, rest) = ([Token](), [Place](), start)
    repeat {
      guard let value = scanner.tokens(from: rest).first,
        value.kind == .word || value.kind == .quoted
      else { return [] }
      values.append(value)
      let next = text(behind: value.place.end)
      guard let sign = next.text.first, "|/／｜".contains(sign) else { break }
      signs.append(Place(next.start, next.start + sign.utf8.count))
      rest = next.start + sign.utf8.count
    } while true
    guard let last = values.last, last.place.start >= offset, let sign = signs.first else {
      return []
    }
    let list = values.map { scanner.written($0.place) }.joined(separator: ", ")
    let isDenied = Operator.not.word?.spellings.contains { word.hasPrefix($0) } == true
    return [
      Correction(
        isDenied ? Message("for neither value", "若都不取") : Message("for either value", "若取其一"),
        scanner.replacing(Place(left.place.end, last.place.end), withWord: "\(word) (\(list))"),
        saying: Message(
          "“\(scanner.written(sign))” does not part values", "“\(scanner.written(sign))”不能隔开几个值"),
        at: sign, isGuess: true)
    ]
  }

  /// What stands behind an offset and the blanks there.
  private func text(behind offset: Int) -> (text: String, start: Int) {
    let rest = String(decoding: scanner.source.text.utf8.dropFirst(offset), as: UTF8.self)
    let text = String(rest.drop { $0.isWhitespace })
    return (text, offset + rest.utf8.count - text.utf8.count)
  }

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
