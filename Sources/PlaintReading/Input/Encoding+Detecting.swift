import PlaintEncoding
import PlaintTable
import PlaintText

/// Which encoding a file is in: by name, by its byte order mark, or by what its bytes are.
extension Encoding {
  /// What was found out: how to decode, what to call it, how it is known, where the text starts.
  struct Finding: Sendable {
    var decoding: Decoding
    var name: String
    var knownBy: Message
    var start = 0
  }

  /// What the first bytes or the user's word tell, or nil when the whole file must be looked at.
  static func told(
    _ input: InputFile, _ name: String?, at place: Place? = nil
  ) throws(Diagnostic) -> Finding? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(Diagnostic) in
      guard let start = buffer.baseAddress else { return 0 }
      return try input.read(at: 0, into: start, count: buffer.count)
    }
    let head = Array(bytes[..<count])
    let mark = marks.first { head.starts(with: $0.bytes) }
    if let name { return try named(name, mark, at: place) }
    if let mark {
      let knownBy = Message("by its byte order mark", "由字节顺序标记得知")
      let decoding: Decoding = mark.name == "UTF-8" ? .repair : .named(mark.name)
      return Finding(
        decoding: decoding, name: mark.name, knownBy: knownBy, start: mark.bytes.count)
    }
    return sixteen(head).map { name in
      Finding(
        decoding: .named(name), name: name,
        knownBy: Message("by the zero bytes between its characters", "由字符间的零字节得知"))
    }
  }

  /// Byte order marks, the longer ones first.
  private static let marks: [(bytes: [UInt8], name: String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"),
    ([0, 0, 0xFE, 0xFF], "UTF-32BE"), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
  ]

  private static func named(
    _ name: String, _ mark: (bytes: [UInt8], name: String)?, at place: Place?
  ) throws(Diagnostic) -> Finding {
    let folded = canonical(name)
    let knownBy = Message("as you said", "按您指定")
    // The mark that a name means; UTF-16 without one is taken as little-endian.
    let fits = mark.flatMap { $0.name.hasPrefix(folded) || $0.name == folded ? $0 : nil }
    let start = fits?.bytes.count ?? 0
    if folded == "UTF-8" {
      let start = mark?.name == "UTF-8" ? 3 : 0
      return Finding(decoding: .repair, name: "UTF-8", knownBy: knownBy, start: start)
    }
    let exact = fits?.name ?? (["UTF-16", "UTF-32"].contains(folded) ? folded + "LE" : folded)
    let reading = wholes[exact] ?? exact
    guard Converter(from: reading) != nil else { throw unknown(name, at: place) }
    return Finding(decoding: .named(reading), name: exact, knownBy: knownBy, start: start)
  }

  /// UTF-16 without a mark: zero bytes at every other place, as ASCII signs have, and among them
  /// those of line ends or delimiters.
  private static func sixteen(_ head: [UInt8]) -> String? {
    let even = head.indices.count { $0 % 2 == 0 && head[$0] == 0 }
    let odd = head.indices.count { $0 % 2 == 1 && head[$0] == 0 }
    guard 20 * max(even, odd) >= head.count, 4 * min(even, odd) <= max(even, odd), head.count > 3
    else { return nil }
    let high = odd > even ? 1 : 0
    let signs: [UInt8] = [0x0A, 0x0D, 0x2C, 0x09, 0x3B, 0x7C]
    let hasSign = stride(from: 0, to: head.count - 1, by: 2).contains {
      head[$0 + high] == 0 && signs.contains(head[$0 + 1 - high])
    }
    return hasSign ? (odd > even ? "UTF-16LE" : "UTF-16BE") : nil
  }
}
