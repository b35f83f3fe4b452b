import PlaintEncoding
import PlaintTable
import PlaintText

/// The first records of a file, read under each delimiter, to find the one it uses.
struct DelimiterSample {
  /// The delimiter under which the records agree best; comma when none divides them.
  let delimiter: UInt8
  /// The cells of the first record, and the most of any in the sample.
  let header: [String]
  let widest: Int
  /// The first line ends in a carriage return alone.
  let returnsEndLines: Bool
  /// Nothing but blank lines.
  let isEmpty: Bool

  private static let records = 200
  private static let bytes = 1 << 18

  /// Looks at the start of an input as its layout says, for the delimiter given or the best one.
  init(_ input: InputFile, _ layout: Layout, delimiter: UInt8? = nil) throws(Diagnostic) {
    var best: Reading?
    // Where none divides the cells, the file's name may say.
    let usual = (input.isNamedForTabs ? [0x09] : []) + Delimited.delimiters
    for candidate in delimiter.map({ [$0] }) ?? usual {
      let reading = try Self.read(input, layout, candidate)
      if best.map({ reading.isBetter(than: $0) }) ?? true { best = reading }
    }
    self.delimiter = best?.delimiter ?? 0x2C
    header = best?.header ?? []
    widest = best?.widths.max() ?? 0
    returnsEndLines = best?.returnsEndLines ?? false
    isEmpty = best?.widths.isEmpty ?? true
  }

  private struct Reading {
    let delimiter: UInt8
    let header: [String]
    let widths: [Int]
    let returnsEndLines: Bool

    /// Rows that agree with the header, of all, in thousandths; 0 when nothing is divided.
    var agreement: Int {
      guard let width = widths.first, width > 1 else { return 0 }
      return widths.count { $0 == width } * 1000 / widths.count
    }

    func isBetter(than other: Reading) -> Bool {
      (agreement, widths.first ?? 0) > (other.agreement, other.widths.first ?? 0)
    }
  }

  /// Longer is no header, but a file of another kind; looking for its end must not take long.
  private static let longestHeader = 1 << 26

  private static func tooLong(_ path: String) -> Diagnostic {
    let most = bytesInWords(longestHeader)
    return Diagnostic(
      Message(
        "the first line of “\(path)” does not end within \(most): it is no table of delimited text",
        "“\(path)”的第一行超过 \(most) 仍未结束：不是分隔文本的表格"),
      hints: [
        Message(
          "if a title with a quote stands above the header: load … skip 1",
          "如果表头上方有带引号的标题：加载 … 跳过 1")
      ], failure: .data)
  }

  private static func read(
    _ input: InputFile, _ layout: Layout, _ delimiter: UInt8
  ) throws(Diagnostic) -> Reading {
    let stream = try TextStream(
      input, layout.start..<input.size, layout.decoding, block: 1 << 16)
    let reader = RecordReader(stream, delimiter: delimiter)
    _ = try reader.skipLines(layout.skip)
    var widths: [Int] = []
    var header: [String] = []
    while widths.count < records {
      if try reader.next() {
        if widths.isEmpty {
          header = reader.fields.map { stream.text($0.start..<$0.end) }
          reader.width = header.count
        }
        // A record without a value says nothing of the width.
        if reader.fields.isEmpty { continue }
        widths.append(reader.fields.count + (reader.surplus == nil ? 0 : 1))
      } else if reader.needsMore, widths.isEmpty || stream.end < bytes {
        guard stream.end < longestHeader else { throw tooLong(input.path) }
        try stream.fill()
      } else {
        break
      }
    }
    return Reading(
      delimiter: delimiter, header: header, widths: widths,
      returnsEndLines: reader.returnsEndLines)
  }
}
