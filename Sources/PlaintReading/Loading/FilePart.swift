import PlaintEncoding
import PlaintTable
import PlaintText

/// One file of a load: its bytes, how it is laid out, and which of its columns go where.
struct FilePart: Sendable {
  let input: InputFile
  let layout: Layout
  /// What is known of all its bytes; before it is read, usually nothing.
  let knowledge: Knowledge?
  /// For each column of the table the file's column, or nil where it has none of that name.
  var columns: [Int?] = []
  /// The rows that its first bytes promise.
  let likelyRows: Int
  /// The most rows there is room for: those it can have, or without knowledge twice the likely
  /// ones, or those there can be of whole rows.
  ///
  /// Room that is not needed costs nothing.
  let mostRows: Int

  /// What a look at all bytes gave, after reading had come upon something unexpected.
  struct Knowledge: Sendable {
    let survey: ByteScan
    /// It has to be read record by record.
    let isStrict: Bool
    /// Its rows that add up others, once they were looked for, and their records, to be left out.
    var totals: [Totals.Row]?
    var leftOut: Set<Int> = []
  }

  /// Finds out how an opened file is laid out.
  ///
  /// - Throws: when it cannot be read or holds nothing, or the run was cancelled.
  init(
    _ input: InputFile, _ options: LoadOptions, _ run: Run, knowing knowledge: Knowledge? = nil
  ) throws(Diagnostic) {
    self.input = input
    self.knowledge = knowledge
    let isUTF8 =
      if let knowledge { knowledge.survey.isUTF8 } else { try ByteScan.startIsUTF8(input) }
    layout = try Layout.found(input, options, isUTF8: isUTF8, run)
    likelyRows = try Self.likelyRows(input)
    // A whole row has a byte for each of its cells at least.
    let most = min(2 * likelyRows + 1 << 16, input.size / max(layout.width, 1) + 64)
    mostRows = knowledge.map { $0.survey.lineEnds + 1 } ?? most
  }

  private static func likelyRows(_ input: InputFile) throws(Diagnostic) -> Int {
    let area = Buffer<UInt8>(count: (1 << 18) + 64)
    let count = try input.read(at: 0, into: area.base, count: 1 << 18)
    let look = BlockScan(area.base, count, before: 0)
    let lines = look.feeds + look.returns + 1
    return withExtendedLifetime(area) {
      count == input.size ? lines : lines * input.size / max(count, 1)
    }
  }
}

/// What was read of one part.
struct FilePartReading {
  var rows = 0
  var oddities = RowIrregularities()
  /// The rows without a value, from 0: no rows of the table.
  var hollow: [Int] = []
  /// The rest of rows with too many cells, by row of the part from 0.
  var surplus: [(row: Int, text: String)] = []
  /// For each column that was read, what each thread built.
  var workers: [Int: [ColumnWorker]] = [:]
  /// Why it has to be read again, knowing more.
  var doubt: Doubt?

  /// The same with rows numbered as if those without a value were not there.
  func renumbered() -> FilePartReading {
    guard !hollow.isEmpty else { return self }
    let leftOut = LeftOut(rows: hollow, total: rows)
    var copy = self
    copy.rows = leftOut.kept
    copy.surplus = surplus.map { (leftOut.number($0.row), $0.text) }
    copy.oddities.renumber { $0 == 0 ? 0 : leftOut.number($0 - 1) + 1 }
    copy.hollow = []
    return copy
  }

  /// What was expected of a part and turned out otherwise.
  enum Doubt: Sendable {
    /// All its bytes are UTF-8, as its first are.
    case isNotUTF8
    case hasMoreRows
    /// Its records can be found in all blocks at once.
    case isIrregular
  }
}

/// Reads one part into the targets of its columns: in parallel if it is well-formed, else strictly.
struct FilePartReader {
  let part: FilePart
  /// The columns of the table to be read.
  let targets: [Int: ColumnTarget]
  /// The first row of the part in the table, and the first byte in the areas of texts.
  let firstRow: Int
  let firstByte: Int
  /// The rows there is room for in the table.
  let room: Int
  let growth: Int
  let isFinal: Bool
  /// Columns whose texts are looked at for what else they might be.
  let classified: Set<Int>
  /// Whether all columns keep their texts in one room.
  var sharesTexts = false
  let run: Run
  let block: Int
  let memory: Memory

