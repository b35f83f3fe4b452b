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
  while let token = try? scanner.next(), token.kind != .end {
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
