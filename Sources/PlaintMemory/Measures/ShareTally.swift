import PlaintTable
import PlaintValue
import Synchronization

/// Sums of shares, or of their squares, as the exact fractions they are.
///
/// Shares are listed values, a code a row: how often each counts in each group is counted, and the
/// fractions are added up once a group. Only answers and computed columns have shares, so that the lock
/// stands before few rows.
final class ShareTally: Tally {
  private let codes: Codes
  private let terms: [Ratio?]
  private let weight: View.Weight?
  /// How often each entry counts, a dictionary a group.
  private let counts: Mutex<[[Int: Int128]]>
  private let groups: Int

  /// `terms`: what each entry adds; nil for one that is missing.
  init(_ codes: Codes, _ terms: [Ratio?], _ weight: View.Weight?, groups: Int) {
    (self.codes, self.terms, self.weight, self.groups) = (codes, terms, weight, groups)
    counts = Mutex(Array(repeating: [:], count: groups))
  }

  func add(_ block: Block, thread: Int) {
    counts.withLock { counts in
      block.forEach { index, row in
        let code = codes[row]
        guard terms[code] != nil else { return }
        counts[Int(block.groups[index])][code, default: 0] +=
          weight.map { Int128($0.cells.base[row]) } ?? 1
      }
    }
  }

  func settle() {}

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    let coarser = ShareTally(codes, terms, weight, groups: groups)
    counts.withLock { counts in
      coarser.counts.withLock { coarser in
        for (group, to) in map.enumerated() {
          coarser[Int(to)].merge(counts[group]) { $0 + $1 }
        }
      }
    }
    return coarser
  }

  func value(_ group: Int) -> Value? {
    let counts = counts.withLock { $0[group] }
    var sum: Ratio? = .zero
    // In the order of the entries, so that the same question always has the same answer.
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
      let times = Ratio(Number(count, places: weight?.places ?? 0))
      guard let term = terms[code]?.product(with: times) else { return nil }
      sum = sum?.summed(with: term)
    }
    return sum.map(Value.share)
  }
}
