import PlaintText

/// A command as it is typed in Chinese: the words of the language change, names and values stay.
///
/// `names`: the Chinese of functions and aggregates; `headings`: that of the columns of answers, which
/// stand behind a `|`. A line that cannot be read stays as it is.
package func chinese(
  _ line: String, _ vocabulary: [Declaration], functions names: (String) -> String?,
  headings: (String) -> String? = { _ in nil }
) -> String {
  var reader = Reader(SourceText(line))
  guard (try? reader.typed(vocabulary)) != nil else { return line }
  var words = reader.wordsTaken.mapValues { word in
    // “is missing” is one word there.
    word.english == "is" ? "" : word.chinese
  }
  var scanner = Scanner(reader.scanner.source)
  var before: Token?
  var isPiped = false
  while let token = try? scanner.next(), token.kind != .end {
    defer { before = token }
    if let number = before, number.text.first?.isNumber == true, token.kind == .word,
      let unit = chineseUnits[token.text.hasSuffix("s") ? token.text : token.text + "s"]
    {
      words[Place(number.place.end, token.place.end)] = unit
    }
    if token.kind == .word, let word = standing[token.text] { words[token.place] = word }
    isPiped = isPiped || token.isSign("|")
    if token.kind == .bracketed || isPiped && token.kind == .word, words[token.place] == nil {
      let name = (isPiped ? headings(token.text) : nil) ?? calls(in: token.text, names)
      if name != token.text { words[token.place] = Reader.nameAsTyped(name) }
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

/// A name with the functions that are called in it in Chinese: `mean(fee)`.
package func calls(in name: String, _ names: (String) -> String?) -> String {
  guard name.contains("(") else { return name }
  var result = ""
  var rest = name[...]
  while let first = rest.first {
    let word = rest.prefix { $0.isASCII && $0.isLetter }
    guard !word.isEmpty else {
      result.append(first)
      rest = rest.dropFirst()
      continue
    }
    rest = rest.dropFirst(word.count)
    result += (rest.first == "(" ? names(String(word)) : nil) ?? String(word)
  }
  return result
}

/// Words that stand where values and names do; NEW is the name of a column that a hint leaves open.
private let standing = [Word.missing.english: Word.missing.chinese, "NEW": "新列"]

/// Units of time behind a number.
private let chineseUnits = [
  "seconds": "秒", "minutes": "分钟", "hours": "小时", "days": "天", "weeks": "周", "months": "个月",
  "quarters": "个季度", "years": "年",
]
