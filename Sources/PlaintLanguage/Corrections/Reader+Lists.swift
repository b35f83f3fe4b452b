import PlaintText

/// Several values where the line has no list: with commas, `|` or `/` between them.
extension Reader {
  /// `State = CA, NY` and `State = (CA, NY)`: a list without its `in`.
  func lists(before offset: Int, _ vocabulary: [Declaration]) -> [Correction] {
    guard let (left, start) = lastValue(before: offset + 1) else { return [] }
    let words = clauseWords(before: start, vocabulary).union(Self.joints)
    guard var stretch = stretch(scanner.tokens(from: start), until: words),
      stretch.last?.isSign(",") == false, let place = Self.place(stretch), place.end > offset,
      let word = listWord(
        scanner.written(Place(left.place.end, start)), isChinese: isChinese(before: start))
    else { return [] }
    if stretch.first?.isSign("(") == true, stretch.last?.isSign(")") == true {
      stretch = Array(stretch.dropFirst().dropLast())
    }
    let items = stretch.split { $0.isSign(",") }
    guard items.count > 1, items.allSatisfy({ $0.count == 1 && $0[$0.startIndex].kind == .word })
    else { return [] }
    let list = carryingYears(items.compactMap { $0.first.map { scanner.written($0.place) } })
    let text = "\(scanner.written(left.place)) \(word) (\(list.joined(separator: ", ")))"
    return [
      Correction(
        Message("for one of several values", "若取其中之一"),
        scanner.replacing(left.place.through(place), with: text))
    ]
  }

  /// Values with the year of the one before where only a month is left: 2012-04, 05.
  private func carryingYears(_ values: [String]) -> [String] {
    var year: String?
    return values.map { value in
      let parts = value.split(separator: "-", omittingEmptySubsequences: false)
      if parts.count == 2, parts[0].count == 4, parts.allSatisfy({ Int($0) != nil }) {
        year = String(parts[0])
      } else if let year, value.count == 2, let month = Int(value), (1...12).contains(month) {
        return "\(year)-\(value)"
      }
      return value
    }
  }

  /// The word that a list takes in place of an operator.
  func listWord(_ written: String, isChinese: Bool) -> String? {
    switch trimmedBlanks(written) {
    case "=", "==", "＝": isChinese ? "属于" : "in"
    case "!=", "<>", "≠": isChinese ? "非 属于" : "not in"
    case "in", "not in": trimmedBlanks(written)
    case "属于", "非 属于", "contains", "not contains", "starts with", "ends with", "matches", "包含",
      "非 包含",
      "开头是", "结尾是", "匹配", "=~":
      trimmedBlanks(written)
    default: nil
    }
  }

  /// `= 满意|基本满意`, `= CA/NY`: either of several, as patterns have it.
  func alternatives(at offset: Int) -> [Correction] {
    guard let (left, start) = lastValue(before: offset + 1),
      let word = listWord(
        scanner.written(Place(left.place.end, start)), isChinese: isChinese(before: start))
    else { return [] }
    var (values, signs, rest) = ([Token](), [Place](), start)
    repeat {
      guard let value = scanner.tokens(from: rest).first, !beginsLine(value.text),
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

  /// Whether a word is what only a line begins with, and no value.
  private func beginsLine(_ word: String) -> Bool {
    (Word.it.spellings + Word.all.spellings).contains(word)
  }

  /// What stands behind an offset and the blanks there.
  private func text(behind offset: Int) -> (text: String, start: Int) {
    let rest = String(decoding: scanner.source.text.utf8.dropFirst(offset), as: UTF8.self)
    let text = String(rest.drop { $0.isWhitespace })
    return (text, offset + rest.utf8.count - text.utf8.count)
  }
}
