import PlaintText

/// An expression as it was written, with places; no name is looked up and no literal is decided.
package indirect enum Phrase: Hashable, Sendable {
  /// A bare word: a column, a value, a number, a period; whoever binds it decides.
  case word(String, Place)
  /// A word that is never a column: the value of a parameter.
  case literal(String, Place)
  /// `[Complaint Type]`: always a column.
  case bracketed(String, Place)
  /// Quoted: always text.
  case quoted(String, Place)
  /// `{month}`: a parameter's value.
  case parameter(String, Place)
  /// `48 hours`: a number and a unit of time.
  case measured(String, unit: String, Place)
  /// `last 30 days`, `this month`.
  case relative([String], Place)
  /// `2012-01..2012-05`, `3..`: both ends in, either may be open.
  case range(Phrase?, Phrase?, Place)
  case call(NamePhrase, [Argument], Place)
  case unary(Operator, Phrase, Place)
  case binary(Operator, Phrase, Phrase, Place)
  /// `between A and B`.
  case between(Phrase, Phrase, Phrase, Place)
  /// The values after `in`.
  case list([Phrase], Place)
  /// Parentheses, kept for the heading.
  case grouped(Phrase, Place)

  /// An argument of a call; `case(cond: value)` has a label.
  package struct Argument: Hashable, Sendable {
    package let label: Phrase?
    package let value: Phrase

    package init(label: Phrase? = nil, value: Phrase) {
      self.label = label
      self.value = value
    }
  }

  package var place: Place {
    switch self {
    case .word(_, let place), .literal(_, let place), .bracketed(_, let place),
      .quoted(_, let place),
      .parameter(_, let place), .measured(_, _, let place), .relative(_, let place),
      .range(_, _, let place), .call(_, _, let place), .unary(_, _, let place),
      .binary(_, _, _, let place), .between(_, _, _, let place), .list(_, let place),
      .grouped(_, let place):
      place
    }
  }
}

/// A name as written: a new column's, a dataset's, a function's.
package struct NamePhrase: Hashable, Sendable {
  package let text: String
  package let place: Place

  package init(_ text: String, _ place: Place) {
    self.text = text
    self.place = place
  }
}

/// A column or expression with what may stand right after it: `as NAME`, `top N at least P%`.
package struct DimensionPhrase: Hashable, Sendable {
  package let phrase: Phrase
  package let name: NamePhrase?
  package let top: TopPhrase?
  /// The expression as typed: its heading when it has no name.
  package let text: String
}

/// `top 5 at least 80%`.
package struct TopPhrase: Hashable, Sendable {
  package let count: Phrase
  package let atLeast: Phrase?
}

/// `NAME = EXPR`, or an expression alone with the text it was typed as.
package struct AssignmentPhrase: Hashable, Sendable {
  package let name: NamePhrase?
  package let phrase: Phrase
  package let text: String
}

/// A sort key as written.
package struct SortPhrase: Hashable, Sendable {
  package let phrase: Phrase
  package let descending: Bool
  package let text: String
}

/// A file's path as written, not yet filled in.
package struct PathPhrase: Hashable, Sendable {
  package let text: String
  package let place: Place
  /// Whether it was quoted; braces of parameters are filled in either way.
  package let isQuoted: Bool
}
