import CScan
import PlaintTable
import PlaintText

/// The rows whose entry in a dictionary is wanted, as bits.
extension Codes {
  /// Bits of the rows whose entry is wanted, made on the run's threads.
  func collected(_ wanted: [Bool], _ run: Run) throws(Diagnostic) -> Bits {
    let rows = count
    if !wanted.contains(true) { return Bits(count: rows) }
    if !wanted.contains(false) { return Bits(all: true, count: rows) }
    let bits = Bits(overwriting: rows)
    if let stretch = Self.stretch(wanted) {
      try Blocks.forEach(of: rows, run) { [self] _, range in collect(stretch, range, bits) }
      return bits
    }
    let table = Buffer<UInt8>(copying: wanted.map { $0 ? 1 : 0 })
    try Blocks.forEach(of: rows, run) { [self] _, range in
      switch self {
      case .narrow(let codes): collectListed(codes.base, table.base, range, bits.words.base)
      case .medium(let codes): collectListed(codes.base, table.base, range, bits.words.base)
      case .wide(let codes): collectListed(codes.base, table.base, range, bits.words.base)
      }
    }
    return bits
  }

  /// Entries next to one another: one value, the days of a month.
  private struct Stretch: Sendable {
    var low: Int
    var width: Int
    /// Whether the wanted entries are those outside.
    var isOutside: Bool
  }

  /// The stretch that the wanted entries are, or all others; nil when neither is one.
  private static func stretch(_ wanted: [Bool]) -> Stretch? {
    for isIn in [true, false] {
      guard let low = wanted.firstIndex(of: isIn), let high = wanted.lastIndex(of: isIn),
        wanted[low...high].allSatisfy({ $0 == isIn })
      else { continue }
      return Stretch(low: low, width: high - low, isOutside: !isIn)
    }
    return nil
  }

  private func collect(_ stretch: Stretch, _ range: Range<Int>, _ bits: Bits) {
    let flip: UInt64 = stretch.isOutside ? .max : 0
    let words = bits.words.base
    var start = range.lowerBound
    while start &+ 64 <= range.upperBound {
      switch self {
      case .narrow(let codes):
        let (low, width) = (UInt8(stretch.low), UInt8(stretch.width))
        words[start >> 6] = cscan_within8(codes.base + start, low, width) ^ flip
      case .medium(let codes):
        let (low, width) = (UInt16(stretch.low), UInt16(stretch.width))
        words[start >> 6] = cscan_within16(codes.base + start, low, width) ^ flip
      case .wide(let codes):
        words[start >> 6] = within(codes.base + start, stretch, 64) ^ flip
      }
      start &+= 64
    }
    guard start < range.upperBound else { return }
    let rest = range.upperBound &- start
    let tail: UInt64 =
      switch self {
      case .narrow(let codes): within(codes.base + start, stretch, rest)
      case .medium(let codes): within(codes.base + start, stretch, rest)
      case .wide(let codes): within(codes.base + start, stretch, rest)
      }
    words[start >> 6] = (tail ^ flip) & (1 << UInt64(rest) - 1)
  }

  private func within<Code: FixedWidthInteger>(
    _ codes: UnsafePointer<Code>, _ stretch: Stretch, _ count: Int
  ) -> UInt64 {
    var word: UInt64 = 0
    for bit in 0..<count {
      let isIn = UInt(bitPattern: Int(codes[bit]) &- stretch.low) <= UInt(stretch.width)
      word |= (isIn ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
    }
    return word
  }
}

/// Looks every code up in a table of 0 and 1.
private func collectListed<Code: FixedWidthInteger>(
  _ codes: UnsafePointer<Code>, _ table: UnsafePointer<UInt8>, _ range: Range<Int>,
  _ words: UnsafeMutablePointer<UInt64>
) {
  var start = range.lowerBound
  while start < range.upperBound {
    let count = min(64, range.upperBound &- start)
    var word: UInt64 = 0
    for bit in 0..<count {
      word |= UInt64(table[Int(codes[start &+ bit])]) &<< UInt64(truncatingIfNeeded: bit)
    }
    words[start >> 6] = word
    start &+= 64
  }
}

extension SIMDMask where Storage == SIMD16<Int8> {
  /// One bit a lane: each half's sign bits gathered by a multiplication.
  @inline(__always)
  var bits: UInt16 {
    let ones = SIMD16<UInt8>(repeating: 0).replacing(with: 1, where: self)
    let halves = unsafeBitCast(ones, to: SIMD2<UInt64>.self)
    let low = (halves[0] &* 0x0102_0408_1020_4080) >> 56
    let high = (halves[1] &* 0x0102_0408_1020_4080) >> 56
    return UInt16(truncatingIfNeeded: low | high << 8)
  }
}
