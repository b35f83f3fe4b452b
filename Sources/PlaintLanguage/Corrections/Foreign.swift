import PlaintText

/// What people type who come from other programs, and how it reads here.
///
/// A pattern's words stand for themselves; `_` is one word, `@` a column's name in quotes, brackets or
/// bare, `#` a number, `[]` what stands in square brackets, `…` anything up to the next word of the
/// pattern or the stage's end, and inside a word part of it; `$1`, `$2` are what stood there.
package struct Foreign: Sendable {
  let typed: [String]
  let parts: [Part]
  let here: String
  /// What is otherwise here, where the words are not needed.
  let reason: Message?
  /// Whether it has no word of any language.
  let isSign: Bool
  /// In which languages it is said here.
  let hasChinese, hasEnglish: Bool

  init(_ typed: String, _ here: String, because reason: Message? = nil) {
    self.typed = typed.split(separator: " ").map(String.init)
    parts = self.typed.map(Part.init)
    self.here = here
    self.reason = reason
    isSign = !typed.unicodeScalars.contains { Letters.isWord($0) && $0 != "_" }
    hasChinese = here.utf8.contains { $0 > 127 }
    hasEnglish = here.split(separator: " ").contains { word in
      !word.hasPrefix("$") && word.unicodeScalars.contains { $0.isASCII && Letters.isWord($0) }
    }
  }

  /// Words and signs that join two things elsewhere.
  static let joints: Set<String> = [
    ",", "/", "*", "and", "to", "vs", "vs.", "versus", "than", "against", "over", "x", "和", "与",
    "跟",
    "到", "比", "对", "乘", "&", "+", ";", "；", ">", "至", "以及", "|",
  ]

  /// Words of the language in Chinese, those it does not know as they are.
  static func inChinese(_ english: String) -> String {
    var rest = english.split(separator: " ").map(String.init)
    var said: [String] = []
    while !rest.isEmpty {
      let two = rest.prefix(2).joined(separator: " ")
      if rest.count > 1, let word = chinese[two] {
        said.append(word)
        rest.removeFirst(2)
      } else {
        said.append(chinese[rest[0]] ?? rest[0])
        rest.removeFirst()
      }
    }
    return said.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static let chinese: [String: String] = {
    let words =
      Operator.allCases.compactMap(\.word) + [
        .missing, .where, .top, .of, .by, .every, .desc, .asc, .as, .digits,
        Word("month", "月"), Word("week", "周"), Word("day", "日"), Word("quarter", "季度"),
        Word("year", "年"), Word("column", "列"), Word("row", "行"), Word("previous", "上期"),
        Word("year ago", "去年同期"), Word("is", ""),
      ]
    return Dictionary(
      words.map { ($0.english, $0.chinese) }, uniquingKeysWith: { first, _ in first })
  }()
}

extension Scanner {
  /// Where some words stand, if they do at an offset, whatever the case of their English letters.
  func place(of words: String, at offset: Int) -> Place? {
    let utf8 = source.text.utf8
    guard offset >= 0, offset <= utf8.count else { return nil }
    let found = utf8.dropFirst(offset).prefix(words.utf8.count)
    let isSame = found.elementsEqual(words.utf8) { typed, small in
      typed == small || (0x61...0x7A).contains(small) && typed | 0x20 == small
    }
    return isSame ? Place(offset, offset + words.utf8.count) : nil
  }

  /// Whether nothing but blanks stands between two offsets.
  func isBlank(between start: Int, and end: Int) -> Bool {
    start <= end && written(Place(start, end)).unicodeScalars.allSatisfy(Letters.isBlank)
  }

  /// The command with a word at a place, set off by blanks.
  package func replacing(_ place: Place, withWord word: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar?) in scalar.map(Letters.isBlank) ?? true }
    let utf8 = source.text.utf8
    let before = String(decoding: utf8.prefix(place.start), as: UTF8.self).unicodeScalars.last
    let behind = String(decoding: utf8.dropFirst(place.end), as: UTF8.self).unicodeScalars.first
    return replacing(
      place, with: (isBlank(before) ? "" : " ") + word + (isBlank(behind) ? "" : " "))
  }

  /// The command with other words at a place.
  package func replacing(_ place: Place, with text: String) -> String {
    let utf8 = source.text.utf8
    return String(decoding: utf8.prefix(place.start), as: UTF8.self) + text
      + String(decoding: utf8.dropFirst(place.end), as: UTF8.self)
  }
}
