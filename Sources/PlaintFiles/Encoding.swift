import PlaintTable
import PlaintText

/// The encodings by the names people know, the usual ones first; others go by iconv's names.
package let knownEncodings = Encoding.known

/// Which encoding a file is in: by name, by its byte order mark, or by which reading fails less.
enum Encoding {
  /// What was found out: how to decode, what to call it, how it is known, where the text starts.
  struct Finding: Sendable {
    var decoding: Decoding
    var name: String
    var knownBy: Message
    var start = 0
  }

  /// The diagnostic for a name that the platform does not know.
  static func unknown(_ name: String, at place: Place? = nil) -> Diagnostic {
    let near = nearest(name.uppercased(), among: known)
    let names = near.isEmpty ? ["UTF-8", "GB18030", "UTF-16LE"] : near
    return Diagnostic(
      Message("no encoding “\(name)”", "没有编码“\(name)”"), at: place,
      hints: [Message("there are \(list(names))", "有\(list(names, in: .chinese))")], failure: .data)
  }

  /// Names worth proposing.
  static let known = [
    "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030", "GBK", "GB2312", "BIG5",
    "BIG5-HKSCS", "SHIFT_JIS", "EUC-JP", "EUC-KR", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1250",
    "WINDOWS-1251", "WINDOWS-1252", "KOI8-R",
  ]

  /// What the first bytes or the user's word tell, or nil when the whole file must be looked at.
  static func told(
    _ input: Input, _ name: String?, at place: Place? = nil
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
    let folded = name.uppercased()
    let knownBy = Message("as you said", "按您指定")
    // The mark that a name means; UTF-16 without one is taken as little-endian.
    let fits = mark.flatMap { $0.name.hasPrefix(folded) || $0.name == folded ? $0 : nil }
    let start = fits?.bytes.count ?? 0
    if ["UTF-8", "UTF8"].contains(folded) {
      let start = mark?.name == "UTF-8" ? 3 : 0
      return Finding(decoding: .repair, name: "UTF-8", knownBy: knownBy, start: start)
    }
    let exact = fits?.name ?? (["UTF-16", "UTF-32"].contains(folded) ? folded + "LE" : folded)
    guard Converter(from: exact) != nil else { throw unknown(name, at: place) }
    return Finding(decoding: .named(exact), name: exact, knownBy: knownBy, start: start)
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

  /// UTF-8 or GB18030, by how many cells fail under each.
  ///
  /// Under 1 % failing UTF-8, and fewer than fail GB18030, means UTF-8 with damage (an export whose
  /// texts were cut at a byte limit); anything else is GB18030. Texts of an even number of bytes
  /// never fail GB18030 though they are UTF-8: ten sound ones for each that fails mean UTF-8 too,
  /// for GB18030 is hardly ever UTF-8 by accident.
  ///
  /// The text starts at `start`, after a byte order mark of UTF-8 that the rest may belie.
  static func compared(
    _ input: Input, _ run: Run, from start: Int = 0
  ) throws(Diagnostic) -> Finding {
    let gb18030 = Finding.gb18030(from: start)
    let most = try Survey.cellsAtMost(input, run)
    let utf8 = try failing(input, .repair, run, from: start, enough: most / 100 + 1)
    guard utf8.isWhole, utf8.failed * 100 < utf8.cells else { return gb18030 }
    if utf8.sound < 10 * utf8.failed {
      let enough = utf8.failed + 1
      let other = try failing(input, .named("GB18030"), run, from: start, enough: enough)
      guard utf8.failed < other.failed else { return gb18030 }
    }
    let count = counted(utf8.failed, "cell")
    let fails = utf8.failed == 1 ? "fails" : "fail"
    return Finding(
      decoding: .repair, name: "UTF-8",
      knownBy: Message(
        "\(count) of \(grouped(utf8.cells)) \(fails) it, which is fewer than fail GB18030 or would by accident",
        "\(utf8.cells) 个单元格中只有 \(utf8.failed) 个不合"), start: start)
  }

  /// Cells that hold bytes that do not decode, until there are `enough`, and sound cells that are
  /// not ASCII.
  private static func failing(
    _ input: Input, _ decoding: Decoding, _ run: Run, from start: Int, enough: Int
  ) throws(Diagnostic) -> (failed: Int, sound: Int, cells: Int, isWhole: Bool) {
    var layout = Layout(
      start: start, decoding: decoding, encoding: "", encodingKnownBy: Message(""),
      delimiter: 0x2C, skip: 0, hasHeader: false, width: 0, returnsEndLines: false)
    let sample = try Sample(input, layout)
    layout.delimiter = sample.delimiter
    layout.width = max(sample.widest, 1)
    var (failed, sound, cells) = (0, 0, 0)
    _ = try readBatches(input, layout, run) { batch in
      cells += batch.count * batch.stride
      for index in 0..<batch.count * batch.stride {
        let (text, count) = batch.cell(index / batch.stride, index % batch.stride)
        guard UnsafeBufferPointer(start: text, count: count).contains(where: { $0 >= 0x80 }) else {
          continue
        }
        if batch.isOdd, UTF8Check.holdsUndecoded(text, count) { failed += 1 } else { sound += 1 }
      }
      return failed < enough
    }
    return (failed, sound, cells, failed < enough)
  }
}

extension Encoding.Finding {
  fileprivate static func gb18030(from start: Int) -> Encoding.Finding {
    let knownBy =
      start == 0
      ? Message("it is not UTF-8", "")
      : Message(
        "it is not UTF-8, though it starts with the byte order mark of UTF-8",
        "虽以 UTF-8 的字节顺序标记开头，却不是 UTF-8")
    return Encoding.Finding(
      decoding: .named("GB18030"), name: "GB18030", knownBy: knownBy, start: start)
  }
}
