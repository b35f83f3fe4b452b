import Glibc
import PlaintTable
import PlaintText

/// The strict reader: cuts any text into records, well-formed or not, and tallies what is odd.
///
/// RFC 4180 (Shafranovich 2005), with LF, CR LF or CR at line ends, for every delimiter. Where a
/// file departs from it nothing is lost: a quote in the wrong place is an ordinary character, and
/// of two readings of a record the one with the header's number of cells is taken.
final class RecordReader {
  let delimiter: UInt8
  /// Cells a record should have; 0 until the first record has been read.
  var width = 0
  var oddities = RowIrregularities()
  /// Lone carriage returns end lines: the first line ended so.
  var returnsEndLines = false
  /// The number of the line the next record starts on, from 1.
  private(set) var line = 1
  /// Data records read so far.
  var row = 0

  /// Where the text ended decided how quotes were read.
  var metEnd = false

  let stream: TextStream
  /// The cells of the record just read.
  var fields: [Field] = []
  /// The records that hold nothing but delimiters and blanks, by row from 0.
  var hollow: [Int] = []
  /// Records that are to be left out, by row from 0.
  var leftOut: Set<Int> = []
  /// The rest of a record that is too long, as written.
  var surplus: Range<Int>?

  /// A cell of a record: its content in the stream's buffer.
  struct Field {
    var start: Int
    var end: Int
    /// Quotes inside stand doubled.
    var isDoubled = false
  }

  init(_ stream: TextStream, delimiter: UInt8) {
    self.stream = stream
    self.delimiter = delimiter
  }

  /// Starts in the middle of a file, at this row and line.
  func start(row: Int, line: Int) {
    self.row = row
    self.line = line
  }

  /// Reads the next record into ``fields``; false at the end of the text.
  ///
  /// Only ``needsMore`` tells a text that ended from a buffer that did: the caller consumes what
  /// it holds, fills the stream and asks again.
  func next() throws(Diagnostic) -> Bool {
    needsMore = false
    while true {
      guard stream.start < stream.end else {
        needsMore = !stream.isLast
        return false
      }
      let scan = settled()
      if scan.end == .needsMore {
        guard stream.end - stream.start < 1 << 32 else { throw tooLong }
        needsMore = true
        return false
      }
      if isBlank(scan) {
        accept(scan)
        oddities.blankLines += 1
        continue
      }
      let isHollow = isHollow(scan)
      if isHollow, width == 0 {
        oddities.hollow.add(RowIrregularities.Spot(row: 0, line: line))
        accept(scan)
        continue
      }
      if width > 0 { row += 1 }
      if isHollow || (!leftOut.isEmpty && leftOut.contains(row - 1)) {
        return takeHollow(scan, isSaid: isHollow)
      }
      tally(scan)
      fields = scan.fields
      surplus = nil
      if width > 0, fields.count > width {
        surplus = rawStart(of: scan, field: width)..<scan.contentEnd
        fields.removeLast(fields.count - width)
      }
      // Lines are counted before cells are moved, which leaves some of their bytes twice.
      accept(scan)
      undouble()
      return true
    }
  }

  private(set) var needsMore = false

  /// Leaves out whole lines, whatever is on them.
  ///
  /// - Returns: how many lines there were to leave out.
  func skipLines(_ count: Int) throws(Diagnostic) -> Int {
    for done in 0..<count {
      var looked = 0
      while true {
        let (start, left) = (stream.base + stream.start, stream.end - stream.start)
        while looked < left, start[looked] != 0x0A, start[looked] != 0x0D { looked += 1 }
        if looked < left, start[looked] == 0x0A || looked + 1 < left || stream.isLast {
          let isPair = start[looked] == 0x0D && looked + 1 < left && start[looked + 1] == 0x0A
          stream.start += looked + (isPair ? 2 : 1)
          break
        }
        guard !stream.isLast else {
          stream.start = stream.end
          return done
        }
        try stream.fill()
      }
      line += 1
    }
    return count
  }

  private var tooLong: Diagnostic {
    Diagnostic(
      Message(
        "the record at line \(grouped(line)) is longer than 4 GB", "第 \(line) 行起的记录超过 4 GB"),
      failure: .data)
  }

  private func isBlank(_ scan: Scan) -> Bool {
    scan.fields.count == 1 && scan.fields[0].start == scan.fields[0].end && !scan.isQuoted
  }

