import PlaintTable
import PlaintText

/// The rows whose entry in a dictionary is wanted, as bits.
extension Codes {
  /// Bits of the rows whose entry is wanted, made on the run's threads.
  func collected(_ wanted: [Bool], _ run: Run) throws(Diagnostic) -> Bits {
    let rows = count
    if !wanted.contains(true) { return Bits(count: rows) }
    if !wanted.contains(false) { return Bits(all: true, count: rows) }
    let bits = Bits(count: rows)
    let table = Buffer<UInt8>(copying: wanted.map { $0 ? 1 : 0 })
    let single = Self.single(wanted)
    try Blocks.forEach(of: rows, run) { [self] _, range in
      switch self {
      case .narrow(let codes):
        if let single {
          collectEqual(codes.base, UInt8(single.code), single.isWanted, range, bits.words.base)
        } else {
          collectListed(codes.base, table.base, range, bits.words.base)
        }
      case .medium(let codes): collectListed(codes.base, table.base, range, bits.words.base)
      case .wide(let codes): collectListed(codes.base, table.base, range, bits.words.base)
      }
    }
    return bits
  }

  /// The one code that is wanted, or the one that is not.
  private static func single(_ wanted: [Bool]) -> (code: Int, isWanted: Bool)? {
    for isWanted in [true, false] {
      guard let code = wanted.firstIndex(of: isWanted),
        wanted.lastIndex(of: isWanted) == code
      else { continue }
      return (code, isWanted)
    }
    return nil
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

/// Compares sixteen codes at a time with one.
private func collectEqual(
  _ codes: UnsafePointer<UInt8>, _ code: UInt8, _ isWanted: Bool, _ range: Range<Int>,
  _ words: UnsafeMutablePointer<UInt64>
) {
  let wanted = SIMD16<UInt8>(repeating: code)
  let flip: UInt64 = isWanted ? 0 : .max
  let raw = UnsafeRawPointer(codes)
  var start = range.lowerBound
  while start &+ 64 <= range.upperBound {
    var word: UInt64 = 0
    for part in 0..<4 {
      let some = raw.loadUnaligned(fromByteOffset: start &+ part &* 16, as: SIMD16<UInt8>.self)
      word |= UInt64((some .== wanted).bits) &<< UInt64(truncatingIfNeeded: part &* 16)
    }
    words[start >> 6] = word ^ flip
    start &+= 64
  }
  guard start < range.upperBound else { return }
  var word: UInt64 = 0
  for bit in 0..<range.upperBound &- start where (codes[start &+ bit] == code) == isWanted {
    word |= 1 &<< UInt64(truncatingIfNeeded: bit)
  }
  words[start >> 6] = word
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
