import PlaintTable
import PlaintText

/// Columns that show what another hides, told by the texts that stand side by side in a line.
///
/// Where a column came from is lost in a join, under a new name, in an answer that became a dataset;
/// what it says is not.
struct Disclosure {
  /// The signs of a text that say which it is: any so long a piece holds one that `mask` hides.
  private static let piece = 5

  /// The columns besides the hidden ones that hold a whole hidden text in some line, or a piece of it
  /// in half of the lines or more; a line's texts are nil where a cell holds no value.
  static func columns(showing hidden: Set<Int>, in rows: [[String?]]) -> [Int] {
    guard let width = rows.first?.count else { return [] }
    return (0..<width).filter { column in
      !hidden.contains(column) && hidden.contains { shows(column, $0, rows) }
    }
  }

  /// Whether a text says what a column hides: a whole cell, or a piece of half of them or more.
  static func shows(_ text: String, _ secrets: [String?]) -> Bool {
    secrets.contains(text) || !columns(showing: [1], in: secrets.map { [text, $0] }).isEmpty
  }

  private static func shows(_ column: Int, _ hidden: Int, _ rows: [[String?]]) -> Bool {
    var (looked, found) = (0, 0)
    for row in rows {
      guard let text = row[column], let secret = row[hidden], secret.count >= piece else {
        continue
      }
      if text.contains(secret) { return true }
      looked += 1
      if pieces(of: secret).contains(where: text.contains) { found += 1 }
    }
    return found > 0 && 2 * found >= looked
  }

  private static func pieces(of secret: String) -> [Substring] {
    secret.indices.dropLast(piece - 1).map { start in
      secret[start..<secret.index(start, offsetBy: piece)]
    }
  }
}
