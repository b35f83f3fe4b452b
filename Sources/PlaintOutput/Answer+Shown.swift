import PlaintTable
import PlaintText

extension Answer.Heading {
  /// A cell's text as the terminal shows it, for sentences that quote an answer: separators,
  /// percent signs, marks in words.
  package func shown(_ cell: Answer.Cell, in tongue: Tongue) -> String {
    CellText(tongue: tongue)(cell, self)
  }
}
