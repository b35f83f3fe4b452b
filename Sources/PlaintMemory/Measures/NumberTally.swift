import PlaintTable
import PlaintValue
import Synchronization

/// Sums of numbers that are too large for cells, slowly: added up a value at a time.
final class NumberTally: Tally {
  /// What an entry adds.
  enum Term: Sendable {
    case nothing
    case amount(Number)
    /// More than 38 digits.
    case lost
  }

  private let codes: Codes
  private let terms: [Term]
  private let weight: View.Weight?
  private let kind: Kind
  /// How often each entry counts in each group.
  private let counts = Mutex<[Pair: Int128]>([:])

  private struct Pair: Hashable {
    let group: UInt32
    let code: Int
  }

  init(_ codes: Codes, _ terms: [Term], _ weight: View.Weight?, _ kind: Kind) {
    (self.codes, self.terms, self.weight, self.kind) = (codes, terms, weight, kind)
  }

  func add(_ block: Block, thread: Int) {
    counts.withLock { counts in
      block.forEach { index, row in
        let pair = Pair(group: block.groups[index], code: codes[row])
        counts[pair, default: 0] += weight.map { Int128($0.cells.base[row]) } ?? 1
      }
    }
  }

  func settle() {}

  func rolled(_ map: [UInt32], groups: Int) -> (any Tally)? {
    let coarser = NumberTally(codes, terms, weight, kind)
    counts.withLock { counts in
      coarser.counts.withLock { coarser in
        for (pair, count) in counts {
          coarser[Pair(group: map[Int(pair.group)], code: pair.code), default: 0] += count
        }
      }
    }
    return coarser
  }

  func value(_ group: Int) -> Value? {
    counts.withLock { counts in
      var sum: Number? = .zero
      for (pair, count) in counts where Int(pair.group) == group {
        let times = Number(count, places: weight?.places ?? 0)
        switch terms[pair.code] {
        case .nothing: continue
        case .amount(let amount): sum = amount.multiplied(by: times).flatMap { sum?.adding($0) }
        case .lost: sum = nil
        }
      }
      return sum.flatMap { $0.measured(kind) }
    }
  }
}
