import PlaintQuery
import PlaintTable

/// Which places a sample draws, as ``Sampling`` says, for many rows.
///
/// - Complexity: O(n) expected: the largest number drawn is found by selection, not by sorting.
struct SampleDraw {
  private let seed: UInt64
  private let limit: UInt64
  /// The last place drawn of those whose number is the limit.
  private let lastTie: Int

  /// Draws `wanted` of `rows` places.
  ///
  /// - Precondition: `wanted < rows`.
  init(_ wanted: Int, of rows: Int, seed: UInt64) {
    self.seed = seed
    guard wanted > 0 else {
      (limit, lastTie) = (0, -1)
      return
    }
    let numbers = Buffer<UInt64>(count: rows)
    defer { withExtendedLifetime(numbers) {} }
    for place in 0..<rows { numbers.base[place] = Sampling.number(seed: seed, row: place) }
    let limit = numbers.base.select(wanted - 1, of: rows)
    var below = 0
    var ties: [Int] = []
    for place in 0..<rows {
      let number = Sampling.number(seed: seed, row: place)
      if number < limit { below += 1 } else if number == limit { ties.append(place) }
    }
    self.limit = limit
    lastTie = ties[wanted - below - 1]
  }

  func holds(_ place: Int) -> Bool {
    let number = Sampling.number(seed: seed, row: place)
    return number < limit || (number == limit && place <= lastTie)
  }
}

extension UnsafeMutablePointer where Pointee: Comparable {
  /// The element that sorting would put at a place; elements move.
  ///
  /// Quickselect with the middle of three as pivot (Hoare, 1961).
  ///
  /// - Complexity: O(n) expected.
  func select(_ place: Int, of count: Int) -> Pointee {
    var (low, high) = (0, count - 1)
    while low < high {
      let pivot = middle(self[low], self[(low + high) / 2], self[high])
      var (left, right) = (low, high)
      while left <= right {
        while self[left] < pivot { left += 1 }
        while pivot < self[right] { right -= 1 }
        if left <= right {
          (self[left], self[right]) = (self[right], self[left])
          left += 1
          right -= 1
        }
      }
      if place <= right { high = right } else if place >= left { low = left } else { break }
    }
    return self[place]
  }

  private func middle(_ a: Pointee, _ b: Pointee, _ c: Pointee) -> Pointee {
    a < b ? (b < c ? b : max(a, c)) : (a < c ? a : max(b, c))
  }
}