  /// What a load may take: asked now and then, for others take memory too.
  struct Memory: Sendable {
    let estimate: LoadEstimate
    let available: @Sendable () -> Int?

    /// Throws when little is left.
    func check() throws(Diagnostic) {
      guard let left = available(), left < 32 << 20 else { return }
      throw estimate.exhausted(left)
    }
  }

  /// Reads the part, or finds why more must be known of it first.
  func read() throws(Diagnostic) -> FilePartReading {
    if part.knowledge?.isStrict == true { return try readStrictly() }
    guard let body = try RecordArea.of(part.input, part.layout), let reading = try readBlocks(body)
    else { return FilePartReading(doubt: .isIrregular) }
    return reading
  }

  /// A builder for each column, for one thread.
  func crew() -> [(column: Int, source: Int?, worker: ColumnWorker)] {
    targets.sorted { $0.key < $1.key }.map { column, target in
      let worker = ColumnWorker(
        target, isFinal: isFinal, classifies: classified.contains(column))
      return (column, part.columns[column], worker)
    }
  }

  /// Reads the part record by record.
  func readStrictly() throws(Diagnostic) -> FilePartReading {
    var reading = FilePartReading()
    let crew = crew()
    let area = ColumnTarget.area(firstByte, growth: growth)
    for member in crew { member.worker.cursor = area }
    var oddCells = OddCells(part.layout)
    var surplus: [(row: Int, text: String)] = []
    let reader = try readBatches(
      part.input, part.layout, run, block: block, leaving: part.knowledge?.leftOut ?? [],
      surplus: { surplus.append(($0, $1)) }
    ) { batch in
      take(batch, crew)
      if batch.isOdd { oddCells.count(batch) }
      return true
    }
    reading.rows = reader.row
    reading.oddities = reader.oddities
    reading.hollow = reader.hollow
    reading.surplus = surplus
    reading.oddities.add(oddCells)
    for member in crew { reading.workers[member.column] = [member.worker] }
    return reading
  }

  func take(
    _ batch: Batch, _ crew: [(column: Int, source: Int?, worker: ColumnWorker)]
  ) {
    // Where the next text goes in a shared room is known to the first of the crew between batches.
    var cursor = crew.first?.worker.cursor ?? 0
    for member in crew {
      if sharesTexts { member.worker.cursor = cursor }
      if let source = member.source {
        member.worker.take(batch, source, at: firstRow + batch.firstRow)
      } else {
        member.worker.takeNothing(firstRow + batch.firstRow, batch.count)
      }
      cursor = member.worker.cursor
    }
    if sharesTexts { crew.first?.worker.cursor = cursor }
  }
}

/// Counts the cells with NUL bytes, and those with bytes that could not be decoded.
struct OddCells: Sendable {
  private let names: [String]
  private let mayBeUndecoded: Bool
  var nulls = RowIrregularities.Tally()
  var undecoded = RowIrregularities.Tally()

  init(_ layout: Layout) {
    names = layout.names
    mayBeUndecoded = layout.decoding != .plain
  }

  mutating func count(_ batch: Batch) {
    for row in 0..<batch.count {
      for column in 0..<batch.stride {
        let (text, count) = batch.cell(row, column)
        if UnsafeBufferPointer(start: text, count: count).contains(0) {
          let spot = nulls.showsMore ? spot(batch, row, column) : nil
          if let spot { nulls.add(spot) } else { nulls.addUnshown() }
        }
        if mayBeUndecoded, UTF8Check.holdsUndecoded(text, count) {
          let spot = undecoded.showsMore ? spot(batch, row, column) : nil
          if let spot { undecoded.add(spot) } else { undecoded.addUnshown() }
        }
      }
    }
  }

  private func spot(_ batch: Batch, _ row: Int, _ column: Int) -> RowIrregularities.Spot {
    RowIrregularities.Spot(
      row: batch.firstRow + row + 1, line: 0,
      text: "\(names[column]): \(Decision.shortened(batch.text(row, column)))")
  }

  /// Adds what another thread counted.
  mutating func add(_ other: OddCells) {
    nulls.merge(other.nulls)
    undecoded.merge(other.undecoded)
  }
}

extension RowIrregularities {
  mutating func add(_ cells: OddCells) {
    nulls = cells.nulls
    undecoded = cells.undecoded
  }
}
