import PlaintTable
import PlaintValue

/// Figures of one column with as many places each, so that they stand under one another.
extension Answer {
  /// The answer with decimals that are printed in full filled up with zeros to the longest of their
  /// column: `967.80` under `1,538.75`.
  package var aligned: Answer {
    var copy = self
    for index in columns.indices where isExact(columns[index].heading) {
      let places = columns[index].places
      if places > 0 { copy.columns[index].heading.digits = places }
    }
    return copy
  }

  private func isExact(_ heading: Heading) -> Bool {
    heading.digits == nil && heading.kind == .decimal
      && (heading.role == .measure || heading.role == .change)
  }
}

extension AnswerColumn {
  /// The most places that a number of it has.
  fileprivate var places: Int {
    (0..<count).lazy.map { self.cells[$0].places }.max() ?? 0
  }
}

extension Value {
  /// The places of a number; 0 for anything else.
  fileprivate var places: Int { if case .number(let number) = self { number.places } else { 0 } }
}
