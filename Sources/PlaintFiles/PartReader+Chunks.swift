import PlaintTable
import PlaintText
import Synchronization

/// Reading a part on all threads at once.
extension PartReader {
  /// Reads the chunks of the plan; nil when one of them holds records that the plan did not see,
  /// so that only reading from the start tells where they begin.
  func readChunks(_ plan: ChunkPlan) throws(Diagnostic) -> PartReading? {
    let threads = max(1, min(run.threads, plan.chunks.count))
    let work = ChunkWork(plan.chunks, crews: (0..<threads).map { _ in crew() }, part.layout)
    parallel(threads) { number in
      var crew = ChunkCrew(self, plan, work.crews[number])
      do throws(Diagnostic) {
        try crew.read(work)
      } catch {
        work.fail(error)
      }
    }
    try run.check()
    guard try work.isSound() else { return nil }
    return reading(plan, work)
  }

  private func reading(_ plan: ChunkPlan, _ work: ChunkWork) -> PartReading {
    var reading = PartReading(rows: plan.rows, oddities: plan.oddities)
    let found = work.found()
    reading.oddities.merge(found.oddities)
    reading.oddities.add(found.cells)
    reading.surplus = found.surplus.sorted { $0.row < $1.row }
    for place in work.crews.first?.indices ?? 0..<0 {
      let column = work.crews[0][place].column
      reading.workers[column] = work.crews.map { $0[place].worker }
    }
    return reading
  }
}

/// What was odd in some chunks.
private struct ChunkFindings: Sendable {
  var oddities = Oddities()
  var cells: OddCells
  var surplus: [(row: Int, text: String)] = []

  mutating func add(_ other: ChunkFindings) {
    oddities.merge(other.oddities)
    cells.add(other.cells)
    surplus += other.surplus
  }
}

/// One thread at work on chunks.
private struct ChunkCrew {
  private let reader: PartReader
  private let plan: ChunkPlan
  private let members: [(column: Int, source: Int?, worker: ColumnWorker)]
  private var findings: ChunkFindings

  init(
    _ reader: PartReader, _ plan: ChunkPlan,
    _ members: [(column: Int, source: Int?, worker: ColumnWorker)]
  ) {
    self.reader = reader
    self.plan = plan
    self.members = members
    findings = ChunkFindings(cells: OddCells(reader.part.layout))
  }

  /// Takes chunk after chunk until there are none, or something is wrong.
  mutating func read(_ work: ChunkWork) throws(Diagnostic) {
    let scanner = try ChunkScanner(
      reader.part.input, reader.part.layout, wanted: members.compactMap(\.source),
      hasNulls: reader.part.survey.hasNulls)
    while !reader.run.isCancelled, let chunk = work.next() {
      let area = ColumnTarget.area(
        reader.firstByte + chunk.bytes.lowerBound, growth: reader.growth)
      for member in members { member.worker.cursor = area }
      guard try read(chunk, scanner) else { return work.giveUp() }
      reader.run.advance(chunk.bytes.count)
    }
    work.finish(findings)
  }

  /// Reads a chunk, strictly from its first row that is not well-formed; false when its records
  /// are not those of the plan.
  private mutating func read(
    _ chunk: ChunkPlan.Chunk, _ scanner: ChunkScanner
  ) throws(Diagnostic) -> Bool {
    let progress = try scanner.scan(chunk) { take($0) }
    let isWhole = progress.stop == nil
    findings.oddities.pairs += progress.pairs
    findings.oddities.feeds += progress.rows - progress.pairs - (isWhole && chunk.isLast ? 1 : 0)
    guard let stop = progress.stop else { return progress.rows == chunk.rows }
    return try readStrictly(chunk, from: stop, row: chunk.firstRow + progress.rows, scanner)
  }

  /// Reads the rest of a chunk record by record.
  ///
  /// Records are the same as if the whole file had been read so: their reading depends on nothing
  /// before them, and where it depends on what follows the chunk it is given up.
  private mutating func readStrictly(
    _ chunk: ChunkPlan.Chunk, from stop: Int, row: Int, _ scanner: ChunkScanner
  ) throws(Diagnostic) -> Bool {
    let layout = reader.part.layout
    let (text, linesBefore) = try scanner.rest(of: chunk, from: stop)
    let stream = try TextStream(text, 0..<text.size, .plain)
    stream.mayHoldStandIns = layout.decoding != .plain
    let records = RecordReader(stream, delimiter: layout.delimiter)
    records.width = layout.width
    records.start(
      row: row,
      line: try plan.line(at: chunk.bytes.lowerBound, reader.part.input) + linesBefore)
    let end = chunk.firstRow + chunk.rows
    var isWithin = true
    var surplus: [(row: Int, text: String)] = []
    try readBatches(
      records, stream, layout, reader.run, surplus: { surplus.append(($0, $1)) }
    ) { batch in
      // Rows behind the chunk's are another thread's.
      isWithin = batch.firstRow + batch.count <= end
      if isWithin { take(batch) }
      return isWithin
    }
    findings.surplus += surplus
    findings.oddities.merge(records.oddities)
    return isWithin && !records.metEnd && records.oddities.lonelyReturns == 0
      && records.row == end
  }

  private mutating func take(_ batch: Batch) {
    reader.take(batch, members)
    if batch.isOdd { findings.cells.count(batch) }
  }
}

/// What the threads that read chunks share.
///
/// Each thread's crew is its own until all have ended.
private final class ChunkWork: @unchecked Sendable {
  let crews: [[(column: Int, source: Int?, worker: ColumnWorker)]]
  private let chunks: [ChunkPlan.Chunk]
  private let taken = Atomic<Int>(0)
  private let gaveUp = Atomic<Bool>(false)
  private let shared: Mutex<(failure: Diagnostic?, findings: ChunkFindings)>

  init(
    _ chunks: [ChunkPlan.Chunk],
    crews: [[(column: Int, source: Int?, worker: ColumnWorker)]], _ layout: Layout
  ) {
    self.chunks = chunks
    self.crews = crews
    shared = Mutex((nil, ChunkFindings(cells: OddCells(layout))))
  }

  /// The next chunk nobody has taken.
  func next() -> ChunkPlan.Chunk? {
    guard !gaveUp.load(ordering: .relaxed) else { return nil }
    let number = taken.add(1, ordering: .relaxed).oldValue
    return number < chunks.count ? chunks[number] : nil
  }

  func giveUp() { gaveUp.store(true, ordering: .relaxed) }

  func fail(_ failure: Diagnostic) {
    shared.withLock { $0.failure = $0.failure ?? failure }
    giveUp()
  }

  func finish(_ findings: ChunkFindings) { shared.withLock { $0.findings.add(findings) } }

  /// Whether every chunk held the records of the plan.
  func isSound() throws(Diagnostic) -> Bool {
    if let failure = shared.withLock({ $0.failure }) { throw failure }
    return !gaveUp.load(ordering: .relaxed)
  }

  func found() -> ChunkFindings { shared.withLock { $0.findings } }
}
