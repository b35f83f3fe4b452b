import PlaintText

/// A word, a sign or a quoted text, as the scanner meets it.
package struct Token: Hashable, Sendable {
  /// What a token is, before anybody knows what it means.
  package enum Kind: Hashable, Sendable {
    case word, bracketed, quoted, parameter, sign, end
  }

  package let kind: Kind
  /// What it says: without quotes and brackets, signs in their ASCII form.
  package let text: String
  package let place: Place

  /// Whether it is that sign, in its ASCII form.
  package func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
}
