import PlaintTable

/// Answers line by line, as tests look at them: answers themselves are columns.
extension Answer {
  /// The cells of each line.
  package var rows: [[Answer.Cell]] {
    (0..<count).map { line in columns.map { $0[line] } }
  }

  /// The cells of each line as exported.
  package var texts: [[String]] {
    rows.map { row in zip(columns, row).map { $0.heading.text(of: $1) } }
  }
}
