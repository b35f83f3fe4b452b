import Glibc

/// Distinct texts numbered in order of first appearance: the hash table behind dictionaries,
/// keys and joins of text.
///
/// Open addressing with linear probing at half load; a text is known by its bytes. It keeps
/// pointers, so the texts must outlive it.
package struct TextIndex {
  package private(set) var texts: [UnsafeBufferPointer<UInt8>] = []
  private var hashes: [UInt64] = []
  private var slots: [UInt32]
  private var mask: Int

  package init() {
    slots = Array(repeating: .max, count: 64)
    mask = 63
  }

  package var count: Int { texts.count }

  /// The number of a text, which becomes a new entry when it is not yet there.
  ///
  /// - Complexity: O(length) amortised.
  package mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != .max {
      let entry = Int(slots[slot])
      if hashes[entry] == hash, Self.equal(texts[entry], text) { return entry }
      slot = (slot + 1) & mask
    }
    slots[slot] = UInt32(texts.count)
    texts.append(text)
    hashes.append(hash)
    if texts.count * 2 > slots.count { grow() }
    return texts.count - 1
  }

  /// The number of a text, or nil when it is not there.
  package func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != .max {
      let entry = Int(slots[slot])
      if hashes[entry] == hash, Self.equal(texts[entry], text) { return entry }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The texts in one area of their own, in order of their numbers.
  package var strings: Strings { Strings(copying: texts) }

  private mutating func grow() {
    slots = Array(repeating: .max, count: slots.count * 2)
    mask = slots.count - 1
    for (entry, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = UInt32(entry)
    }
  }

  private static func equal(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    a.count == b.count && compareBytes(a, b) == 0
  }

  /// A hash of the bytes, by multiplying words of eight and folding (after Wang Yi, wyhash, 2019).
  package static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state = UInt64(text.count) ^ 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(text)
    var at = 0
    while at + 8 <= raw.count {
      state = fold(state ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var rest: UInt64 = 0
    while at < raw.count {
      rest = rest << 8 | UInt64(raw[at])
      at += 1
    }
    return fold(state ^ rest)
  }

  private static func fold(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low ^ word << 32
  }
}

/// The order of two texts by their bytes: negative, 0 or positive.
package func compareBytes(
  _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
) -> Int {
  let shared = min(a.count, b.count)
  if shared > 0, let a = a.baseAddress, let b = b.baseAddress {
    let order = memcmp(a, b, shared)
    if order != 0 { return Int(order) }
  }
  return a.count - b.count
}
