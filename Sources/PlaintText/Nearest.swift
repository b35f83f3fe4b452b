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
  guard word.utf8.count <= longestWord else { return [] }
  let wanted = Wanted(word)
  var found: [Found] = []
  for name in names {
    let letters = Letters(name)
    let score = wanted.nearness(to: letters)
    guard score > 0, !name.utf8.elementsEqual(word.utf8) else { continue }
    found.append(Found(name: name, score: score, length: letters.units.count))
  }
  found.sort { $0.precedes($1) }
  var nearest: [String] = []
  for next in found where nearest.count < limit {
    if nearest.last?.utf8.elementsEqual(next.name.utf8) != true { nearest.append(next.name) }
  }
  return nearest
}

/// A longer word, in bytes, is no slip of a name.
private let longestWord = 1 << 12

/// A near name and how near it is.
private struct Found {
  let name: String
  let score: Int
  let length: Int

  func precedes(_ other: Found) -> Bool {
    if score != other.score { return score > other.score }
    if length != other.length { return length < other.length }
    return name.utf8.lexicographicallyPrecedes(other.name.utf8)
  }
}

/// A folded text as numbers, one a character, with a signature that rules most strangers out.
///
/// Every measure of nearness first asks the signatures whether it could come out near: an unknown
/// value is compared with each distinct value of a column, and there may be a million.
private struct Letters {
  let units: [UInt32]
  /// A bit for each character modulo 64: a bit the other lacks is a character it lacks.
  let signature: UInt64
  /// Whether a character is an ideograph, so that single characters carry meaning.
  let isIdeographic: Bool

  init(_ text: String) {
    let text = folded(trimmedBlanks(text))
    units =
      plainWidth(of: text) != nil
      ? text.unicodeScalars.map(\.value) : text.map(Self.unit)
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

  /// At least how many of its characters the other lacks.
  func lacking(in other: Letters) -> Int { (signature & ~other.signature).nonzeroBitCount }

  /// Whether the part stands in this text; of letters, if so asked, only where a word starts.
  func holds(_ part: Letters, atWords: Bool) -> Bool {
    guard part.lacking(in: self) == 0, part.units.count <= units.count else { return false }
    return (0...(units.count - part.units.count)).contains { start in
      let isInside = atWords && !part.isIdeographic && start > 0 && isLetter(units[start - 1])
      return !isInside && units[start...].starts(with: part.units)
    }
  }

  private func isLetter(_ unit: UInt32) -> Bool {
    Unicode.Scalar(unit)?.properties.isAlphabetic ?? false
  }

  /// The pairs of neighbouring characters, sorted.
  var pairs: [UInt64] {
    zip(units, units.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }.sorted()
  }
}

/// The word somebody wrote, ready to be compared with many names.
private struct Wanted {
  private let letters: Letters
  private let pairs: [UInt64]
  private let sorted: [UInt64]

  init(_ word: String) {
    letters = Letters(word)
    pairs = letters.pairs
    sorted = letters.units.map(UInt64.init).sorted()
  }

  /// How near the name is: 0 for a stranger, at most 1,000.
  func nearness(to name: Letters) -> Int {
    guard letters.signature & name.signature != 0 else { return 0 }
    return max(bySlips(name), byContainment(name), byPairs(name), byCharacters(name))
  }

  private func bySlips(_ name: Letters) -> Int {
    let longest = max(letters.units.count, name.units.count)
    let allowed = longest < 2 ? 0 : longest < 5 ? 1 : longest < 8 ? 2 : 3
    guard letters.lacking(in: name) <= allowed, name.lacking(in: letters) <= allowed,
      let slips = alignment(letters.units, name.units, limit: allowed)
    else { return 0 }
    return 1000 - 1000 * slips / max(longest, 1)
  }

  private func byContainment(_ name: Letters) -> Int {
    let isShorter = letters.units.count < name.units.count
    let (short, long) = isShorter ? (letters, name) : (name, letters)
    let count = short.units.count
    let isStart = long.units.starts(with: short.units)
    // Two letters inside a word are chance: “in” is not meant for “rounding”, but “up” for “half-up”.
    guard count >= (short.isIdeographic ? 1 : 2), long.holds(short, atWords: count == 2) else {
      return 0
    }
    return (isStart ? 550 : 500) + 300 * count / long.units.count
  }

  /// Dice's coefficient of pairs of neighbours, from a half on.
  private func byPairs(_ name: Letters) -> Int {
    let (mine, theirs) = (pairs.count, name.units.count - 1)
    // A character the other lacks takes its pairs with it; two neighbours share one.
    let possible = min(
      mine - (letters.lacking(in: name) + 1) / 2, theirs - (name.lacking(in: letters) + 1) / 2)
    guard possible > 0, 4 * possible >= mine + theirs else { return 0 }
    let dice = 2000 * common(pairs, name.pairs) / (mine + theirs)
    return dice >= 500 ? 300 + dice * 2 / 5 : 0
  }

  /// Chinese texts with two thirds of the shorter one's characters in common, and at least two.
  private func byCharacters(_ name: Letters) -> Int {
    guard letters.isIdeographic, name.isIdeographic else { return 0 }
    let (mine, theirs) = (sorted.count, name.units.count)
    let possible = min(mine - letters.lacking(in: name), theirs - name.lacking(in: letters))
    guard possible >= 2, 3 * possible >= 2 * min(mine, theirs) else { return 0 }
    let shared = common(sorted, name.units.map(UInt64.init).sorted())
    guard shared >= 2, 3 * shared >= 2 * min(mine, theirs) else { return 0 }
    return 250 + 1000 * shared / (mine + theirs)
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
///
/// Only cells within `limit` of the diagonal are filled; the others are too far in any case.
func alignment(_ a: [UInt32], _ b: [UInt32], limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  let far = limit + 1
  var older = [Int](repeating: far, count: b.count + 1)
  var old = (0...b.count).map { min($0, far) }
  var new = older
  for i in a.indices {
    let first = max(i - limit, 0)
    let end = min(i + limit + 1, b.count)
    new[first] = first == 0 ? min(i + 1, far) : far
    var least = new[first]
    for j in first..<end {
      var slips = min(old[j] + (a[i] == b[j] ? 0 : 1), new[j] + 1)
      if j + 1 < i + limit + 1 { slips = min(slips, old[j + 1] + 1) }
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { slips = min(slips, older[j - 1] + 1) }
      new[j + 1] = min(slips, far)
      least = min(least, slips)
    }
    if least > limit { return nil }
    (older, old, new) = (old, new, older)
  }
  return old[b.count] <= limit ? old[b.count] : nil
}
