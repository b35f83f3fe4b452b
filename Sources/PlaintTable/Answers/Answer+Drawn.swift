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
    return count > Self.mostLines || (ties > Self.fewLines && 2 * ties > count)
  }

  /// The lines that are drawn: the first, and those of which every key is marked.
  package var drawnLines: [Int] {
    guard isCut else { return Array(0..<count) }
    let keys = columns.filter { $0.heading.role == .key }
    let marked = (Self.fewLines..<max(count, Self.fewLines)).lazy.filter { line in
      !keys.isEmpty && keys.allSatisfy { $0.mark(line) != .value }
    }
    return Array(0..<min(Self.fewLines, count)) + marked.suffix(Self.fewLines)
  }
}
