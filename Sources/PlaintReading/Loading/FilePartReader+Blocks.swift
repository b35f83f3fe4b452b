import PlaintTable
import PlaintText
import Synchronization

/// Reading a part on all threads at once.
extension FilePartReader {
  /// Reads the body block by block; nil when it holds records that begin where nobody looking at
  /// a block alone would have them begin, so that only reading from the start tells.
  func readBlocks(_ body: RecordArea) throws(Diagnostic) -> FilePartReading? {
    let blocks = BlockText.blocks(of: body.bytes, size: block)
    let threads = max(1, min(run.threads, blocks))
    let relay = BlockSequencer(blocks: blocks, run)
    let work = BlockWork(crews: (0..<threads).map { _ in crew() }, part.layout)
    parallel(threads) { number in
      var crew = BlockCrew(self, body, relay, work.crews[number])
      do throws(Diagnostic) {
        try crew.read()
      } catch {
        work.fail(error)
        relay.giveUp()
      }
      work.finish(crew.findings)
    }
    try run.check()
    let found = try work.found()
    if let doubt = found.doubt { return FilePartReading(doubt: doubt) }
    guard let rows = relay.rows else { return nil }
    return reading(body, rows, found, work)
  }

  private func reading(
    _ body: RecordArea, _ rows: Int, _ found: BlockFindings, _ work: BlockWork
  ) -> FilePartReading {
    var reading = FilePartReading(rows: rows, oddities: body.oddities)
    reading.oddities.merge(found.oddities)
    reading.oddities.add(found.cells)
    reading.hollow = found.hollow.sorted()
    reading.surplus = found.surplus.sorted { $0.row < $1.row }
    for place in work.crews.first?.indices ?? 0..<0 {
      let column = work.crews[0][place].column
      reading.workers[column] = work.crews.map { $0[place].worker }
    }
    return reading
  }
}

/// What was found in some blocks.
private struct BlockFindings: Sendable {
  var oddities = RowIrregularities()
  var cells: OddCells
  var hollow: [Int] = []
  var surplus: [(row: Int, text: String)] = []
  var doubt: FilePartReading.Doubt?

  mutating func add(_ other: BlockFindings) {
    oddities.merge(other.oddities)
    cells.add(other.cells)
    hollow += other.hollow
    surplus += other.surplus
    doubt = doubt ?? other.doubt
  }
}

/// What the threads share that read blocks.
///
/// Each thread's crew is its own until all have ended.
private final class BlockWork: @unchecked Sendable {
  let crews: [[(column: Int, source: Int?, worker: ColumnWorker)]]
  private let shared: Mutex<(failure: Diagnostic?, findings: BlockFindings)>

  init(crews: [[(column: Int, source: Int?, worker: ColumnWorker)]], _ layout: Layout) {
    self.crews = crews
    shared = Mutex((nil, BlockFindings(cells: OddCells(layout))))
  }

  func fail(_ failure: Diagnostic) {
    shared.withLock { $0.failure = $0.failure ?? failure }
  }

  func finish(_ findings: BlockFindings) { shared.withLock { $0.findings.add(findings) } }

  func found() throws(Diagnostic) -> BlockFindings {
    let (failure, findings) = shared.withLock { ($0.failure, $0.findings) }
    if let failure { throw failure }
    return findings
  }
}

/// One thread at work on blocks.
private struct BlockCrew {
  private let reader: FilePartReader
  private let body: RecordArea
  private let relay: BlockSequencer
  private let members: [(column: Int, source: Int?, worker: ColumnWorker)]
  private(set) var findings: BlockFindings

  private var layout: Layout { reader.part.layout }

  init(
    _ reader: FilePartReader, _ body: RecordArea, _ relay: BlockSequencer,
    _ members: [(column: Int, source: Int?, worker: ColumnWorker)]
  ) {
    self.reader = reader
    self.body = body
    self.relay = relay
    self.members = members
    findings = BlockFindings(cells: OddCells(reader.part.layout))
  }