  /// Moves past the record and counts its line ends.
  func accept(_ scan: Scan) {
    if scan.isQuoted { line += lineEnds(stream.start, scan.contentEnd) }
    stream.start = scan.next
    switch scan.end {
    case .feed: oddities.feeds += 1
    case .pair: oddities.pairs += 1
    case .lonelyReturn:
      oddities.lonelyReturns += 1
      if width == 0 { returnsEndLines = true }
    case .text, .unclosed, .needsMore: return
    }
    line += 1
  }

  private func tally(_ scan: Scan) {
    let spot = RowIrregularities.Spot(row: row, line: line)
    if scan.hasStrays { oddities.strayQuotes.add(spot) }
    if scan.hasSpaced { oddities.spacedQuotes.add(spot) }
    if scan.wasUnclosed { oddities.unclosedQuotes.add(spot) }
    if scan.hasReturns { oddities.returns.add(spot) }
    if scan.end == .unclosed { oddities.cut.add(spot) }
    guard width > 0 else { return }
    let text = { RowIrregularities.Spot(row: self.row, line: self.line, text: self.excerpt(scan)) }
    if scan.fields.count < width { oddities.short.add(text()) }
    if scan.fields.count > width { oddities.long.add(text()) }
  }

  private func excerpt(_ scan: Scan) -> String {
    let count = min(scan.contentEnd - stream.start, 120)
    return String(
      decoding: UnsafeBufferPointer(start: stream.base + stream.start, count: count),
      as: UTF8.self)
  }

  /// Where a field begins as written, before its quote.
  private func rawStart(of scan: Scan, field: Int) -> Int {
    let start = scan.fields[field].start
    return start > stream.start && stream.base[start - 1] == 0x22 ? start - 1 : start
  }

  private func lineEnds(_ start: Int, _ end: Int) -> Int {
    var (count, index) = (0, start)
    while index < end, let found = memchr(stream.base + index, 0x0A, end - index) {
      count += 1
      index = found.assumingMemoryBound(to: UInt8.self) - stream.base + 1
    }
    return count
  }

  /// Takes one of each doubled quote away, in place: the record is not read again.
  private func undouble() {
    for index in fields.indices where fields[index].isDoubled {
      var target = fields[index].start
      var source = target
      while source < fields[index].end {
        let byte = stream.base[source]
        stream.base[target] = byte
        target += 1
        let isPair =
          byte == 0x22 && source + 1 < fields[index].end && stream.base[source + 1] == 0x22
        source += isPair ? 2 : 1
      }
      fields[index].end = target
    }
  }
}

/// One reading of a record.
extension RecordReader {
  struct Scan {
    var fields: [Field] = []
    var end = End.text
    /// Where the content ends, and where the next record starts.
    var contentEnd = 0
    var next = 0
    /// Some field is in quotes.
    var isQuoted = false
    var hasStrays = false
    /// Some field in quotes stands between blanks.
    var hasSpaced = false
    /// Some field was closed before blanks although it holds stray quotes.
    var isGuessed = false
    var hasReturns = false
    var wasUnclosed = false
    /// A field with stray quotes crosses a line end.
    var isDoubtful = false
    /// A field went on so long after a stray quote that nobody meant it.
    var isAbandoned = false
  }

  enum End { case feed, pair, lonelyReturn, text, unclosed, needsMore }

  /// How quotes that are neither doubled nor before a delimiter are taken.
  ///
  /// Blanks between a quote and the delimiter or line end do not keep it from closing the field,
  /// but for `insideBlanks`.
  enum Quoting { case insideQuotes, insideBlanks, asWritten }

  /// Reads one record from the stream's start.
  func scan(_ quoting: Quoting) -> Scan {
    var scan = Scan()
    scan.fields.reserveCapacity(max(width, 16))
    var position = stream.start
    while true {
      let isQuote = position < stream.end && stream.base[position] == 0x22
      if isQuote, let end = quotedField(position, quoting, &scan) {
        position = end
      } else if !isQuote, let end = spacedField(position, &scan) {
        position = end
      } else if scan.end == .needsMore || scan.end == .unclosed {
        return scan
      } else {
        position = bareField(position, &scan)
      }
      guard let next = separator(position, &scan) else { return scan }
      position = next
    }
  }

