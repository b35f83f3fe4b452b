import PlaintText
import Synchronization

/// Rows cut into as many stretches as there are threads, in order, each beginning at a multiple of
/// 64.
package struct Slices: Sendable {
  /// Rows worked on between two looks at whether the command was cancelled.
  package static let block = 4096

  private let rows: Int
  package let count: Int

  package init(_ rows: Int, _ threads: Int) {
    (self.rows, count) = (rows, max(1, min(threads, rows / Self.block)))
  }

  private func start(_ slice: Int) -> Int {
    slice == count ? rows : min(rows, (rows / count * slice + 63) & ~63)
  }

  /// Does the body once for every block of every stretch, each on one thread from its beginning to
  /// its end.
  package func forEach(
    _ run: Run, _ body: @escaping @Sendable (_ slice: Int, Range<Int>) -> Void
  ) throws(Diagnostic) {
    parallel(count) { [self] slice in
      var start = start(slice)
      let end = self.start(slice + 1)
      while start < end, !run.isCancelled {
        let next = min(end, start + Self.block)
        body(slice, start..<next)
        start = next
      }
    }
    try run.check()
  }
}

/// Whose turn it is: numbers from 0, each given once.
package final class Turn: Sendable {
  private let next = Atomic<Int>(0)

  package init() {}

  /// The next number.
  package func taken() -> Int { next.add(1, ordering: .relaxed).oldValue }
}
