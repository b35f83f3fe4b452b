import PlaintText

/// A word, a sign or a quoted text, as the scanner meets it.
package struct Token: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case word, bracketed, quoted, parameter, sign, end
  }

  package let kind: Kind
  /// What it says: without quotes and brackets, signs in their ASCII form.
  package let text: String
  package let place: Place

  package func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
}
