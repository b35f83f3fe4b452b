import Glibc
import PlaintTable

/// The distinct texts of a column as one thread meets them, each with its number.
///
/// An entry is found by its length, its first and its last eight bytes; only texts longer than 16
/// bytes are compared in full. New texts are copied to wherever `store` puts them.
final class Lexicon {
  /// A slot of the hash table; `length` is -1 in an empty one.
  private struct Slot {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var length: Int32 = -1
    var code: UInt32 = 0
  }

  // One thread owns a lexicon, and looks up every cell: accesses are not checked for overlap.
  @exclusivity(unchecked) private var slots: UnsafeMutablePointer<Slot>
  @exclusivity(unchecked) private var mask: Int
  @exclusivity(unchecked) private var shift: UInt64
  /// Where each entry's bytes are: start and length as in ``Strings``.
  @exclusivity(unchecked) private(set) var spans: [UInt64] = []
  private let bytes: UnsafeMutablePointer<UInt8>

  /// A lexicon whose entries lie in `bytes`.
  init(in bytes: UnsafeMutablePointer<UInt8>) {
    self.bytes = bytes
    (slots, mask, shift) = Self.table(bits: 8)
  }

  deinit { slots.deallocate() }

  var count: Int { spans.count }

  private static func table(
    bits: Int
  ) -> (UnsafeMutablePointer<Slot>, Int, UInt64) {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: 1 << bits)
    slots.initialize(repeating: Slot(), count: 1 << bits)
    return (slots, 1 << bits - 1, UInt64(64 - bits))
  }

  /// The text's number, or nil for a text that is new, whose slot is remembered for ``add(_:)``.
  ///
  /// - Precondition: eight bytes after the text may be read.
  @inline(__always)
  func code(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt32? {
    let raw = UnsafeRawPointer(text)
    var first = raw.loadUnaligned(as: UInt64.self)
    var last: UInt64 = 0
    if count < 8 {
      first &= (1 << (UInt64(count) * 8)) &- 1
    } else {
      last = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    }
    return find(text, count, first, last)
  }

  @exclusivity(unchecked) private var openIndex = 0
  @exclusivity(unchecked) private var openSlot = Slot()

  @inline(__always)
  private func find(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ first: UInt64, _ last: UInt64
  ) -> UInt32? {
    let length = Int32(truncatingIfNeeded: min(count, Int(Int32.max)))
    var index = Self.index(first, last, length, shift)
    while true {
      let slot = slots[index]
      if slot.first == first, slot.last == last, slot.length == length,
        count <= 16 || isEqual(slot.code, text, count)
      {
        return slot.code
      }
      if slot.length < 0 {
        openIndex = index
        openSlot = Slot(first: first, last: last, length: length, code: UInt32(self.count))
        return nil
      }
      index = (index + 1) & mask
    }
  }

  @inline(__always)
  private static func index(
    _ first: UInt64, _ last: UInt64, _ length: Int32, _ shift: UInt64
  ) -> Int {
    let mixed =
      (first ^ (last << 29 | last >> 35) ^ UInt64(truncatingIfNeeded: length))
      &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: ((mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93) &>> shift)
  }

  private func isEqual(_ code: UInt32, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let span = spans[Int(code)]
    if count <= 48, span & Strings.longLength == UInt64(count) {
      // First and last eight bytes are known to be equal; two or four more loads cover what lies
      // between. A call for every such cell had been 3.6 % of a load.
      let (known, new) = (UnsafeRawPointer(bytes + Int(span >> 24)), UnsafeRawPointer(text))
      func differ(_ place: Int) -> UInt64 {
        known.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          ^ new.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      }
      let outer = differ(8) | differ(count - 16)
      return (count <= 32 ? outer : outer | differ(16) | differ(count - 24)) == 0
    }
    var length = Int(span & Strings.longLength)
    let start = bytes + Int(span >> 24)
    if length == Int(Strings.longLength) {
      length = Int(UnsafeRawPointer(start - 8).loadUnaligned(as: UInt64.self))
    }
    return length == count && memcmp(start, text, count) == 0
  }

  /// Adds the text just looked for in vain, whose bytes now lie at `span`.
  func add(_ span: UInt64) -> UInt32 {
    slots[openIndex] = openSlot
    spans.append(span)
    if 2 * spans.count > mask { grow() }
    return UInt32(spans.count - 1)
  }

  private func grow() {
    let (old, size) = (slots, mask + 1)
    (slots, mask, shift) = Self.table(bits: (2 * size).trailingZeroBitCount)
    for index in 0..<size where old[index].length >= 0 {
      var target = Self.index(old[index].first, old[index].last, old[index].length, shift)
      while slots[target].length >= 0 { target = (target + 1) & mask }
      slots[target] = old[index]
    }
    old.deallocate()
  }
}
