import PlaintTable

/// How many rows have each code, or each pair of codes: the one question asked most, so it has
/// loops of its own that write nothing but counts.
///
/// Counts are kept by code, not by group, in several lanes so that equal neighbours do not wait for
/// each other; they are folded into groups at the end.
struct Histogram: Sendable {
  private let keys: [GroupingKey]
  private let lanes: [Buffer<UInt32>]
  /// Codes of all keys multiplied: counts in one lane.
  private let size: Int

  private static let lane = 4
  /// Counts in one lane up to which there are several.
  private static let narrow = 1 << 13

  /// Nil when there are more than two keys, or too many pairs.
  init?(_ keys: [GroupingKey], threads: Int) {
    guard keys.count <= 2 else { return nil }
    let (size, overflow) = keys.reduce((1, false)) { product, key in
      let (next, overflow) = product.0.multipliedReportingOverflow(by: max(key.entries, 1))
      return (next, overflow || product.1)
    }
    guard !overflow, size <= 1 << 22 else { return nil }
    (self.keys, self.size) = (keys, size)
    lanes = (0..<threads).map { _ in
      Buffer(count: size <= Self.narrow ? size * Self.lane : size)
    }
  }

  /// Counts the rows of a range that are in.
  func add(_ range: Range<Int>, _ selection: Bits?, thread: Int) {
    let counts = lanes[thread].base
    switch keys.count {
    case 0: counts[0] &+= UInt32(truncatingIfNeeded: selection?.ones(in: range) ?? range.count)
    case 1: add(keys[0].codes, range, selection, counts)
    default: add(keys[0].codes, keys[1].codes, range, selection, counts)
    }
  }

  /// Adds all counts to those of the groups.
  func fold(into groups: UnsafeMutablePointer<Int64>, of grouping: Grouping) {
    for counts in lanes {
      for index in 0..<counts.count where counts.base[index] > 0 {
        var code = index % size
        var group = 0
        for (place, key) in keys.enumerated() {
          let number = code % max(key.entries, 1)
          group += grouping.strides[place] * (key.numbers.map { Int($0.base[number]) } ?? number)
          code /= max(key.entries, 1)
        }
        groups[group] += Int64(counts.base[index])
      }
    }
  }

  private func add(
    _ codes: Codes, _ range: Range<Int>, _ selection: Bits?, _ counts: UnsafeMutablePointer<UInt32>
  ) {
    switch codes {
    case .narrow(let codes): count(codes.base, range, selection, counts, laneSize)
    case .medium(let codes): count(codes.base, range, selection, counts, laneSize)
    case .wide(let codes): count(codes.base, range, selection, counts, laneSize)
    }
  }

  /// From one lane to the next; 0 when there is only one.
  private var laneSize: Int { size <= Self.narrow ? size : 0 }

  private func add(
    _ a: Codes, _ b: Codes, _ range: Range<Int>, _ selection: Bits?,
    _ counts: UnsafeMutablePointer<UInt32>
  ) {
    switch a {
    case .narrow(let a): add(a.base, b, range, selection, counts)
    case .medium(let a): add(a.base, b, range, selection, counts)
    case .wide(let a): add(a.base, b, range, selection, counts)
    }
  }

  private func add<A: FixedWidthInteger>(
    _ a: UnsafePointer<A>, _ b: Codes, _ range: Range<Int>, _ selection: Bits?,
    _ counts: UnsafeMutablePointer<UInt32>
  ) {
    let stride = max(keys[0].entries, 1)
    switch b {
    case .narrow(let b): countPairs(a, b.base, stride, range, selection, counts, laneSize)
    case .medium(let b): countPairs(a, b.base, stride, range, selection, counts, laneSize)
    case .wide(let b): countPairs(a, b.base, stride, range, selection, counts, laneSize)
    }
  }
}

/// Counts codes in four lanes.
private func count<Code: FixedWidthInteger>(
  _ codes: UnsafePointer<Code>, _ range: Range<Int>, _ selection: Bits?,
  _ counts: UnsafeMutablePointer<UInt32>, _ lane: Int
) {
  let (c1, c2, c3) = (counts + lane, counts + 2 * lane, counts + 3 * lane)
  selection.forEachRun(range) { start, end in
    var row = start
    while row &+ 4 <= end {
      counts[Int(codes[row])] &+= 1
      c1[Int(codes[row &+ 1])] &+= 1
      c2[Int(codes[row &+ 2])] &+= 1
      c3[Int(codes[row &+ 3])] &+= 1
      row &+= 4
    }
    while row < end {
      counts[Int(codes[row])] &+= 1
      row &+= 1
    }
  } single: { row in
    counts[Int(codes[row])] &+= 1
  }
}

/// Counts pairs of codes in two lanes.
private func countPairs<A: FixedWidthInteger, B: FixedWidthInteger>(
  _ a: UnsafePointer<A>, _ b: UnsafePointer<B>, _ stride: Int, _ range: Range<Int>,
  _ selection: Bits?, _ counts: UnsafeMutablePointer<UInt32>, _ lane: Int
) {
  let other = counts + lane
  selection.forEachRun(range) { start, end in
    var row = start
    while row &+ 2 <= end {
      counts[Int(a[row]) &+ Int(b[row]) &* stride] &+= 1
      other[Int(a[row &+ 1]) &+ Int(b[row &+ 1]) &* stride] &+= 1
      row &+= 2
    }
    if row < end { counts[Int(a[row]) &+ Int(b[row]) &* stride] &+= 1 }
  } single: { row in
    counts[Int(a[row]) &+ Int(b[row]) &* stride] &+= 1
  }
}

extension Optional<Bits> {
  /// Hands on stretches of rows that are all in, and the rest one by one, of a range that starts at
  /// a multiple of 64.
  @inline(__always)
  func forEachRun(_ range: Range<Int>, _ run: (Int, Int) -> Void, single: (Int) -> Void) {
    guard let self else { return run(range.lowerBound, range.upperBound) }
    let words = self.words.base
    for index in range.lowerBound >> 6..<(range.upperBound + 63) >> 6 {
      var word = words[index]
      if word == .max {
        run(index << 6, index << 6 &+ 64)
        continue
      }
      while word != 0 {
        single(index << 6 &+ word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }
}
