extension Answer {
  /// Whether a row is a total or subtotal: some key of it stands for all values.
  package func isTotal(_ row: [Cell]) -> Bool {
    zip(columns, row).contains { $0.0.role == .key && $0.1.mark == .all }
  }
}