  /// Reads a quoted field from its quote and gives the place after its closing quote; nil when it
  /// is to be read as if it had none, or the text ends in it (the scan's end says so).
  private func quotedField(_ open: Int, _ quoting: Quoting, _ scan: inout Scan) -> Int? {
    var field = Field(start: open + 1, end: 0)
    var firstStray: Int?
    var position = open + 1
    var limit = stream.end
    while let found = memchr(stream.base + position, 0x22, limit - position) {
      let quote = found.assumingMemoryBound(to: UInt8.self) - stream.base
      guard quote + 1 < stream.end || stream.isLast else {
        scan.end = .needsMore
        return nil
      }
      let following = quote + 1 < stream.end ? stream.base[quote + 1] : 0x0A
      if following == 0x22 {
        field.isDoubled = true
        position = min(quote + 2, limit)
      } else if let close = closing(quote, skipsBlanks: quoting != .insideBlanks) {
        guard close < stream.end || stream.isLast else {
          scan.end = .needsMore
          return nil
        }
        if firstStray != nil {
          scan.hasStrays = true
          if lineEnds(open, quote) > 0 { scan.isDoubtful = true }
        }
        if close > quote + 1 {
          scan.hasSpaced = true
          if firstStray != nil { scan.isGuessed = true }
        }
        field.end = quote
        scan.fields.append(field)
        scan.isQuoted = true
        return close
      } else if quoting == .asWritten {
        return nil
      } else {
        firstStray = firstStray ?? quote
        limit = min(stream.end, (firstStray ?? quote) + Self.patience)
        position = min(quote + 1, limit)
      }
    }
    if stream.isLast, limit == stream.end { metEnd = true }
    if quoting == .asWritten, stream.isLast { return nil }
    if limit < stream.end {
      scan.isDoubtful = true
      scan.isAbandoned = true
      return nil
    }
    endInside(field, firstStray != nil, &scan)
    return nil
  }

  /// How far a field may go on after a stray quote; bounds the work on files full of them.
  static let patience = 1 << 14

  /// The buffer ends inside quotes.
  private func endInside(_ field: Field, _ hasStrays: Bool, _ scan: inout Scan) {
    guard stream.isLast else {
      scan.end = .needsMore
      return
    }
    var field = field
    field.end = stream.end
    scan.fields.append(field)
    scan.isQuoted = true
    scan.hasStrays = scan.hasStrays || hasStrays
    scan.contentEnd = stream.end
    scan.next = stream.end
    scan.end = .unclosed
  }

  /// Reads a field without quotes up to the delimiter, line end or text end after it.
  private func bareField(_ start: Int, _ scan: inout Scan) -> Int {
    var position = start
    let (base, end, delimiter) = (stream.base, stream.end, self.delimiter)
    var hasQuotes = false
    while position < end {
      let byte = base[position]
      if byte == delimiter || byte == 0x0A { break }
      if byte == 0x22 { hasQuotes = true }
      if byte == 0x0D {
        guard position + 1 < end || stream.isLast else { break }
        if endsLine(position, fields: scan.fields.count + 1) { break }
        scan.hasReturns = true
      }
      position += 1
    }
    scan.fields.append(Field(start: start, end: position))
    if hasQuotes, !SpreadsheetGuard.isFormula(base + start, position - start) {
      scan.hasStrays = true
    }
    return position
  }

  /// Whether the carriage return ends the line: before a line feed, or where returns do so, or
  /// after the header's number of cells.
  private func endsLine(_ position: Int, fields: Int) -> Bool {
    if position + 1 < stream.end, stream.base[position + 1] == 0x0A { return true }
    return returnsEndLines || width == 0 || fields == width
  }

  /// Takes the delimiter and gives the next field's start, or nil after the record's end.
  private func separator(_ position: Int, _ scan: inout Scan) -> Int? {
    scan.contentEnd = position
    guard position < stream.end else {
      scan.end = stream.isLast ? .text : .needsMore
      scan.next = position
      return nil
    }
    switch stream.base[position] {
    case delimiter: return position + 1
    case 0x0A:
      scan.end = .feed
      scan.next = position + 1
    default:
      guard position + 1 < stream.end || stream.isLast else {
        scan.end = .needsMore
        return nil
      }
      let isPair = position + 1 < stream.end && stream.base[position + 1] == 0x0A
      scan.end = isPair ? .pair : .lonelyReturn
      scan.next = position + (isPair ? 2 : 1)
    }
    return nil
  }
}
