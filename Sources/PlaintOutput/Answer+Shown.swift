import PlaintTable
import PlaintText
import PlaintValue

extension Answer.Heading {
  /// A cell's text as the terminal shows it, for sentences that quote an answer: separators,
  /// percent signs, marks in words.
  package func shown(_ cell: Answer.Cell, in tongue: Tongue) -> String {
    let text = CellText(tongue: tongue)(cell, self)
    guard let unit, case .elapsed = cell.value, cell.mark == .value else { return text }
    return tongue == .english ? "\(text) \(unit.english)" : text + unit.chinese
  }
}
