/// Which known names somebody who wrote an unknown one may have meant.
///
/// Three kinds of nearness count, on folded text: few slips of the finger (insertion, deletion,
/// replacement, exchange of neighbours), one text inside the other, and many pairs of neighbouring
/// characters in common; for Chinese, where two characters are half a word, many characters in
/// common is enough (`电话厅` is near `电话营业厅`).
///
/// - Returns: at most `limit` names, the nearest first; among equally near ones the shorter, then
///   by bytes, so that the order does not depend on the order given. The word itself is left out.
/// - Complexity: the product of the lengths for each name that shares a character with the word.
/// - Source: Damerau 1964 and Levenshtein 1966 (optimal string alignment); Dice 1945.
package func nearest(
  _ word: String, among names: some Sequence<String>, limit: Int = 3
) -> [String] {
  let wanted = Letters(word)
  var seen: Set<String> = [word]
  var found: [(name: String, score: Int, length: Int)] = []
  for name in names where seen.insert(name).inserted {
    let letters = Letters(name)
    let score = wanted.nearness(to: letters)
    if score > 0 { found.append((name, score, letters.units.count)) }
  }
  found.sort {
    ($1.score, $0.length, $0.name.utf8.count) < ($0.score, $1.length, $1.name.utf8.count)
      || (($1.score, $0.length, $0.name.utf8.count) == ($0.score, $1.length, $1.name.utf8.count)
        && $0.name.utf8.lexicographicallyPrecedes($1.name.utf8))
  }
  return found.prefix(limit).map(\.name)
}

/// A folded text as numbers, one a character, with a signature that rules most strangers out.
private struct Letters {
  let units: [UInt32]
  /// A bit for each character modulo 64: no common bit, no common character.
  let signature: UInt64
  /// Whether a character is an ideograph, so that single characters carry meaning.
  let isIdeographic: Bool

  init(_ text: String) {
    let text = folded(trimmedBlanks(text))
    units =
      text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.map(UInt32.init) : text.map(Self.unit)
    signature = units.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    isIdeographic = units.contains { (0x3400...0x9FFF).contains($0) }
  }

  /// The character's only scalar, or a number that stands for its cluster.
  private static func unit(_ character: Character) -> UInt32 {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else {
      return scalars.first?.value ?? 0
    }
    return scalars.reduce(first.value) { ($0 &* 31) &+ $1.value } | 0x8000_0000
  }

  /// How near the other is: 0 for a stranger, at most 1,000.
  func nearness(to other: Letters) -> Int {
    guard signature & other.signature != 0 else { return units == other.units ? 1000 : 0 }
    return max(
      bySlips(other), byContainment(other), byPairs(other),
      isIdeographic && other.isIdeographic ? byCharacters(other) : 0)
  }

  private func bySlips(_ other: Letters) -> Int {
    let longest = max(units.count, other.units.count)
    let allowed = longest < 2 ? 0 : longest < 5 ? 1 : longest < 8 ? 2 : 3
    guard let slips = alignment(units, other.units, limit: allowed) else { return 0 }
    return 1000 - 1000 * slips / max(longest, 1)
  }

  private func byContainment(_ other: Letters) -> Int {
    let (short, long) = units.count < other.units.count ? (self, other) : (other, self)
    let count = short.units.count
    guard count >= (short.isIdeographic ? 1 : 2), long.holds(short) else { return 0 }
    return (long.units.starts(with: short.units) ? 550 : 500) + 300 * count / long.units.count
  }

  private func holds(_ part: Letters) -> Bool {
    (0...(units.count - part.units.count)).contains { start in
      units[start...].starts(with: part.units)
    }
  }

  /// Dice's coefficient of pairs of neighbours, from a half on.
  private func byPairs(_ other: Letters) -> Int {
    let (mine, theirs) = (pairs, other.pairs)
    guard !mine.isEmpty, !theirs.isEmpty else { return 0 }
    let dice = 2000 * common(mine, theirs) / (mine.count + theirs.count)
    return dice >= 500 ? 300 + dice * 2 / 5 : 0
  }

  private var pairs: [UInt64] {
    zip(units, units.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }.sorted()
  }

  /// Two thirds of the shorter text's characters, and at least two, or one of two.
  private func byCharacters(_ other: Letters) -> Int {
    let shared = common(units.map(UInt64.init).sorted(), other.units.map(UInt64.init).sorted())
    let (short, long) = (min(units.count, other.units.count), max(units.count, other.units.count))
    guard shared >= 2, 3 * shared >= 2 * short else { return 0 }
    return 250 + 500 * 2 * shared / (short + long)
  }
}

/// How many elements two sorted lists have in common, repeats counted.
private func common(_ a: [UInt64], _ b: [UInt64]) -> Int {
  var (i, j, count) = (0, 0, 0)
  while i < a.count, j < b.count {
    if a[i] == b[j] { count += 1 }
    let (first, second) = (a[i], b[j])
    if first <= second { i += 1 }
    if second <= first { j += 1 }
  }
  return count
}

/// The number of slips between two texts, or nil when there are more than `limit`.
private func alignment(_ a: [UInt32], _ b: [UInt32], limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  var older = [Int](repeating: 0, count: b.count + 1)
  var old = Array(0...b.count)
  var new = old
  for i in 0..<a.count {
    new[0] = i + 1
    for j in 0..<b.count {
      let replaced = old[j] + (a[i] == b[j] ? 0 : 1)
      new[j + 1] = min(replaced, old[j + 1] + 1, new[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        new[j + 1] = min(new[j + 1], older[j - 1] + 1)
      }
    }
    if (new.min() ?? 0) > limit { return nil }
    (older, old, new) = (old, new, older)
  }
  return old[b.count] <= limit ? old[b.count] : nil
}
