extension Answer {
  /// The columns that are keys, in order.
  package var keyColumns: [Int] { columns.indices.filter { columns[$0].heading.role == .key } }

  /// Whether a line is a total or subtotal: some key of it stands for all values.
  package func isTotal(_ line: Int) -> Bool {
    columns.contains { $0.heading.role == .key && $0.mark(line) == .all }
  }

  /// The lines of which no key is marked missing, other or total, in order.
  package var unmarkedLines: [Int] {
    let keys = columns.filter { $0.heading.role == .key && !$0.marks.isEmpty }
    return (0..<count).filter { line in !keys.contains { $0.marks[line] != .value } }
  }

  /// The lines that are no totals, in order.
  package var ordinaryLines: [Int] {
    let keys = columns.filter { $0.heading.role == .key && !$0.marks.isEmpty }
    return (0..<count).filter { line in !keys.contains { $0.marks[line] == .all } }
  }
}
