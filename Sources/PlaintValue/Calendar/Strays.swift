/// Rows far from all others: a slip of the pen, a day that stands for “no date”.
enum Strays {
  /// The most periods with rows that are strays at one end.
  private static let most = 3
  /// The run of periods without rows that parts them from the rest is longer.
  private static let least = 60

  /// The periods with rows without the strays at either end, and the strays.
  ///
  /// Strays are fewer than what is left, and the runs that part them are more than ten times as long
  /// as any between those.
  static func parted(_ periods: [Period]) -> (core: ArraySlice<Period>, strays: [Period]) {
    let runs = zip(periods, periods.dropFirst()).map { $1.ordinal - $0.ordinal - 1 }
    // The fewest strays first, at the beginning before the end.
    for count in 1...2 * most where 2 * count < periods.count {
      for tail in max(0, count - most)...min(count, most) {
        let head = count - tail
        guard parts(runs, head, tail) else { continue }
        let core = periods.dropFirst(head).dropLast(tail)
        return widened(periods, core)
      }
    }
    return (periods[...], [])
  }

  /// The core without strays at its other end too: a far one at the end hides a nearer one at the
  /// beginning, since no run but its own is the longest.
  private static func widened(
    _ periods: [Period], _ core: ArraySlice<Period>
  ) -> (core: ArraySlice<Period>, strays: [Period]) {
    let (head, tail) = (core.startIndex, periods.endIndex - core.endIndex)
    let inner = parted(Array(core))
    let more = (head: inner.core.startIndex, tail: core.count - inner.core.endIndex)
    let sides = (head: head + more.head, tail: tail + more.tail)
    guard !inner.strays.isEmpty, sides.head <= most, sides.tail <= most else {
      return (core, periods.prefix(head) + periods.suffix(tail))
    }
    let rest = periods.dropFirst(sides.head).dropLast(sides.tail)
    return (rest, periods.prefix(sides.head) + periods.suffix(sides.tail))
  }

  /// Whether so many periods at the beginning and at the end are parted from the rest.
  private static func parts(_ runs: [Int], _ head: Int, _ tail: Int) -> Bool {
    var parting: [Int] = []
    if head > 0 { parting.append(runs[head - 1]) }
    if tail > 0 { parting.append(runs[runs.count - tail]) }
    // Nearly all data are told at once.
    guard parting.allSatisfy({ $0 > least }) else { return false }
    let longest = runs.dropFirst(head).dropLast(tail).max() ?? 0
    return parting.allSatisfy { $0 > 10 * longest }
  }
}
