import PlaintTable
import PlaintText

/// How a file is laid out: its encoding, delimiter, header and width, found before it is read.
struct Layout: Sendable {
  /// Where the text begins, after a byte order mark.
  var start: Int
  var decoding: Decoding
  var encoding: String
  var encodingKnownBy: Message
  var delimiter: UInt8
  /// Lines left out before the header.
  var skip: Int
  /// How many records name the columns.
  var headerRows: Int
  /// The cells of a full row.
  var width: Int
  /// The first line ends in a carriage return alone.
  var returnsEndLines: Bool
  var names: [String] = []
  var changedNames: [LoadReport.ChangedName] = []
  /// What to say about the lines above the rows.
  var remarks: [Message] = []
}

/// Reads an input record by record under a layout and hands on batches of rows.
///
/// `surplus` is called with the row and the rest of a record that has too many cells; `receive` takes
/// the rows and says whether to go on. Gives the reader, with what was odd and how many rows there
/// were.
func readBatches(
  _ input: InputFile, _ layout: Layout, _ run: Run, block: Int = 1 << 20,
  leaving leftOut: Set<Int> = [],
  surplus: (Int, String) -> Void = { _, _ in },
  _ receive: (Batch) -> Bool
) throws(Diagnostic) -> RecordReader {
  let stream = try TextStream(
    input, layout.start..<input.size, layout.decoding, block: block)
  let reader = RecordReader(stream, delimiter: layout.delimiter)
  _ = try reader.skipLines(layout.skip)
  try reader.passHeader(layout.headerRows)
  reader.width = layout.width
  reader.returnsEndLines = layout.returnsEndLines
  reader.leftOut = leftOut
  try readBatches(reader, stream, layout, run, surplus: surplus, receive)
  return reader
}

/// Reads what is left of a stream, and hands on batches of rows.
func readBatches(
  _ reader: RecordReader, _ stream: TextStream, _ layout: Layout, _ run: Run,
  surplus: (Int, String) -> Void, _ receive: (Batch) -> Bool
) throws(Diagnostic) {
  let most = max(16, min(Batch.rows, 32_768 / max(layout.width, 1)))
  let cells = UnsafeMutablePointer<UInt64>.allocate(capacity: most * max(layout.width, 1))
  defer { cells.deallocate() }
  var isDone = false
  while !isDone {
    var count = 0
    let firstRow = reader.row
    while count < most {
      guard try reader.next() else { break }
      reader.put(cells + count * layout.width)
      if let rest = reader.surplus {
        surplus(reader.row - 1, stream.text(rest))
      }
      count += 1
    }
    if count > 0 {
      let batch = Batch(
        base: stream.base, cells: cells, stride: layout.width, count: count, firstRow: firstRow,
        isOdd: stream.isOdd)
      isDone = !receive(batch)
    }
    if count < most {
      guard reader.needsMore else { return }
      try run.check()
      try stream.fill()
    }
  }
}

extension RecordReader {
  /// Reads past the records that name the columns.
  func passHeader(_ rows: Int) throws(Diagnostic) {
    for _ in 0..<rows {
      while try !next(), needsMore { try stream.fill() }
    }
  }

  /// Writes the record's cells, missing ones as empty.
  func put(_ cells: UnsafeMutablePointer<UInt64>) {
    let count = min(fields.count, width)
    for index in 0..<count {
      cells[index] = Batch.cell(fields[index].start, fields[index].end - fields[index].start)
    }
    for index in count..<max(width, count) { cells[index] = 0 }
  }
}

extension TextStream {
  /// A stretch of the buffer as text.
  func text(_ range: Range<Int>) -> String {
    String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count),
      as: UTF8.self)
  }
}
