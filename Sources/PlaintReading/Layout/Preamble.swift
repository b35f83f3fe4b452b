import PlaintEncoding
import PlaintTable
import PlaintText
import PlaintValue

/// What may stand above the header: a title, who made the export and when; a spreadsheet's `sep=;`.
enum Preamble {
  /// What a first line `sep=;` names as the delimiter, nil without such a line.
  ///
  /// - Throws: when the input cannot be read.
  static func separator(_ input: InputFile, _ layout: Layout) throws(Diagnostic) -> UInt8? {
    let stream = try TextStream(
      input, layout.start..<input.size, layout.decoding, block: 1 << 12)
    try stream.fill()
    let text = UnsafeBufferPointer(start: stream.base, count: stream.end)
    let lines = text.split(maxSplits: 2, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    guard var line = lines.first.map({ Array($0) }), lines.count > 1 || stream.isLast else {
      return nil
    }
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    let isQuoted = line.first == 0x22
    if isQuoted { line = line.filter { $0 != 0x22 } }
    guard line.count >= 5, String(decoding: line[..<4], as: UTF8.self).lowercased() == "sep=",
      isDelimiter(line[4]), line[5...].allSatisfy({ $0 == 0x20 || isDelimiter($0) })
    else { return nil }
    // In quotes it may be the name of an only column, which its rows tell: they are not divided.
    if isQuoted, !lines.dropFirst().contains(where: { $0.contains(line[4]) }) { return nil }
    return line[4]
  }

  /// Whether a byte may part cells: no letter, digit, quote or blank but a tab.
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    let sign = UnicodeScalar(byte)
    return byte == 0x09
      || ((0x21...0x7E).contains(byte) && byte != 0x22 && !Character(sign).isLetter
        && !Character(sign).isNumber)
  }

  /// A record of the start: the line it starts on, and its cells.
  struct Record {
    let line: Int
    let cells: [String]
    var filled: Int { cells.count { !isBlank($0) } }

    /// Most cells are words, as a header's are.
    var isWords: Bool { 2 * cells.count { Look(of: $0) == .word } > cells.count }
  }

  /// What a cell looks like, by itself.
  enum Look: Hashable {
    case blank, number, date, time, period
    case word

    init(of cell: String) {
      if isBlank(cell) {
        self = .blank
        return
      }
      let bytes = Array(cell.utf8) + [UInt8](repeating: 0, count: 16)
      self = bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return .word }
        return switch CellForm.of(base, cell.utf8.count, MissingWords([])) {
        case .number, .wide, .code, .compact: .number
        case .calendar(let seen): seen.form.date == nil ? .time : .date
        case .time: .time
        case .period: .period
        default: .word
        }
      }
    }
  }

  /// What to say about the lines that the columns were named by, or about those above them.
  ///
  /// - Throws: when the input cannot be read.
  static func remark(_ input: InputFile, _ layout: Layout) throws(Diagnostic) -> Message? {
    let records = try records(input, layout, layout.delimiter)
    if let remark = twoRows(records) { return remark }
    if let title = try title(input, layout) { return title }
    return data(records)
  }

  /// What to say when the first line looks like a title and a later one like the header.
  private static func title(_ input: InputFile, _ layout: Layout) throws(Diagnostic) -> Message? {
    let delimiters = layout.width > 1 ? [layout.delimiter] : Delimited.delimiters
    var best: (header: Record, title: Record)?
    for delimiter in delimiters {
      let records = try records(input, layout, delimiter)
      guard let title = records.first, let most = records.map(\.filled).max(), most >= 3,
        2 * title.filled < most,
        let header = records.first(where: { 5 * $0.filled >= 4 * most }), header.isWords
      else { continue }
      if header.filled > best?.header.filled ?? 0 { best = (header, title) }
    }
    guard let (header, title) = best else { return nil }
    let text = Decision.shortened(title.cells.first { !isBlank($0) } ?? "")
    let skip = header.line - 1
    return Message(
      "line \(title.line) looks like a title, not like a header (“\(text)”); line \(header.line) may be the header: load with skip \(skip)",
      "第 \(title.line) 行像标题而不像表头（“\(text)”），第 \(header.line) 行可能才是表头：加载时写明“跳过 \(skip)”")
  }

  /// The first records, those without a value left out.
  static func records(
    _ input: InputFile, _ layout: Layout, _ delimiter: UInt8
  ) throws(Diagnostic) -> [Record] {
    let stream = try TextStream(
      input, layout.start..<input.size, layout.decoding, block: 1 << 14)
    let reader = RecordReader(stream, delimiter: delimiter)
    _ = try reader.skipLines(layout.skip)
    var records: [Record] = []
    while records.count < 100 {
      if try reader.next() {
        let cells = reader.fields.map { stream.text($0.start..<$0.end) }
        let breaks = cells.reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } }
        records.append(Record(line: reader.line - 1 - breaks, cells: cells))
      } else if reader.needsMore, stream.end < 1 << 16 {
        try stream.fill()
      } else {
        break
      }
    }
    return records
  }
}
