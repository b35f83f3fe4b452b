/// Codes made in bulk: gathered, joined, widened.
///
/// The loops are monomorphic: widths are switched outside.
extension Codes {
  /// Room for `count` codes below `entries`, all 0, in the narrowest width.
  package init(room count: Int, entries: Int) {
    if entries <= 1 << 8 {
      self = .narrow(Buffer(count: count))
    } else if entries <= 1 << 16 {
      self = .medium(Buffer(count: count))
    } else {
      self = .wide(Buffer(count: count))
    }
  }

  /// The codes of some rows, `Column.noRow` giving `otherwise`, in the width for `entries`.
  package func gathered(
    _ rows: UnsafeBufferPointer<UInt32>, otherwise: Int = 0, entries: Int
  ) -> Codes {
    let result = Codes(room: rows.count, entries: entries)
    switch self {
    case .narrow(let from): result.gather(from.base, rows, otherwise)
    case .medium(let from): result.gather(from.base, rows, otherwise)
    case .wide(let from): result.gather(from.base, rows, otherwise)
    }
    return result
  }

  /// Copies other codes to a place in these, each mapped by `remap` when there is one.
  package func copy(_ other: Codes, at start: Int, remap: [UInt32]?) {
    switch other {
    case .narrow(let from): copy(from.base, other.count, start, remap)
    case .medium(let from): copy(from.base, other.count, start, remap)
    case .wide(let from): copy(from.base, other.count, start, remap)
    }
  }

  private func gather<From: FixedWidthInteger>(
    _ from: UnsafePointer<From>, _ rows: UnsafeBufferPointer<UInt32>, _ otherwise: Int
  ) {
    switch self {
    case .narrow(let to): gatherCodes(from, rows, otherwise, to.base)
    case .medium(let to): gatherCodes(from, rows, otherwise, to.base)
    case .wide(let to): gatherCodes(from, rows, otherwise, to.base)
    }
  }

  private func copy<From: FixedWidthInteger>(
    _ from: UnsafePointer<From>, _ count: Int, _ start: Int, _ remap: [UInt32]?
  ) {
    switch self {
    case .narrow(let to): copyCodes(from, count, remap, to.base + start)
    case .medium(let to): copyCodes(from, count, remap, to.base + start)
    case .wide(let to): copyCodes(from, count, remap, to.base + start)
    }
  }
}

private func gatherCodes<From: FixedWidthInteger, To: FixedWidthInteger>(
  _ from: UnsafePointer<From>, _ rows: UnsafeBufferPointer<UInt32>, _ otherwise: Int,
  _ to: UnsafeMutablePointer<To>
) {
  for index in 0..<rows.count {
    let row = rows[index]
    to[index] =
      row == Column.noRow
      ? To(truncatingIfNeeded: otherwise) : To(truncatingIfNeeded: from[Int(row)])
  }
}

private func copyCodes<From: FixedWidthInteger, To: FixedWidthInteger>(
  _ from: UnsafePointer<From>, _ count: Int, _ remap: [UInt32]?, _ to: UnsafeMutablePointer<To>
) {
  guard let remap else {
    for index in 0..<count { to[index] = To(truncatingIfNeeded: from[index]) }
    return
  }
  remap.withUnsafeBufferPointer { remap in
    for index in 0..<count { to[index] = To(truncatingIfNeeded: remap[Int(from[index])]) }
  }
}
