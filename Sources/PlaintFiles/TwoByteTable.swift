import Synchronization

/// What two bytes of a Chinese encoding are in UTF-8, looked up: the platform's iconv decodes
/// 450 MB/s, this some 1,500, and most of a Chinese file is such pairs.
///
/// The table is made of what iconv says of every pair, so that the two never differ; whatever is
/// not in it is left to iconv.
struct TwoByteTable: Sendable {
  /// By lead and trail: up to three bytes, the first lowest, under their number; 0 where iconv has
  /// to be asked.
  private let entries: [UInt32]

  private static let trails = 0xFF - 0x40
  private static let made = Mutex<[String: TwoByteTable]>([:])

  /// The table of an encoding, if it is one of pairs whose lead bytes are 81 and up.
  static func of(_ encoding: String) -> TwoByteTable? {
    guard ["GB18030", "GBK", "GB2312", "CP936"].contains(encoding.uppercased()) else { return nil }
    return made.withLock { made in
      if let table = made[encoding] { return table }
      let table = Converter(plainlyFrom: encoding).map(TwoByteTable.init)
      made[encoding] = table
      return table
    }
  }

  private init(_ converter: Converter) {
    var entries = [UInt32](repeating: 0, count: 0x7E * Self.trails)
    var target = [UInt8](repeating: 0, count: 32)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE {
        let step = converter.convert([lead, trail], 2, &target, 32)
        guard step.code == 0, step.read == 2, (1...3).contains(step.written) else { continue }
        var entry = UInt32(step.written) << 24
        for index in 0..<step.written { entry |= UInt32(target[index]) << UInt32(8 * index) }
        entries[Int(lead - 0x81) * Self.trails + Int(trail - 0x40)] = entry
      }
    }
    self.entries = entries
  }

  /// Decodes ASCII and pairs up to the first byte that is neither.
  ///
  /// The target has room for four times `count`.
  func decode(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, into target: UnsafeMutablePointer<UInt8>
  ) -> (read: Int, written: Int) {
    entries.withUnsafeBufferPointer { entries in
      let source = UnsafeRawPointer(bytes)
      let output = UnsafeMutableRawPointer(target)
      var (read, written) = (0, 0)
      while read < count {
        if read + 8 <= count {
          let word = source.loadUnaligned(fromByteOffset: read, as: UInt64.self)
          output.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
          let plain = (word & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
          read += plain
          written += plain
          if plain == 8 { continue }
        } else if bytes[read] < 0x80 {
          target[written] = bytes[read]
          read += 1
          written += 1
          continue
        }
        guard read + 1 < count, bytes[read] >= 0x81, bytes[read] <= 0xFE, bytes[read + 1] >= 0x40,
          bytes[read + 1] <= 0xFE
        else { break }
        let entry = entries[
          Int(bytes[read] - 0x81) * Self.trails + Int(bytes[read + 1] - 0x40)]
        guard entry != 0 else { break }
        output.storeBytes(of: entry, toByteOffset: written, as: UInt32.self)
        read += 2
        written += Int(entry >> 24)
      }
      return (read, written)
    }
  }
}
