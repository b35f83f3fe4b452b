/// Which dictionary entry each row holds, in the narrowest integers that fit.
///
/// Loops switch on the width once, outside.
package enum Codes: Sendable {
  case narrow(Buffer<UInt8>)
  case medium(Buffer<UInt16>)
  case wide(Buffer<UInt32>)

  package var count: Int {
    switch self {
    case .narrow(let codes): codes.count
    case .medium(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  /// One row's code; for single cells, not for loops over rows.
  package subscript(row: Int) -> Int {
    switch self {
    case .narrow(let codes): Int(codes[row])
    case .medium(let codes): Int(codes[row])
    case .wide(let codes): Int(codes[row])
    }
  }

  /// The codes in the narrowest width for a dictionary of `entries`.
  package init(_ codes: [Int], entries: Int) {
    if entries <= 1 << 8 {
      self = .narrow(Buffer(codes.map { UInt8($0) }))
    } else if entries <= 1 << 16 {
      self = .medium(Buffer(codes.map { UInt16($0) }))
    } else {
      self = .wide(Buffer(codes.map { UInt32($0) }))
    }
  }
}
