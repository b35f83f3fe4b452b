import PlaintText

/// Patterns of `like`: `%` stands for anything, `_` for one character.
extension Reader {
  /// `like "%x%"`: the test that a pattern of other programs stands for, where it is one.
  func wildcard(behind like: Place, _ here: String) -> String? {
    guard let (token, place) = pattern(from: like.end) else { return nil }
    if let expression = Self.expression(for: token) {
      let word = here.hasPrefix("not ") ? "not matches" : "matches"
      return scanner.replacing(
        like.through(place),
        with: "\(said(word, at: like.start)) \(Correction.quoted(expression))")
    }
    let inner = token.drop { $0 == "%" }
    let core = String(String(inner.reversed().drop { $0 == "%" }.reversed()))
    guard !core.isEmpty, !core.contains("%"), core != token || here == "contains" else {
      return nil
    }
    let not = here.hasPrefix("not ") ? "not " : ""
    let word =
      switch (token.hasPrefix("%"), token.hasSuffix("%")) {
      case (true, true): "contains"
      case (false, true): "starts with"
      case (true, false): "ends with"
      case (false, false): "="
      }
    let said = said(not + word, at: like.start)
    return scanner.replacing(like.through(place), with: "\(said) \(Correction.quoted(core))")
  }

  /// The text behind `like`: in quotes, or bare up to a blank where it has a `%`.
  private func pattern(from offset: Int) -> (text: String, place: Place)? {
    guard let first = scanner.tokens(from: offset).first else { return nil }
    if first.kind == .quoted { return (first.text, first.place) }
    let rest = scanner.written(Place(first.place.start, scanner.source.text.utf8.count))
    let text = String(rest.prefix { !$0.isWhitespace && !"|,()".contains($0) })
    guard text.contains("%") else { return nil }
    return (text, Place(first.place.start, first.place.start + text.utf8.count))
  }

  /// The regular expression for a pattern of figures that has `_` in it; elsewhere `_` is a letter of
  /// names.
  private static func expression(for pattern: String) -> String? {
    let inner = pattern.filter { $0 != "%" && $0 != "_" }
    guard pattern.contains("_"), !inner.isEmpty, inner.allSatisfy(\.isNumber) else { return nil }
    let dots = pattern.replacing("_", with: ".")
    let begun = dots.hasPrefix("%") ? dots : "^" + dots
    let whole = begun.hasSuffix("%") ? begun : begun + "$"
    let trimmed = whole.drop { $0 == "%" }
    return String(trimmed.reversed().drop { $0 == "%" }.reversed()).replacing("%", with: ".*")
  }
}
