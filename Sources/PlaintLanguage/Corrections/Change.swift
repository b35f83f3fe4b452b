import PlaintText

/// What a proposed line changes of the one typed.
struct Change {
  private let typed: String
  /// The stretch that differs; empty where something is only put in.
  let place: Place
  /// What stands there in the line.
  private let added: [Unicode.Scalar]

  init(from typed: String, to line: String) {
    let (old, new) = (Array(typed.utf8), Array(line.utf8))
    let same = zip(old, new).prefix { $0 == $1 }.count
    let rest = min(old.count, new.count) - same
    let behind = min(rest, zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count)
    self.typed = typed
    place = Place(same, old.count - behind)
    let inside = new[same..<new.count - behind]
    added = Array(String(decoding: inside, as: UTF8.self).unicodeScalars)
  }

  /// The whole words taken out or replaced; nil where something is only put in between.
  var words: Place? {
    let tokens = Scanner(SourceText(typed)).tokens(from: 0).map(\.place)
      .filter { $0.start < place.end && place.start < $0.end || isGrown($0) }
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return first.through(last)
  }

  /// Whether what is put in goes on with a word, or begins it: `month`, `monthnumber`.
  private func isGrown(_ word: Place) -> Bool {
    guard place.start == place.end, word.start <= place.start, place.start <= word.end,
      let first = added.first, let last = added.last
    else { return false }
    return place.start > word.start && Letters.isWord(first)
      || place.start < word.end && Letters.isWord(last)
  }
}

/// The words that a proposed line has in place of those typed, with what they are grown together
/// with, and where they end in it; nil where it only leaves words out.
package func replacement(in line: String, for typed: String) -> (text: String, end: Int)? {
  guard let words = Change(from: line, to: typed).words else { return nil }
  let bytes = Array(line.utf8)
  var start = words.start
  while start > 0, bytes[start - 1] != 0x20, bytes[start - 1] != 0x2C { start -= 1 }
  return (Scanner(SourceText(line)).written(Place(start, words.end)), words.end)
}

extension Place {
  /// Whether two places overlap or meet; beside nothing but a gap a blank counts for nothing.
  func touches(_ other: Place) -> Bool {
    let blank = start == end ? 1 : 0
    return start <= other.end + blank && other.start <= end + blank
  }
}

extension Diagnostic {
  /// The error with a caret under all that its proposals change, beside what it blames already.
  package func reachingChanges(of typed: String) -> Diagnostic {
    guard source == nil else { return self }
    var copy = self
    for line in hints.compactMap(\.proposal) {
      guard let place = copy.place else { break }
      let change = Change(from: typed, to: line)
      let reached = change.words ?? change.place
      guard !reached.touches(place) else { continue }
      let wider = Place(min(reached.start, place.start), max(reached.end, place.end))
      // Over several lines there is no caret to widen.
      if !Scanner(SourceText(typed)).written(wider).contains("\n") { copy.place = wider }
    }
    return copy
  }
}
