import PlaintText
import PlaintValue

extension Answer.Heading {
  /// The name as it is printed and exported: with the unit of its durations.
  package var title: Message { titled(name) }

  /// A text over the column with the unit of its durations.
  package func titled(_ text: Message) -> Message {
    guard let unit else { return text }
    return Message(
      "\(text.english) (\(unit.english))", "\(text.text(in: .chinese))（\(unit.chinese)）")
  }
}

extension Answer {
  /// What must be known beside the table, line by line: where its figures come from, then the notes.
  package func notes(in tongue: Tongue) -> [String] {
    let base = said.map { $0.text(in: tongue) }.joined(separator: tongue == .english ? "; " : "；")
    let more = (notes + others).map {
      (tongue == .english ? "note: " : "注：") + $0.text(in: tongue)
    }
    return (base.isEmpty ? [] : [base]) + more
  }

  /// Whether cells bear signs that their texts do not say.
  package var hasFlags: Bool { columns.contains { !$0.flags.isEmpty } }
}

/// What the columns of an answer are called, and by what other words they are found.
extension Answer {
  /// The headings as they are printed and exported.
  package var titles: [String] {
    columns.map { $0.heading.title.text(in: headingTongue ?? .english) }
  }

  /// The names of the columns as they are piped on, kept and exported.
  package var names: [String] {
    columns.map { $0.heading.name.text(in: headingTongue ?? .english) }
  }

  /// The name of a column.
  package func name(_ column: Int) -> String {
    columns[column].heading.name.text(in: headingTongue ?? .english)
  }

  /// The same answer with its columns named in a language.
  package func headed(in tongue: Tongue) -> Answer {
    var copy = self
    copy.headingTongue = tongue
    return copy
  }

  /// The names of the columns by the other words that find them: those of the other language, and
  /// synonyms; a word that may mean several columns is not among them.
  package var aliases: [String: String] {
    let names = names
    let known = Set(names)
    var found: [String: String] = [:]
    for words in [spellings, columns.map(\.heading.synonyms)] {
      var counts: [String: Int] = [:]
      for word in words.joined() { counts[word, default: 0] += 1 }
      for (index, words) in words.enumerated() {
        for word in words where counts[word] == 1 && !known.contains(word) && found[word] == nil {
          found[word] = names[index]
        }
      }
    }
    return found
  }

  /// The other spellings of each column's name.
  private var spellings: [[String]] {
    columns.map { column in
      let (name, title) = (column.heading.name, column.heading.title)
      let words = [name.english, name.text(in: .chinese)]
      return (words[0] == words[1] ? [] : words)
        + (title == name ? [] : [title.english, title.text(in: .chinese)])
    }
  }
}

extension Message {
  /// Two names as one: `n` and `share` are `n_share`.
  package func joined(_ other: Message) -> Message {
    if chinese == nil, other.chinese == nil { return Message("\(english)_\(other.english)") }
    return Message(
      "\(english)_\(other.english)", "\(text(in: .chinese))_\(other.text(in: .chinese))")
  }
}

extension [Answer.Heading] {
  /// The headings with a number after every name that would stand twice, in either language.
  package var distinct: [Answer.Heading] {
    var english: Set<String> = []
    var chinese: Set<String> = []
    return map { heading in
      let name = heading.name
      let first = unique(name.english, &english)
      let second = unique(name.text(in: .chinese), &chinese)
      guard first != name.english || second != name.text(in: .chinese) else { return heading }
      var heading = heading
      heading.name = Message(first, second)
      return heading
    }
  }
}

extension [AnswerColumn] {
  /// The columns with a number after every name that would stand twice, in either language.
  package var distinct: [AnswerColumn] {
    zip(self, map(\.heading).distinct).map { column, heading in
      var column = column
      column.heading = heading
      return column
    }
  }
}

/// The name, with a number after it if it was met before.
private func unique(_ name: String, _ met: inout Set<String>) -> String {
  var (next, number) = (name, 2)
  while !met.insert(next).inserted {
    next = "\(name)_\(number)"
    number += 1
  }
  return next
}
