/// Which lines of a long answer are drawn: the answer itself is always whole.
extension Answer {
  /// The lines up to which an answer is drawn whole.
  package static let mostLines = 5_000
  /// How many lines stand for those of a longer one, besides the marked lines.
  package static let fewLines = 20

  /// Whether it is drawn in part: it is very long, or a crowd that ties at the cut of a `top` is most
  /// of it.
  package var isCut: Bool {
    guard !drawsAll else { return false }
    return rows.count > Self.mostLines || (ties > Self.fewLines && 2 * ties > rows.count)
  }

  /// The lines that are drawn: the first, and those of which every key is marked.
  package var drawnLines: [Int] {
    guard isCut else { return Array(rows.indices) }
    let keys = columns.indices.filter { columns[$0].role == .key }
    let marked = rows.indices.lazy.filter { line in
      line >= Self.fewLines && !keys.isEmpty
        && keys.allSatisfy { self.rows[line][$0].mark != .value }
    }
    return Array(rows.indices.prefix(Self.fewLines)) + marked.suffix(Self.fewLines)
  }
}
