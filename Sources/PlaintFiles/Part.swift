import PlaintTable
import PlaintText

/// One file of a load: its bytes, how it is laid out, and which of its columns go where.
struct Part: Sendable {
  let input: Input
  let layout: Layout
  let survey: Survey
  /// For each column of the table the file's column, or nil where it has none of that name.
  var columns: [Int?] = []

  /// Opens and surveys a file.
  ///
  /// - Throws: when it cannot be read or holds nothing, or the run was cancelled.
  init(
    _ input: Input, _ options: LoadOptions, _ run: Run, block: Int
  ) throws(Diagnostic) {
    self.input = input
    survey = try Survey.of(input, run, block: block)
    layout = try Layout.found(input, options, survey, run)
  }

  /// The most rows it can have.
  var mostRows: Int { survey.lineEnds + 1 }
}

/// What was read of one part.
struct PartReading {
  var rows = 0
  var oddities = Oddities()
  /// The rest of rows with too many cells, by row of the part from 0.
  var surplus: [(row: Int, text: String)] = []
  /// For each column that was read, what each thread built.
  var workers: [Int: [ColumnWorker]] = [:]
}

/// Reads one part into the targets of its columns: in parallel if it is well-formed, else strictly.
struct PartReader {
  let part: Part
  /// The columns of the table to be read.
  let targets: [Int: ColumnTarget]
  /// The first row of the part in the table, and the first byte in the areas of texts.
  let firstRow: Int
  let firstByte: Int
  let growth: Int
  let isFinal: Bool
  /// Columns whose texts are looked at for what else they might be.
  let classified: Set<Int>
  let run: Run
  let block: Int
  /// Never in parallel.
  let isStrict: Bool

  /// Reads the part.
  func read() throws(Diagnostic) -> PartReading {
    if isStrict { return try readStrictly() }
    if let plan = try ChunkPlan.of(part.input, part.layout, part.survey),
      let reading = try readChunks(plan)
    {
      return reading
    }
    for target in targets.values { target.forget(firstRow, part.mostRows) }
    return try readStrictly()
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
  func readStrictly() throws(Diagnostic) -> PartReading {
    var reading = PartReading()
    let crew = crew()
    let area = ColumnTarget.area(firstByte, growth: growth)
    for member in crew { member.worker.cursor = area }
    var oddCells = OddCells(part.layout)
    var surplus: [(row: Int, text: String)] = []
    let reader = try readBatches(
      part.input, part.layout, run, block: block, surplus: { surplus.append(($0, $1)) }
    ) { batch in
      take(batch, crew)
      if batch.isOdd { oddCells.count(batch) }
      return true
    }
    reading.rows = reader.row
    reading.oddities = reader.oddities
    reading.surplus = surplus
    reading.oddities.add(oddCells)
    for member in crew { reading.workers[member.column] = [member.worker] }
    return reading
  }

  func take(
    _ batch: Batch, _ crew: [(column: Int, source: Int?, worker: ColumnWorker)]
  ) {
    for member in crew {
      if let source = member.source {
        member.worker.take(batch, source, at: firstRow + batch.firstRow)
      } else {
        member.worker.takeNothing(firstRow + batch.firstRow, batch.count)
      }
    }
  }
}

/// Counts the cells with NUL bytes, and those with bytes that could not be decoded.
struct OddCells: Sendable {
  private let names: [String]
  private let mayBeUndecoded: Bool
  var nulls = Oddities.Tally()
  var undecoded = Oddities.Tally()

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

  private func spot(_ batch: Batch, _ row: Int, _ column: Int) -> Oddities.Spot {
    Oddities.Spot(
      row: batch.firstRow + row + 1, line: 0,
      text: "\(names[column]): \(Decision.shortened(batch.text(row, column)))")
  }

  /// Adds what another thread counted.
  mutating func add(_ other: OddCells) {
    nulls.merge(other.nulls)
    undecoded.merge(other.undecoded)
  }
}

extension Oddities {
  mutating func add(_ cells: OddCells) {
    nulls = cells.nulls
    undecoded = cells.undecoded
  }
}
