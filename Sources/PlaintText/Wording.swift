/// Small pieces of sentences: counts with their noun, numbers with separators, lists of names.

/// The number with a comma before each three digits: `1,025`.
package func grouped(_ number: some BinaryInteger) -> String { grouped(digits: String(number)) }

/// A number's plain digits with a comma before each three of its whole part: `-1,025.5`.
///
/// Other text is given back as it is.
///
/// - Complexity: one pass into a text of the right size.
package func grouped(digits number: String) -> String {
  let bytes = number.utf8
  let signs = bytes.first == UInt8(ascii: "-") ? 1 : 0
  let point = bytes.prefix { $0 != UInt8(ascii: ".") }.count
  let whole = bytes.prefix(point).dropFirst(signs)
  let isNumber = whole.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  guard point - signs > 3, isNumber else { return number }
  return String(unsafeUninitializedCapacity: bytes.count + (point - signs - 1) / 3) { text in
    var end = 0
    for (index, byte) in bytes.enumerated() {
      if index > signs, index < point, (point - index) % 3 == 0 {
        text[end] = UInt8(ascii: ",")
        end += 1
      }
      text[end] = byte
      end += 1
    }
    return end
  }
}

/// The count and its noun in the right number: `1 row`, `1,025 rows`, `2 categories`.
package func counted(_ count: Int, _ noun: String) -> String {
  grouped(count) + " " + (count == 1 ? noun : plural(noun))
}

/// The plural of an English noun by the three regular rules.
private func plural(_ noun: String) -> String {
  if noun.hasSuffix("y"), !["ay", "ey", "oy", "uy"].contains(where: noun.hasSuffix) {
    return noun.dropLast() + "ies"
  }
  let hissing = ["s", "x", "z", "ch", "sh"].contains(where: noun.hasSuffix)
  return noun + (hissing ? "es" : "s")
}

/// The items as a sentence lists them: `a, b and c`; in Chinese `东河、青山和固阳`, with blanks between
/// Chinese and figures or Latin letters.
///
/// At most `limit` are named and the rest is counted (`a, b and 3 more`, `东河、青山等 5 个`); nil
/// names all.
package func list(
  _ items: [String], limit: Int? = nil, in tongue: Tongue = .english
) -> String {
  let limit = max(limit ?? items.count, 1)
  if items.count > limit {
    let named = Array(items.prefix(limit))
    switch tongue {
    case .english:
      return named.joined(separator: ", ") + " and \(grouped(items.count - limit)) more"
    case .chinese: return spaced(named.joined(separator: "、"), "等 \(grouped(items.count)) 个")
    }
  }
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  switch tongue {
  case .english: return items.dropLast().joined(separator: ", ") + " and " + last
  case .chinese: return spaced(spaced(items.dropLast().joined(separator: "、"), "和"), last)
  }
}

/// One text behind another, with a blank where Chinese meets a figure or a Latin letter.
private func spaced(_ one: String, _ other: String) -> String {
  guard let end = one.last, let start = other.first else { return one + other }
  func isLatin(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
  let isParted = isLatin(end) && start.isHan || end.isHan && isLatin(start)
  return isParted ? one + " " + other : one + other
}

extension Character {
  /// Whether it is a Chinese character, and no mark or letter of another script.
  fileprivate var isHan: Bool {
    unicodeScalars.first.map { $0.value >= 0x3400 && $0.properties.isIdeographic } == true
  }
}
