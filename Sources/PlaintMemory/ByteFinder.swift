import Glibc
import PlaintTable

/// Finds some bytes in many: sixteen places at a time by two bytes that tell much, then in full.
///
/// The two are the last byte and the last of the first character: in Chinese the first byte of a
/// character is nearly always the same. (After W. Muła, SIMD-friendly algorithms for substring
/// searching, 2016.)
struct ByteFinder: Sendable {
  let needle: Buffer<UInt8>
  private let early: Int
  private let late: Int

  /// - Precondition: `text` is not empty.
  init(_ text: String) {
    needle = Buffer(copying: Array(text.utf8))
    late = needle.count - 1
    let first = text.unicodeScalars.first.map { String($0).utf8.count } ?? 1
    early = first <= late ? first - 1 : 0
  }

  /// The first offset at or after `start` at which the needle stands, or nil.
  func first(in text: UnsafePointer<UInt8>, _ count: Int, from start: Int) -> Int? {
    let end = count - late
    var offset = start
    let a = SIMD16<UInt8>(repeating: needle.base[early])
    let b = SIMD16<UInt8>(repeating: needle.base[late])
    let raw = UnsafeRawPointer(text)
    while offset &+ 16 <= end {
      let some = raw.loadUnaligned(fromByteOffset: offset &+ early, as: SIMD16<UInt8>.self)
      let more = raw.loadUnaligned(fromByteOffset: offset &+ late, as: SIMD16<UInt8>.self)
      let both = (some .== a) .& (more .== b)
      if both.isSomewhere, let place = check(both.bits, text + offset) { return offset &+ place }
      offset &+= 16
    }
    while offset < end {
      if text[offset &+ late] == needle.base[late], stands(text + offset) { return offset }
      offset &+= 1
    }
    return nil
  }

  /// Whether the needle stands anywhere in a text.
  func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return false }
    return first(in: base, text.count, from: 0) != nil
  }

  /// The first of the places at which the needle stands in full.
  private func check(_ places: UInt16, _ text: UnsafePointer<UInt8>) -> Int? {
    var places = places
    while places != 0 {
      let place = places.trailingZeroBitCount
      if stands(text + place) { return place }
      places &= places &- 1
    }
    return nil
  }

  private func stands(_ text: UnsafePointer<UInt8>) -> Bool {
    memcmp(text, needle.base, needle.count) == 0
  }
}

extension SIMDMask where Storage == SIMD16<Int8> {
  /// Whether any lane is true.
  @inline(__always)
  var isSomewhere: Bool {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }
}
