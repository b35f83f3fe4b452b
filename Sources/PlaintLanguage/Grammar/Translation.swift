import PlaintText

/// A command as it is typed in Chinese: the words of the language change, names and values stay.
///
/// `names`: the Chinese of functions and aggregates. A line that cannot be read stays as it is.
package func chinese(
  _ line: String, _ vocabulary: [Declaration], functions names: (String) -> String?
) -> String {
  var reader = Reader(SourceText(line))
  guard (try? reader.typed(vocabulary)) != nil else { return line }
  var words = reader.wordsTaken.mapValues { word in
    // “is missing” is one word there.
    word.english == "is" ? "" : word.chinese
  }
  var scanner = Scanner(reader.scanner.source)
  var before: Token?
  while let token = try? scanner.next(), token.kind != .end {
    defer { before = token }
    if let number = before, number.text.first?.isNumber == true, token.kind == .word,
      let unit = chineseUnits[token.text.hasSuffix("s") ? token.text : token.text + "s"]
    {
      words[Place(number.place.end, token.place.end)] = unit
    }
    if token.kind == .word, token.text == Word.missing.english {
      words[token.place] = Word.missing.chinese
    }
    guard token.kind == .word, scanner.at(scanner.position) == "(", let name = names(token.text)
    else { continue }
    words[token.place] = name
  }
  var result = line
  for (place, word) in words.sorted(by: { $0.key.start > $1.key.start }) {
    // A word that says nothing takes the blank behind it along.
    let end = word.isEmpty ? min(place.end + 1, line.utf8.count) : place.end
    result = Scanner(SourceText(result)).replacing(Place(place.start, end), with: word)
  }
  return result
}

/// Units of time behind a number.
private let chineseUnits = [
  "seconds": "秒", "minutes": "分钟", "hours": "小时", "days": "天", "weeks": "周", "months": "个月",
  "quarters": "个季度", "years": "年",
]