  /// Takes block after block until there are none, or something is wrong.
  mutating func read() throws(Diagnostic) {
    let text = BlockText(reader.part.input, body.bytes, size: reader.block)
    let scanner = try ChunkScanner(layout, wanted: members.compactMap(\.source))
    while let number = relay.take() {
      if number % Self.blocksBetweenChecks == 0 { try reader.memory.check() }
      let look = try text.look(at: number)
      if layout.decoding == .plain, !text.isUTF8() { return doubt(.isNotUTF8) }
      guard let state = relay.pass(number, look) else { return }
      if reader.firstRow + state.rows + look.ends(state.isInside) >= reader.room {
        return doubt(.hasMoreRows)
      }
      if let chunk = try chunk(number, text, look, state), try !read(chunk, text, scanner) {
        return relay.giveUp()
      }
      reader.run.advance(text.block.count)
    }
  }

  private static let blocksBetweenChecks = 64

  private mutating func doubt(_ doubt: FilePartReading.Doubt) {
    findings.doubt = doubt
    relay.giveUp()
  }

  /// The records that start in a block, behind the first line end in it, to the first line end
  /// behind it; nil when none does.
  private func chunk(
    _ number: Int, _ text: BlockText, _ look: BlockScan, _ state: BlockSequencer.State
  ) throws(Diagnostic) -> Chunk? {
    let isFirst = number == 0
    let first = look.first(state.isInside)
    guard isFirst || first >= 0 else { return nil }
    let next = try text.nextRecord(state.isInside != look.isOdd)
    let start = isFirst ? text.block.lowerBound : text.block.lowerBound + first + 1
    return Chunk(
      bytes: start..<(next ?? body.bytes.upperBound),
      firstRow: isFirst ? 0 : state.rows + 1,
      rows: look.ends(state.isInside) + (isFirst ? 1 : 0), isLast: next == nil,
      firstLine: body.firstLine + state.lines + text.lines(before: start),
      hasNulls: look.hasNulls || text.hasNulls(behind: next ?? body.bytes.upperBound))
  }

  /// Reads a chunk, strictly from its first row that is not well-formed; false when its records
  /// are not those it was thought to have.
  private mutating func read(
    _ chunk: Chunk, _ text: BlockText, _ scanner: ChunkScanner
  ) throws(Diagnostic) -> Bool {
    let area = ColumnTarget.area(
      reader.firstByte + chunk.bytes.lowerBound, growth: reader.growth)
    for member in members { member.worker.cursor = area }
    let progress = scanner.scan(text[chunk.bytes.lowerBound], chunk) { take($0) }
    let isWhole = progress.stop == nil
    findings.oddities.pairs += progress.pairs
    findings.oddities.feeds += progress.rows - progress.pairs - (isWhole && chunk.isLast ? 1 : 0)
    try takeHollow(scanner, chunk)
    guard let stop = progress.stop else { return progress.rows == chunk.rows }
    return try readStrictly(chunk, from: stop, row: chunk.firstRow + progress.rows, scanner)
  }

  /// Notes the rows without a value; the lines of the first of them are counted anew.
  private mutating func takeHollow(
    _ scanner: ChunkScanner, _ chunk: Chunk
  ) throws(Diagnostic) {
    for (row, start) in scanner.hollow {
      let row = chunk.firstRow + row
      findings.hollow.append(row)
      guard findings.oddities.hollow.showsMore else {
        findings.oddities.hollow.addUnshown()
        continue
      }
      let lines = try scanner.rest(of: chunk, in: reader.part.input, from: start).linesBefore
      findings.oddities.hollow.add(
        RowIrregularities.Spot(row: row + 1, line: chunk.firstLine + lines))
    }
  }

  /// Reads the rest of a chunk record by record.
  ///
  /// Records are the same as if the whole file had been read so: their reading depends on nothing
  /// before them, and where it depends on what follows the chunk it is given up.
  private mutating func readStrictly(
    _ chunk: Chunk, from stop: Int, row: Int, _ scanner: ChunkScanner
  ) throws(Diagnostic) -> Bool {
    let (text, lines) = try scanner.rest(of: chunk, in: reader.part.input, from: stop)
    let stream = try TextStream(text, 0..<text.size, .plain)
    stream.mayHoldStandIns = layout.decoding != .plain
    let records = RecordReader(stream, delimiter: layout.delimiter)
    records.width = layout.width
    records.start(row: row, line: chunk.firstLine + lines)
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
    findings.hollow += records.hollow
    findings.oddities.merge(records.oddities)
    return isWithin && !records.metEnd && records.oddities.lonelyReturns == 0
      && records.row == end
  }

  private mutating func take(_ batch: Batch) {
    reader.take(batch, members)
    if batch.isOdd { findings.cells.count(batch) }
  }
}
