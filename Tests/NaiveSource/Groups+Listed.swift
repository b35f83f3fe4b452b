import PlaintTable
import PlaintValue

extension Groups {
  /// Which grouping set each group belongs to.
  package var setNumbers: [Int] {
    sets.enumerated().flatMap { number, groups in groups.map { _ in number } }
  }
}

extension Cells {
  /// The cells as a list.
  package var listed: [Value] { (0..<count).map { self[$0] } }
}
